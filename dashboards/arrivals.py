"""Which reports of a quarter have come, and which are on time: read anew each time, because the clock decides.

Two or three queries, whatever there is: the quarter's window, and one row for each region and status.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, FilteredRelation, Max, Q
from django.utils.timezone import localdate

from formats.quarters import Quarter
from indicators.timeliness import Delivery, Timeliness
from institutions.expected import expected_in
from institutions.kinds import Kind
from institutions.tree import Institution
from reporting.calendar import window_of
from reporting.statuses import HANDED_IN, Status
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
    def is_in(self) -> bool:
        return self.status in HANDED_IN

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


#: Status, first submitted, verified, and due by extension.
Row = tuple[str | None, datetime | None, datetime | None, date | None]
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


def arrivals(quarter: Quarter, *, province: Institution) -> Arrivals:
    window = window_of(quarter, province=province)
    own: dict[int, Row] = {}
    agencies, agencies_in = Counter[int](), Counter[int]()
    for region, kind, status, count, *moments in _rows(quarter, province=province):
        if kind != Kind.AGENCY:
            own[region] = (status, *moments)
            continue
        agencies[region] += count
        agencies_in[region] += count if status in HANDED_IN else 0
    return Arrivals(
        window,
        {
            region: Arrival(
                region,
                due=extended or window.dues.region,
                status=Status(status) if status else None,
                first_submitted_at=first,
                verified_at=verified,
                agencies=agencies[region],
                agencies_in=agencies_in[region],
            )
            for region, (status, first, verified, extended) in own.items()
        },
    )


def _rows(quarter: Quarter, *, province: Institution) -> Iterable[Any]:
    """A region's own report is alone in its row; its agencies stand in one row for each status."""
    return (
        expected_in(quarter, province=province)
        .alias(
            report=FilteredRelation("reports", condition=Q(reports__quarter=quarter)),
            extension=FilteredRelation("extensions", condition=Q(extensions__quarter=quarter)),
        )
        .order_by()
        .values_list("region", "kind", "report__status")
        .annotate(
            count=Count("pk"),
            first=Max("report__first_submitted_at"),
            verified=Max("report__verified_at"),
            extended=Max("extension__due"),
        )
    )
