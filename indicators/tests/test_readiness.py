from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.kinds import SEVEN, Direction, Prerequisite, RollUp
from indicators.readiness import Item, Reason, item_score, province_score, readiness
from indicators.standing import NOT_EXPECTED
from indicators.tests.samples import (
    CHOICE,
    COUNT,
    INDEX,
    NIL_SHARE,
    SAID_UNAVAILABLE,
    SHARE,
    SILENT,
    YESNO,
    holding,
    tally,
)

COMMITMENT, POLICY = Prerequisite.COMMITMENT, Prerequisite.POLICY
DOWN = replace(COUNT, direction=Direction.DOWN)


def item(rule, *standings, target=None, weight=1, prerequisite=COMMITMENT, code="X-01"):
    target = None if target is None else Decimal(target)
    return Item(code, prerequisite, rule, tally(rule, *standings), target, Decimal(weight))


def judged(*args, **options):
    score = item_score(item(*args, **options))
    return score.score, score.reason


@pytest.mark.parametrize(("option", "expected"), [(2, 100), (1, 50), (0, 0)])
def test_choice_is_option_over_best(option, expected):
    assert judged(CHOICE, holding(option)) == (expected, Reason.SCORED)


def test_yes_no_is_the_yes_share_of_all_expected():
    score = item_score(item(YESNO, *[holding(1)] * 20, *[holding(0)] * 5, *[SILENT] * 8))

    assert (score.actual, score.out_of) == (20, 33)
    assert Fraction(score.score).limit_denominator(1000) == Fraction(2000, 33)


def test_share_count_and_amount_are_achievement_cut_to_0_and_100():
    assert judged(SHARE, holding(1, 4), target=50) == (50, Reason.SCORED)
    assert judged(COUNT, holding(12), target=10) == (100, Reason.SCORED)
    assert judged(DOWN, holding(25), target=10) == (0, Reason.SCORED)
    over = item_score(item(COUNT, holding(12), target=10))
    assert (over.actual, over.out_of, over.percent, over.is_cut) == (12, 10, 120, True)


@pytest.mark.parametrize("target", [None, 0])
@pytest.mark.parametrize("unit", [holding(3, 4), SILENT, SAID_UNAVAILABLE])
def test_without_a_target_nothing_is_scored(target, unit):
    assert judged(SHARE, unit, target=target) == (None, Reason.NO_TARGET)


@pytest.mark.parametrize("rule", [SHARE, COUNT, YESNO, CHOICE])
def test_expected_and_unanswered_or_unavailable_is_0_and_listed(rule):
    assert judged(rule, SILENT, target=10) == (0, Reason.UNANSWERED)
    assert judged(rule, SAID_UNAVAILABLE, target=10) == (0, Reason.UNAVAILABLE)
    assert judged(rule, SAID_UNAVAILABLE, SILENT, target=10) == (0, Reason.UNANSWERED)


@pytest.mark.parametrize("rule", [SHARE, COUNT, YESNO, CHOICE])
def test_not_yet_asked_this_quarter_is_not_scored(rule):
    assert judged(rule, NOT_EXPECTED, target=10) == (None, Reason.NOT_YET)


def test_a_nil_share_is_not_scored_and_a_nil_count_is_a_zero():
    assert judged(SHARE, NIL_SHARE, target=10) == (None, Reason.NIL)
    assert judged(COUNT, NIL_SHARE, target=10) == (0, Reason.SCORED)
    assert judged(DOWN, NIL_SHARE, target=10) == (100, Reason.SCORED)


def test_without_direction_or_without_total_nothing_is_scored():
    assert judged(replace(COUNT, direction=Direction.NONE), holding(3), target=3)[1] == Reason.NO_DIRECTION
    apart = replace(COUNT, across_units=RollUp.NONE)
    assert judged(apart, holding(3), holding(4), target=10) == (None, Reason.NO_TOTAL)
    assert judged(apart, holding(3), target=10) == (30, Reason.SCORED)


