"""When a quarter may be drafted and sent, when it is due, late, closed. By the clock of Palangka Raya."""

from datetime import UTC, date, datetime

import pytest

from formats.quarters import Quarter
from institutions.tests.cast import wib
from reporting.windows import (
    Dues,
    Phase,
    QuarterWindow,
    is_on_time,
    phase,
    proposed_dues,
    why_not_saved,
    why_not_submitted,
)

QUARTER = Quarter(2026, 3)
DUES = Dues(agency=date(2026, 10, 7), acceptance=date(2026, 10, 14), region=date(2026, 10, 20))
OPEN = QuarterWindow(QUARTER, DUES)
CLOSED = QuarterWindow(QUARTER, DUES, closed_at=wib(2026, 11, 2))


def test_the_long_lebaran_of_2025_moves_the_due_day_of_agencies_to_14_april() -> None:
    """Ended Monday 31 March in Idulfitri; cuti bersama until 7 April. Counting only holidays would say 8 April."""
    assert proposed_dues(Quarter(2025, 1)).agency == date(2025, 4, 14)


def test_an_ordinary_quarter_counts_five_ten_and_fourteen_working_days() -> None:
    assert proposed_dues(QUARTER) == DUES


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 6, 30), Phase.NOT_BEGUN),
        (date(2026, 7, 1), Phase.RUNNING),
        (date(2026, 9, 30), Phase.RUNNING),
        (date(2026, 10, 1), Phase.OPEN),
        (date(2026, 10, 7), Phase.OPEN),
        (date(2026, 10, 8), Phase.OVERDUE),
        (date(2027, 5, 1), Phase.OVERDUE),
    ],
)
def test_the_phases_of_a_quarter(on: date, expected: Phase) -> None:
    assert phase(OPEN, due=DUES.agency, on=on) == expected


def test_an_extension_moves_only_the_phase_of_who_has_it() -> None:
    day = date(2026, 10, 8)

    assert phase(OPEN, due=DUES.agency, on=day) == Phase.OVERDUE
    assert phase(OPEN, due=date(2026, 10, 9), on=day) == Phase.OPEN


@pytest.mark.parametrize("on", [date(2026, 6, 30), date(2026, 8, 1), date(2026, 10, 3), date(2027, 1, 1)])
def test_closed_is_closed_on_every_day(on: date) -> None:
    assert phase(CLOSED, due=DUES.agency, on=on) == Phase.CLOSED
    assert "ditutup 2 November 2026" in (why_not_saved(CLOSED, on=on) or "")
    assert why_not_submitted(CLOSED, on=on) == why_not_saved(CLOSED, on=on)


def test_figures_are_drafted_from_the_first_day_and_sent_after_the_last() -> None:
    before, first, last, after = date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1)

    assert why_not_saved(OPEN, on=before) == "Triwulan III 2026 baru dapat diisi mulai 1 Juli 2026."
    assert [why_not_saved(OPEN, on=day) for day in (first, last, after)] == [None, None, None]
    assert why_not_submitted(OPEN, on=before) == why_not_saved(OPEN, on=before)
    assert "mulai 1 Oktober 2026" in (why_not_submitted(OPEN, on=first) or "")
    assert "mulai 1 Oktober 2026" in (why_not_submitted(OPEN, on=last) or "")
    assert why_not_submitted(OPEN, on=after) is None


def test_a_due_day_never_closes() -> None:
    long_after = date(2027, 6, 1)

    assert why_not_saved(OPEN, on=long_after) is None
    assert why_not_submitted(OPEN, on=long_after) is None


def test_the_due_day_lasts_until_midnight_in_palangka_raya() -> None:
    assert is_on_time(wib(2026, 10, 7, 23, 59), due=DUES.agency)
    assert not is_on_time(wib(2026, 10, 8, 0, 0), due=DUES.agency)
    assert is_on_time(datetime(2026, 10, 7, 16, 59, tzinfo=UTC), due=DUES.agency)
    assert not is_on_time(datetime(2026, 10, 7, 17, 0, tzinfo=UTC), due=DUES.agency)
