"""Numbers of two definitions are not compared: the trend begins anew, and the page says so."""

from dashboards.indicator_rows import province_rows
from dashboards.tests.stories import TW1, TW2, TW3, board_of, told
from indicators.kinds import RollUp
from indicators.models import Definition
from institutions.tests.cast import Cast
from reporting.tests.stories import a_definition


def row_of(cast: Cast):
    return province_rows(board_of(cast))[0].rows[0]


def redefined(definition: Definition, **fields: object) -> Definition:
    said = {f.name: getattr(definition, f.name) for f in Definition._meta.fields if f.name != "id"}
    return Definition.objects.create(**{**said, "valid_from": TW2, **fields})


def test_a_trend_begins_anew_with_another_arithmetic(cast: Cast) -> None:
    old = a_definition("SDM-01")
    new = redefined(old, rollup_units=RollUp.MEAN)
    told(cast.health, old, 10, quarter=TW1)
    told(cast.health, new, 20, quarter=TW2)
    told(cast.health, new, 30, quarter=TW3)

    assert board_of(cast).trend("SDM-01")[-3:] == (None, 20, 30)
    assert row_of(cast).broken == "definisi baru sejak TW II 2026"
    assert row_of(cast).change.text == "+10"


def test_the_first_quarter_of_a_definition_has_no_change(cast: Cast) -> None:
    old = a_definition("SDM-01")
    new = redefined(old, valid_from=TW3, rollup_units=RollUp.MAX)
    told(cast.health, old, 10, quarter=TW2)
    told(cast.health, new, 30, quarter=TW3)

    assert row_of(cast).change is None


def test_other_words_and_another_weight_break_nothing(cast: Cast) -> None:
    old = a_definition("SDM-01")
    new = redefined(old, name="Nama baru", weight=3, question="Berapa?")
    told(cast.health, old, 10, quarter=TW1)
    told(cast.health, new, 20, quarter=TW2)
    told(cast.health, new, 30, quarter=TW3)

    assert board_of(cast).trend("SDM-01")[-3:] == (10, 20, 30)
    assert row_of(cast).broken == ""
