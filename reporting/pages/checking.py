"""Before it is sent: all that is missing, the whole as it will be read, who is left out, and where it goes."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from institutions.access.doors import PageDoor, status_of
from institutions.access.lost import ANOTHER_PERSON, typed_by_another
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.kinds import Kind
from reporting.before_sending import before_sending
from reporting.editing import origin_of
from reporting.facts import SUBMITTING
from reporting.figures import Origin
from reporting.moves import BY_VERB, OpenMove
from reporting.pages.declaring import NOTHING_DECLARED, Declared, declared_in
from reporting.questions import sheet_of
from reporting.reports import Report
from reporting.sheets import Sheet
from reporting.workflow import make_move, moves_for


class CheckReport(PageDoor):
    """GET shows it; POST sends the report, with what its coordinator declares of the agencies that are left out."""

    ability = "edit_report"
    template_name = "reporting/report_check.html"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if typed_by_another(request):
            raise Beaten(ANOTHER_PERSON)
        report, at = self.report(pk), timezone.now()
        declared = declared_in(request, report)
        try:
            self._send(report, declared, at=at)
        except NotAllowed:
            raise
        except Refused as refusal:
            shown = self.context(pk, declared=declared, refusal=refusal)
            return render(request, self.template_name, shown, status=status_of(refusal))
        messages.success(request, f"{BY_VERB['submit'].done}: {report.institution}, {report.quarter}.")
        return redirect("report_page", report.pk)

    def _send(self, report: Report, declared: Declared, *, at: datetime) -> None:
        declared.refuse_if_wrong()
        sending = self._sending(report, at=at)
        verb = sending.move.verb if sending else "submit"
        make_move(verb, report, scope=self.scope, at=at, known=declared.known)

    def report(self, pk: int) -> Report:
        return self.fetch(Report, "institution__region__parent", pk=pk)

    def context(
        self, pk: int, *, declared: Declared = NOTHING_DECLARED, refusal: Refused | None = None
    ) -> dict[str, Any]:
        report, at = self.report(pk), timezone.now()
        on_behalf = origin_of(report, scope=self.scope) == Origin.ON_BEHALF
        sheet = sheet_of(report, scope=self.scope, at=at)
        return {
            "report": report,
            "sheet": sheet,
            "is_on_behalf": on_behalf,
            "sending": self._sending(report, at=at),
            "send_label": send_label(report, on_behalf=on_behalf),
            "send_to": reverse("report_check", args=[report.pk]),
            "problems": problems_by_item(sheet),
            "before": before_sending(report, scope=self.scope, reasons=declared.reasons, wrong=declared.wrong),
            "refusal": refusal,
            "is_undeclared": refusal is not None and not declared.known,
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
