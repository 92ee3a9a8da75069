"""One item, saved while the form is filled: by the same verb as the whole form, answered with what changed."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from institutions.access.lost import TYPED_BY
from institutions.access.refusals import Refused
from reporting.cards import Card, Reading
from reporting.filling import Outcome, fill_in
from reporting.pages.form_sheet import FormSheet
from reporting.pages.typing_door import TypingDoor
from reporting.posted import Posted, read_post, read_shown
from reporting.questions import sheet_of
from reporting.reports import Report

INCOMPLETE = "Isian ini tidak lengkap, sehingga tidak disimpan. Muat ulang halaman ini."
STATUS = {"kept": 200, "conflict": 409, "amiss": 422}


class SaveItem(TypingDoor):
    """200: kept. 409: somebody else's answer stands, or nothing may change any more. 422: not as it was typed."""

    ability = "edit_report"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        report, at = self.report(pk), timezone.now()
        posted = read_post(request.POST, request.FILES).only(code)
        if TYPED_BY not in request.POST or not posted.typed:
            raise Refused(INCOMPLETE)
        outcome = fill_in(report, posted=posted, scope=self.scope, at=at)
        if outcome.refusal and outcome.typed:
            raise outcome.refusal
        return self._answer(report, code, outcome, posted=posted, at=at)

    def refusal_page(self, refusal: Refused, *, status: int) -> HttpResponse:
        return render(self.request, "reporting/_item_refused.html", {"reason": refusal.text}, status=status)

    def _answer(self, report: Report, code: str, outcome: Outcome, *, posted: Posted, at: datetime) -> HttpResponse:
        today, reader = timezone.localdate(at), self.scope.user.pk
        reading = Reading(today=today, reader_id=reader, outcome=outcome, versions=posted.versions)
        form = FormSheet(sheet_of(report, scope=self.scope, at=at), at=at, reading=reading)
        if form.sheet.of(code) is None:
            raise Http404
        kind = kind_of(outcome)
        shown = read_shown(self.request.POST)
        context = {"report": report, "form": form, "kind": kind, "cards": cards_to_show(form, code=code, shown=shown)}
        return render(self.request, "reporting/_item_answer.html", context, status=STATUS[kind])


def kind_of(outcome: Outcome) -> str:
    """A refusal that finds all as it was typed has nothing left to refuse: a save whose answer was never heard."""
    if outcome.conflicts:
        return "conflict"
    return "amiss" if outcome.troubles else "kept"


def cards_to_show(form: FormSheet, *, code: str, shown: dict[str, int]) -> list[Card]:
    """The item itself, those that take over its number, and what others saved since the page was shown."""
    return [
        card
        for card in form.cards
        if card.code == code
        or (card.question.source is not None and card.question.source.code == code)
        or shown.get(card.code, card.question.version) != card.question.version
    ]
