"""One region's page: its own report and the counts of its agencies for everybody; single agencies within scope."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.timezone import localdate

from dashboards.big_numbers import BigNumber
from dashboards.completeness.deliveries import Deliveries
from dashboards.completeness.marks import LEGEND, NOT_ASKED, NOT_EXPECTED, Mark, mark_of
from dashboards.completeness.province import AGENCY_REPORTS
from dashboards.completeness.rates import Rates, two_numbers
from dashboards.completeness.reports import Windows
from dashboards.completeness.sentences import came_in_words
from dashboards.places import Place
from dashboards.sentences import Paragraph, joined, said, strong
from formats.dates import long_date
from formats.quarters import Quarter
from indicators.timeliness import Delivery
from institutions.access.scope import Scope
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.calendar import Extension
from reporting.reports import Report


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A region's own report of one quarter, and how many of its agencies' came."""

    quarter: Quarter
    own: Delivery | None
    is_extended: bool
    mark: Mark
    agencies: Rates


@dataclass(frozen=True, slots=True)
class AgencyCell:
    quarter: Quarter
    mark: Mark
    on_behalf: bool


@dataclass(frozen=True, slots=True)
class AgencyLine:
    name: str
    url: str
    cells: tuple[AgencyCell, ...]


@dataclass(frozen=True)
class RegionPage:
    place: Place
    name: str
    quarter: Quarter
    delivered: Deliveries
    agencies: list[AgencyLine]
    on: date

    legend = LEGEND

    @property
    def paragraph(self) -> Paragraph:
        counted = self.delivered.of(self.place.id, self.quarter).agencies
        return joined((self._own_in_words(), came_in_words(AGENCY_REPORTS, counted)))

    def _own_in_words(self) -> Paragraph:
        own = self.delivered.of(self.place.id, self.quarter).own
        if own is None:
            return ()
        due = f"tenggat {long_date(own.due_on)}"
        if own.submitted_on is None:
            return said(f"Laporan {self.name} ", strong("belum datang"), f", {due}.")
        word = "tepat waktu" if own.is_on_time else self.mark(self.quarter).label.lower()
        return said(f"Laporan {self.name} datang {long_date(own.submitted_on)}, ", strong(word), f" ({due}).")

    @property
    def numbers(self) -> list[BigNumber]:
        quarters = self.delivered.quarters
        course = [self.delivered.of(self.place.id, one).agencies for one in quarters]
        return two_numbers("perangkat daerah", course, quarters=quarters)

    @cached_property
    def lines(self) -> list[OwnLine]:
        """The latest quarter first; those that were asked of nobody are left out."""
        return [self._line(one) for one in reversed(self.delivered.quarters) if one in self.delivered.asked]

    def _line(self, quarter: Quarter) -> OwnLine:
        found = self.delivered.of(self.place.id, quarter)
        usual = self.delivered.windows[quarter].dues.region
        return OwnLine(
            quarter=quarter,
            own=found.own,
            is_extended=found.own is not None and found.own.due_on > usual,
            mark=self.mark(quarter),
            agencies=Rates(found.agencies),
        )

    def mark(self, quarter: Quarter) -> Mark:
        if quarter not in self.delivered.asked:
            return NOT_ASKED
        own = self.delivered.of(self.place.id, quarter).own
        return mark_of(own, window=self.delivered.windows[quarter], on=self.on)


Sent = Mapping[tuple[int, Quarter], tuple[date | None, bool]]
Dues = Mapping[tuple[int, Quarter], date]


def agency_lines(region: Place, *, shown: Quarter, delivered: Deliveries, scope: Scope, on: date) -> list[AgencyLine]:
    """Those within scope that were expected in one of the quarters, closed ones among them. Three queries."""
    quarters = delivered.quarters
    within = {"institution__region": region.id, "institution__kind": Kind.AGENCY, "quarter__in": quarters}
    rows = Report.objects.visible_to(scope).filter(**within)
    sent = {
        (institution, quarter): (None if first is None else localdate(first), on_behalf)
        for institution, quarter, first, on_behalf in rows.order_by().values_list(
            "institution", "quarter", "first_submitted_at", "on_behalf"
        )
    }
    granted = Extension.objects.visible_to(scope).filter(**within).values_list("institution", "quarter", "due")
    dues = {(institution, quarter): due for institution, quarter, due in granted}
    agencies = Institution.objects.visible_to(scope).filter(region=region.id, kind=Kind.AGENCY).order_by("name")
    return [
        AgencyLine(
            name=agency.name,
            url=reverse("completeness_agency", args=[shown, region.code, agency.code]),
            cells=tuple(_cells(agency, delivered, sent=sent, dues=dues, on=on)),
        )
        for agency in agencies
        if any(agency.exists_on(one.last_day) for one in quarters)
    ]


def _cells(agency: Institution, delivered: Deliveries, *, sent: Sent, dues: Dues, on: date) -> Iterable[AgencyCell]:
    windows: Windows = delivered.windows
    for quarter, window in windows.items():
        came, on_behalf = sent.get((agency.pk, quarter), (None, False))
        if not agency.exists_on(quarter.last_day):
            yield AgencyCell(quarter, NOT_EXPECTED, False)
        elif quarter not in delivered.asked:
            yield AgencyCell(quarter, NOT_ASKED, False)
        else:
            due = dues.get((agency.pk, quarter)) or window.dues.agency
            mark = mark_of(Delivery(due, came), window=window, on=on)
            yield AgencyCell(quarter, mark, on_behalf and came is not None)
