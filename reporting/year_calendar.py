"""The calendar that everybody may read: a year's quarters with their days, one's own due day, and the days off."""

from dataclasses import dataclass
from datetime import date

from formats.quarters import Quarter
from institutions.access.scope import Scope
from reporting.calendar import Extension, normal_due, windows_with
from reporting.days_off import DaysOfYear, days_of_years
from reporting.windows import Phase, QuarterWindow, phase

_CHIPS = {
    Phase.NOT_BEGUN: "none",
    Phase.RUNNING: "none",
    Phase.OPEN: "warn",
    Phase.OVERDUE: "bad",
    Phase.CLOSED: "ok",
}


@dataclass(frozen=True)
class CalendarLine:
    """One quarter. `own_due` is the reader's institution's: its extension's, if it has one."""

    window: QuarterWindow
    own_due: date
    is_extended: bool
    on: date

    @property
    def is_proposed(self) -> bool:
        return not self.window.is_stored

    @property
    def phase(self) -> Phase:
        return phase(self.window, due=self.own_due, on=self.on)

    @property
    def label(self) -> str:
        return self.phase.value.capitalize()

    @property
    def chip(self) -> str:
        return _CHIPS[self.phase]

    @property
    def sent_from(self) -> date:
        return self.window.quarter.next.first_day


@dataclass(frozen=True)
class YearCalendar:
    year: int
    lines: tuple[CalendarLine, ...]
    days: DaysOfYear
    unconfirmed: tuple[int, ...]


def year_calendar(year: int, *, scope: Scope, on: date) -> YearCalendar:
    """A fixed number of queries. The last quarter falls due in the next year, so its days off count, too."""
    quarters = Quarter(year, 4).year_to_date
    windows = windows_with(quarters, province=scope.province)
    granted = Extension.objects.visible_to(scope).filter(institution=scope.institution, quarter__in=quarters)
    extended = dict(granted.values_list("quarter", "due"))
    lines = tuple(
        CalendarLine(
            window=windows[quarter],
            own_due=extended.get(quarter) or normal_due(scope.institution, window=windows[quarter]),
            is_extended=quarter in extended,
            on=on,
        )
        for quarter in quarters
    )
    this, following = days_of_years([year, year + 1], province=scope.province)
    unsure = tuple(one.year for one in (this, following) if not one.is_confirmed and _counts(one.year, lines))
    return YearCalendar(year, lines, this, unsure)


def _counts(year: int, lines: tuple[CalendarLine, ...]) -> bool:
    """Whether a due day that is only proposed was counted with the days off of that year."""
    proposed = [line.window.dues for line in lines if line.is_proposed]
    return any(year in (dues.agency.year, dues.region.year) for dues in proposed)
