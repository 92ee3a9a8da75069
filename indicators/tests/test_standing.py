from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from indicators.answers import Answer
from indicators.kinds import AcrossQuarters, RollUp, State
from indicators.rollups import total
from indicators.standing import NOT_EXPECTED, Dated, is_expected, last_year, this_quarter, to_date
from indicators.tallies import Tally
from indicators.tests.samples import (
    COUNT,
    NIL,
    PEOPLE,
    SHARE,
    STOCK,
    UNAVAILABLE,
    number,
)

MEAN = replace(COUNT, across_quarters=AcrossQuarters.MEAN)
ONE_TWO_THREE = {1: number(1), 2: number(2), 3: number(3)}


def shown(standing):
    return None if standing.numbers is None else standing.numbers.a


@pytest.mark.parametrize(
    ("across", "expected"),
    [(AcrossQuarters.SUM, 6), (AcrossQuarters.MEAN, 2), (AcrossQuarters.LAST, 3), (AcrossQuarters.NONE, 3)],
)
def test_three_quarters_1_2_3(across, expected):
    standing = to_date(ONE_TWO_THREE, rule=replace(COUNT, across_quarters=across), quarter=3)

    assert shown(standing) == expected
    assert standing.is_complete


def test_last_asked_again_and_silent_has_no_value_and_the_older_is_stale():
    rule = replace(STOCK, asked_in=frozenset({1, 2, 3}))

    standing = to_date({1: number(40)}, rule=rule, quarter=3)

    assert (standing.is_expected, standing.has_value, standing.is_complete) == (True, False, False)
    assert standing.state == State.UNANSWERED
    assert standing.stale == Dated((40, 0), 1)


def test_last_asked_in_the_first_quarter_stands_until_the_year_ends():
    rule = replace(STOCK, asked_in=frozenset({1}))
    last = {1: number(40)}

    assert [shown(to_date(last, rule=rule, quarter=q)) for q in (1, 2, 3, 4)] == [40] * 4
    assert shown(to_date({}, rule=rule, quarter=1)) is None
    assert last_year(last, rule=rule) == Dated((40, 0), 1)


def test_last_changed_in_a_later_quarter_shows_the_change_from_then_on():
    rule = replace(STOCK, asked_in=frozenset({1}))
    answers = {1: number(40), 3: number(44)}

    assert [shown(to_date(answers, rule=rule, quarter=q)) for q in (1, 2, 3, 4)] == [40, 40, 44, 44]


def test_last_silent_when_asked_and_answered_a_quarter_later_has_a_value():
    standing = to_date({2: number(7)}, rule=replace(STOCK, asked_in=frozenset({1})), quarter=3)

    assert (shown(standing), standing.quarter, standing.is_complete) == (7, 2, True)


def test_last_year_of_a_unit_that_fell_silent_is_its_older_value():
    assert last_year({1: number(40)}, rule=STOCK) == Dated((40, 0), 1)
    assert last_year({}, rule=STOCK) is None
    assert last_year(ONE_TWO_THREE, rule=COUNT) == Dated((6, 0), 3)


def test_sum_3_4_and_nothing_in_the_third_quarter():
    answers = {1: number(3), 2: number(4)}

    single = this_quarter(answers, rule=COUNT, quarter=3)
    year = to_date(answers, rule=COUNT, quarter=3)

    assert (single.is_expected, shown(single)) == (True, None)
    assert (shown(year), year.is_complete, year.has_value) == (7, False, True)


def test_sum_replaces_an_answer_that_was_changed_before_it_was_asked_again():
    rule = replace(COUNT, asked_in=frozenset({1, 3}))
    answers = {1: number(3), 2: number(5), 3: number(10)}

    assert [shown(to_date(answers, rule=rule, quarter=q)) for q in (1, 2, 3, 4)] == [3, 5, 15, 15]


def test_shares_are_added_column_by_column():
    rule = replace(SHARE, across_quarters=AcrossQuarters.SUM)

    standing = to_date({1: number(6, 10), 2: NIL, 3: number(5, 20)}, rule=rule, quarter=3)

    assert standing.numbers == (11, 30)
    assert (standing.state, standing.is_complete) == (State.NUMBER, True)


def test_nil_in_every_quarter_stays_nil():
    rule = replace(SHARE, across_quarters=AcrossQuarters.SUM)

    for answers in ({1: NIL, 2: NIL}, {1: number(0, 0), 2: NIL}):
        standing = to_date(answers, rule=rule, quarter=2)
        assert (standing.state, standing.numbers, standing.is_complete) == (State.NIL, (0, 0), True)


def test_not_expected_before_the_first_asked_quarter():
    rule = replace(STOCK, asked_in=frozenset({4}))

    assert [is_expected(rule, quarter=q) for q in (1, 2, 3, 4)] == [False, False, False, True]
    assert to_date({}, rule=rule, quarter=3) == NOT_EXPECTED
    assert to_date({}, rule=rule, quarter=4).is_expected


