"""Before it is sent: all that is missing, the whole as it will be read, and where it goes."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from institutions.access.doors import PageDoor
from institutions.kinds import Kind
from reporting.editing import origin_of
from reporting.facts import SUBMITTING
from reporting.figures import Origin
from reporting.moves import OpenMove
from reporting.questions import sheet_of
from reporting.reports import Report
from reporting.sheets import Sheet
from reporting.workflow import moves_for


class CheckReport(PageDoor):
    ability = "edit_report"
    template_name = "reporting/report_check.html"

    def context(self, pk: int) -> dict[str, Any]:
        report = self.fetch(Report, "institution__region__parent", pk=pk)
        on_behalf = origin_of(report, scope=self.scope) == Origin.ON_BEHALF
        at = timezone.now()
        sheet = sheet_of(report, scope=self.scope, at=at)
        return {
            "report": report,
            "sheet": sheet,
            "is_on_behalf": on_behalf,
            "sending": self._sending(report, at=at),
            "send_label": send_label(report, on_behalf=on_behalf),
            "problems": problems_by_item(sheet),
        }

    def _sending(self, report: Report, *, at: datetime) -> OpenMove | None:
        moves = moves_for(report, scope=self.scope, at=at)
        return next((move for move in moves if move.move.verb in SUBMITTING), None)


def send_label(report: Report, *, on_behalf: bool) -> str:
    """What the button does: where the report goes next."""
    institution = report.institution
    if on_behalf:
        return f"Kirim atas nama {institution.short_name}"
    if institution.kind == Kind.AGENCY and institution.own_region.kind != Kind.PROVINCE:
        return f"Kirim ke koordinator {institution.own_region.name}"
    return "Kirim ke verifikator provinsi" if institution.kind == Kind.PROVINCE else "Kirim ke DP3APPKB Provinsi"


def problems_by_item(sheet: Sheet) -> list[dict[str, str]]:
    """Each thing that is missing, leading to its card."""
    return [
        {"code": question.code, "name": question.definition.name, "text": text}
        for question in sheet.questions
        for text in question.problems
    ]
