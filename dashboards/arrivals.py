"""Which reports of a quarter have come, and which are on time: worked out anew each time, because the clock decides."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.timezone import localdate

from dashboards.completeness.reports import Group, QuarterReports
from dashboards.places import Tree
from indicators.timeliness import Delivery, Timeliness
from reporting.statuses import Status
from reporting.windows import QuarterWindow


@dataclass(frozen=True, slots=True)
class Arrival:
    """A region's own report, and how many of its agencies have handed in theirs. `status` None: not begun."""

    region_id: int
    due: date
    status: Status | None = None
    first_submitted_at: datetime | None = None
    verified_at: datetime | None = None
    agencies: int = 0
    agencies_in: int = 0

    @property
    def came(self) -> bool:
        """It came once, even if it is being mended now."""
        return self.first_submitted_at is not None

    @property
    def is_reopened(self) -> bool:
        return self.verified_at is not None and self.status != Status.VERIFIED

    @property
    def delivery(self) -> Delivery:
        first = self.first_submitted_at
        return Delivery(due_on=self.due, submitted_on=None if first is None else localdate(first))

    @property
    def is_on_time(self) -> bool:
        return self.delivery.is_on_time

    def days_overdue(self, on: date) -> int:
        """How many days past its due day a report is that has not come; 0 before."""
        return 0 if self.came else max(0, (on - self.due).days)

    @property
    def chip(self) -> tuple[str, str]:
        """Kind and words of its status."""
        if self.is_reopened:
            return "warn", "Dibuka kembali"
        return CHIPS.get(self.status, ("none", "Belum melapor"))


CHIPS: dict[Status | None, tuple[str, str]] = {
    Status.VERIFIED: ("ok", "Diverifikasi"),
    Status.ACCEPTED: ("warn", "Menunggu verifikasi"),
    Status.SUBMITTED: ("warn", "Menunggu verifikasi"),
    Status.RETURNED: ("bad", "Perlu diperbaiki"),
}


@dataclass(frozen=True)
class Arrivals:
    """Of all regions of a province, the province itself among them, by id."""

    window: QuarterWindow
    by_region: dict[int, Arrival]

    def of(self, region_id: int) -> Arrival:
        return self.by_region.get(region_id) or Arrival(region_id, self.window.dues.region)

    def timeliness(self, region_ids: Iterable[int]) -> Timeliness:
        """Of the regions' own reports, over all expected."""
        return Timeliness.of(self.of(one).delivery for one in region_ids)


def arrivals(reports: QuarterReports, *, tree: Tree) -> Arrivals:
    """No query: from the quarter's reports."""
    quarter, expected = reports.window.quarter, tree.expected_agencies(reports.window.quarter)
    own = {group.region_id: group for group in reports.groups if not group.is_agency}
    dues = {one.institution_id: one.due for one in reports.granted}
    agencies_in = Counter[int]()
    for group in reports.groups:
        agencies_in[group.region_id] += group.came if group.is_agency else 0
    return Arrivals(
        reports.window,
        {
            region.id: _arrival(
                own.get(region.id),
                Arrival(
                    region.id,
                    due=dues.get(region.id) or reports.window.dues.region,
                    agencies=expected[region.id],
                    agencies_in=agencies_in[region.id],
                ),
            )
            for region in tree.regions
            if region.stands_in(quarter)
        },
    )


def _arrival(report: Group | None, arrival: Arrival) -> Arrival:
    if report is None:
        return arrival
    return replace(arrival, status=report.status, first_submitted_at=report.first, verified_at=report.verified)
