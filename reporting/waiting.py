"""Which reports wait for whom: the named groups, and how many there are of each in some quarters."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.expected import existing_on
from institutions.kinds import REGIONS, Kind
from institutions.models import Institution
from reporting.reports import Report
from reporting.statuses import AWAITING, Status

#: Of institutions whose reports the province judges directly; `path` leads to the institution.
PROVINCIAL = Q(institution__kind__in=REGIONS) | Q(institution__region__kind=Kind.PROVINCE)
UNDER_REGENCY = Q(institution__kind=Kind.AGENCY) & ~Q(institution__region__kind=Kind.PROVINCE)

#: Lies with the province, to be verified or returned.
WAITING = PROVINCIAL & Q(status__in=AWAITING)
#: Lies with the regency's coordinator, to be accepted or returned.
TO_ACCEPT = UNDER_REGENCY & Q(status=Status.SUBMITTED)
#: Something of it has arrived, whatever became of it.
ARRIVED = Q(first_submitted_at__isnull=False)


def of_expected(quarters: Iterable[Quarter]) -> Q:
    """Reports of institutions that are expected in their quarter: one that closed within it counts no more."""
    nothing = Q(pk__in=())
    each = (Q(quarter=quarter) & existing_on(quarter.last_day, path="institution") for quarter in quarters)
    return reduce(or_, each, nothing)


def belated() -> Q:
    """'Susulan': agencies accepted after their regency was verified; the province verifies each alone."""
    regency = Report.everything.filter(
        institution=OuterRef("institution__region"), quarter=OuterRef("quarter"), verified_at__isnull=False
    )
    return UNDER_REGENCY & Q(status=Status.ACCEPTED) & Q(Exists(regency))


@dataclass(frozen=True)
class Waiting:
    """One quarter's counts, within a scope. `silent`: expected, and nothing has arrived."""

    quarter: Quarter
    waiting: int = 0
    belated: int = 0
    to_accept: int = 0
    returned_by_province: int = 0
    returned_agencies: int = 0
    verified_regions: int = 0
    silent_provincial: int = 0
    silent_agencies: int = 0
    expected_regions: int = 0
    expected_agencies: int = 0

    @property
    def agencies_in(self) -> int:
        return self.expected_agencies - self.silent_agencies


def waiting_in(quarters: Iterable[Quarter], *, scope: Scope) -> list[Waiting]:
    """In the order of the quarters; two queries. Agencies are those under a regency, or all for a coordinator."""
    wanted = list(quarters)
    counted = {row.pop("quarter"): row for row in _counts(wanted, scope)}
    everyone = list(Institution.objects.visible_to(scope).select_related("region"))
    return [_waiting(quarter, counted.get(quarter, {}), everyone) for quarter in wanted]


def _counts(quarters: list[Quarter], scope: Scope) -> list[dict[str, Any]]:
    agency = Q(institution__kind=Kind.AGENCY)
    rows: Any = (
        Report.objects.visible_to(scope)
        .filter(of_expected(quarters))
        .order_by()
        .values("quarter")
        .annotate(
            waiting=Count("pk", filter=WAITING),
            belated=Count("pk", filter=belated()),
            to_accept=Count("pk", filter=TO_ACCEPT),
            returned_by_province=Count("pk", filter=PROVINCIAL & Q(status=Status.RETURNED)),
            returned_agencies=Count("pk", filter=agency & Q(status=Status.RETURNED)),
            verified_regions=Count("pk", filter=Q(institution__kind__in=REGIONS, status=Status.VERIFIED)),
            arrived_provincial=Count("pk", filter=PROVINCIAL & ARRIVED),
            arrived_agencies=Count("pk", filter=agency & ARRIVED),
        )
    )
    return list(rows)


def _waiting(quarter: Quarter, numbers: dict[str, Any], everyone: list[Institution]) -> Waiting:
    arrived_provincial, arrived_agencies = numbers.pop("arrived_provincial", 0), numbers.pop("arrived_agencies", 0)
    expected: Counter[str] = Counter()
    for one in everyone:
        if one.exists_on(quarter.last_day):
            expected["agencies" if one.kind == Kind.AGENCY else "regions"] += 1
            expected["provincial"] += one.is_region or one.own_region.kind == Kind.PROVINCE
    return Waiting(
        quarter=quarter,
        expected_regions=expected["regions"],
        expected_agencies=expected["agencies"],
        silent_provincial=max(0, expected["provincial"] - arrived_provincial),
        silent_agencies=max(0, expected["agencies"] - arrived_agencies),
        **numbers,
    )