def test_a_single_quarter_that_is_not_asked_expects_nothing_of_a_sum():
    rule = replace(COUNT, asked_in=frozenset({1}))

    assert this_quarter({1: number(3)}, rule=rule, quarter=3) == NOT_EXPECTED
    assert shown(to_date({1: number(3)}, rule=rule, quarter=3)) == 3


def test_agency_opened_in_the_middle_of_the_year_is_expected_only_after():
    opened = {3: number(5)}

    assert to_date({}, rule=COUNT, quarter=2, since=3) == NOT_EXPECTED
    assert [is_expected(COUNT, quarter=q, since=3) for q in (1, 2, 3, 4)] == [False, False, True, True]
    assert to_date(opened, rule=COUNT, quarter=3, since=3).is_complete
    asked_before = replace(STOCK, asked_in=frozenset({1}))
    assert to_date({}, rule=asked_before, quarter=4, since=3) == NOT_EXPECTED
    assert to_date(opened, rule=asked_before, quarter=4, since=3).numbers == (5, 0)


def test_unavailable_is_an_answer_without_a_value():
    standing = to_date({1: number(40), 2: UNAVAILABLE}, rule=STOCK, quarter=2)

    assert (standing.state, standing.numbers) == (State.UNAVAILABLE, None)
    assert standing.stale == Dated((40, 0), 1)
    assert to_date({1: UNAVAILABLE}, rule=COUNT, quarter=2).state == State.UNAVAILABLE
    assert to_date({1: number(3), 2: UNAVAILABLE}, rule=COUNT, quarter=2).numbers == (3, 0)


def test_half_an_answer_adds_nothing():
    standing = to_date({1: number(2, 3), 2: number(4)}, rule=PEOPLE, quarter=2)

    assert (standing.numbers, standing.is_complete) == ((2, 3), False)


def test_an_empty_row_counts_as_silence():
    answers = {1: number(3), 2: Answer(State.UNANSWERED)}

    assert shown(to_date(answers, rule=replace(STOCK, asked_in=frozenset({1})), quarter=2)) == 3


def test_three_means_of_a_third_are_one_and_a_tie_of_means_rounds_up():
    def year(*numbers):
        return to_date(dict(enumerate(map(number, numbers), start=1)), rule=MEAN, quarter=3)

    thirds, rest = [year(1, 0, 0)] * 3, [year(1, 1, 1), year(1, 1, 1), year(0, 0, 0)]
    averaged = replace(MEAN, across_units=RollUp.MEAN)

    assert total(Tally.of(thirds, rule=MEAN), rule=MEAN).value == 1
    assert total(Tally.of(thirds + rest, rule=averaged), rule=averaged).printed == 1  # 3/6


ANSWERS = (None, number(0), number(2), number(5), NIL, UNAVAILABLE)
ASKED = [frozenset(q for q in (1, 2, 3, 4) if bits >> q & 1) for bits in range(0, 32, 2)]


@pytest.mark.parametrize("asked_in", ASKED)
@pytest.mark.parametrize("across", list(AcrossQuarters))
def test_against_a_second_way_of_counting_over_every_small_year(across, asked_in):
    rule = replace(COUNT, across_quarters=across, asked_in=asked_in)
    for year in product(ANSWERS, repeat=3):
        answers = dict(enumerate(year, start=1))
        standing = to_date(answers, rule=rule, quarter=3)
        expected = second_way(year, across=across, asked_in=asked_in)
        if expected is None:
            assert standing.numbers is None
        else:
            assert abs(Fraction(standing.numbers.a) - expected) < Fraction(1, 10**34)


def second_way(year, *, across, asked_in):
    """By looking back from each quarter, not forward: for each answer, is it overruled by a later one?"""
    plain = [_plain(answer) for answer in year]
    if across == AcrossQuarters.NONE:
        return plain[2] if isinstance(plain[2], Fraction) else None
    opens = [q for q in (1, 2, 3) if q in asked_in]
    first_given = next((q for q in (1, 2, 3) if plain[q - 1] is not None), None)
    if first_given and (not opens or first_given < opens[0]):
        opens = [first_given, *opens]
    values = []
    for position, start in enumerate(opens):
        end = opens[position + 1] if position + 1 < len(opens) else 4
        given = [plain[q - 1] for q in range(start, end) if plain[q - 1] is not None]
        values.append(given[-1] if given else None)
    if across == AcrossQuarters.LAST:
        values = values[-1:]
    known = [value for value in values if isinstance(value, Fraction)]
    if not known:
        return None
    return sum(known) / (len(known) if across == AcrossQuarters.MEAN else 1)


def _plain(answer):
    if answer is None:
        return None
    if answer.state == State.UNAVAILABLE:
        return "unavailable"
    return Fraction(answer.a or Decimal(0))
