from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action_plans.progress import Part, Status, progress, spending, status

D = Decimal


def test_action_items_weighted_3_and_7_with_40_and_80_are_68():
    assert progress([Part(D(40), D("0.3")), Part(D(80), D("0.7"))]).percent == 68


@pytest.mark.parametrize("weight", [None, D(0)])
def test_without_weights_all_weigh_the_same(weight):
    assert progress([Part(D(40), weight), Part(D(80), weight)]).percent == 60


def test_an_item_without_a_weight_among_weighted_ones_weighs_nothing():
    assert progress([Part(D(40), D(1)), Part(D(80))]).percent == 40


def test_a_missing_item_is_no_zero_and_stays_visible():
    result = progress([Part(D(40), D("0.3")), Part(None, D("0.3")), Part(D(0), D("0.3"))])

    assert result.percent == 20
    assert (result.coverage.answered, result.coverage.expected, result.coverage.is_full) == (2, 3, False)


@pytest.mark.parametrize("parts", [[], [Part(None)], [Part(None, D(1)), Part(None, D(2))]])
def test_nothing_reported_is_missing(parts):
    assert progress(parts).percent is None


def test_spending_120_of_100_is_flagged_not_clamped():
    spent = spending(D(100), spent=D(120))

    assert (spent.percent, spent.is_above_100) == (120, True)


@pytest.mark.parametrize(("ceiling", "spent"), [(None, D(5)), (D(0), D(5)), (D(5), None)])
def test_without_a_ceiling_or_a_report_there_is_no_rate(ceiling, spent):
    assert spending(ceiling, spent=spent) is None


@pytest.mark.parametrize(
    ("percent", "has_ended", "expected"),
    [
        (None, False, Status.NOT_REPORTED),
        (None, True, Status.NOT_REPORTED),
        (D(0), False, Status.NOT_STARTED),
        (D(0), True, Status.MISSED),
        (D("0.1"), False, Status.UNDER_WAY),
        (D("99.9"), True, Status.MISSED),
        (D("99.95"), True, Status.REACHED),
        (D("100.04"), True, Status.REACHED),
        (D(100), False, Status.REACHED),
        (D("100.1"), True, Status.EXCEEDED),
    ],
)
def test_status(percent, has_ended, expected):
    assert status(percent, has_ended=has_ended) == expected


percents = st.one_of(st.none(), st.integers(-500, 2000).map(lambda tenths: D(tenths) / 10))
weights = st.one_of(st.none(), st.integers(0, 100).map(lambda hundredths: D(hundredths) / 100))


@given(st.lists(st.tuples(percents, weights), max_size=12))
def test_against_a_second_computation_with_fractions(rows):
    result = progress(Part(percent, weight) for percent, weight in rows)

    filled = [(p, Fraction(w or 0) if any(w for _, w in rows) else Fraction(1)) for p, w in rows]
    reported = [(Fraction(p), w) for p, w in filled if p is not None]
    weight = sum(w for _, w in reported)
    if not weight:
        assert result.percent is None
    else:
        exact = sum(p * w for p, w in reported) / weight
        assert abs(Fraction(result.percent) - exact) <= Fraction(1, 10**24)
