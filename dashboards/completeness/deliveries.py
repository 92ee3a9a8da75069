"""How many reports were expected, came, and came on time, in each region and quarter. No query.

A quarter that was never opened, and in which nothing came, was asked of nobody: nobody is expected in it, and it has
no rate.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.timezone import localdate

from dashboards.completeness.reports import Found, QuarterReports, Windows
from dashboards.places import Place, Tree
from formats.quarters import Quarter
from indicators.timeliness import Delivery, Timeliness
from reporting.windows import QuarterWindow


class Delivered(NamedTuple):
    """One region in one quarter: its own report, None where none is expected, and those of its agencies."""

    own: Delivery | None
    agencies: Timeliness


NOBODY = Delivered(None, Timeliness())


@dataclass(frozen=True)
class Deliveries:
    """`windows`: of the quarters, oldest first. `asked`: the quarters that were opened, or in which something came."""

    windows: Windows
    asked: frozenset[Quarter]
    by_region: dict[tuple[int, Quarter], Delivered]

    def beside(self, window: QuarterWindow, region_id: int, delivered: Delivered) -> "Deliveries":
        """With one more quarter in front, of one region, that was read by somebody else."""
        quarter, own = window.quarter, delivered.own
        came = delivered.agencies.submitted > 0 or (own is not None and own.is_submitted)
        windows = {quarter: window, **self.windows}
        if not (window.is_stored or came):
            return Deliveries(windows, self.asked, self.by_region)
        return Deliveries(windows, self.asked | {quarter}, {**self.by_region, (region_id, quarter): delivered})

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(self.windows)

    def of(self, region_id: int, quarter: Quarter) -> Delivered:
        return self.by_region.get((region_id, quarter), NOBODY)

    def own_reports(self, places: Iterable[Place], quarter: Quarter) -> Timeliness:
        """Of the regions' own reports, over all expected."""
        found = (self.of(place.id, quarter).own for place in places)
        return Timeliness.of(own for own in found if own is not None)

    def agencies(self, places: Iterable[Place], quarter: Quarter) -> Timeliness:
        return sum((self.of(place.id, quarter).agencies for place in places), Timeliness())


def deliveries(found: Found, *, tree: Tree) -> Deliveries:
    asked = {quarter: reports for quarter, reports in found.items() if reports.is_asked}
    return Deliveries(
        windows={quarter: reports.window for quarter, reports in found.items()},
        asked=frozenset(asked),
        by_region={
            (region_id, quarter): delivered
            for quarter, reports in asked.items()
            for region_id, delivered in _by_region(reports, tree).items()
        },
    )


def _by_region(reports: QuarterReports, tree: Tree) -> dict[int, Delivered]:
    quarter, expected = reports.window.quarter, tree.expected_agencies(reports.window.quarter)
    came, on_time = Counter[int](), _by_extension(reports, tree)
    for group in reports.groups:
        if group.is_agency:
            came[group.region_id] += group.came
            on_time[group.region_id] += group.on_time
    own = _own(reports)
    return {
        region.id: Delivered(
            own=own.get(region.id, Delivery(reports.window.dues.region)) if region.stands_in(quarter) else None,
            agencies=Timeliness(expected[region.id], came[region.id], on_time[region.id]),
        )
        for region in tree.regions
    }


def _own(reports: QuarterReports) -> Mapping[int, Delivery]:
    """Of regions that have a report or an extension."""
    firsts = {group.region_id: group.first for group in reports.groups if not group.is_agency}
    dues = {one.institution_id: one.due for one in reports.granted}
    return {
        region_id: Delivery(
            due_on=dues.get(region_id) or reports.window.dues.region,
            submitted_on=None if (first := firsts.get(region_id)) is None else localdate(first),
        )
        for region_id in firsts.keys() | dues.keys()
    }


def _by_extension(reports: QuarterReports, tree: Tree) -> Counter[int]:
    """How many agencies of each region more are on time than by the day that holds for all."""
    more: Counter[int] = Counter()
    usual, quarter = reports.window.dues.agency, reports.window.quarter
    for one in reports.granted:
        place = tree.by_id.get(one.institution_id)
        if one.first is not None and place is not None and place.is_agency and place.stands_in(quarter):
            came = localdate(one.first)
            more[place.region_id] += Delivery(one.due, came).is_on_time - Delivery(usual, came).is_on_time
    return more
