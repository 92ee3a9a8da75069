"""/kelengkapan/tidak-pernah-melapor/: the agencies that do not report themselves, within the viewer's scope."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from dashboards.addressed import LONGEST
from dashboards.choosing import shown_by_default
from dashboards.completeness.province import OWN_NAME
from dashboards.completeness.reports import Windows, opened_windows
from dashboards.completeness.silence import AT_LEAST, Silence, over, silences
from dashboards.extracts.completeness import silence_sheet
from dashboards.extracts.extract import Extract
from dashboards.extracts.extractable import Extractable
from dashboards.extracts.parts import words
from dashboards.sentences import Paragraph, said, strong
from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.kinds import Kind

Key = Callable[[Silence], Any]
SORTS: dict[str, Key] = {
    "daerah": lambda one: (one.agency.own_region.code, one.agency.name),
    "lama": lambda one: one.length,
    "nama": lambda one: one.agency.name,
}
DEFAULT = "-lama"
NEVER = "Perangkat daerah yang tidak pernah melapor"
STOPPED = "berhenti"


@dataclass(frozen=True, slots=True)
class Heading:
    """`sort`: the address that sorts by it; `order`: how it is sorted now."""

    label: str
    sort: str
    order: str


@dataclass(frozen=True, slots=True)
class SilentLine:
    silence: Silence
    region: str
    url: str
    remind: str


@dataclass(frozen=True)
class SilentPage:
    """`shows_stopped`: those that did report once, instead of those that never did."""

    everyone: list[Silence]
    quarters: list[Quarter]
    remind_in: Quarter | None
    may_remind: bool
    shows_stopped: bool
    order: str
    shown: Quarter

    at_least = AT_LEAST

    @cached_property
    def never(self) -> list[Silence]:
        return [one for one in self.everyone if one.last is None]

    @cached_property
    def stopped(self) -> list[Silence]:
        return [one for one in self.everyone if one.last is not None]

    @cached_property
    def lines(self) -> list[SilentLine]:
        chosen = self.stopped if self.shows_stopped else self.never
        key = SORTS[self.order.removeprefix("-")]
        return [self._line(one) for one in sorted(chosen, key=key, reverse=self.order.startswith("-"))]

    def _line(self, one: Silence) -> SilentLine:
        region = one.agency.own_region
        may = self.may_remind and self.remind_in in one.quarters and not one.is_in
        return SilentLine(
            silence=one,
            region=OWN_NAME if region.kind == Kind.PROVINCE else region.name,
            url=reverse("completeness_agency", args=[self.shown, region.code, one.agency.code]),
            remind=reverse("remind", args=[self.remind_in, one.agency.code]) if may else "",
        )

    @property
    def order_in_words(self) -> str:
        name = {"daerah": "daerah", "lama": "lamanya diam", "nama": "nama"}[self.order.removeprefix("-")]
        return f"{name}, terbalik" if self.order.startswith("-") else name

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(*one) for one in (("Perangkat daerah", "nama"), ("Daerah", "daerah"), ("Diam", "-lama"))]

    def _heading(self, label: str, first: str) -> Heading:
        name = first.removeprefix("-")
        is_here = self.order.removeprefix("-") == name
        other = name if first.startswith("-") else f"-{name}"
        direction = ("descending" if self.order.startswith("-") else "ascending") if is_here else ""
        return Heading(label, other if self.order == first else first, direction)

    @property
    def paragraph(self) -> Paragraph:
        return never_in_words(
            len(self.never),
            regions=len({one.agency.region_id for one in self.never}),
            without_focal_point=sum(not one.focal_points for one in self.never),
            quarters=len(self.quarters),
        )


def never_in_words(count: int, *, regions: int, without_focal_point: int, quarters: int) -> Paragraph:
    """In words for 0, 1 and many; nothing can be said before two quarters are over."""
    if quarters < AT_LEAST:
        return said("Baru dapat dihitung setelah tenggat dua triwulan lewat.")
    if not count:
        return said("Setiap perangkat daerah dalam lingkup Anda pernah mengirim laporannya sendiri.")
    if count == 1:
        focal = "belum mempunyai focal point" if without_focal_point else "sudah mempunyai focal point"
        return said(strong(1), f" perangkat daerah tidak pernah mengirim laporannya sendiri; ia {focal}.")
    where = f" di {regions} daerah" if regions > 1 else ""
    head = said(strong(count), f" perangkat daerah{where} tidak pernah mengirim laporannya sendiri; ")
    if not without_focal_point:
        return (*head, *said("semuanya sudah mempunyai focal point."))
    if without_focal_point == count:
        return (*head, *said("tidak satu pun mempunyai focal point."))
    return (*head, *said(strong(without_focal_point), " di antaranya belum mempunyai focal point."))


def silent_page(*, scope: Scope, on: date, order: str, shows_stopped: bool, shown: Quarter) -> SilentPage:
    windows = opened_windows(scope.province.pk)
    quarters = over(windows, on=on)
    remind_in = _still_open(quarters, windows)
    return SilentPage(
        everyone=silences(windows=windows, scope=scope, on=on, remind_in=remind_in),
        quarters=quarters,
        remind_in=remind_in,
        may_remind=scope.can("remind"),
        shows_stopped=shows_stopped,
        order=order if order.removeprefix("-") in SORTS else DEFAULT,
        shown=shown,
    )


def _still_open(quarters: list[Quarter], windows: Windows) -> Quarter | None:
    """The latest of them, unless the province has closed it: then there is nothing to ask for."""
    return quarters[-1] if quarters and not windows[quarters[-1]].is_closed else None


class NeverReportedDoor(Extractable):
    """Single agencies: whoever looks sees those within scope."""

    ability = "view_reports"
    template_name = "dashboards/never_reported.html"
    takes = ("urut", "tampil")

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        page = self._page()
        return {"page": page, "quarter": page.shown, "passed_over": self.passed_over}

    def extract(self) -> Extract:
        page, whose = self._page(), self.scope.institution
        return Extract(
            view="berhenti-melapor" if page.shows_stopped else "tidak-pernah-melapor",
            title="Perangkat daerah yang pernah melapor, kini diam" if page.shows_stopped else NEVER,
            subject=whose.full_name,
            code=whose.code,
            quarter=page.shown,
            tables=[silence_sheet(page)],
            chosen=[*self.passed_over, f"Diurutkan menurut {page.order_in_words}."],
            paragraph=words(page.paragraph),
            is_example=self.scope.province.holds_example_data,
        )

    def unknown(self) -> list[str]:
        known = {"urut": ("", *SORTS, *(f"-{name}" for name in SORTS)), "tampil": ("", STOPPED)}
        pairs = [(name, self.request.GET.get(name, "")) for name in known]
        return [f"{name}={value[:LONGEST]}" for name, value in pairs if value not in known[name]]

    def _page(self) -> SilentPage:
        today, asked = localdate(), self.request.GET
        return silent_page(
            scope=self.scope,
            on=today,
            order=asked.get("urut", ""),
            shows_stopped=asked.get("tampil") == STOPPED,
            shown=shown_by_default(today),
        )
