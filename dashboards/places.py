"""The tree as boards need it: plain values, read in one query, that can be kept."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q

from formats.quarters import Quarter
from institutions.kinds import REGENCIES, Kind
from institutions.tree import Institution

COLUMNS = ("pk", "code", "name", "short_name", "kind", "region", "opened_on", "closed_on", "tile_row", "tile_col")


class Place(NamedTuple):
    """One institution. A tuple, because boards keep hundreds of them."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    region_id: int
    opened_on: date | None = None
    closed_on: date | None = None
    tile_row: int | None = None
    tile_col: int | None = None

    @property
    def is_agency(self) -> bool:
        return self.kind == Kind.AGENCY

    def stands_in(self, quarter: Quarter) -> bool:
        """Expected to report: it stands on the quarter's last day (institutions.expected)."""
        return self.exists_on(quarter.last_day)

    def exists_on(self, day: date) -> bool:
        return (self.opened_on is None or self.opened_on <= day) and (self.closed_on is None or self.closed_on >= day)

    def since(self, year: int) -> int:
        """The first quarter of the year in which it was expected; 5 when it was in none."""
        if self.opened_on is None and self.closed_on is None:
            return 1
        return next((number for number in (1, 2, 3, 4) if self.stands_in(Quarter(year, number))), 5)


@dataclass(frozen=True)
class Tree:
    """A province with its regencies and cities, and the agencies of each."""

    province: Place
    places: tuple[Place, ...]

    @cached_property
    def regencies(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.kind in REGENCIES)

    @cached_property
    def regions(self) -> tuple[Place, ...]:
        """The regencies and cities, and the province itself last."""
        return (*self.regencies, self.province)

    @cached_property
    def agencies(self) -> dict[int, tuple[Place, ...]]:
        """By the id of their region, those that have closed among them."""
        found: dict[int, list[Place]] = {region.id: [] for region in self.regions}
        for place in self.places:
            if place.is_agency:
                found[place.region_id].append(place)
        return {region: tuple(agencies) for region, agencies in found.items()}

    @cached_property
    def by_id(self) -> dict[int, Place]:
        return {place.id: place for place in self.places}

    def expected_agencies(self, quarter: Quarter) -> Counter[int]:
        """How many agencies of each region are expected, by the region's id; counted once."""
        if quarter not in self._expected:
            self._expected[quarter] = Counter(
                place.region_id for place in self.places if place.is_agency and place.stands_in(quarter)
            )
        return self._expected[quarter]

    def absent(self, quarter: Quarter) -> tuple[int, ...]:
        """The ids of those that are not expected; looked for once."""
        if quarter not in self._absent:
            day = quarter.last_day
            self._absent[quarter] = tuple(place.id for place in self.places if not place.exists_on(day))
        return self._absent[quarter]

    @cached_property
    def _absent(self) -> dict[Quarter, tuple[int, ...]]:
        return {}

    @cached_property
    def _expected(self) -> dict[Quarter, Counter[int]]:
        return {}

    def region(self, region_id: int) -> Place:
        return next(region for region in self.regions if region.id == region_id)


def tree_of(province: Institution) -> Tree:
    # A total counts every institution of the province, whoever looks; pages show it down to region level only.
    rows = Institution.everything.filter(Q(region=province) | Q(region__parent=province)).order_by("code")
    places = tuple(Place(*row) for row in rows.values_list(*COLUMNS))
    return Tree(province=next(place for place in places if place.id == province.pk), places=places)
