"""/verifikasi/… and /laporan/<pk>/verifikasi/: the province's queue, and one report as whoever judges it reads it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from formats.quarters import Quarter, last_ended
from indicators.models import Indicator
from institutions.access.doors import ActionDoor, PageDoor
from institutions.access.refusals import NotAllowed, Refused
from reporting.acknowledgements import told_about
from reporting.calendar import window_of
from reporting.examination import examination_of
from reporting.pages.asked import neighbours, quarter_asked, way_on
from reporting.pages.reports import ROAD
from reporting.pages.several_moves import tell, ticked
from reporting.queue import verification_queue
from reporting.remarks import Voice, add_remark, speaks_now
from reporting.reports import Report
from reporting.several_moves import make_moves
from reporting.situations import situation_of
from reporting.steps import steps_for
from reporting.verification import held_back, picture_of, read_together
from reporting.waiting_line import behind
from reporting.weighing import weigh
from reporting.windows import why_not_saved

TO_SEE = "Ada yang perlu dilihat lebih dahulu: {}."
REMARKED = "Catatan tersimpan. Pengirim membacanya pada butir itu."
ANSWERED = "Jawaban tersimpan. Pemeriksa membacanya pada butir itu."


class LatestQueue(PageDoor):
    ability = "verify_report"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect("verification_queue", quarter_asked(request, default=last_ended(timezone.localdate())))


class QueuePage(PageDoor):
    ability = "verify_report"
    template_name = "reporting/verification_queue.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        chosen = quarter_asked(request, default=kwargs["quarter"])
        return super().get(request, **kwargs) if chosen == kwargs["quarter"] else redirect("verification_queue", chosen)

    def context(self, quarter: Quarter) -> dict[str, Any]:
        today = timezone.localdate()
        return {"queue": verification_queue(quarter, scope=self.scope, on=today), **neighbours(quarter, on=today)}


class VerifySeveral(ActionDoor):
    """All ticked reports at once, each with its agencies; one in which something needs an eye by now is left."""

    ability = "verify_report"

    def act(self, quarter: Quarter) -> str:
        seen = ticked(self.request, quarter=quarter, scope=self.scope)
        groups = [read_together(one.report, scope=self.scope) for one in seen]
        against = {one.report.pk: TO_SEE.format(one.reasons) for one in weigh(groups, scope=self.scope) if one.reasons}
        outcome = make_moves("verify", seen, scope=self.scope, at=timezone.now(), against=against)
        tell(self.request, outcome, done="diverifikasi")
        return reverse("verification_queue", args=[quarter])


class VerificationPage(PageDoor):
    """For the province, and for a coordinator who is about to accept."""

    ability = "begin_review"
    template_name = "reporting/verification.html"

    def context(self, pk: int) -> dict[str, Any]:
        report, now = self.fetch(Report, ROAD, pk=pk), timezone.now()
        together = read_together(report, scope=self.scope)
        steps = steps_for(report, scope=self.scope, at=now)
        window = window_of(report.quarter, province=self.scope.province)
        voice = speaks_now(report, scope=self.scope, lock=why_not_saved(window, on=localdate(now)))
        examination = examination_of(together, steps=steps, scope=self.scope, at=now)
        return {
            "report": report,
            "situation": situation_of(report, window=window, scope=self.scope, on=localdate(now)),
            "examination": examination,
            "held_back": held_back(report, scope=self.scope),
            "acknowledged": told_about(report, scope=self.scope),
            "steps": steps,
            "voice": voice if voice == Voice.JUDGE else None,
            "seen": picture_of(together[:1]),
            "seen_together": picture_of(together),
            "chosen": examination.remarked,
            "here": reverse("verification", args=[report.pk]),
            "back": self.back_to(report),
            **self.way_on(report),
        }

    def way_on(self, report: Report) -> dict[str, Any]:
        """To the next report that waits for this person, and how many do beside this one."""
        others = behind(report, scope=self.scope)
        return {
            "waiting": len(others),
            "leads_on": reverse("verification", args=[others[0].pk]) if others else "",
        }

    def back_to(self, report: Report) -> str:
        """The list from which this person came."""
        name = "verification_queue" if self.scope.can("verify_report") else "collection"
        return reverse(name, args=[report.quarter])


class AddRemark(ActionDoor):
    """By whoever judges the report, or in answer by its sender: the verb asks which."""

    ability = "view_reports"

    def act(self, pk: int, code: str) -> str:
        report = self.fetch(Report, ROAD, pk=pk)
        indicator = Indicator.objects.filter(code=code).first()
        if indicator is None:
            raise Http404
        text = self.request.POST.get("text", "")
        try:
            remark = add_remark(report, indicator=indicator, text=text, scope=self.scope, at=timezone.now())
        except NotAllowed:
            raise
        except Refused as refusal:
            raise type(refusal)(refusal.text + _given_back(text)) from refusal
        self.say(ANSWERED if remark.from_sender else REMARKED)
        name = "report_page" if remark.from_sender else "verification"
        page = way_on(self.request, default=reverse(name, args=[report.pk]))
        return f"{page}#{code}-{report.pk}"


def _given_back(text: str) -> str:
    """What was typed in vain; what is too long to be kept is given back whole, too."""
    return f" Yang Anda tulis: “{text.strip()}”" if text.strip() else ""
