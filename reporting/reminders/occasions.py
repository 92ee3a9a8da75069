"""When somebody must be told something, given where a report stands and the day. Pure: no database, no clock.

Each occasion comes with a mark that tells this time from the next: the due day it speaks of, the week, the journal
line. Person, occasion and subject (which holds the mark) together are told at most once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from formats.quarters import Quarter
from reporting.statuses import HANDED_IN, Status
from reporting.working_days import DaysOff, working_day_before

#: Working days before a due day from which it is called near; weeks after it in which it is said again.
NEAR_DAYS, WEEKS = 3, 4


class Occasion(TextChoices):
    OPENED = "opened", "triwulan dibuka"
    BEFORE_DUE = "before_due", "tenggat mendekat"
    DUE_TODAY = "due_today", "tenggat hari ini"
    OVERDUE = "overdue", "lewat tenggat"
    RETURNED = "returned", "laporan dikembalikan"
    STILL_RETURNED = "still_returned", "perbaikan masih ditunggu"
    REMARKED = "remarked", "catatan pemeriksa menunggu jawaban"
    ACCEPTED = "accepted", "laporan diterima"
    ON_BEHALF = "on_behalf", "laporan dikirim koordinator"
    VERIFIED = "verified", "laporan diverifikasi"
    TO_ACCEPT = "to_accept", "laporan menunggu penerimaan"
    ACCEPT_SOON = "accept_soon", "tenggat penerimaan"
    TO_VERIFY = "to_verify", "laporan menunggu verifikasi"
    ANSWERED = "answered", "catatan dijawab pengirim"
    SILENT = "silent", "yang belum melapor"
    NO_USER = "no_user", "instansi tanpa pengguna"
    UNOPENED = "unopened", "triwulan belum dibuka"


O = Occasion  # noqa: E741  # said many times below


class Topic(TextChoices):
    """What a person can leave out."""

    DEADLINES = "deadlines", "Tenggat laporan saya"
    OUTCOMES = "outcomes", "Kabar laporan saya: catatan pemeriksa, dikembalikan, diterima, diverifikasi"
    WAITING = "waiting", "Yang menunggu saya, dan siapa yang belum melapor"


TOPIC_OF = {
    **dict.fromkeys((O.OPENED, O.BEFORE_DUE, O.DUE_TODAY, O.OVERDUE), Topic.DEADLINES),
    **dict.fromkeys((O.RETURNED, O.STILL_RETURNED, O.REMARKED, O.ACCEPTED, O.ON_BEHALF, O.VERIFIED), Topic.OUTCOMES),
    **dict.fromkeys(
        (O.TO_ACCEPT, O.ACCEPT_SOON, O.TO_VERIFY, O.ANSWERED, O.SILENT, O.NO_USER, O.UNOPENED), Topic.WAITING
    ),
}
URGENT = frozenset({O.DUE_TODAY, O.OVERDUE, O.RETURNED, O.STILL_RETURNED, O.ACCEPT_SOON})
#: Good news: nothing is to be done.
NEWS = frozenset({O.ACCEPTED, O.ON_BEHALF, O.VERIFIED})

#: Verb in the journal → what its sender is told, while the report still stands so.
EVENTS: dict[str, tuple[Occasion, tuple[Status, ...]]] = {
    **dict.fromkeys(("return", "send_back", "reopen"), (O.RETURNED, (Status.RETURNED,))),
    "accept": (O.ACCEPTED, (Status.ACCEPTED,)),
    "submit_on_behalf": (O.ON_BEHALF, (Status.ACCEPTED, Status.VERIFIED)),
    "verify": (O.VERIFIED, (Status.VERIFIED,)),
}


@dataclass(frozen=True)
class Standing:
    """One institution's report in one quarter, as the calendar sees it. `status` None: not even begun."""

    quarter: Quarter
    due: date
    status: Status | None = None
    returned_on: date | None = None
    is_opened: bool = True
    is_closed: bool = False


@dataclass(frozen=True)
class Told:
    occasion: Occasion
    mark: str = ""


@dataclass(frozen=True)
class Event:
    """A line of the journal about a report that now stands as `status`."""

    line: int
    verb: str
    report: int
    status: Status


def deadline(standing: Standing, *, on: date, days_off: DaysOff) -> Told | None:
    """The one thing that the calendar says about a report today; None when nothing is to be done."""
    if standing.is_closed or not standing.is_opened or on < standing.quarter.first_day:
        return None
    if standing.status in HANDED_IN:
        return None
    if standing.status == Status.RETURNED:
        return _still_returned(standing, on=on)
    stage = stage_of(standing.due, on=on, days_off=days_off)
    if stage is None:
        return Told(O.OPENED) if on <= standing.due else None
    occasion = {"near": O.BEFORE_DUE, "today": O.DUE_TODAY}.get(stage, O.OVERDUE)
    return Told(occasion, f"{standing.due}:{stage}")


def stage_of(due: date, *, on: date, days_off: DaysOff) -> str | None:
    """Where a day stands to a due day: near, today, week1 … week4; None long before and long after."""
    if on == due:
        return "today"
    if on > due:
        return late_week(due, on=on)
    return "near" if on >= working_day_before(due, NEAR_DAYS, days_off=days_off) else None


def late_week(due: date, *, on: date) -> str | None:
    """`week1` in the seven days after a due day, up to `week4`; None before and later."""
    week = ((on - due).days - 1) // 7 + 1
    return f"week{week}" if 1 <= week <= WEEKS else None


def outcomes(events: Iterable[Event]) -> dict[int, tuple[Event, Told]]:
    """By report the last thing that happened to it, if it still stands so."""
    last = {event.report: event for event in sorted(events, key=lambda one: one.line)}
    return {
        report: (event, Told(EVENTS[event.verb][0], str(event.line)))
        for report, event in last.items()
        if event.status in EVENTS[event.verb][1]
    }


def _still_returned(standing: Standing, *, on: date) -> Told | None:
    """Said again each week, from a week after the return on; the return itself is an event."""
    if standing.returned_on is None:
        return None
    week = late_week(standing.returned_on, on=on)
    return Told(O.STILL_RETURNED, f"{standing.returned_on}:{week}") if week not in (None, "week1") else None
