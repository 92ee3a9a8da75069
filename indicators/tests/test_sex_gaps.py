"""Women and men: every case of nobody, one side only, missing, rounding, and places that do not add up."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.answers import Answer, Measured, Rule
from indicators.kinds import AcrossQuarters, Kind, RollUp, Shape, State
from indicators.sex_gaps import SexGap, points, sex_gap
from indicators.standing import this_quarter
from indicators.tallies import Tally

COUNT = Rule(Kind.COUNT, Shape.SEXES, RollUp.SUM, AcrossQuarters.SUM, frozenset({1, 2, 3, 4}))


def gap(women: int | str, men: int | str, **fields: object) -> SexGap:
    return SexGap(men=Decimal(men), women=Decimal(women), **fields)  # type: ignore[arg-type]


def tally(*answers: Answer | None, rule: Rule = COUNT) -> Tally:
    return Tally.of((this_quarter({1: one}, rule=rule, quarter=1) for one in answers), rule=rule)


def number(men: int | str | None, women: int | str | None) -> Answer:
    return Answer(State.NUMBER, *(None if one is None else Decimal(one) for one in (men, women)))


@pytest.mark.parametrize(
    ("women", "men", "difference", "ratio", "share"),
    [
        (0, 0, "0", None, None),
        (0, 7, "-7", "0.0", "0.0"),
        (7, 0, "7", None, "100.0"),
        (5, 5, "0", "100.0", "50.0"),
        (1003, 1000, "3", "100.3", "50.1"),
        (1, 2, "-1", "50.0", "33.3"),
        (2, 1, "1", "200.0", "66.7"),
        (1, 1999, "-1998", "0.1", "0.1"),
        (1, 3, "-2", "33.3", "25.0"),
    ],
)
def test_difference_ratio_and_share(
    women: int, men: int, difference: str, ratio: str | None, share: str | None
) -> None:
    found = gap(women, men)

    assert str(found.difference) == difference
    assert [None if one is None else str(one) for one in (found.printed_ratio, found.printed_share)] == [ratio, share]


@pytest.mark.parametrize(("women", "men", "share"), [(1, 1999, "0.1"), (3, 1997, "0.2"), (9, 991, "0.9")])
def test_a_half_is_rounded_up(women: int, men: int, share: str) -> None:
    """0.05 and 0.15 percent: banker's rounding would make 0.0 and 0.2 of them."""
    assert str(gap(women, men).printed_share) == share


def test_a_difference_is_that_of_what_is_printed() -> None:
    found = gap("2.44", "1.06", decimals=1)

    assert (str(found.printed_women), str(found.printed_men), str(found.difference)) == ("2.4", "1.1", "1.3")


def test_an_index_has_a_ratio_and_no_share() -> None:
    found = gap("8.31", "8.65", is_count=False, decimals=2)

    assert (str(found.difference), str(found.printed_ratio), found.share) == ("-0.34", "96.1", None)


@pytest.mark.parametrize(
    ("now", "before", "by"),
    [
        (gap(1, 2), gap(1, 3), "8.3"),  # 33,3 − 25,0, as a reader subtracts
        (gap(1, 3), gap(1, 2), "-8.3"),
        (gap(2, 4), gap(1, 2), "0.0"),
        (gap(0, 0), gap(1, 2), None),
        (gap(1, 2), gap(0, 0), None),
        (None, gap(1, 2), None),
        (gap(1, 2), None, None),
    ],
)
def test_points_are_those_of_the_printed_shares(now: SexGap | None, before: SexGap | None, by: str | None) -> None:
    found = points(now, before)

    assert (None if found is None else str(found)) == by


def test_units_are_added_and_the_silent_ones_add_nothing() -> None:
    found = sex_gap(tally(number(1, 1), number(2, 1), None, Answer(State.UNAVAILABLE)), rule=COUNT)

    assert found == gap(2, 3)


def test_a_ratio_is_that_of_the_sums_and_never_a_mean_of_ratios() -> None:
    found = sex_gap(tally(number(10, 1), number(1, 10)), rule=COUNT)

    assert found is not None
    assert (found.printed_ratio, found.printed_share) == (100, 50)  # the mean of 10 and 1000 is nowhere


@pytest.mark.parametrize("answer", [None, Answer(State.UNAVAILABLE), number(3, None), number(None, 3)])
def test_what_is_missing_is_missing_and_half_an_answer_is_none(answer: Answer | None) -> None:
    assert sex_gap(tally(answer), rule=COUNT) is None


def test_nihil_is_nobody_counted() -> None:
    found = sex_gap(tally(Answer(State.NIL)), rule=COUNT)

    assert found == gap(0, 0)
    assert found.is_nil


def test_nobody_expected_has_no_gap() -> None:
    assert sex_gap(Tally(), rule=COUNT) is None


def test_a_mean_is_that_of_those_who_answered() -> None:
    rule = replace(COUNT, across_units=RollUp.MEAN, decimals=1)

    assert sex_gap(tally(number(1, 2), number(2, 5), None, rule=rule), rule=rule) == gap("3.5", "1.5", decimals=1)


@pytest.mark.parametrize("across", [RollUp.NONE, RollUp.MAX, RollUp.MIN])
def test_units_that_do_not_add_up_have_a_gap_only_one_by_one(across: RollUp) -> None:
    rule = replace(COUNT, across_units=across)

    assert sex_gap(tally(number(3, 4), rule=rule), rule=rule) == gap(4, 3)
    assert sex_gap(tally(number(3, 4), number(5, 6), rule=rule), rule=rule) is None
    assert sex_gap(tally(number(3, 4), None, rule=rule), rule=rule) is None


def test_an_index_of_one_place_is_its_own_and_of_several_is_none() -> None:
    rule = replace(COUNT, kind=Kind.INDEX, across_units=RollUp.NONE, across_quarters=AcrossQuarters.LAST, decimals=2)

    found = sex_gap(tally(number("84.10", "52.31"), rule=rule), rule=rule)

    assert found == gap("52.31", "84.10", is_count=False, decimals=2)
    assert sex_gap(tally(number(1, 2), number(1, 2), rule=rule), rule=rule) is None


def test_what_is_not_by_sex_has_none() -> None:
    assert sex_gap(tally(number(3, 4)), rule=replace(COUNT, shape=Shape.SHARE, kind=Kind.SHARE)) is None


counts = st.integers(0, 10**9).map(Decimal)


@given(counts, counts)
def test_shares_of_both_sides_come_to_a_whole(men: Decimal, women: Decimal) -> None:
    here, there = SexGap(men, women), SexGap(women, men)

    assert here.difference == -there.difference
    if men or women:
        assert here.share is not None
        assert there.share is not None
        assert abs(here.share + there.share - 100) < Decimal("1e-20")
    else:
        assert here.share is there.share is None


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=5), st.integers(0, 5))
def test_the_order_and_grouping_of_places_change_nothing(pairs: list[tuple[Decimal, Decimal]], cut: int) -> None:
    every = [Tally(1, 1, 1, 0, Measured(*pair)) for pair in pairs]
    together = Tally.merged(every)
    grouped = Tally.merged(every[cut:]) + Tally.merged(every[:cut])

    assert sex_gap(together, rule=COUNT) == sex_gap(grouped, rule=COUNT)
