"""The calendar that everybody may read: a year's quarters with their days, one's own report, and the days off."""

from dataclasses import dataclass
from datetime import date

from formats.dates import long_date
from formats.quarters import Quarter
from institutions.access.scope import Scope
from reporting.calendar import normal_due, windows_with
from reporting.days_off import DaysOfYear, days_of_years
from reporting.situations import Situation, situations_of_one
from reporting.windows import Phase, QuarterWindow, phase

#: A due day that is over closes nothing: what can still be sent is said to be so.
_LABELS = {Phase.OVERDUE: "Masih dapat dikirim"}
_CHIPS = {Phase.OPEN: "warn", Phase.OVERDUE: "warn", Phase.CLOSED: "ok"}


@dataclass(frozen=True)
class CalendarLine:
    """One quarter. `own`: the reader's institution in it; None where it is not expected."""

    window: QuarterWindow
    own: Situation | None
    is_extended: bool
    on: date

    @property
    def is_proposed(self) -> bool:
        return not self.window.is_stored

    @property
    def phase(self) -> Phase:
        return phase(self.window, due=self.own.due if self.own else self.window.dues.region, on=self.on)

    @property
    def label(self) -> str:
        return _LABELS.get(self.phase, self.phase.value.capitalize())

    @property
    def chip(self) -> str:
        return _CHIPS.get(self.phase, "none")

    @property
    def note(self) -> str:
        if self.window.closed_at is not None:
            return long_date(self.window.closed_at)
        return "tanggal usulan" if self.is_proposed else ""

    @property
    def says_how_it_stands(self) -> bool:
        """From the first day on which a report can be sent."""
        return self.own is not None and self.on > self.window.quarter.last_day

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
    found = windows_with(quarters, province=scope.province)
    windows = [found[quarter] for quarter in quarters]
    one = scope.institution
    own = {each.window.quarter: each for each in situations_of_one(one, windows=windows, scope=scope, on=on)}
    lines = tuple(_line(window, own.get(window.quarter), on) for window in windows)
    this, following = days_of_years([year, year + 1], province=scope.province)
    unsure = tuple(each.year for each in (this, following) if not each.is_confirmed and _counts(each.year, lines))
    return YearCalendar(year, lines, this, unsure)


def _line(window: QuarterWindow, own: Situation | None, on: date) -> CalendarLine:
    is_extended = own is not None and own.due != normal_due(own.institution, window=window)
    return CalendarLine(window, own, is_extended, on)


def _counts(year: int, lines: tuple[CalendarLine, ...]) -> bool:
    """Whether a due day that is only proposed was counted with the days off of that year."""
    proposed = [line.window.dues for line in lines if line.is_proposed]
    return any(year in (dues.agency.year, dues.region.year) for dues in proposed)
