"""Monday to Friday, less the national days, and what the province has added and struck."""

from datetime import date

import pytest

from reporting.working_days import (
    DaysOff,
    is_working_day,
    national_days,
    working_day_after,
    working_day_before,
    working_days_until,
)

END = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 5), True),
        (date(2026, 10, 3), False),  # Saturday
        (date(2026, 10, 4), False),  # Sunday
        (date(2025, 4, 2), False),  # cuti bersama Idulfitri
        (date(2025, 3, 31), False),  # Idulfitri
        (date(2025, 4, 8), True),
        (date(2025, 8, 17), False),  # Independence day
    ],
)
def test_a_working_day(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_a_day_off_of_our_own_moves_the_due_day() -> None:
    assert working_day_after(END, 5) == date(2026, 10, 7)
    assert working_day_after(END, 5, days_off=DaysOff(frozenset({date(2026, 10, 6)}))) == date(2026, 10, 8)
    sunday = DaysOff(frozenset({date(2026, 10, 4)}))
    assert working_day_after(END, 5, days_off=sunday) == date(2026, 10, 7)


def test_a_national_day_on_which_people_work_counts() -> None:
    eve = date(2026, 12, 24)
    worked = DaysOff(worked=frozenset({eve, date(2026, 12, 26)}))

    assert (is_working_day(eve), is_working_day(eve, days_off=worked)) == (False, True)
    assert not is_working_day(date(2026, 12, 26), days_off=worked)  # it stays a Saturday


def test_a_day_both_added_and_struck_is_off() -> None:
    day = frozenset({date(2026, 12, 24)})

    assert not is_working_day(date(2026, 12, 24), days_off=DaysOff(day, day))


def test_counting_back_and_counting_what_is_left() -> None:
    due = date(2026, 10, 7)  # a Wednesday

    assert working_day_before(due, 3) == date(2026, 10, 2)
    assert [working_days_until(due, on=date(2026, 10, day)) for day in (1, 2, 4, 6, 7, 8)] == [4, 3, 3, 1, 0, 0]


def test_national_days_have_names_and_cuti_bersama_are_among_them() -> None:
    days = national_days(2026)

    assert (days[date(2026, 8, 17)], days[date(2026, 12, 24)]) == (
        "Hari Kemerdekaan Republik Indonesia",
        "Cuti Bersama Hari Raya Natal",
    )
    assert list(days) == sorted(days)
