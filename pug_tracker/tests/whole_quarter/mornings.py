"""Who must be told what on which morning, worked out from the ledger alone."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from formats.dates import WIB
from pug_tracker.tests.whole_quarter.ledger import Ledger, is_over
from pug_tracker.tests.whole_quarter.story import (
    ACCEPTANCE_DUE,
    ADMINISTRATOR,
    CLOSED,
    FIRST_DAY,
    LAST_DAY,
    LOCAL_HOLIDAY,
    OPENED,
    PROVINCE,
    QUARTER,
    SECOND_VERIFIER,
    VERIFIER,
    user_less,
)

#: Person, occasion, whose report, day.
Told = tuple[str, str, str, date]
NEWS = {
    "return": ("returned", "returned"),
    "reopen": ("returned", "returned"),
    "accept": ("accepted", "accepted"),
    "submit_on_behalf": ("on_behalf", "accepted verified"),
    "verify": ("verified", "verified"),
}
PEOPLE_OF_THE_PROVINCE = (VERIFIER, SECOND_VERIFIER)
URGENT = {"due_today", "overdue", "returned", "still_returned", "accept_soon"}
OUTCOMES = {"returned", "still_returned", "accepted", "on_behalf", "verified"}


def all_days() -> list[date]:
    return [FIRST_DAY + timedelta(days=step) for step in range((LAST_DAY - FIRST_DAY).days + 1)]


def working_days() -> list[date]:
    """No national holiday falls into these weeks."""
    return [day for day in all_days() if day.weekday() < 5 and day != LOCAL_HOLIDAY]


def morning(day: date) -> datetime:
    return datetime.combine(day, time(7), tzinfo=WIB)


def choices(ledger: Ledger) -> dict[str, str]:
    """Who does not want everything: nothing, only what is urgent, no news of outcomes."""
    first, second, third = (row.agencies[10] for row in ledger.rows[:3])
    return {first: "nothing", second: "urgent", third: "no outcomes"}


def wants(choice: str | None, occasion: str) -> bool:
    return {"nothing": False, "urgent": occasion in URGENT, "no outcomes": occasion not in OUTCOMES}.get(
        choice or "", True
    )


def expected_mornings(ledger: Ledger) -> Counter[Told]:
    """Each thing on the first working morning on which it holds, to each person once."""
    known: set[tuple[str, str, str, object]] = set()
    wished = choices(ledger)
    found: Counter[Told] = Counter()
    for day in working_days():
        for person, occasion, code, mark in _said_on(day, ledger):
            if (person, occasion, code, mark) in known or not wants(wished.get(person), occasion):
                continue
            known.add((person, occasion, code, mark))
            found[person, occasion, code, day] += 1
    return found


def _said_on(day: date, ledger: Ledger) -> Iterator[tuple[str, str, str, object]]:
    at = morning(day)
    nobody = user_less(ledger.rows)
    for code in ledger.codes:
        if OPENED <= at < CLOSED:
            yield from _of_others(code, day, ledger, has_user=code != nobody)
            if code != nobody:
                yield from _deadlines(code, day, ledger)
        if code != nobody:
            yield from _news(code, at, ledger)
    if at < OPENED or is_over(day):  # this quarter is not opened yet; the next one never is
        for person in (*PEOPLE_OF_THE_PROVINCE, ADMINISTRATOR):
            yield person, "unopened", PROVINCE, is_over(day)


def _deadlines(code: str, day: date, ledger: Ledger) -> Iterator[tuple[str, str, str, object]]:
    at = morning(day)
    due, stage = ledger.due(code, at), _stage(ledger.due(code, at), day)
    if ledger.status(code, at) not in (None, "draft"):
        return
    if stage is None:
        if day < due:
            yield code, "opened", code, ""
        return
    occasion = {"near": "before_due", "today": "due_today"}.get(stage, "overdue")
    yield code, occasion, code, (due, stage)


def _news(code: str, at: datetime, ledger: Ledger) -> Iterator[tuple[str, str, str, object]]:
    happened = [event for event in ledger.events(code, at) if event.verb in NEWS]
    if happened and at - happened[-1].at < timedelta(days=7):
        occasion, standing = NEWS[happened[-1].verb]
        if ledger.status(code, at) in standing.split():
            yield code, occasion, code, happened[-1].at


def _of_others(code: str, day: date, ledger: Ledger, *, has_user: bool) -> Iterator[tuple[str, str, str, object]]:
    """What those are told who look after others."""
    at, region = morning(day), ledger.region_of[code]
    status, sent, under_regency = ledger.status(code, at), ledger.sent(code, at), PROVINCE not in (region, code)
    under_regency = under_regency and not ledger.is_region(code)
    late = _stage(ledger.due(code, at), day)
    if under_regency and status == "submitted":
        yield region, "to_accept", code, sent
        if (stage := _stage(ACCEPTANCE_DUE, day)) is not None:
            yield region, "accept_soon", code, stage
    is_belated = status == "accepted" and ledger.was_verified(region, at)
    if is_belated if under_regency else status in ("submitted", "accepted"):
        yield from ((person, "to_verify", code, sent) for person in PEOPLE_OF_THE_PROVINCE)
    if ledger.first_sent(code, at) is None and late is not None and late.startswith("week"):
        above = [region] if under_regency else list(PEOPLE_OF_THE_PROVINCE)
        above += [PROVINCE] if not under_regency and not ledger.is_region(code) else []
        yield from ((person, "silent", code, late) for person in above)
    if not has_user and is_over(day) and status not in ("submitted", "accepted", "verified"):
        yield from ((person, "no_user", code, QUARTER) for person in (region, ADMINISTRATOR))


def _stage(due: date, day: date) -> str | None:
    """near: three working days before at most; week1 to week4 after."""
    if day > due:
        week = ((day - due).days - 1) // 7 + 1
        return f"week{week}" if week <= 4 else None
    if day == due:
        return "today"
    between = [one for one in working_days() if day < one <= due]
    return "near" if len(between) <= 3 else None
