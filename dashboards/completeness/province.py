"""The province's page: the 14 together, each of them, and the province's own reports apart from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString

from dashboards.big_numbers import BigNumber
from dashboards.completeness.deliveries import Deliveries
from dashboards.completeness.marks import LEGEND, NOT_ASKED, Mark, mark_of
from dashboards.completeness.rates import Rates, two_numbers
from dashboards.completeness.sentences import came_in_words
from dashboards.frames import Frame
from dashboards.places import Place
from dashboards.sentences import Paragraph, joined
from dashboards.trends import trend
from formats.quarters import Quarter

OWN_NAME = "Pemerintah Provinsi"
REGION_REPORTS, AGENCY_REPORTS = "laporan kabupaten/kota", "laporan perangkat daerah"


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One region in the shown quarter, and how complete its agencies' reports were over the quarters."""

    name: str
    url: str
    own: Mark
    agencies: Rates
    trend: SafeString


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """The 14 together in one quarter."""

    quarter: Quarter
    is_asked: bool
    regions: Rates
    agencies: Rates


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One region over the quarters: how its own report stood, and how many of its agencies' came."""

    name: str
    url: str
    cells: tuple[tuple[Quarter, Mark, Rates], ...]


@dataclass(frozen=True)
class ProvincePage:
    frame: Frame
    delivered: Deliveries
    on: date

    legend = LEGEND

    @property
    def quarter(self) -> Quarter:
        return self.frame.quarter

    @property
    def is_asked(self) -> bool:
        return self.quarter in self.delivered.asked

    @property
    def is_running(self) -> bool:
        """Nothing of it can have been sent yet."""
        return self.on <= self.quarter.last_day

    @property
    def first_day_to_send(self) -> date:
        return self.quarter.next.first_day

    @property
    def paragraph(self) -> Paragraph:
        return joined(
            (
                came_in_words(REGION_REPORTS, self.delivered.own_reports(self._places(self.quarter), self.quarter)),
                came_in_words(AGENCY_REPORTS, self.delivered.agencies(self._places(self.quarter), self.quarter)),
            )
        )

    def _places(self, quarter: Quarter) -> Sequence[Place]:
        return self.frame.regencies(quarter)

    @property
    def numbers(self) -> list[BigNumber]:
        quarters = self.delivered.quarters
        own = [self.delivered.own_reports(self._places(one), one) for one in quarters]
        agencies = [self.delivered.agencies(self._places(one), one) for one in quarters]
        return [
            *two_numbers("daerah", own, quarters=quarters),
            *two_numbers("perangkat daerah", agencies, quarters=quarters),
        ]

    @cached_property
    def lines(self) -> list[RegionLine]:
        return [self._line(place, place.name) for place in self._places(self.quarter)]

    @property
    def own(self) -> RegionLine:
        return self._line(self.frame.tree.province, OWN_NAME)

    @property
    def total(self) -> Rates:
        return Rates(self.delivered.agencies(self._places(self.quarter), self.quarter))

    def _line(self, place: Place, name: str) -> RegionLine:
        points = [Rates(self.delivered.of(place.id, one).agencies).points[0] for one in self.delivered.quarters]
        label = f"Kelengkapan laporan perangkat daerah {name}"
        return RegionLine(
            name=name,
            url=self._address(place, self.quarter),
            own=self._mark(place, self.quarter),
            agencies=Rates(self.delivered.of(place.id, self.quarter).agencies),
            trend=trend(label, points, quarters=self.delivered.quarters, decimals=2, unit="%"),
        )

    def _mark(self, place: Place, quarter: Quarter) -> Mark:
        if quarter not in self.delivered.asked:
            return NOT_ASKED
        return mark_of(self.delivered.of(place.id, quarter).own, window=self.delivered.windows[quarter], on=self.on)

    @staticmethod
    def _address(place: Place, quarter: Quarter) -> str:
        return reverse("completeness_region", args=[quarter, place.code])

    @property
    def quarter_lines(self) -> list[QuarterLine]:
        """The latest first."""
        return [
            QuarterLine(
                one,
                one in self.delivered.asked,
                Rates(self.delivered.own_reports(self._places(one), one)),
                Rates(self.delivered.agencies(self._places(one), one)),
            )
            for one in reversed(self.delivered.quarters)
        ]

    @property
    def matrix(self) -> list[MatrixLine]:
        return [self._matrix_line(place, place.name) for place in self._places(self.quarter)]

    @property
    def own_matrix(self) -> MatrixLine:
        return self._matrix_line(self.frame.tree.province, OWN_NAME)

    def _matrix_line(self, place: Place, name: str) -> MatrixLine:
        cells = tuple(
            (one, self._mark(place, one), Rates(self.delivered.of(place.id, one).agencies))
            for one in self.delivered.quarters
        )
        return MatrixLine(name, self._address(place, self.quarter), cells)
