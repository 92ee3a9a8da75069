"""Cells as people fill them: what is taken, what is refused and with which words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.tables.cells import Cell, CellError
from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape
from reporting.entries import Entry, Typed, read_entry
from reporting.offline import typed_cells as told
from reporting.offline.typed_cells import typed_in
from reporting.tests.samples import CATALOGUE, definition, number

TRAINED, MEETINGS, SHARE = CATALOGUE["SDM-01"], CATALOGUE["LEM-03"], CATALOGUE["KOM-03"]
FOLLOWS, CHOICE, YESNO = CATALOGUE["ARG-02"], CATALOGUE["KOM-01"], CATALOGUE["KEB-03"]
INDEX = definition(Kind.INDEX, Shape.SEXES, decimals=2, unit="%", a_label="laki-laki", b_label="perempuan")


def cells(**values: Any) -> dict[str, Cell]:
    return {
        part: value if isinstance(value, Cell) else Cell("G5", Decimal(value) if type(value) is int else value)
        for part, value in values.items()
    }


@pytest.mark.parametrize(
    ("definition", "filled", "entry"),
    [
        (TRAINED, {}, Entry()),
        (TRAINED, {"a": 9, "b": 14}, number(9, 14)),
        (TRAINED, {"a": "1.250", "b": " 3 "}, number(1250, 3)),
        (MEETINGS, {"a": "Rp 1.250.000"}, number(1250000)),
        (MEETINGS, {"a": 0}, number(0)),
        (INDEX, {"a": Decimal("12.5"), "b": "12,5"}, number("12.5", "12.5")),
        (INDEX, {"a": Decimal("1250"), "b": Decimal("1.25")}, number("1250", "1.25")),
        (INDEX, {"a": Cell("G5", Decimal("0.125"), is_percent=True), "b": 12}, number("12.5", "12")),
        (SHARE, {"state": "Nihil"}, Entry("nil")),
        (SHARE, {"state": "nihil (0 dari 0)"}, Entry("nil")),
        (TRAINED, {"a": "nihil", "b": "Nihil"}, Entry("nil")),
        (TRAINED, {"a": "nihil", "b": 5}, number(0, 5)),
        (TRAINED, {"a": "Tidak tersedia", "reason": "Rusak"}, Entry("unavailable", reason="Rusak")),
        (TRAINED, {"a": "n/a", "reason": "Rusak"}, Entry("unavailable", reason="Rusak")),
        (TRAINED, {"state": "belum ada data", "reason": "Rusak"}, Entry("unavailable", reason="Rusak")),
        (MEETINGS, {"a": "12 OPD"}, number(12)),
        (MEETINGS, {"a": "Rp1,25 M"}, number(1250000000)),
        (YESNO, {"a": "✓"}, number(1)),
        (YESNO, {"a": "blm"}, number(0)),
        (FOLLOWS, {"a": "nihil"}, number(0)),
        (TRAINED, {"state": "TIDAK  TERSEDIA", "reason": "Belum ada"}, Entry("unavailable", reason="Belum ada")),
        (TRAINED, {"state": "tt", "reason": 2026}, Entry("unavailable", reason="2.026")),
        (CHOICE, {"a": "lengkap"}, number(2)),
        (CHOICE, {"state": "Tidak tersedia", "reason": "Rusak"}, Entry("unavailable", reason="Rusak")),
        (CHOICE, {"a": "Tidak tersedia", "reason": "Rusak"}, Entry("unavailable", reason="Rusak")),
        (YESNO, {"a": " YA "}, number(1)),
        (YESNO, {"a": False}, number(0)),
        (TRAINED, {"a": 1, "b": 2, "note": "Dua kali:\nApril, Mei"}, number(1, 2, note="Dua kali:\nApril, Mei")),
    ],
)  # fmt: skip
def test_what_is_taken(definition: Definition, filled: dict[str, Any], entry: Entry) -> None:
    found = typed_in(definition, cells(**filled))

    assert found.troubles == []
    assert read_entry(definition, found.typed) == (entry, ())


@pytest.mark.parametrize(
    ("definition", "filled", "part", "text"),
    [
        (TRAINED, {"a": CellError("#REF!")}, "a", told.ERROR.format("#REF!")),
        (TRAINED, {"b": CellError()}, "b", told.UNCOMPUTED),
        (TRAINED, {"a": date(2026, 5, 4)}, "a", told.A_DATE.format("4 Mei 2026")),
        (SHARE, {"a": Cell("G5", Decimal("0.5"), is_percent=True)}, "a", told.A_PERCENTAGE.format("50%")),
        (SHARE, {"a": "50%"}, "a", told.A_PERCENTAGE.format("50%")),
        (YESNO, {"a": "x"}, "a", told.NO_OPTION.format("x", "Ya, Tidak")),
        (TRAINED, {"a": True}, "a", told.A_MARK),
        (CHOICE, {"a": "mungkin"}, "a", told.NO_OPTION.format("mungkin", "Lengkap, Sebagian, Belum")),
        (CHOICE, {"a": 2}, "a", told.NO_OPTION.format("2", "Lengkap, Sebagian, Belum")),
        (CHOICE, {"a": "Lengkap", "state": "Tidak tersedia", "reason": "x"}, "state", told.ANSWER_AND_TICK),
        (CHOICE, {"state": "Nihil"}, "state", told.NO_STATE.format("Nihil", "Tidak tersedia")),
        (TRAINED, {"state": "kosong"}, "state", told.NO_STATE.format("kosong", "Nihil atau Tidak tersedia")),
        (TRAINED, {"note": CellError("#N/A")}, "note", told.ERROR.format("#N/A")),
    ],
)  # fmt: skip
def test_what_no_keyboard_sends_is_refused(
    definition: Definition, filled: dict[str, Any], part: str, text: str
) -> None:
    found = typed_in(definition, cells(**filled))

    assert [(trouble.part, trouble.text) for trouble in found.troubles] == [(part, text)]


@pytest.mark.parametrize(
    ("definition", "filled", "words"),
    [
        (TRAINED, {"a": Decimal("12.5"), "b": 3}, "bilangan bulat"),
        (TRAINED, {"a": -3, "b": 3}, "tidak boleh negatif"),
        (TRAINED, {"a": "-", "b": 3}, "pilih Nihil"),
        (SHARE, {"a": 5, "b": 3}, "tidak boleh melebihi"),
        (TRAINED, {"a": 5, "b": 3, "state": "Nihil"}, "Ada angka dan juga tanda Nihil"),
        (TRAINED, {"state": "Tidak tersedia"}, "Tulis singkat"),
        (INDEX, {"a": "12.500", "b": 3}, "dapat berarti"),
        (MEETINGS, {"a": Decimal("1E+20")}, "terlalu panjang"),
    ],
)
def test_what_fingers_could_have_sent_is_refused_as_theirs_is(
    definition: Definition, filled: dict[str, Any], words: str
) -> None:
    found = typed_in(definition, cells(**filled))
    entry, troubles = read_entry(definition, found.typed)

    assert found.troubles == []
    assert entry is None
    assert words in troubles[0].text


def test_what_is_read_otherwise_than_it_stands_is_told() -> None:
    found = typed_in(MEETINGS, cells(a="500 jt"))

    assert [(hint.part, hint.text) for hint in found.hints] == [("a", "“500 jt” dibaca 500.000.000.")]


def test_a_range_is_no_number_and_says_so() -> None:
    found = typed_in(MEETINGS, cells(a="≥ 30"))

    assert "batas atau kisaran" in found.troubles[0].text


def test_a_reason_alone_says_unavailable_and_is_told() -> None:
    found = typed_in(TRAINED, cells(reason="Belum dihimpun"))

    assert found.typed == Typed(is_unavailable=True, reason="Belum dihimpun")
    assert [hint.text for hint in found.hints] == [told.REASON_TAKEN]


def test_a_reason_beside_a_number_is_left_and_told() -> None:
    found = typed_in(TRAINED, cells(a=1, b=2, reason="Belum dihimpun"))

    assert read_entry(TRAINED, found.typed) == (number(1, 2), ())
    assert [hint.text for hint in found.hints] == [told.REASON_LEFT]


values = st.one_of(
    st.text(max_size=30), st.booleans(), st.dates(), st.times(), st.decimals(allow_nan=False, allow_infinity=False),
    st.builds(CellError, st.sampled_from(["", "#REF!"])),
)  # fmt: skip
anything = st.dictionaries(
    st.sampled_from(["a", "b", "state", "reason", "note"]), st.builds(Cell, st.just("G5"), values, st.booleans())
)


@given(st.sampled_from([TRAINED, MEETINGS, SHARE, FOLLOWS, CHOICE, YESNO, INDEX]), anything)
def test_nothing_in_a_cell_makes_it_raise(definition: Definition, filled: dict[str, Cell]) -> None:
    found = typed_in(definition, filled)

    read_entry(definition, found.typed)
    assert all(trouble.text for trouble in found.troubles)
