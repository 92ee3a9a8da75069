"""Agencies that do not report themselves: since when, how often somebody filled in for them, when they were reminded.

Counted are the quarters that the province opened and whose day is over, an extension included. What a coordinator
filled in on an agency's behalf is no report of its own.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from dashboards.completeness.reports import Windows
from dashboards.places import Place, Tree
from formats.quarters import Quarter
from institutions.access.holders import running_on
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.expected import existing_on
from institutions.kinds import Kind
from institutions.models import Institution, Membership
from reporting.calendar import Extension
from reporting.models import Nudge
from reporting.reports import Report
from reporting.statuses import HANDED_IN

#: Silent in so many quarters in a row: once may be bad luck.
AT_LEAST = 2
ITS_OWN = Q(first_submitted_at__isnull=False, on_behalf=False)


@dataclass(frozen=True, slots=True)
class Silence:
    """One agency. `since`: the first quarter of its silence; `last`: the last one that it reported itself, if any."""

    agency: Institution
    quarters: tuple[Quarter, ...]
    last: Quarter | None
    on_behalf: int
    focal_points: int
    reminded_on: date | None
    is_in: bool

    @property
    def since(self) -> Quarter:
        return self.quarters[0]

    @property
    def length(self) -> int:
        return len(self.quarters)


def over(windows: Windows, *, on: date) -> list[Quarter]:
    """The opened quarters whose day for agencies is over, oldest first."""
    return [quarter for quarter, window in windows.items() if window.dues.agency < on]


def silent_quarters(
    agency: Institution | Place, *, quarters: Iterable[Quarter], last: Quarter | None, extended: Collection[Quarter]
) -> tuple[Quarter, ...]:
    """Those since its last report in which it was expected and whose own day is over."""
    return tuple(
        quarter
        for quarter in quarters
        if (last is None or quarter > last) and agency.exists_on(quarter.last_day) and quarter not in extended
    )


def silences(*, windows: Windows, scope: Scope, on: date, remind_in: Quarter | None) -> list[Silence]:
    """Within scope, by region and code. Four queries. `is_in`: its report of `remind_in` has come, from whomever."""
    agencies = Institution.objects.visible_to(scope).filter(existing_on(on), kind=Kind.AGENCY)
    focal_points = _focal_points(agencies, on)
    arrived, extended, quarters = _in(agencies, remind_in), _extended(on), over(windows, on=on)
    rows = agencies.annotate(
        own_last=Subquery(_reports(own=True).order_by("-quarter").values("quarter")[:1]),
        behalf=Subquery(
            _reports(own=False).order_by().values("institution").annotate(count=Count("pk")).values("count")
        ),
        reminded_on=Subquery(
            Nudge.everything.filter(institution=OuterRef("pk")).order_by().values("institution")
            .annotate(day=Max("day")).values("day")
        ),
    ).select_related("region").order_by("region__code", "code")  # fmt: skip
    found = [
        Silence(
            agency=row,
            quarters=silent_quarters(row, quarters=quarters, last=row.own_last, extended=extended.get(row.pk, ())),
            last=row.own_last,
            on_behalf=row.behalf or 0,
            focal_points=focal_points.get(row.pk, 0),
            reminded_on=row.reminded_on,
            is_in=row.pk in arrived,
        )
        for row in rows
    ]
    return [one for one in found if one.length >= AT_LEAST]


def never_reported(places: Iterable[Place], *, tree: Tree, windows: Windows, on: date) -> int:
    """How many agencies of these regions never have: a number for everybody, whoever looks. Two queries."""
    regions = [place.id for place in places]
    agencies = Institution.everything.filter(~Exists(_reports(own=True)), kind=Kind.AGENCY, region__in=regions)
    extended, quarters = _extended(on), over(windows, on=on)
    rows = (tree.by_id.get(one) for one in agencies.order_by().values_list("pk", flat=True))
    silent = (
        silent_quarters(row, quarters=quarters, last=None, extended=extended.get(row.id, ()))
        for row in rows
        if row and row.exists_on(on)
    )
    return sum(len(one) >= AT_LEAST for one in silent)


def _reports(*, own: bool) -> QuerySet[Report]:
    whose = ITS_OWN if own else Q(first_submitted_at__isnull=False, on_behalf=True)
    return Report.everything.filter(whose, institution=OuterRef("pk"))


def _focal_points(agencies: QuerySet[Institution], on: date) -> dict[int, int]:
    held = Membership.everything.filter(running_on(on), role=Role.FOCAL_POINT, institution__in=agencies)
    return dict(held.order_by().values_list("institution").annotate(count=Count("pk")))


def _in(agencies: QuerySet[Institution], quarter: Quarter | None) -> set[int]:
    rows = Report.everything.filter(institution__in=agencies, quarter=quarter, status__in=HANDED_IN)
    return set(rows.order_by().values_list("institution", flat=True))


def _extended(on: date) -> Mapping[int, set[Quarter]]:
    """Quarters whose day is not over yet for one agency, by the agency."""
    found: dict[int, set[Quarter]] = {}
    # Few, of whomever: what they are looked up for was read within scope, or is a number for everybody.
    rows = Extension.everything.filter(due__gte=on)
    for institution, quarter in rows.order_by().values_list("institution", "quarter"):
        found.setdefault(institution, set()).add(quarter)
    return found
