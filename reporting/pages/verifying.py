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
from institutions.access.refusals import Beaten
from reporting.calendar import window_of
from reporting.inspection import inspections_of
from reporting.pages.asked import neighbours, quarter_asked, way_on
from reporting.pages.reports import ROAD
from reporting.queue import verification_queue
from reporting.remarks import add_remark
from reporting.reports import Report
from reporting.situations import situation_of
from reporting.steps import steps_for
from reporting.verification import picture_of, read_together


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


class VerificationPage(PageDoor):
    """For the province, and for a coordinator who is about to accept."""

    ability = "begin_review"
    template_name = "reporting/verification.html"

    def context(self, pk: int) -> dict[str, Any]:
        report, now = self.fetch(Report, ROAD, pk=pk), timezone.now()
        held = read_together(report, scope=self.scope)
        own, *agencies = inspections_of(held, scope=self.scope)
        steps = steps_for(report, scope=self.scope, at=now)
        window = window_of(report.quarter, province=self.scope.province)
        return {
            "report": report,
            "situation": situation_of(report, window=window, scope=self.scope, on=localdate(now)),
            "inspection": own,
            "remarkable_agencies": [one for one in agencies if one.remarkable],
            "quiet_agencies": [one for one in agencies if not one.remarkable],
            "agencies": agencies,
            "steps": steps,
            "seen": picture_of(held[:1]),
            "seen_together": picture_of(held),
            "chosen": {item.code for item in own.items if item.is_remarked},
            "here": reverse("verification", args=[report.pk]),
            "back": self.back_to(report),
        }

    def back_to(self, report: Report) -> str:
        """The list from which this person came."""
        name = "verification_queue" if self.scope.can("verify_report") else "collection"
        return reverse(name, args=[report.quarter])


class AddRemark(ActionDoor):
    ability = "begin_review"

    def act(self, pk: int, code: str) -> str:
        report = self.fetch(Report, ROAD, pk=pk)
        indicator = Indicator.objects.filter(code=code).first()
        if indicator is None:
            raise Http404
        text = self.request.POST.get("text", "")
        try:
            add_remark(report, indicator=indicator, text=text, scope=self.scope, at=timezone.now())
        except Beaten as refusal:
            raise Beaten(f"{refusal.text} Catatan yang Anda tulis: “{text.strip()}”") from refusal
        self.say("Catatan tersimpan. Pengirim membacanya pada butir itu.")
        page = way_on(self.request, default=reverse("verification", args=[report.pk]))
        return f"{page}#{code}-{report.pk}"
