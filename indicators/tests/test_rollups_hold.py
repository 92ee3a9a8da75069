"""What holds of every total, whatever the numbers: properties, and a second computation with fractions."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.answers import Answer
from indicators.kinds import (
    AcrossQuarters,
    Kind,
    RollUp,
    Shape,
    State,
    allowed_across_quarters,
    allowed_rollups,
)
from indicators.rollups import EMPTY, Tally, combine, total
from indicators.standing import to_date
from indicators.tests.samples import COUNT, PEOPLE, SHARE

RULES = [
    replace(COUNT, kind=kind, shape=shape, across_units=units, across_quarters=quarters, choices=choices)
    for kind, shape, choices in (
        (Kind.COUNT, Shape.SEXES, ()),
        (Kind.AMOUNT, Shape.SINGLE, ()),
        (Kind.SHARE, Shape.SHARE_OVER, ()),
        (Kind.INDEX, Shape.SEXES, ()),
        (Kind.INDEX, Shape.SINGLE, ()),
        (Kind.YESNO, Shape.SINGLE, ()),
        (Kind.CHOICE, Shape.SINGLE, ((2, "Ada"), (1, "Dalam proses"), (0, "Belum"))),
    )
    for units in allowed_rollups(kind, shape=shape)
    for quarters in allowed_across_quarters(kind)
]

NUMBERS = st.integers(0, 10**15 - 1).map(lambda scaled: Decimal(scaled).scaleb(-3))


def answers(rule):
    first = st.integers(0, 2).map(Decimal) if rule.kind in (Kind.CHOICE, Kind.YESNO) else NUMBERS
    numbers = st.builds(Answer, st.just(State.NUMBER), first, NUMBERS)
    others = st.sampled_from([None, Answer(State.NIL), Answer(State.UNAVAILABLE)])
    return st.one_of(numbers, numbers, others)


def years(rule):
    return st.dictionaries(st.integers(1, 4), answers(rule))


def units(rule):
    return st.lists(years(rule), max_size=12)


rules_and_units = st.sampled_from(RULES).flatmap(lambda rule: st.tuples(st.just(rule), units(rule)))


@given(rules_and_units, st.data())
def test_any_partition_in_any_order_adds_up_to_the_whole(rule_and_units, data):
    rule, years_of_units = rule_and_units
    standings = [to_date(year, rule=rule, quarter=4) for year in years_of_units]
    shuffled = data.draw(st.permutations(standings))
    cuts = [data.draw(st.integers(0, 3)) for _ in shuffled]

    parts = [
        Tally.of([standing for cut, standing in zip(cuts, shuffled, strict=True) if cut == group], rule=rule)
        for group in range(4)
    ]

    whole = Tally.of(standings, rule=rule)
    assert sum(parts, EMPTY) == sum(reversed(parts), EMPTY) == whole
    regions = combine({str(group): part for group, part in enumerate(parts)}, rule=rule)
    assert (regions.value, regions.a, regions.b) == _numbers(total(whole, rule=rule))
    assert (regions.scores, regions.spread) == (whole.scores, total(whole, rule=rule).spread)


def _numbers(result):
    return result.value, result.a, result.b


@given(rules_and_units)
def test_coverage_never_exceeds_what_is_expected_and_missing_is_never_a_number(rule_and_units):
    rule, years_of_units = rule_and_units

    result = total(Tally.of([to_date(y, rule=rule, quarter=3) for y in years_of_units], rule=rule), rule=rule)

    coverage = result.coverage
    assert 0 <= coverage.complete <= coverage.answered <= coverage.expected <= len(years_of_units)
    assert coverage.silent >= 0
    if not coverage.answered:
        assert (result.value, result.printed, result.a, result.b) == (None,) * 4


pairs = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=20)


def whole_of(rule, rows):
    standings = [to_date({1: Answer(State.NUMBER, a, b)}, rule=rule, quarter=1) for a, b in rows]
    return total(Tally.of(standings, rule=rule), rule=rule)


@given(pairs)
def test_ratio_is_that_of_the_summed_fractions_to_the_printed_digit(rows):
    a, b = (sum(map(Fraction, column)) for column in zip(*rows, strict=True))

    result = whole_of(SHARE, rows)

    if b == 0:
        assert result.value is None
    else:
        assert Fraction(result.printed) == half_up(100 * a / b, 2)


@given(pairs, st.integers(0, 3))
def test_sum_and_mean_of_men_and_women_are_those_of_fractions(rows, decimals):
    each = [Fraction(a) + Fraction(b) for a, b in rows]

    summed = whole_of(PEOPLE, rows)
    averaged = whole_of(replace(PEOPLE, across_units=RollUp.MEAN, decimals=decimals), rows)

    assert Fraction(summed.value) == sum(each) == Fraction(summed.a) + Fraction(summed.b)
    assert Fraction(averaged.printed) == half_up(sum(each) / len(each), decimals)


@given(pairs)
def test_spread_is_that_of_the_standard_library(rows):
    rule = replace(PEOPLE, across_units=RollUp.NONE)
    each = [a + b for a, b in rows]

    assert whole_of(rule, rows).spread == (min(each), median(map(Fraction, each)), max(each))


@given(st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=1, max_size=8), st.integers(0, 1))
def test_mean_over_quarters_then_over_units_rounds_as_fractions_do(rows, decimals):
    rule = replace(COUNT, across_units=RollUp.MEAN, across_quarters=AcrossQuarters.MEAN, decimals=decimals)
    standings = [
        to_date({q: Answer(State.NUMBER, Decimal(v)) for q, v in enumerate(row, 1)}, rule=rule, quarter=3)
        for row in rows
    ]

    result = total(Tally.of(standings, rule=rule), rule=rule)

    exact = sum(Fraction(sum(row), 3) for row in rows) / len(rows)
    assert Fraction(result.printed) == half_up(exact, decimals)


@given(st.lists(st.sampled_from([0, 1, None]), min_size=1, max_size=40))
def test_yes_share_is_over_all_expected(replies):
    rule = replace(COUNT, kind=Kind.YESNO, across_units=RollUp.YES_SHARE, decimals=2)
    years_of_units = [{} if r is None else {1: Answer(State.NUMBER, Decimal(r))} for r in replies]

    result = total(Tally.of([to_date(y, rule=rule, quarter=1) for y in years_of_units], rule=rule), rule=rule)

    if any(reply is not None for reply in replies):
        assert Fraction(result.printed) == half_up(Fraction(100 * replies.count(1), len(replies)), 2)
    else:
        assert result.value is None


def half_up(exact: Fraction, decimals: int) -> Fraction:
    scaled = exact * 10**decimals
    return Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**decimals)


@pytest.mark.parametrize("rule", RULES)
def test_regrouping_the_same_units_changes_nothing(rule):
    rows = [(i % 4, {1: Answer(State.NUMBER, Decimal(i % 3), Decimal(7))}) for i in range(31)]
    rows.sort(key=lambda row: row[0])

    grouped = [
        Tally.of([to_date(year, rule=rule, quarter=1) for _, year in group], rule=rule)
        for _, group in groupby(rows, key=lambda row: row[0])
    ]

    assert sum(grouped, EMPTY) == Tally.of([to_date(year, rule=rule, quarter=1) for _, year in rows], rule=rule)
