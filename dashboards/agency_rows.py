"""The agencies of one region and the state of their reports: only those that the viewer reaches."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, FilteredRelation, Q

from dashboards.arrivals import CHIPS
from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.expected import visible_in
from institutions.kinds import Kind
from reporting.statuses import HANDED_IN, Status

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

    @property
    def chip(self) -> tuple[str, str]:
        return OWN_CHIPS.get(self.status, ("none", "Belum melapor"))

    @property
    def is_in(self) -> bool:
        return self.status in HANDED_IN


def agency_rows(region_id: int, *, quarter: Quarter, scope: Scope) -> list[AgencyRow]:
    """One query."""
    rows = (
        visible_in(quarter, scope=scope)
        .filter(kind=Kind.AGENCY, region=region_id)
        .alias(report=FilteredRelation("reports", condition=Q(reports__quarter=quarter)))
        .order_by("name")
        .values_list("code", "name", "is_driver", F("report__pk"), F("report__status"), F("report__first_submitted_at"))
    )
    return [
        AgencyRow(code, name, driver, report, Status(status) if status else None, first)
        for code, name, driver, report, status, first in rows
    ]
