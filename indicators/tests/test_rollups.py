"""The cases of the roll-up table, by name."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.kinds import AcrossQuarters, Kind, RollUp, Shape
from indicators.rollups import EMPTY, Spread, change, combine, spread, total
from indicators.standing import NOT_EXPECTED, to_date
from indicators.tests.samples import (
    CHOICE,
    COUNT,
    INDEX,
    NIL_SHARE,
    PEOPLE,
    SAID_UNAVAILABLE,
    SHARE,
    SILENT,
    YESNO,
    holding,
    number,
    tally,
)

MEAN = replace(COUNT, across_units=RollUp.MEAN, decimals=2)


def covered(result):
    return result.coverage.answered, result.coverage.expected


def test_mean_of_6_5_15_1_and_a_silent_fifth():
    result = total(tally(MEAN, holding(6), holding(5), holding(15), holding(1), SILENT), rule=MEAN)

    assert result.value == Decimal("6.75")
    assert covered(result) == (4, 5)


def test_sum_of_three_agencies_one_of_them_silent():
    result = total(tally(COUNT, holding(5), holding(1), SILENT), rule=COUNT)

    assert (result.value, covered(result)) == (6, (2, 3))
    assert not result.coverage.is_full


def test_zero_is_a_measurement_and_silence_is_not():
    units = (holding(0), holding(10), SILENT)

    summed, averaged = total(tally(COUNT, *units), rule=COUNT), total(tally(MEAN, *units), rule=MEAN)

    assert (summed.value, averaged.value) == (10, 5)
    assert covered(summed) == covered(averaged) == (2, 3)
    assert total(tally(COUNT, holding(0)), rule=COUNT).printed == 0


def test_max_and_min_of_those_with_a_value():
    units = (holding(6), holding("0.5"), SILENT, holding(15))

    for across, expected in ((RollUp.MAX, 15), (RollUp.MIN, Decimal("0.5"))):
        rule = replace(COUNT, across_units=across, decimals=1)
        assert total(tally(rule, *units), rule=rule).value == expected


def test_none_has_no_total_but_lowest_middle_and_highest():
    result = total(tally(INDEX, holding("91.26"), holding("88.50"), SILENT, holding("93.10")), rule=INDEX)

    assert (result.value, result.printed) == (None, None)
    assert result.spread == Spread(Decimal("88.50"), Decimal("91.26"), Decimal("93.10"))
    assert spread([Decimal(1), Decimal(2)]) == (1, Decimal("1.5"), 2)
    assert spread([]) is None


def test_an_index_by_sex_has_a_spread_for_each_sex():
    rule = replace(INDEX, shape=Shape.SEXES)

    result = total(tally(rule, holding(70, 50), holding(80, 40)), rule=rule)

    assert (result.spread, result.spread_b) == ((70, 75, 80), (40, 45, 50))


def test_a_share_without_a_total_spreads_the_percentages_that_exist():
    rule = replace(SHARE, across_units=RollUp.NONE)

    result = total(tally(rule, holding(1, 2), holding(1, 4), NIL_SHARE), rule=rule)

    assert (result.value, result.spread) == (None, (25, Decimal("37.5"), 50))


def test_ratio_6_of_10_twice_is_12_of_20():
    result = total(tally(SHARE, holding(6, 10), holding(6, 10)), rule=SHARE)

    assert (result.a, result.b, str(result.printed)) == (12, 20, "60.00")


def test_ratio_is_never_a_mean_of_percentages():
    result = total(tally(SHARE, holding(12, 100), holding(30, 300), holding(5, 20)), rule=SHARE)

    assert (result.a, result.b, str(result.printed)) == (47, 420, "11.19")
    assert result.printed != Decimal("15.67")


def test_ratio_of_counts_summed_over_quarters_and_units_first():
    rule = replace(SHARE, across_quarters=AcrossQuarters.SUM)
    one = to_date({1: number(1, 10), 2: number(9, 10)}, rule=rule, quarter=2)
    other = to_date({1: number(0, 180), 2: number(5, 100)}, rule=rule, quarter=2)

    result = total(tally(rule, one, other), rule=rule)

    assert (result.a, result.b, result.value) == (15, 300, 5)


@pytest.mark.parametrize("rule", [COUNT, PEOPLE, SHARE, YESNO, CHOICE, INDEX, MEAN])
def test_nobody_reports_is_missing_not_zero(rule):
    for result in (total(tally(rule, SILENT, SILENT, SAID_UNAVAILABLE), rule=rule), total(EMPTY, rule=rule)):
        assert (result.value, result.printed, result.a, result.b, result.spread) == (None,) * 5
        assert result.is_missing


def test_33_agencies_20_yes_5_no_8_silent():
    units = [holding(1)] * 20 + [holding(0)] * 5 + [SILENT] * 8

    result = total(tally(YESNO, *units), rule=YESNO)

    assert str(result.printed) == "60.61"
    assert (result.a, result.b, covered(result), result.coverage.silent) == (20, 33, (25, 33), 8)


def test_0_of_0_is_complete_without_percentage_and_adds_nothing():
    alone = total(tally(SHARE, NIL_SHARE), rule=SHARE)
    among = total(tally(SHARE, NIL_SHARE, holding(1, 4)), rule=SHARE)

    assert (alone.value, alone.is_missing, alone.coverage.is_full) == (None, False, True)
    assert (among.value, covered(among)) == (25, (2, 2))


def test_unavailable_is_listed_apart_and_is_never_zero():
    result = total(tally(COUNT, holding(4), SAID_UNAVAILABLE, SILENT), rule=COUNT)

    assert (result.value, covered(result)) == (4, (1, 3))
    assert (result.coverage.unavailable, result.coverage.silent) == (1, 1)


def test_best_option_is_counted_with_the_distribution():
    units = [holding(2)] * 8 + [holding(1)] * 2 + [holding(0), SILENT, SILENT, SILENT]

    result = total(tally(CHOICE, *units), rule=CHOICE)

    assert (result.value, result.a, result.b) == (8, 8, 14)
    assert result.scores == ((2, 8), (1, 2), (0, 1))
    assert covered(result) == (11, 14)


def test_nobody_holds_the_best_option_is_a_measured_zero():
    assert total(tally(CHOICE, holding(1), SILENT), rule=CHOICE).value == 0


def test_men_and_women_add_up_at_every_level_above():
    regions = {"62.01": tally(PEOPLE, holding(1, 1)), "62.02": tally(PEOPLE, holding(2, 1))}

    result = combine(regions, rule=PEOPLE)

    assert (result.value, result.a, result.b) == (5, 3, 2)


def test_coverage_in_agencies_and_in_regions():
    regions = {f"62.{n:02}": tally(COUNT, *[holding(1)] * 30, SILENT) for n in range(1, 12)}
    regions |= {f"62.{n:02}": tally(COUNT, *[SILENT] * 31) for n in range(12, 15)}

    coverage = combine(regions, rule=COUNT).coverage

    assert (coverage.answered, coverage.expected) == (330, 434)
    assert (coverage.regions_answered, coverage.regions_expected) == (11, 14)


def test_a_region_of_which_nothing_is_expected_is_not_counted():
    regions = {"62.01": tally(COUNT, NOT_EXPECTED), "62.02": tally(COUNT, holding(1))}

    coverage = combine(regions, rule=COUNT).coverage

    assert (coverage.expected, coverage.regions_expected, coverage.is_full) == (1, 1, True)


def test_sum_with_a_quarter_missing_counts_and_is_not_complete():
    part = to_date({1: number(3), 2: number(4)}, rule=COUNT, quarter=3)

    result = total(tally(COUNT, part, holding(1)), rule=COUNT)

    assert (result.value, covered(result)) == (8, (2, 2))
    assert (result.coverage.complete, result.coverage.is_full) == (1, False)


def test_a_stale_value_enters_no_total():
    stale = to_date({1: number(40)}, rule=replace(COUNT, across_quarters=AcrossQuarters.LAST), quarter=3)

    assert total(tally(COUNT, stale, holding(2)), rule=COUNT).value == 2


def test_change_is_the_difference_of_what_is_printed():
    rule = replace(SHARE, decimals=1)
    before, now = (total(tally(rule, holding(*pair)), rule=rule) for pair in ((1044, 10000), (1046, 10000)))

    assert (str(before.printed), str(now.printed)) == ("10.4", "10.5")
    assert change(now, before=before) == Decimal("0.1")
    assert change(now, before=None) is None
    assert change(total(EMPTY, rule=rule), before=before) is None


def test_fourteen_of_the_largest_amounts_are_added_digit_for_digit():
    rule = replace(COUNT, kind=Kind.AMOUNT)

    result = total(tally(rule, *[holding("99999999999999.9")] * 14), rule=rule)

    assert result.value == Decimal("1399999999999998.6")


def test_half_is_rounded_up():
    assert total(tally(SHARE, holding(1, 3200)), rule=replace(SHARE, decimals=4)).printed == Decimal("0.0313")
    assert total(tally(MEAN, holding(0), holding(1)), rule=replace(MEAN, decimals=0)).printed == 1
