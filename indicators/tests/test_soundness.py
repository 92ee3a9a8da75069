from typing import Any

import pytest

from formats.quarters import Quarter
from indicators.catalogue import Catalogue, Definition, Indicator
from indicators.kinds import AcrossQuarters, Direction, EvidenceRule, Kind, Level, Prerequisite, RollUp, Shape, Source
from indicators.soundness import Flaw, flaws, flaws_of_change

QUARTER = Quarter(2027, 1)


def definition(code: str = "SDM-09", **fields: Any) -> Definition:
    said = {
        "name": "Aparatur terlatih", "question": "Berapa orang?", "prerequisite": Prerequisite.RESOURCES,
        "level": Level.AGENCY, "kind": Kind.COUNT, "shape": Shape.SINGLE, "unit": "orang",
        "direction": Direction.UP, "rollup_units": RollUp.SUM, "rollup_quarters": AcrossQuarters.SUM,
        "asked_in": "1|2|3|4", "source": Source.REPORTED, "evidence": EvidenceRule.OPTIONAL,
    }  # fmt: skip
    return Definition(indicator=Indicator(code=code), valid_from=QUARTER, **{**said, **fields})


def share(code: str = "ARG-01", **fields: Any) -> Definition:
    said = {
        "kind": Kind.SHARE, "shape": Shape.SHARE, "unit": "%", "a_label": "Pagu ARG", "b_label": "Pagu belanja",
        "rollup_units": RollUp.RATIO, "rollup_quarters": AcrossQuarters.LAST,
    }  # fmt: skip
    return definition(code, **{**said, **fields})


ALONE = Catalogue(QUARTER, ())
BESIDE = Catalogue(QUARTER, (share(), definition("SDM-01"), share("ARG-02", same_as="b=ARG-01.a")))


def fields(found: tuple[Flaw, ...]) -> list[str]:
    return [flaw.field for flaw in found]


@pytest.mark.parametrize(
    "sound",
    [
        definition(),
        share(),
        share("ARG-03", same_as="b=ARG-01.b"),
        definition(kind=Kind.CHOICE, rollup_units=RollUp.COUNT_SHARE, rollup_quarters=AcrossQuarters.LAST,
                   unit="jawaban", choices=[[2, "Ada"], [0, "Belum"]]),
        definition(asked_in="", question=""),
        definition(level=Level.REGION, kind=Kind.INDEX, source=Source.EXTERNAL, asked_in="", question="",
                   rollup_units=RollUp.NONE, rollup_quarters=AcrossQuarters.NONE),
    ],
)  # fmt: skip
def test_sound_definitions_pass(sound: Definition) -> None:
    assert flaws(sound, catalogue=BESIDE) == ()


@pytest.mark.parametrize(
    ("unsound", "field"),
    [
        (share(rollup_units=RollUp.MEAN), "rollup_units"),
        (share(rollup_quarters=AcrossQuarters.MEAN), "rollup_quarters"),
        (definition(shape=Shape.SHARE, a_label="a", b_label="b"), "shape"),
        (definition(direction=Direction.NEAR_100), "direction"),
        (definition(choices=[[1, "Ada"], [0, "Belum"]]), "choices"),
        (definition(question=""), "question"),
        (definition(unit=""), "unit"),
        (share(unit="orang"), "unit"),
        (share(b_label=""), "b_label"),
        (definition(decimals=4), "decimals"),
        (definition(kind=Kind.AMOUNT, decimals=2), "decimals"),
        (definition(weight=100), "weight"),
        (definition(source=Source.EXTERNAL, asked_in=""), "source"),
    ],
)
def test_what_does_not_fit_together_is_told_beside_its_field(unsound: Definition, field: str) -> None:
    assert fields(flaws(unsound, catalogue=ALONE)) == [field]


@pytest.mark.parametrize(
    "choices",
    [[], [[1, "Ada"]], [[1, "Ada"], [1, "Belum"]], [[1, "Ada"], [0, "ada"]], [[0, "Ada"], [-1, "Belum"]],
     [[101, "Ada"], [0, "Belum"]]],
)  # fmt: skip
def test_a_choice_needs_answers_with_scores_of_their_own(choices: list[Any]) -> None:
    unsound = definition(
        kind=Kind.CHOICE, rollup_units=RollUp.COUNT_SHARE, rollup_quarters=AcrossQuarters.LAST, choices=choices
    )

    assert fields(flaws(unsound, catalogue=ALONE)) == ["choices"]


@pytest.mark.parametrize(
    ("same_as", "words"),
    [
        ("b=XYZ-01.a", "Tidak ada angka XYZ-01.a"),
        ("b=ARG-09.a", "Tidak ada angka ARG-09.a"),
        ("b=SDM-01.b", "Tidak ada angka SDM-01.b"),
        ("b=ARG-02.b", "tunjuk butir asalnya"),
        ("c=ARG-01.a", "Hanya pembilang atau penyebut"),
    ],
)
def test_a_shared_number_must_be_asked_somewhere(same_as: str, words: str) -> None:
    (flaw,) = flaws(share("ARG-09", same_as=same_as), catalogue=BESIDE)

    assert flaw.field == "same_as"
    assert words in flaw.text


def test_a_shared_number_must_be_asked_by_then() -> None:
    beside = Catalogue(QUARTER, (share(asked_in="4"),))

    (flaw,) = flaws(share("ARG-09", same_as="b=ARG-01.a"), catalogue=beside)

    assert flaw.text == "ARG-01 tidak ditanyakan pada TW 1, TW 2, dan TW 3."


def test_a_number_that_others_take_cannot_disappear() -> None:
    changed = definition("ARG-01", level=Level.REGION)

    assert fields(flaws(changed, catalogue=BESIDE)) == ["shape"]


def test_answers_of_one_year_are_read_by_one_rule() -> None:
    before = definition()
    in_spring = definition(kind=Kind.AMOUNT, unit="rupiah")
    in_spring.valid_from = Quarter(2027, 2)
    at_new_year = definition(kind=Kind.AMOUNT, unit="rupiah")

    assert fields(flaws_of_change(in_spring, before=before)) == ["kind"]
    assert flaws_of_change(at_new_year, before=before) == ()


def test_the_catalogue_that_we_carry_is_sound(cast: Any) -> None:
    from indicators.catalogue import catalogue_in
    from indicators.loading import load_catalogue

    load_catalogue()
    catalogue = catalogue_in(QUARTER)

    found = {d.code: flaws(replace_quarter(d), catalogue=catalogue) for d in catalogue.definitions}

    assert {code: wrong for code, wrong in found.items() if wrong} == {}


def replace_quarter(d: Definition) -> Definition:
    d.valid_from = QUARTER
    return d
