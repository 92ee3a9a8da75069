"""Numbers of two definitions are not compared, nor scores of two weights: the trend begins anew, and says so."""

from datetime import date

import pytest

from dashboards.big_numbers import province_numbers
from dashboards.indicator_rows import province_rows
from dashboards.tests.stories import TW1, TW2, TW3, board_of, told
from indicators.kinds import Kind, Level, RollUp
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


def scored(cast: Cast, *, weight: int) -> None:
    """Readiness is 50 in each quarter: two choices, one held fully, one not at all, the second weighed anew."""
    choice = {"kind": Kind.CHOICE, "rollup_units": RollUp.COUNT_SHARE, "choices": [[2, "Ada"], [0, "Belum"]]}
    held = a_definition("KOM-01", level=Level.REGION, prerequisite="komitmen", **choice)
    other = a_definition("KOM-02", level=Level.REGION, prerequisite="komitmen", **choice)
    redefined(other, valid_from=TW3, weight=weight)
    for quarter in (TW1, TW2, TW3):
        told(cast.own, held, 2, quarter=quarter)
        told(cast.own, other, 0, quarter=quarter)


def test_scores_begin_anew_with_other_weights(cast: Cast) -> None:
    scored(cast, weight=3)

    board = board_of(cast)

    assert board.scores(cast.own.pk)[-3:] == (None, None, 25)
    assert [one.score for one in board.digests[-3:]] == [None, None, 25]
    assert board.frame.weights_changed == "bobot baru sejak TW III 2026"
    readiness = province_numbers(board, missing=0)[-1]
    assert (readiness.change, readiness.note) == ("", "skor 0–100, median 1 daerah · bobot baru sejak TW III 2026")
    assert board_of(cast, TW2).scores(cast.own.pk)[-2:] == (50, 50)


def test_scores_go_on_with_the_same_weights(cast: Cast) -> None:
    scored(cast, weight=1)

    board = board_of(cast)

    assert board.scores(cast.own.pk)[-3:] == (50, 50, 50)
    assert board.frame.weights_changed == ""


def test_the_page_of_a_region_says_that_weights_changed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    scored(cast, weight=3)
    client = cast.client(cast.verifier)

    own, trends = client.get("/papan/2026-TW3/62.03/"), client.get("/papan/2026-TW3/tren/")

    assert "skor 0–100 · bobot baru sejak TW III 2026" in own.content.decode()
    assert "TW II 2026 —, TW III 2026 25" in own.content.decode()
    assert "Kesiapan: bobot baru sejak TW III 2026." in trends.content.decode()
