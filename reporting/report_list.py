"""The list of reports: everybody who is expected in a quarter, with or without a report; an agency's own quarters."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import FilteredRelation, Q, QuerySet

from formats.quarters import Quarter, quarters_back
from institutions.access.scope import Scope
from institutions.expected import existing_on
from institutions.models import Institution
from reporting.calendar import window_of, windows_with
from reporting.situations import Situation, situations, situations_of_one
from reporting.statuses import Status

ON_A_PAGE, OWN_QUARTERS = 50, 8
#: What can be asked for; silence is no status.
SILENT = "silent"
STATES = ((SILENT, "Belum melapor"), *Status.choices)


@dataclass(frozen=True)
class Asked:
    """What the reader asked for."""

    quarter: Quarter
    region: str = ""
    state: str = ""
    page: str = "1"


@dataclass(frozen=True)
class Found:
    page: "Page[Institution]"
    rows: list[Situation]


def find(asked: Asked, *, scope: Scope, on: date) -> Found:
    """A fixed number of queries."""
    paginator = Paginator(_matching(asked, scope), ON_A_PAGE)
    page = paginator.get_page(asked.page)
    window = window_of(asked.quarter, province=scope.province)
    return Found(page, situations(page.object_list, window=window, scope=scope, on=on))


def own_quarters(scope: Scope, *, on: date) -> list[Situation]:
    """For who has one report a quarter: the latest quarters, the running one first."""
    running = Quarter.of(on)
    windows = windows_with(quarters_back(running, OWN_QUARTERS), province=scope.province)
    begun = [window for window in windows.values() if window.quarter <= running]
    return situations_of_one(scope.institution, windows=begun, scope=scope, on=on)


def regions_in(scope: Scope) -> list[Institution]:
    """For the filter; empty where there is nothing to choose."""
    if not scope.is_province:
        return []
    return list(Institution.objects.visible_to(scope).exclude(kind="agency").order_by("code"))


def _matching(asked: Asked, scope: Scope) -> QuerySet[Institution]:
    its = FilteredRelation("reports", condition=Q(reports__quarter=asked.quarter))
    # A report stays listed although its institution has closed since.
    rows = (
        Institution.objects.visible_to(scope)
        .annotate(its=its)
        .filter(existing_on(asked.quarter.last_day) | Q(its__isnull=False))
    )
    if asked.region:
        rows = rows.filter(region__code=asked.region)
    if asked.state == SILENT:
        rows = rows.filter(Q(its__isnull=True) | Q(its__first_submitted_at__isnull=True))
    elif asked.state in Status.values:
        rows = rows.filter(its__status=asked.state)
    # Backwards by kind, the region stands before its agencies.
    return rows.select_related("region__parent").order_by("region__code", "-kind", "code")
