from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from indicators.answers import Answer, Measured, Problem, between, lacking, measured, value_of
from indicators.kinds import Shape, State
from indicators.tests.samples import (
    CHOICE,
    COUNT,
    INDEX,
    NIL,
    PEOPLE,
    SHARE,
    UNAVAILABLE,
    YESNO,
    number,
)

PAIR = Measured(Decimal(3), Decimal(5))


@pytest.mark.parametrize("rule", [COUNT, PEOPLE, SHARE, YESNO, CHOICE, INDEX])
@pytest.mark.parametrize("answer", [None, UNAVAILABLE, Answer(State.UNANSWERED), Answer(State.NUMBER)])
def test_silence_and_unavailable_are_never_a_number(rule, answer):
    assert measured(answer, rule=rule) is None


def test_nil_is_a_measured_zero_and_in_a_share_0_of_0():
    assert measured(NIL, rule=COUNT) == (0, 0)
    assert measured(NIL, rule=SHARE) == (0, 0)
    assert value_of(measured(NIL, rule=COUNT), rule=COUNT) == 0
    assert value_of(measured(NIL, rule=SHARE), rule=SHARE) is None


@pytest.mark.parametrize("rule", [YESNO, CHOICE])
def test_a_choice_cannot_be_nil(rule):
    assert measured(NIL, rule=rule) is None


def test_only_men_answered_is_no_value_and_says_what_lacks():
    half = number(4)

    assert measured(half, rule=PEOPLE) is None
    assert lacking(Shape.SEXES, a=half.a, b=half.b) == "b"
    assert lacking(Shape.SHARE, a=None, b=Decimal(4)) == "a"
    assert lacking(Shape.SEXES, a=None, b=None) is None
    assert lacking(Shape.SEXES, a=Decimal(0), b=Decimal(0)) is None
    assert lacking(Shape.SINGLE, a=Decimal(4), b=None) is None


def test_men_and_women_make_one_value_but_an_index_by_sex_does_not():
    assert value_of(PAIR, rule=PEOPLE) == 8
    index_by_sex = replace(INDEX, shape=Shape.SEXES)
    assert value_of(PAIR, rule=index_by_sex) is None


def test_a_share_is_read_in_percent():
    assert value_of(PAIR, rule=SHARE) == 60
    assert value_of(None, rule=SHARE) is None


SMALL = [None, *map(Decimal, (-1, 0, 1, 2, 3))]


@pytest.mark.parametrize(("a", "b"), list(product(SMALL, SMALL)))
@pytest.mark.parametrize("shape", list(Shape))
def test_entry_rules_on_every_small_pair(shape, a, b):
    is_share = shape in (Shape.SHARE, Shape.SHARE_OVER)
    if (a is not None and a < 0) or (b is not None and b < 0):
        expected = Problem.NEGATIVE
    elif not is_share or a is None or b is None or (a <= b):
        expected = None
    elif b == 0:
        expected = Problem.OVER_ZERO
    else:
        expected = None if shape == Shape.SHARE_OVER else Problem.ABOVE

    assert between(shape, a=a, b=b) == expected


def test_numerator_above_denominator_is_refused_unless_over_100_is_allowed():
    assert between(Shape.SHARE, a=Decimal(6), b=Decimal(5)) == Problem.ABOVE
    assert between(Shape.SHARE_OVER, a=Decimal(6), b=Decimal(5)) is None


def test_three_over_zero_is_refused_even_where_over_100_is_allowed():
    assert between(Shape.SHARE_OVER, a=Decimal(3), b=Decimal(0)) == Problem.OVER_ZERO
    assert between(Shape.SHARE, a=Decimal(0), b=Decimal(0)) is None
