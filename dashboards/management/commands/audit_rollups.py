"""manage.py audit_rollups: works out every number of the boards a second time, another way, and compares."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dashboards.audit.comparing import Difference, audit
from dashboards.audit.editions import EditionAudit, audit_editions
from dashboards.frames import TREND
from dashboards.scoreboard import revisions_for, scoreboard
from formats.quarters import Quarter
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.reports import Report

SHOWN = 20


class Command(BaseCommand):
    help = "Recompute every number of the boards, and of editions, from the tables, with pandas, and compare."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quarter", type=Quarter.parse, help="Only this quarter, e.g. 2026-TW3.")

    def handle(self, *args: Any, quarter: Quarter | None, **options: Any) -> None:
        compared = 0
        wrong: list[Difference] = []
        broken: list[str] = []
        # A command that audits everything that is shown to anybody.
        for province in Institution.everything.filter(kind=Kind.PROVINCE):
            for one in [quarter] if quarter else verified_quarters():
                board = scoreboard(one, province=province, known=revisions_for(one, trend=TREND))
                found = audit(board)
                compared, wrong = compared + found.compared, wrong + found.differences
                self.stdout.write(f"{province.code} {one.code}: {found.compared} compared")
            for stored in audit_editions(province, quarter):
                broken += stored.wrong
                if stored.numbers is not None:
                    compared, wrong = compared + stored.numbers.compared, wrong + stored.numbers.differences
                self.stdout.write(f"{province.code} {stored.edition.quarter.code}: {told(stored)}")
        for line in broken:
            self.stderr.write(line)
        if broken:
            raise CommandError(f"{len(broken)} stored texts are not what was stored.")
        for difference in wrong[:SHOWN]:
            self.stderr.write(str(difference))
        if wrong:
            raise CommandError(f"{len(wrong)} of {compared} numbers differ.")
        self.stdout.write(f"{compared} numbers compared, none differs.")


def told(stored: EditionAudit) -> str:
    name = f"edition {stored.edition.number}"
    if stored.numbers is None:
        return f"{name}: digests checked"
    return f"{name}: digests checked, {stored.numbers.compared} compared"


def verified_quarters() -> list[Quarter]:
    rows = Report.everything.filter(verified_at__isnull=False).order_by("quarter")
    return list(rows.values_list("quarter", flat=True).distinct())
