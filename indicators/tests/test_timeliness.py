from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from indicators.timeliness import Delivery, Timeliness

DUE = date(2026, 4, 22)
ON_TIME = Delivery(DUE, submitted_on=DUE)
LATE = Delivery(DUE, submitted_on=date(2026, 4, 23))
SILENT = Delivery(DUE)


def test_14_regencies_11_submitted_9_on_time():
    counted = Timeliness.of([ON_TIME] * 9 + [LATE] * 2 + [SILENT] * 3)

    assert counted.printed() == (Decimal("78.57"), Decimal("64.29"))
    assert counted.late == 2


def test_1_of_3_expected_reports_in():
    assert str(Timeliness.of([ON_TIME, SILENT, SILENT]).printed()[0]) == "33.33"


def test_nobody_is_expected_is_no_rate():
    assert Timeliness.of([]).printed() == (None, None)


def test_expected_and_none_in_is_0():
    assert Timeliness.of([SILENT]).printed() == (0, 0)


def test_the_due_day_is_on_time_and_the_next_is_late():
    assert ON_TIME.is_on_time
    assert not LATE.is_on_time


def test_late_counts_as_complete_but_not_as_on_time():
    assert Timeliness.of([LATE]).printed() == (100, 0)


def test_an_extension_moves_only_its_own_delivery():
    extended = Delivery(date(2026, 4, 30), submitted_on=LATE.submitted_on)

    assert Timeliness.of([extended, LATE]) == Timeliness(expected=2, submitted=2, on_time=1)


@pytest.mark.parametrize("split", range(4))
def test_parts_add_up_to_the_whole(split):
    for deliveries in product([ON_TIME, LATE, SILENT], repeat=3):
        parts = Timeliness.of(deliveries[:split]) + Timeliness.of(deliveries[split:])
        assert parts == Timeliness.of(deliveries)
