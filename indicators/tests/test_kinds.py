import csv
from pathlib import Path

import pytest

from indicators.kinds import (
    SEVEN,
    AcrossQuarters,
    Direction,
    EvidenceRule,
    Kind,
    Level,
    Prerequisite,
    RollUp,
    Shape,
    Source,
    allowed_across_quarters,
    allowed_rollups,
    allowed_shapes,
)

CATALOGUE = Path(__file__).resolve().parent.parent / "data" / "indicators.csv"


def test_every_row_of_the_catalogue_speaks_these_words_and_keeps_to_the_tables():
    rows = list(csv.DictReader(CATALOGUE.open(encoding="utf-8")))

    assert len(rows) == 46
    for row in rows:
        kind = Kind(row["kind"])
        Prerequisite(row["prerequisite"]), Level(row["level"]), Source(row["source"])
        Direction(row["direction"]), EvidenceRule(row["evidence"])
        assert RollUp(row["rollup_units"]) in allowed_rollups(kind), row["code"]
        assert AcrossQuarters(row["rollup_quarters"]) in allowed_across_quarters(kind), row["code"]


def test_seven_prerequisites_are_scored_and_outcome_and_index_are_not():
    assert set(Prerequisite) - set(SEVEN) == {Prerequisite.OUTCOME, Prerequisite.INDEX}
    assert len(SEVEN) == 7


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.AMOUNT, Kind.INDEX])
def test_measured_kinds_also_offer_mean_max_and_min(kind):
    assert {RollUp.MEAN, RollUp.MAX, RollUp.MIN, RollUp.NONE} <= set(allowed_rollups(kind))


def test_a_share_offers_only_ratio_and_none():
    assert set(allowed_rollups(Kind.SHARE)) == {RollUp.RATIO, RollUp.NONE}


def test_a_share_is_never_averaged_over_quarters():
    assert AcrossQuarters.MEAN not in allowed_across_quarters(Kind.SHARE)


def test_an_index_is_never_summed_and_one_by_sex_has_no_total():
    assert RollUp.SUM not in allowed_rollups(Kind.INDEX)
    assert allowed_rollups(Kind.INDEX, shape=Shape.SEXES) == (RollUp.NONE,)


def test_every_kind_has_a_shape_a_roll_up_and_a_rule_across_quarters():
    for kind in Kind:
        assert allowed_shapes(kind)
        assert allowed_rollups(kind)
        assert allowed_across_quarters(kind)
