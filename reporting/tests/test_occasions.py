"""Who must be told what, on which day: the pure rules, day by day."""

from datetime import date, timedelta

import pytest

from formats.quarters import Quarter
from reporting.reminders.occasions import (
    EVENTS,
    NEWS,
    TOPIC_OF,
    URGENT,
    WEEKS,
    Event,
    Occasion,
    Standing,
    Told,
    deadline,
    late_week,
    outcomes,
    stage_of,
)
from reporting.statuses import HANDED_IN, Status
from reporting.working_days import NATIONAL, DaysOff

O = Occasion  # noqa: E741
QUARTER = Quarter(2026, 3)
DUE = date(2026, 10, 7)  # a Wednesday; three working days before it is Friday the 2nd
SILENT = Standing(QUARTER, DUE)


def told(on: date, standing: Standing = SILENT, days_off: DaysOff = NATIONAL) -> Told | None:
    return deadline(standing, on=on, days_off=days_off)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 6, 30), None),
        (date(2026, 7, 1), Told(O.OPENED)),
        (date(2026, 9, 30), Told(O.OPENED)),
        (date(2026, 10, 1), Told(O.OPENED)),
        (date(2026, 10, 2), Told(O.BEFORE_DUE, "2026-10-07:near")),
        (date(2026, 10, 6), Told(O.BEFORE_DUE, "2026-10-07:near")),
        (date(2026, 10, 7), Told(O.DUE_TODAY, "2026-10-07:today")),
        (date(2026, 10, 8), Told(O.OVERDUE, "2026-10-07:week1")),
        (date(2026, 10, 14), Told(O.OVERDUE, "2026-10-07:week1")),
        (date(2026, 10, 15), Told(O.OVERDUE, "2026-10-07:week2")),
        (date(2026, 11, 4), Told(O.OVERDUE, "2026-10-07:week4")),
        (date(2026, 11, 5), None),
        (date(2027, 10, 7), None),
    ],
)
def test_what_the_calendar_says_to_who_has_not_sent(on: date, expected: Told | None) -> None:
    assert told(on) == expected
    assert told(on, Standing(QUARTER, DUE, Status.DRAFT)) == expected


def test_each_day_says_at_most_one_thing_and_each_thing_comes_in_one_run_of_days() -> None:
    days = [date(2026, 6, 1) + timedelta(days=step) for step in range(240)]

    said = [told(day) for day in days]

    runs = [one for at, one in enumerate(said) if at == 0 or said[at - 1] != one]
    assert [one.occasion if one else None for one in runs] == [
        None, O.OPENED, O.BEFORE_DUE, O.DUE_TODAY, *[O.OVERDUE] * WEEKS, None,
    ]  # fmt: skip
    assert len({one for one in runs if one}) == 3 + WEEKS


@pytest.mark.parametrize("status", HANDED_IN)
def test_who_has_sent_is_left_alone(status: Status) -> None:
    days = [date(2026, 7, 1) + timedelta(days=step) for step in range(200)]

    assert {told(day, Standing(QUARTER, DUE, status)) for day in days} == {None}


@pytest.mark.parametrize("fields", [{"is_closed": True}, {"is_opened": False}])
def test_nothing_is_said_of_a_quarter_that_is_closed_or_was_not_opened(fields: dict[str, bool]) -> None:
    days = [date(2026, 7, 1) + timedelta(days=step) for step in range(200)]

    assert {told(day, Standing(QUARTER, DUE, **fields)) for day in days} == {None}


def test_a_day_off_brings_the_first_warning_forward() -> None:
    off = DaysOff(added=frozenset({date(2026, 10, 6)}))

    assert told(date(2026, 10, 1), days_off=off) == Told(O.BEFORE_DUE, "2026-10-07:near")


def test_an_extension_is_warned_of_anew() -> None:
    on = date(2026, 10, 20)

    assert told(on, Standing(QUARTER, date(2026, 10, 21))) == Told(O.BEFORE_DUE, "2026-10-21:near")
    assert told(on) == Told(O.OVERDUE, "2026-10-07:week2")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 10, 12), None),
        (date(2026, 10, 19), None),
        (date(2026, 10, 20), Told(O.STILL_RETURNED, "2026-10-12:week2")),
        (date(2026, 10, 26), Told(O.STILL_RETURNED, "2026-10-12:week2")),
        (date(2026, 10, 27), Told(O.STILL_RETURNED, "2026-10-12:week3")),
        (date(2026, 11, 9), Told(O.STILL_RETURNED, "2026-10-12:week4")),
        (date(2026, 11, 10), None),
    ],
)
def test_a_returned_report_is_asked_for_again_each_week_and_never_called_overdue(
    on: date, expected: Told | None
) -> None:
    assert told(on, Standing(QUARTER, DUE, Status.RETURNED, returned_on=date(2026, 10, 12))) == expected


@pytest.mark.parametrize(
    ("days", "week"), [(0, None), (1, "week1"), (7, "week1"), (8, "week2"), (28, "week4"), (29, None)]
)
def test_weeks_after_a_due_day(days: int, week: str | None) -> None:
    assert late_week(DUE, on=DUE + timedelta(days=days)) == week


def test_the_stages_of_a_due_day() -> None:
    days = [date(2026, 10, day) for day in (1, 2, 6, 7, 8, 15)]

    assert [stage_of(DUE, on=day, days_off=NATIONAL) for day in days] == [
        None, "near", "near", "today", "week1", "week2",
    ]  # fmt: skip


@pytest.mark.parametrize("verb", EVENTS)
@pytest.mark.parametrize("status", Status)
def test_what_happened_is_told_only_while_the_report_still_stands_so(verb: str, status: Status) -> None:
    occasion, while_in = EVENTS[verb]

    found = outcomes([Event(7, verb, 1, status)])

    assert found == ({1: (Event(7, verb, 1, status), Told(occasion, "7"))} if status in while_in else {})


def test_of_several_things_that_happened_to_a_report_the_last_is_told() -> None:
    events = [Event(9, "verify", 1, Status.VERIFIED), Event(5, "accept", 1, Status.VERIFIED)]
    other = Event(6, "return", 2, Status.RETURNED)

    found = outcomes([*events, other])

    assert {report: told for report, (_, told) in found.items()} == {1: Told(O.VERIFIED, "9"), 2: Told(O.RETURNED, "6")}


def test_a_return_that_was_answered_and_came_again_is_told_by_its_own_line() -> None:
    events = [Event(line, "return", 1, Status.RETURNED) for line in (3, 8)]

    assert [told.mark for _, told in outcomes(events).values()] == ["8"]


def test_every_occasion_has_a_topic_and_good_news_is_never_urgent() -> None:
    assert set(TOPIC_OF) == set(Occasion)
    assert not NEWS & URGENT