def test_near_100_needs_no_target():
    near = replace(SHARE, direction=Direction.NEAR_100)

    assert judged(near, holding(96, 100)) == (96, Reason.SCORED)


def test_outcome_and_index_indicators_are_never_scored():
    result = readiness(
        [
            item(COUNT, holding(5), target=5, prerequisite=Prerequisite.OUTCOME),
            item(INDEX, holding(90), target=90, prerequisite=Prerequisite.INDEX),
            item(INDEX, holding(90), target=90),
        ]
    )

    assert result.score is None
    assert [score.reason for each in result.prerequisites for score in each.items] == [Reason.NEVER]


def test_prerequisite_is_the_weighted_mean_and_the_unscored_weight_is_shared_out():
    result = readiness(
        [
            item(CHOICE, holding(2), weight=3, code="KOM-01"),
            item(CHOICE, SILENT, weight=1, code="KOM-02"),
            item(SHARE, holding(1, 2), weight=6, code="KOM-03"),
        ]
    )

    commitment = result.prerequisites[0]
    assert (commitment.score, commitment.weight) == (75, 4)
    assert [(each.code, each.reason) for each in commitment.items] == [
        ("KOM-01", Reason.SCORED),
        ("KOM-02", Reason.UNANSWERED),
        ("KOM-03", Reason.NO_TARGET),
    ]


def test_region_is_the_plain_mean_of_the_prerequisites_that_have_a_score():
    result = readiness(
        [
            item(CHOICE, holding(2)),
            item(CHOICE, holding(2)),
            item(CHOICE, holding(0), prerequisite=POLICY),
            item(SHARE, holding(1, 2), prerequisite=Prerequisite.RESOURCES),
        ]
    )

    assert (result.score, result.printed) == (50, 50)
    assert [each.prerequisite for each in result.prerequisites] == list(SEVEN)
    assert [each.prerequisite for each in result.scored] == [COMMITMENT, POLICY]


def test_weights_of_zero_leave_a_prerequisite_without_a_score():
    assert readiness([item(CHOICE, holding(2), weight=0)]).score is None


def test_nothing_at_all_has_no_score():
    assert (readiness([]).score, readiness([]).printed) == (None, None)


def test_printed_is_a_whole_number_rounded_half_up():
    result = readiness([item(YESNO, holding(1), *[holding(0)] * 199)])

    assert (result.score, result.printed) == (Decimal("0.5"), 1)


def test_thirds_that_come_to_a_half_round_up():
    shares = [(6, 9), (4, 6), (5, 6), (3, 9)]

    result = readiness(
        item(YESNO, *[holding(1)] * yes, *[SILENT] * (expected - yes), prerequisite=prerequisite)
        for (yes, expected), prerequisite in zip(shares, SEVEN, strict=False)
    )

    assert result.printed == 63  # 250/4 = 62,5


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([40, 60, 90], 60), ([40, 60], 50), ([None, 61, None], 61), ([None], None), ([], None)],
)
def test_province_is_the_median_of_the_regions_that_have_one(scores, expected):
    assert province_score(None if s is None else Decimal(s) for s in scores) == expected


replies = st.lists(st.sampled_from([0, 1, 2, None]), min_size=1, max_size=5)


@given(st.lists(st.tuples(st.sampled_from(SEVEN), replies, st.integers(0, 5)), max_size=20))
def test_against_a_second_computation_with_fractions(rows):
    result = readiness(
        item(CHOICE, *[SILENT if r is None else holding(r) for r in given], weight=weight, prerequisite=where)
        for where, given, weight in rows
    )

    means = []
    for prerequisite in SEVEN:
        mine = [(Fraction(sum(r or 0 for r in g) * 50, len(g)), w) for where, g, w in rows if where == prerequisite]
        weight = sum(w for _, w in mine)
        if weight:
            means.append(sum(score * w for score, w in mine) / weight)
    if not means:
        assert result.score is None
    else:
        exact = sum(means) / len(means)
        assert result.printed == (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
        assert 0 <= result.score <= 100
