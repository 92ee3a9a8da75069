"""The form of one report: shown, and taken. The most important page of the product."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from formats.dates import clock, join_words
from institutions.access.middleware import SESSION_KEY
from institutions.access.refusals import Beaten
from reporting.cards import Reading
from reporting.editing import origin_of
from reporting.figures import Origin
from reporting.filling import Outcome, fill_in
from reporting.pages.form_sheet import FormSheet
from reporting.pages.typing_door import TypingDoor
from reporting.posted import Posted, read_post
from reporting.questions import sheet_of
from reporting.reports import Report


class FillReport(TypingDoor):
    """GET shows the form; POST keeps what can be kept, in one button, with or without JavaScript."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(self.report(pk), at=timezone.now())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.is_another_capacity:
            self._stay_in_this_capacity()
        report, at = self.report(pk), timezone.now()
        posted = read_post(request.POST, request.FILES)
        outcome = fill_in(report, posted=posted, scope=self.scope, at=at)
        if not outcome.is_clean:
            return self._show(report, at=at, outcome=outcome, posted=posted)
        self._tell(outcome, at=at)
        return redirect(_next_address(report, posted, outcome))

    def _stay_in_this_capacity(self) -> None:
        self.request.session[SESSION_KEY] = self.scope.membership.pk
        messages.info(self.request, f"Anda bertindak kembali sebagai {self.scope.capacity}.")

    def _show(
        self, report: Report, *, at: datetime, outcome: Outcome | None = None, posted: Posted | None = None
    ) -> HttpResponse:
        refusal = outcome.refusal if outcome else None
        status = 409 if isinstance(refusal, Beaten) else 422 if outcome else 200
        return render(
            self.request, "reporting/report_form.html", self._context(report, at, outcome, posted), status=status
        )

    def _context(
        self, report: Report, at: datetime, outcome: Outcome | None, posted: Posted | None
    ) -> Mapping[str, Any]:
        reading = Reading(
            today=timezone.localdate(at),
            reader_id=self.scope.user.pk,
            outcome=outcome or Outcome(),
            versions=posted.versions if posted else {},
        )
        return {
            "report": report,
            "form": FormSheet(sheet_of(report, scope=self.scope, at=at), at=at, reading=reading),
            "is_on_behalf": origin_of(report, scope=self.scope) == Origin.ON_BEHALF,
        }

    def _tell(self, outcome: Outcome, *, at: datetime) -> None:
        told = [f"{len(outcome.changed)} butir"] if outcome.changed else []
        told += [f"{outcome.files} berkas"] if outcome.files else []
        told += [f"{outcome.replied} jawaban untuk pemeriksa"] if outcome.replied else []
        if told:
            messages.success(self.request, f"Tersimpan pukul {clock(at)}: {join_words(told)}.")
        else:
            messages.success(self.request, f"Semua isian tersimpan pukul {clock(at)}; tidak ada lagi yang berubah.")


def _next_address(report: Report, posted: Posted, outcome: Outcome) -> str:
    """Back to where one was: the last item that changed, or the one that was opened."""
    if posted.then == "periksa":
        return reverse("report_check", args=[report.pk])
    touched = [code for code in posted.typed if code in {*outcome.changed, *posted.uploads, *posted.replies}]
    place = posted.unlock or (touched[-1] if touched else "")
    return reverse("report_form", args=[report.pk]) + (f"#{place}" if place else "")
