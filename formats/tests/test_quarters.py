from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.quarters import Quarter, last_ended, quarters_back

quarters = st.builds(Quarter, st.integers(1, 9999), st.integers(1, 4))
days = st.dates(date(2, 1, 1), date(9998, 12, 31))


def test_names_of_a_quarter() -> None:
    quarter = Quarter(2026, 3)

    assert quarter.code == "2026-TW3"
    assert str(quarter) == quarter.label == "Triwulan III 2026"
    assert quarter.short_label == "TW III 2026"
    assert quarter.months_label == "Juli–September 2026"


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (1, date(2024, 1, 1), date(2024, 3, 31)),
        (2, date(2024, 4, 1), date(2024, 6, 30)),
        (3, date(2024, 7, 1), date(2024, 9, 30)),
        (4, date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_ends_of_a_quarter(number: int, first: date, last: date) -> None:
    quarter = Quarter(2024, number)

    assert (quarter.first_day, quarter.last_day) == (first, last)
    assert Quarter.of(first) == Quarter.of(last) == quarter


def test_neighbours_cross_the_year() -> None:
    assert Quarter(2026, 4).next == Quarter(2027, 1)
    assert Quarter(2026, 1).previous == Quarter(2025, 4)
    assert Quarter(2026, 3).plus(-8) == Quarter(2024, 3)


def test_year_to_date_holds_the_quarter_itself() -> None:
    assert Quarter(2026, 1).year_to_date == (Quarter(2026, 1),)
    assert Quarter(2026, 3).year_to_date == (Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3))


def test_quarters_back_is_oldest_first() -> None:
    assert quarters_back(Quarter(2026, 1), 3) == (Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1))
    assert quarters_back(Quarter(2026, 1), 0) == ()


@pytest.mark.parametrize(
    ("on", "ended"),
    [
        (date(2026, 9, 30), Quarter(2026, 2)),
        (date(2026, 10, 1), Quarter(2026, 3)),
        (date(2026, 1, 1), Quarter(2025, 4)),
    ],
)
def test_last_ended_needs_the_day_after(on: date, ended: Quarter) -> None:
    assert last_ended(on) == ended


@pytest.mark.parametrize(
    "code",
    ["", "2026", "2026-TW0", "2026-TW5", "2026-tw3", " 2026-TW3", "2026-TW3\n", "٢٠٢٦-TW3", "0000-TW1"],
)
def test_parse_refuses_what_is_no_code(code: str) -> None:
    with pytest.raises(ValueError, match="quarter"):
        Quarter.parse(code)


@pytest.mark.parametrize(("year", "number"), [(2026, 0), (2026, 5), (0, 1), (10000, 1)])
def test_there_is_no_such_quarter(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="no quarter"):
        Quarter(year, number)


@given(quarters)
def test_code_is_read_back(quarter: Quarter) -> None:
    assert Quarter.parse(quarter.code) == quarter


@given(quarters, quarters)
def test_codes_sort_as_quarters_do(one: Quarter, other: Quarter) -> None:
    assert (one < other) == (one.code < other.code) == (one.last_day < other.first_day)


@given(days)
def test_each_day_lies_in_its_quarter(day: date) -> None:
    quarter = Quarter.of(day)

    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.last_day + timedelta(days=1) == quarter.next.first_day
