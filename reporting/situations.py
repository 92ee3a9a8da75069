"""Where an institution stands in a quarter: its report or the lack of it, its due day, on time or late, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from formats.dates import long_date
from institutions.access.scope import Scope
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.calendar import Extension, normal_due
from reporting.reports import Report
from reporting.statuses import HANDED_IN, Status
from reporting.windows import Phase, QuarterWindow, phase

#: Kind of chip by status; silence is "none".
CHIPS = {
    Status.DRAFT: "none",
    Status.SUBMITTED: "warn",
    Status.RETURNED: "bad",
    Status.ACCEPTED: "ok",
    Status.VERIFIED: "ok",
}


@dataclass(frozen=True)
class Situation:
    """One institution, one quarter, one day."""

    institution: Institution
    window: QuarterWindow
    due: date
    on: date
    report: Report | None = None

    @property
    def status(self) -> Status | None:
        return Status(self.report.status) if self.report else None

    @property
    def is_handed_in(self) -> bool:
        return self.status in HANDED_IN

    @property
    def is_silent(self) -> bool:
        """Nothing of it has ever arrived; a returned report had."""
        return self.report is None or self.report.first_submitted_at is None

    @property
    def is_provincial(self) -> bool:
        """The province judges it directly: a region's, or one of its own agencies'."""
        return self.institution.is_region or self.institution.own_region.kind == Kind.PROVINCE

    @property
    def phase(self) -> Phase:
        return phase(self.window, due=self.due, on=self.on)

    @property
    def days_late(self) -> int:
        """How many days after its due day it arrived, or has been missing until today; 0 for on time."""
        first = self.report.first_submitted_at if self.report else None
        return max(0, ((localdate(first) if first else self.on) - self.due).days)

    @property
    def label(self) -> str:
        if self.is_silent and self.window.is_closed:
            return "Tidak melapor"
        if self.report is None:
            return "Belum melapor"
        if self.status == Status.DRAFT:
            return "Sedang diisi"
        if self.status == Status.SUBMITTED:
            return "Menunggu verifikasi" if self.is_provincial else "Menunggu penerimaan"
        if self.status == Status.ACCEPTED and self.is_provincial:
            return "Menunggu verifikasi"
        return self.report.get_status_display()

    @property
    def chip(self) -> str:
        if self.status == Status.ACCEPTED and self.is_provincial:
            return "warn"
        if self.is_silent and self.days_late:
            return "bad"
        return CHIPS[self.status] if self.status else "none"

    @property
    def timing(self) -> str:
        """On time, late, or when it is due."""
        if not self.is_silent:
            return f"terlambat {self.days_late} hari" if self.days_late else "tepat waktu"
        if self.window.is_closed:
            return "tidak melapor sampai triwulan ditutup"
        if self.days_late:
            return f"lewat tenggat {self.days_late} hari"
        return f"tenggat {long_date(self.due)}"


def situations(
    institutions: Iterable[Institution], *, window: QuarterWindow, scope: Scope, on: date
) -> list[Situation]:
    """Two queries for any number of institutions, which must be within scope."""
    everyone = list(institutions)
    ids = [institution.pk for institution in everyone]
    reports = Report.objects.visible_to(scope).filter(quarter=window.quarter, institution__in=ids)
    by_institution = {report.institution_id: report for report in reports}
    for institution in everyone:
        if (report := by_institution.get(institution.pk)) is not None:
            report.institution = institution
    extended = extensions_in(window, scope=scope)
    return [
        Situation(
            institution=institution,
            window=window,
            due=extended.get(institution.pk) or normal_due(institution, window=window),
            on=on,
            report=by_institution.get(institution.pk),
        )
        for institution in everyone
    ]


def situations_of_one(
    institution: Institution, *, windows: Iterable[QuarterWindow], scope: Scope, on: date
) -> list[Situation]:
    """One institution in several quarters in which it is expected. Two queries."""
    wanted = [window for window in windows if institution.exists_on(window.quarter.last_day)]
    quarters = [window.quarter for window in wanted]
    reports = Report.objects.visible_to(scope).filter(institution=institution, quarter__in=quarters)
    by_quarter = {report.quarter: report for report in reports}
    granted = Extension.objects.visible_to(scope).filter(institution=institution, quarter__in=quarters)
    extended = dict(granted.values_list("quarter", "due"))
    return [
        Situation(
            institution=institution,
            window=window,
            due=extended.get(window.quarter) or normal_due(institution, window=window),
            on=on,
            report=by_quarter.get(window.quarter),
        )
        for window in wanted
    ]


def situation_of(report: Report, *, window: QuarterWindow, scope: Scope, on: date) -> Situation:
    due = extensions_in(window, scope=scope).get(report.institution_id)
    return Situation(
        report.institution, window, due or normal_due(report.institution, window=window), on, report=report
    )


def extensions_in(window: QuarterWindow, *, scope: Scope) -> dict[int, date]:
    granted = Extension.objects.visible_to(scope).filter(quarter=window.quarter)
    return dict(granted.values_list("institution", "due"))
