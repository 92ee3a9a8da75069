"""What a regency's coordinator sees of their agencies before the regency's report is sent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from institutions.access.scope import Scope
from institutions.expected import expected_agencies
from institutions.kinds import REGENCIES
from institutions.models import Institution
from reporting.acknowledgements import LeftOut, left_out
from reporting.reminders.nudges import Reminded, reminded_in
from reporting.reports import Report
from reporting.silence import SILENT, Standing, statement


@dataclass(frozen=True)
class LeftOutRow:
    """One agency that the report will leave out, with what was typed beside it."""

    one: LeftOut
    reminded: Reminded | None
    reason: str = ""
    wrong: str = ""

    @property
    def institution(self) -> Institution:
        return self.one.institution

    @property
    def is_waiting(self) -> bool:
        """It lies with the coordinator, who could still accept it."""
        return self.one.standing == Standing.SUBMITTED

    @property
    def chip(self) -> str:
        return {Standing.SUBMITTED: "warn", Standing.RETURNED: "bad"}.get(self.one.standing, "none")


@dataclass(frozen=True)
class BeforeSending:
    """`expected` agencies, of which `rows` are not accepted: the silent ones last, those one can still act on first."""

    expected: int
    rows: tuple[LeftOutRow, ...]
    counts: Counter[Standing] = field(default_factory=Counter)

    @property
    def accepted(self) -> int:
        return self.expected - len(self.rows)

    @property
    def states(self) -> list[tuple[str, int]]:
        """How many agencies stand where, in words; nobody's state is left out."""
        found = [(str(standing.label), self.counts[standing]) for standing in reversed(Standing)]
        return [("diterima", self.accepted), *((label, number) for label, number in found if number)]

    @property
    def waiting(self) -> int:
        return self.counts[Standing.SUBMITTED]

    @property
    def statement(self) -> str:
        return statement(row.one.standing for row in self.rows)


def before_sending(
    report: Report, *, scope: Scope, reasons: Mapping[str, str], wrong: Mapping[str, str]
) -> BeforeSending | None:
    """None for what is no regency's report: nobody else collects. `reasons` and `wrong` by the agency's code."""
    if report.institution.kind not in REGENCIES:
        return None
    found = left_out(report)
    reminded = reminded_in(report.quarter, scope=scope)
    rows = [
        LeftOutRow(one, reminded.get(one.institution.pk), reasons.get(code, ""), wrong.get(code, ""))
        for one in sorted(found, key=lambda one: one.standing in SILENT)
        for code in (one.institution.code,)
    ]
    expected = expected_agencies(report.quarter, region=report.institution).count()
    return BeforeSending(expected, tuple(rows), Counter(one.standing for one in found))
