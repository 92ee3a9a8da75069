"""What the province has decided about a quarter: its due days, extensions, closing; and other days off."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from formats.dates import join_words
from formats.fields import QuarterField
from formats.quarters import Quarter
from institutions.access.holders import verifiers_of
from institutions.access.scope import Scoped
from institutions.tree import Institution
from reporting.windows import Dues, QuarterWindow, proposed_dues
from reporting.working_days import DaysOff

OFFICE = "DP3APPKB"
KEEPERS_NAMED = 3


class Window(models.Model):
    """One quarter as opened by a province: the due days it set. A due day never closes; the province does."""

    province = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="windows")
    quarter = QuarterField("triwulan")
    agency_due = models.DateField("tenggat perangkat daerah")
    acceptance_due = models.DateField("tenggat penerimaan")
    region_due = models.DateField("tenggat kabupaten/kota")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-quarter"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["province", "quarter"], name="window_once"),
            models.CheckConstraint(
                name="window_days_in_order",
                condition=Q(acceptance_due__gte=F("agency_due"), region_due__gte=F("acceptance_due")),
                violation_error_message="Urutan tenggat: perangkat daerah, penerimaan, lalu kabupaten/kota.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.quarter)


class Extension(Scoped):
    """A later due day for one institution and one quarter, with its reason."""

    scope_path = "institution"

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="extensions")
    quarter = QuarterField("triwulan")
    due = models.DateField("tenggat baru")
    reason = models.CharField("alasan", max_length=300)
    granted_by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-quarter", "institution__code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["institution", "quarter"], name="extension_once")
        ]

    def __str__(self) -> str:
        return f"{self.institution} {self.quarter}: {self.due}"


class DayOff(models.Model):
    """A day that is no working day here, beside the national holidays and cuti bersama; or, `is_worked`, one of
    those on which people work after all."""

    day = models.DateField("hari", unique=True)
    name = models.CharField("keterangan", max_length=120)
    is_worked = models.BooleanField("tetap hari kerja", default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["day"]
        verbose_name = "hari libur tambahan"

    def __str__(self) -> str:
        return f"{self.day}: {self.name}"


def hold_window(quarter: Quarter, *, province: Institution) -> Window | None:
    """The stored quarter, held until the transaction ends: it is neither closed nor opened again meanwhile."""
    return Window.objects.select_for_update().filter(province=province, quarter=quarter).first()


def window_of(quarter: Quarter, *, province: Institution) -> QuarterWindow:
    """The quarter as the province opened it; until it has, with the due days that would be proposed."""
    stored = Window.objects.filter(province=province, quarter=quarter).first()
    if stored is None:
        return QuarterWindow(quarter, proposed_dues(quarter, days_off=days_off()))
    return as_opened(stored, keepers=keepers_of(province) if stored.closed_at else "")


def windows_with(quarters: Iterable[Quarter], *, province: Institution) -> dict[Quarter, QuarterWindow]:
    """All quarters that the province has opened, and these beside them, the latest first. Two or three queries."""
    off, opened = days_off(), list(Window.objects.filter(province=province))
    keepers = keepers_of(province) if any(stored.closed_at for stored in opened) else ""
    found = {quarter: QuarterWindow(quarter, proposed_dues(quarter, days_off=off)) for quarter in quarters}
    found |= {stored.quarter: as_opened(stored, keepers=keepers) for stored in opened}
    return dict(sorted(found.items(), reverse=True))


def as_opened(stored: Window, *, keepers: str = "") -> QuarterWindow:
    dues = Dues(agency=stored.agency_due, acceptance=stored.acceptance_due, region=stored.region_due)
    return QuarterWindow(stored.quarter, dues, closed_at=stored.closed_at, is_stored=True, keepers=keepers or OFFICE)


def keepers_of(province: Institution) -> str:
    """Whom to ask about a closed quarter: the province's office, and by name who can open it again."""
    names = [user.name for user in verifiers_of(province, on=localdate())[:KEEPERS_NAMED]]
    return f"{OFFICE} ({join_words(names, last='atau')})" if names else OFFICE


def days_off() -> DaysOff:
    changed: dict[bool, set[date]] = {False: set(), True: set()}
    for day, is_worked in DayOff.objects.values_list("day", "is_worked"):
        changed[is_worked].add(day)
    return DaysOff(added=frozenset(changed[False]), worked=frozenset(changed[True]))


def due_for(institution: Institution, *, window: QuarterWindow) -> date:
    """The institution's own due day: its extension's, if it has one."""
    return extended_to([institution.pk], quarter=window.quarter).get(institution.pk) or normal_due(
        institution, window=window
    )


def extended_to(institution_ids: Iterable[int], *, quarter: Quarter) -> dict[int, date]:
    """Of those that were given more time, until when."""
    granted = Extension.everything.filter(institution__in=list(institution_ids), quarter=quarter)
    return dict(granted.values_list("institution", "due"))


def normal_due(institution: Institution, *, window: QuarterWindow) -> date:
    return window.dues.region if institution.is_region else window.dues.agency
