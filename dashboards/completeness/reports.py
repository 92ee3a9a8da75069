"""Which reports of some quarters there are, and when they came: counted for each region, for everybody alike.

At most three queries, however many quarters, regions and reports. In a closed quarter nothing moves any more, so what
was read of it is kept until it is reopened, or the tree changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Count, Max, OuterRef, Q, Subquery

from dashboards.kept import keep_many, kept_many
from dashboards.places import Place, Tree
from formats.dates import WIB
from formats.quarters import Quarter
from institutions.kinds import Kind
from reporting.calendar import Extension, Window, as_opened, days_off
from reporting.reports import Report
from reporting.statuses import Status
from reporting.windows import QuarterWindow, proposed_dues
from reporting.working_days import NATIONAL

Windows = Mapping[Quarter, QuarterWindow]


class Group(NamedTuple):
    """The reports of one region that stand in one state: its own, or its agencies'.

    `on_time`: by the day that holds for all agencies. `first` and `verified` are the latest of the group; a region's
    own report is alone in its group.
    """

    region_id: int
    is_agency: bool
    status: Status
    reports: int
    came: int
    on_time: int
    first: datetime | None
    verified: datetime | None


class Granted(NamedTuple):
    """An extension, and when the report came that it was granted for."""

    institution_id: int
    due: date
    first: datetime | None


@dataclass(frozen=True, slots=True)
class QuarterReports:
    window: QuarterWindow
    groups: tuple[Group, ...] = ()
    granted: tuple[Granted, ...] = ()

    @property
    def is_asked(self) -> bool:
        """It was opened, or something came: otherwise nobody is expected in it."""
        return self.window.is_stored or any(group.came for group in self.groups)


Found = dict[Quarter, QuarterReports]


def opened_windows(province_id: int) -> Windows:
    """All quarters that the province has opened, oldest first: four a year. One query."""
    return {one.quarter: as_opened(one) for one in Window.objects.filter(province=province_id).order_by("quarter")}


def windows_in(quarters: Iterable[Quarter], *, opened: Windows) -> Windows:
    """In the order of the quarters; one that was not opened has the days that would be proposed. At most one query."""
    wanted = list(quarters)
    off = days_off() if any(quarter not in opened for quarter in wanted) else NATIONAL
    return {
        quarter: opened.get(quarter) or QuarterWindow(quarter, proposed_dues(quarter, days_off=off))
        for quarter in wanted
    }


def reports_in(windows: Windows, *, tree: Tree, common: int, regions: Sequence[Place] | None = None) -> Found:
    """Of these regions, or of all, in the order of the windows. Two queries, none where all is kept."""
    found = _kept(windows, tree, common)
    missing = {quarter: window for quarter, window in windows.items() if quarter not in found}
    if missing:
        read = _read(missing, [region.id for region in regions or tree.regions], tree)
        if regions is None:
            _keep(read, tree, common)
        found |= read
    return {quarter: found[quarter] for quarter in windows}


def late_from(due: date) -> datetime:
    """The first moment that is late: midnight after the due day, by the clock of Kalimantan Tengah."""
    return datetime.combine(due + timedelta(days=1), datetime.min.time(), tzinfo=WIB)


# --- read ---------------------------------------------------------------------------------------------


def _read(windows: Windows, region_ids: list[int], tree: Tree) -> Found:
    groups: dict[Quarter, list[Group]] = {quarter: [] for quarter in windows}
    for quarter, region, kind, status, *counts in _groups(windows, region_ids, tree):
        groups[quarter].append(Group(region, kind == Kind.AGENCY, Status(status), *counts))
    granted: dict[Quarter, list[Granted]] = {quarter: [] for quarter in windows}
    for quarter, *row in _granted(windows, region_ids):
        granted[quarter].append(Granted(*row))
    return {
        quarter: QuarterReports(window, tuple(groups[quarter]), tuple(granted[quarter]))
        for quarter, window in windows.items()
    }


def _groups(windows: Windows, region_ids: list[int], tree: Tree) -> Iterable[Any]:
    # Counts are for everybody, down to a region; which agency it was, only the pages of one's own scope say.
    rows: Any = Report.everything.filter(_of_expected(windows, tree), institution__region__in=region_ids).order_by()
    return list(
        rows.values_list("quarter", "institution__region", "institution__kind", "status").annotate(
            reports=Count("pk"),
            came=Count("first_submitted_at"),
            on_time=Count("pk", filter=_in_time(windows)),
            first=Max("first_submitted_at"),
            verified=Max("verified_at"),
        )
    )


def _of_expected(windows: Windows, tree: Tree) -> Q:
    """As reporting.waiting.of_expected, by the tree that is at hand: whoever is not expected is mostly nobody."""
    absent = (Q(quarter=one, institution__in=tree.absent(one)) for one in windows if tree.absent(one))
    return reduce(lambda expected, gone: expected & ~gone, absent, Q(quarter__in=list(windows)))


def _in_time(windows: Windows) -> Q:
    each = (Q(quarter=one, first_submitted_at__lt=late_from(of.dues.agency)) for one, of in windows.items())
    return reduce(or_, each, Q(pk__in=()))


def _granted(windows: Windows, region_ids: list[int]) -> Iterable[Any]:
    report = Report.everything.filter(institution=OuterRef("institution"), quarter=OuterRef("quarter"))
    granted = Extension.everything.filter(quarter__in=list(windows), institution__region__in=region_ids).order_by()
    first = Subquery(report.values("first_submitted_at")[:1])
    return granted.values_list("quarter", "institution", "due", first)


# --- kept ---------------------------------------------------------------------------------------------


def _key(quarter: Quarter, tree: Tree) -> str:
    return f"reports.{tree.province.id}.{quarter.code}"


def _kept(windows: Windows, tree: Tree, common: int) -> Found:
    """Of closed quarters, what was kept since they were closed."""
    closed = {_key(quarter, tree): window for quarter, window in windows.items() if window.is_closed and common}
    found = kept_many(closed) if closed else {}
    return {
        closed[key].quarter: reports
        for key, (mark, reports) in found.items()
        if mark == (common, closed[key].closed_at)
    }


def _keep(read: Found, tree: Tree, common: int) -> None:
    closed = {quarter: reports for quarter, reports in read.items() if reports.window.is_closed}
    if closed and common:
        keep_many(
            {_key(quarter, tree): ((common, reports.window.closed_at), reports) for quarter, reports in closed.items()}
        )
