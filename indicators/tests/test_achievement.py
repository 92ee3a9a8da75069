from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.achievement import Grade, achievement, assess, grade
from indicators.kinds import Direction

D = Decimal


def test_up_40_of_100():
    assert achievement(Direction.UP, actual=D(40), target=D(100)) == 40


def test_down_for_the_inequality_index():
    reached = assess(Direction.DOWN, actual=D("0.549"), target=D("0.500"), decimals=2)

    assert str(reached.printed) == "90.20"


@pytest.mark.parametrize("direction", [Direction.UP, Direction.DOWN])
@pytest.mark.parametrize("target", [None, D(0), D("0.000")])
def test_target_0_or_none_is_not_applicable(direction, target):
    assert achievement(direction, actual=D(40), target=target) is None
    assert assess(direction, actual=D(40), target=target) is None


@pytest.mark.parametrize("direction", list(Direction))
def test_a_missing_actual_has_no_achievement(direction):
    assert achievement(direction, actual=None, target=D(10)) is None


def test_a_measured_zero_has_one():
    assert achievement(Direction.UP, actual=D(0), target=D(10)) == 0
    assert achievement(Direction.DOWN, actual=D(0), target=D(10)) == 200


def test_without_direction_there_is_none():
    assert achievement(Direction.NONE, actual=D(40), target=D(10)) is None


@pytest.mark.parametrize(("actual", "expected"), [("91.26", "91.26"), ("100", "100"), ("103.5", "96.5")])
def test_near_100_needs_no_target(actual, expected):
    assert achievement(Direction.NEAR_100, actual=D(actual), target=None) == D(expected)


def test_spending_120_of_100_is_flagged_not_clamped():
    spent = assess(Direction.UP, actual=D(120), target=D(100))

    assert (spent.percent, spent.is_above_100, spent.is_below_0) == (120, True, False)


def test_down_target_10_actual_25_is_minus_50_and_very_low():
    reached = assess(Direction.DOWN, actual=D(25), target=D(10))

    assert (reached.printed, reached.grade, reached.is_below_0) == (-50, Grade.VERY_LOW, True)


@pytest.mark.parametrize(
    ("percent", "expected"),
    [("91", "ST"), ("90.5", "T"), ("76", "T"), ("75.9", "S"), ("66", "S"), ("51", "R"), ("50.9", "SR")],
)
def test_grades(percent, expected):
    assert grade(D(percent), decimals=1) == expected


def test_what_is_printed_is_what_is_graded():
    reached = assess(Direction.UP, actual=D("90.995"), target=D(100), decimals=1)

    assert (str(reached.printed), reached.grade) == ("91.0", Grade.VERY_HIGH)
    assert grade(D("90.949"), decimals=1) == Grade.HIGH


def test_flags_speak_of_the_printed_number():
    almost = assess(Direction.UP, actual=D("100.04"), target=D(100), decimals=1)

    assert (str(almost.printed), almost.is_above_100) == ("100.0", False)


def test_thresholds_can_be_edited():
    steps = (D(90), D(80), D(70), D(60))

    assert [grade(D(p), decimals=0, thresholds=steps) for p in (90, 85, 70, 60, 59)] == list(Grade)


def test_every_tenth_from_minus_20_to_120_has_one_grade_that_never_falls():
    order = list(reversed(Grade))
    steps = [order.index(grade(D(tenths) / 10, decimals=1)) for tenths in range(-200, 1201)]

    assert steps == sorted(steps)
    assert set(steps) == {0, 1, 2, 3, 4}


amounts = st.integers(0, 10**15 - 1).map(lambda scaled: D(scaled).scaleb(-3))


@given(amounts, amounts.filter(bool))
def test_up_and_down_against_fractions(actual, target):
    up = Fraction(actual) / Fraction(target) * 100
    down = (2 * Fraction(target) - Fraction(actual)) / Fraction(target) * 100

    for direction, exact in ((Direction.UP, up), (Direction.DOWN, down)):
        reached = Fraction(achievement(direction, actual=actual, target=target))
        assert abs(reached - exact) <= Fraction(1, 10**30)
