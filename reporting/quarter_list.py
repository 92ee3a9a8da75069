"""The quarters of a province at a glance: days, phase, and how many have reported. A fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from formats.quarters import Quarter, last_ended
from institutions.access.scope import Scope
from institutions.kinds import REGENCIES, Kind
from institutions.models import Institution
from reporting.calendar import windows_with
from reporting.reports import Report
from reporting.statuses import CAME, Status
from reporting.waiting import of_expected
from reporting.windows import Phase, QuarterWindow, phase

_PHASE_CHIPS = {
    Phase.NOT_BEGUN: "none",
    Phase.RUNNING: "none",
    Phase.OPEN: "warn",
    Phase.OVERDUE: "warn",
    Phase.CLOSED: "ok",
}


@dataclass(frozen=True)
class QuarterLine:
    """One quarter; the numbers count regencies and cities, and agencies at both levels."""

    window: QuarterWindow
    on: date
    regencies: int
    regencies_in: int
    regencies_verified: int
    agencies: int
    agencies_in: int

    @property
    def phase(self) -> Phase:
        return phase(self.window, due=self.window.dues.region, on=self.on)

    @property
    def label(self) -> str:
        return self.phase.value.capitalize() if self.window.is_stored else "Belum dibuka"

    @property
    def chip(self) -> str:
        return _PHASE_CHIPS[self.phase] if self.window.is_stored else "none"


def quarter_lines(scope: Scope, *, on: date) -> list[QuarterLine]:
    """Opened quarters, the running one and the one that has just ended; the latest first."""
    windows = windows_with((last_ended(on), Quarter.of(on)), province=scope.province)
    everyone = list(Institution.objects.visible_to(scope).only("kind", "opened_on", "closed_on"))
    reported = _reported(windows, scope=scope)
    return [_line(window, everyone, reported, on=on) for window in windows.values()]


def _reported(quarters: Iterable[Quarter], *, scope: Scope) -> Counter[tuple[Quarter, bool, str]]:
    """How many reports by quarter, whether of an agency, and status; the province's own report apart."""
    rows = (
        Report.objects.visible_to(scope)
        .filter(of_expected(quarters))
        .exclude(institution__kind=Kind.PROVINCE)
        .order_by()
        .values_list("quarter", "institution__kind", "status")
        .annotate(count=Count("pk"))
    )
    found: Counter[tuple[Quarter, bool, str]] = Counter()
    for quarter, kind, status, count in rows:
        found[quarter, kind == Kind.AGENCY, status] += count
    return found


def _line(
    window: QuarterWindow, everyone: list[Institution], reported: Counter[tuple[Quarter, bool, str]], *, on: date
) -> QuarterLine:
    quarter = window.quarter
    standing = Counter(one.kind for one in everyone if one.exists_on(quarter.last_day))
    return QuarterLine(
        window=window,
        on=on,
        regencies=sum(standing[kind] for kind in REGENCIES),
        regencies_in=sum(reported[quarter, False, status] for status in CAME),
        regencies_verified=reported[quarter, False, Status.VERIFIED],
        agencies=standing[Kind.AGENCY],
        agencies_in=sum(reported[quarter, True, status] for status in CAME),
    )
