"""What happened in the example: which report came in when, and how far it got. Pure and deterministic.

Regions keep their character: Kapuas is at work on the last quarter, Kotawaringin Timur waits for the province, Murung
Raya got its report back, Sukamara never reports, everybody else is done.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from random import Random
from zoneinfo import ZoneInfo

from formats.quarters import Quarter
from reporting.statuses import Status
from reporting.windows import Dues
from reporting.working_days import working_day_after

WIB = ZoneInfo("Asia/Pontianak")
PROVINCE, AT_WORK, WAITING, RETURNED, SILENT = "62", "62.03", "62.02", "62.12", "62.08"
BELATED = "62.06"
#: Quarters before the current one.
PAST = 7


class Stage(Enum):
    """How far a region's quarter has come."""

    DONE = "done"
    AT_WORK = "at work"
    WAITING = "waiting"
    RETURNED = "returned"
    SILENT = "silent"
    BEGUN = "begun"


@dataclass(frozen=True)
class Happened:
    """One report as it ends up; None of it is later than the day on which the example is made."""

    status: Status
    created_at: datetime
    submitted_at: datetime | None = None
    accepted_at: datetime | None = None
    returned_at: datetime | None = None
    verified_at: datetime | None = None
    on_behalf: bool = False


def seeded(*parts: object) -> Random:
    """The same parts give the same random numbers, on every machine."""
    return Random("|".join(str(part) for part in parts))


def stage_of(region: str, quarter: Quarter, *, last_ended: Quarter) -> Stage:
    if quarter > last_ended:
        return Stage.BEGUN
    if region == SILENT:
        return Stage.SILENT
    if quarter < last_ended:
        return Stage.DONE
    return {AT_WORK: Stage.AT_WORK, WAITING: Stage.WAITING, RETURNED: Stage.RETURNED}.get(region, Stage.DONE)


class Clock:
    """Plausible times within one quarter, none after `now`."""

    def __init__(self, quarter: Quarter, dues: Dues, *, now: datetime) -> None:
        self.quarter, self.dues, self.now = quarter, dues, now

    def working_day(self, count: int, rnd: Random) -> datetime:
        """Some minute of the count-th working day after the quarter's end."""
        day = working_day_after(self.quarter.last_day, count)
        return min(self.now, self._at(day, rnd))

    def drafted(self, rnd: Random) -> datetime:
        day = self.quarter.last_day - timedelta(days=rnd.randint(3, 20))
        return min(self.now - timedelta(minutes=rnd.randint(30, 300)), self._at(day, rnd))

    @staticmethod
    def _at(day: date, rnd: Random) -> datetime:
        return datetime.combine(day, time(rnd.randint(8, 15), rnd.randint(0, 59)), tzinfo=WIB)


def region_story(region: str, *, stage: Stage, clock: Clock) -> Happened | None:
    """The region's own report; None when it has none."""
    rnd = seeded("region", region, clock.quarter)
    created = clock.drafted(rnd)
    submitted = clock.working_day(16 if rnd.random() < 0.12 else rnd.randint(9, 13), rnd)
    if region == SILENT:
        return None
    if stage == Stage.BEGUN:
        return Happened(Status.DRAFT, created) if rnd.random() < 0.35 else None
    if stage == Stage.AT_WORK:
        return Happened(Status.DRAFT, created)
    if stage == Stage.WAITING:
        return Happened(Status.SUBMITTED, created, submitted)
    if stage == Stage.RETURNED:
        return Happened(Status.RETURNED, created, submitted, returned_at=clock.working_day(18, rnd))
    return Happened(Status.VERIFIED, created, submitted, verified_at=clock.working_day(19, rnd))


def agency_story(agency: str, region: str, *, stage: Stage, clock: Clock) -> Happened | None:
    """One agency's report; None when it is silent. A few agencies never report, a few are silent this quarter."""
    rnd = seeded("agency", agency, clock.quarter)
    never = seeded("never", agency).random() < 0.03
    if stage == Stage.SILENT:
        return _pick(Status.SUBMITTED, rnd, clock) if rnd.random() < 0.12 else None
    if agency in FIXED and stage == Stage.AT_WORK:
        fixed = FIXED[agency]
        return _pick(fixed, rnd, clock) if fixed else None
    if never or rnd.random() < (0.7 if stage == Stage.BEGUN else 0.05):
        return None
    if stage == Stage.BEGUN:
        return Happened(Status.DRAFT, clock.drafted(rnd)) if rnd.random() < 0.4 else None
    status = _agency_status(region, stage, rnd, clock)
    is_belated = region == BELATED and status == Status.ACCEPTED
    return _pick(status, rnd, clock, accepted_day=22 if is_belated else 10)


#: Kapuas in the last quarter: something for everybody to do. None: not begun.
FIXED: dict[str, Status | None] = {
    "62.03-dinkes": None,
    "62.03-dp3appkb": Status.DRAFT,
    "62.03-disdik": Status.SUBMITTED,
    "62.03-dinsos": Status.SUBMITTED,
    "62.03-dishub": Status.RETURNED,
    "62.03-dispora": None,
}


def _agency_status(region: str, stage: Stage, rnd: Random, clock: Clock) -> Status:
    roll = rnd.random()
    if region == PROVINCE:
        return Status.VERIFIED if stage == Stage.DONE and roll < 0.97 else Status.SUBMITTED
    if stage == Stage.DONE:
        if region == BELATED and roll < 0.12:
            return Status.ACCEPTED
        return Status.VERIFIED if roll < 0.97 else Status.SUBMITTED
    return Status.ACCEPTED if roll < 0.9 else Status.SUBMITTED


def _pick(status: Status, rnd: Random, clock: Clock, *, accepted_day: int = 10) -> Happened:
    """The times that lead to a status."""
    created = clock.drafted(rnd)
    if status == Status.DRAFT:
        return Happened(status, created)
    late = rnd.random() < 0.1
    submitted = clock.working_day(rnd.randint(6, 9) if late else rnd.randint(1, 5), rnd)
    on_behalf = status in (Status.ACCEPTED, Status.VERIFIED) and rnd.random() < 0.04
    accepted = clock.working_day(accepted_day, rnd) if status in (Status.ACCEPTED, Status.VERIFIED) else None
    if on_behalf:
        submitted = accepted or submitted
    returned = clock.working_day(10, rnd) if status == Status.RETURNED else None
    verified = clock.working_day(19, rnd) if status == Status.VERIFIED else None
    return Happened(status, created, submitted, accepted, returned, verified, on_behalf)
