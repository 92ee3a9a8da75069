"""Pages /laporan/…: the list, one report with its story, and beginning one."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from formats.quarters import Quarter, last_ended
from institutions.access.doors import ActionDoor, PageDoor
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Refused
from institutions.access.scope import Scope
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.acknowledgements import told_about
from reporting.calendar import window_of
from reporting.facts import receiver_of
from reporting.inspection import inspection_of
from reporting.pages.asked import neighbours, quarter_asked
from reporting.receipts import receipt_of
from reporting.remarks import Voice, speaks_now
from reporting.report_list import STATES, Asked, find, own_quarters, regions_in
from reporting.reports import Report
from reporting.situations import situation_of
from reporting.starting import start_report
from reporting.steps import steps_for
from reporting.verification import picture_of
from reporting.windows import why_not_saved

ROAD = "institution__region__parent"


class ReportList(PageDoor):
    ability = "view_reports"
    template_name = "reporting/report_list.html"

    def context(self) -> dict[str, Any]:
        today, given = timezone.localdate(), self.request.GET
        if self.scope.institution.kind == Kind.AGENCY:
            return {"rows": own_quarters(self.scope, on=today), "is_own": True}
        quarter = quarter_asked(self.request, default=last_ended(today))
        asked = Asked(quarter, given.get("daerah", ""), given.get("status", ""), given.get("page", "1"))
        found = find(asked, scope=self.scope, on=today)
        return {
            "asked": asked,
            "rows": found.rows,
            "page_obj": found.page,
            "regions": regions_in(self.scope),
            "states": STATES,
            **neighbours(quarter, on=today),
        }


class ReportPage(PageDoor):
    ability = "view_reports"
    template_name = "reporting/report_page.html"

    def context(self, pk: int) -> dict[str, Any]:
        return report_context(self.fetch(Report, ROAD, pk=pk), scope=self.scope, at=timezone.now())


def report_context(
    report: Report, *, scope: Scope, at: datetime, note: str = "", chosen: Collection[str] | None = None
) -> dict[str, Any]:
    """What the page of one report shows; `note` and `chosen` are what somebody had typed into a step's form."""
    window = window_of(report.quarter, province=scope.province)
    inspection = inspection_of(report, scope=scope)
    journal = JournalEntry.objects.visible_to(scope).filter(subject_kind="report", subject_id=report.pk)
    lock = why_not_saved(window, on=localdate(at))
    voice, steps = speaks_now(report, scope=scope, lock=lock), steps_for(report, scope=scope, at=at)
    remarked = {item.code for item in inspection.items if item.is_remarked}
    return {
        "report": report,
        "situation": situation_of(report, window=window, scope=scope, on=localdate(at)),
        "inspection": inspection,
        "steps": steps,
        "may_fill": steps.is_sender and lock is None,
        "receiver": receiver_of(report),
        "journal": journal.select_related("user"),
        "voice": voice if voice == Voice.SENDER else None,
        "here": reverse("report_page", args=[report.pk]),
        "acknowledged": told_about(report, scope=scope),
        "receipt": receipt_of(report, scope=scope),
        "seen": picture_of([report]),
        "note": note,
        "chosen": remarked if chosen is None else chosen,
    }


class StartReport(ActionDoor):
    ability = "edit_report"

    def act(self) -> str:
        code, quarter = self.request.POST.get("institution", ""), self.request.POST.get("quarter", "")
        institution = Institution.objects.visible_to(self.scope).filter(code=code).select_related("region__parent")
        try:
            report = start_report(
                _or_404(institution.first()), quarter=Quarter.parse(quarter), scope=self.scope, at=timezone.now()
            )
        except ValueError as error:
            raise Refused("Triwulan ini tidak dikenal.") from error
        return reverse("report_form", args=[report.pk])


def _or_404(institution: Institution | None) -> Institution:
    if institution is None:
        raise Http404
    return institution
