"""When a quarter is open, due, late and closed, given the day. Pure: no database, no clock."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.utils.timezone import localdate

from formats.dates import long_date
from formats.quarters import Quarter
from reporting.working_days import NATIONAL, DaysOff, working_day_after

#: Working days after the quarter's end (domain: PP 39/2006's 5, 10 and 14).
AGENCY_DAYS, ACCEPTANCE_DAYS, REGION_DAYS = 5, 10, 14


class Phase(Enum):
    NOT_BEGUN = "belum dimulai"
    RUNNING = "berjalan"
    OPEN = "dapat dikirim"
    OVERDUE = "melewati tenggat"
    CLOSED = "ditutup"


@dataclass(frozen=True)
class Dues:
    """The three due days of a quarter. A due day never closes anything; it only tells on time from late."""

    agency: date
    acceptance: date
    region: date


@dataclass(frozen=True)
class QuarterWindow:
    """A quarter with its due days, stored or still only proposed, and when the province closed it."""

    quarter: Quarter
    dues: Dues
    closed_at: datetime | None = None
    is_stored: bool = False
    #: Whom to ask about a closed quarter, in words.
    keepers: str = "DP3APPKB"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


def proposed_dues(quarter: Quarter, *, days_off: DaysOff = NATIONAL) -> Dues:
    end = quarter.last_day
    return Dues(
        agency=working_day_after(end, AGENCY_DAYS, days_off=days_off),
        acceptance=working_day_after(end, ACCEPTANCE_DAYS, days_off=days_off),
        region=working_day_after(end, REGION_DAYS, days_off=days_off),
    )


def phase(window: QuarterWindow, *, due: date, on: date) -> Phase:
    """`due` is the institution's own: its extension's, if it has one."""
    if window.is_closed:
        return Phase.CLOSED
    if on < window.quarter.first_day:
        return Phase.NOT_BEGUN
    if on <= window.quarter.last_day:
        return Phase.RUNNING
    return Phase.OPEN if on <= due else Phase.OVERDUE


def why_not_saved(window: QuarterWindow, *, on: date) -> str | None:
    """Why figures of this quarter cannot be changed, in words; None when they can."""
    quarter = window.quarter
    if window.closed_at is not None:
        closed = long_date(localdate(window.closed_at))
        return f"{quarter} ditutup {closed}. Minta {window.keepers} membuka kembali bila ada yang perlu diperbaiki."
    if on < quarter.first_day:
        return f"{quarter} baru dapat diisi mulai {long_date(quarter.first_day)}."
    return None


def why_not_submitted(window: QuarterWindow, *, on: date) -> str | None:
    """Why a report of this quarter cannot be sent or moved on, in words; None when it can."""
    quarter = window.quarter
    if (closed_or_early := why_not_saved(window, on=on)) is not None:
        return closed_or_early
    if on <= quarter.last_day:
        return f"{quarter} belum berakhir. Laporan dapat dikirim mulai {long_date(quarter.next.first_day)}."
    return None


def is_on_time(first_submitted_at: datetime, *, due: date) -> bool:
    """By the clock of Asia/Pontianak: 23.59 of the due day is on time, 00.00 of the next day is late."""
    return localdate(first_submitted_at) <= due
