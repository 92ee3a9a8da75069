"""The agencies of one region and the state of their reports: only those that the viewer reaches."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, FilteredRelation, Q
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from dashboards.arrivals import CHIPS, Arrival
from dashboards.chips import chip
from dashboards.completeness.deliveries import Delivered
from formats.quarters import Quarter
from indicators.timeliness import Delivery, Timeliness
from institutions.access.scope import Scope
from institutions.expected import expected_in
from institutions.kinds import Kind
from reporting.statuses import Status
from reporting.windows import QuarterWindow, is_on_time

OWN_CHIPS = {
    **CHIPS,
    Status.ACCEPTED: ("ok", "Diterima koordinator"),
    Status.SUBMITTED: ("warn", "Menunggu pemeriksaan"),
    Status.DRAFT: ("none", "Draf"),
}


@dataclass(frozen=True, slots=True)
class AgencyRow:
    code: str
    name: str
    is_driver: bool
    report_id: int | None
    status: Status | None
    submitted_at: datetime | None
    due: date
    days_overdue: int

    @property
    def delivery(self) -> Delivery:
        return Delivery(self.due, None if self.submitted_at is None else localdate(self.submitted_at))

    @property
    def is_late(self) -> bool:
        """It came, after its own due day."""
        return self.submitted_at is not None and not is_on_time(self.submitted_at, due=self.due)

    @property
    def chip(self) -> SafeString:
        return chip(*OWN_CHIPS.get(self.status, ("none", "Belum melapor")))

    @property
    def came(self) -> bool:
        """It came once, even if it is being mended now."""
        return self.submitted_at is not None


@dataclass(frozen=True)
class Region:
    """What has arrived of one region: its own report, how many of its agencies', and the agencies within scope.

    `report_id`: of the region's own report, for whoever reaches it. `delivered`: how much came, and how much on time.
    """

    arrived: Arrival
    agencies: list[AgencyRow]
    report_id: int | None
    delivered: Delivered


def arrived_of(region_id: int, *, window: QuarterWindow, scope: Scope, on: date) -> Region:
    """One query. Counts are of all agencies, for everybody; listed are those that the viewer reaches."""
    arrived, listed, report_id = Arrival(region_id, window.dues.region), [], None
    deliveries: list[Delivery] = []
    for row in _rows(region_id, quarter=window.quarter, scope=scope):
        status = Status(row["status"]) if row["status"] else None
        if row["kind"] != Kind.AGENCY:
            report_id = row["report_id"] if row["is_mine"] else None
            arrived = replace(
                arrived,
                due=row["extended"] or arrived.due,
                status=status,
                first_submitted_at=row["first"],
                verified_at=row["verified"],
            )
            continue
        agency = _agency(row, status=status, due=row["extended"] or window.dues.agency, on=on)
        arrived = replace(arrived, agencies=arrived.agencies + 1, agencies_in=arrived.agencies_in + agency.came)
        deliveries.append(agency.delivery)
        if row["is_mine"]:
            listed.append(agency)
    return Region(arrived, listed, report_id, Delivered(arrived.delivery, Timeliness.of(deliveries)))


def _agency(row: dict[str, Any], *, status: Status | None, due: date, on: date) -> AgencyRow:
    overdue = 0 if row["first"] else max(0, (on - due).days)
    return AgencyRow(row["code"], row["name"], row["is_driver"], row["report_id"], status, row["first"], due, overdue)


def _rows(region_id: int, *, quarter: Quarter, scope: Scope) -> Iterable[Any]:
    return (
        expected_in(quarter, province=scope.province)
        .filter(region=region_id)
        .alias(
            report=FilteredRelation("reports", condition=Q(reports__quarter=quarter)),
            extension=FilteredRelation("extensions", condition=Q(extensions__quarter=quarter)),
        )
        .order_by("name")
        .values(
            "kind", "code", "name", "is_driver",
            is_mine=ExpressionWrapper(scope.reach(""), output_field=BooleanField()),
            report_id=F("report__pk"),
            status=F("report__status"),
            first=F("report__first_submitted_at"),
            verified=F("report__verified_at"),
            extended=F("extension__due"),
        )
    )  # fmt: skip
