from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formats.dates import WIB
from formats.numbers import editable, number, rupiah
from formats.tables.amounts import scale_said
from formats.tables.cells import Cell, CellError, Value
from formats.tables.numbers import read_amount, read_pair
from formats.tables.readings import Asked, Kind, Nothing, Refusal, Taken, answered
from formats.tests.test_exact import kept

#: Whatever a cell can hold; every typed reader has to answer to it.
anything = (
    st.none()
    | st.text(max_size=40)
    | st.text("0123456789.,-–%()/ \u00a0RpMjtxdari≥eE'#N:", max_size=25)
    | st.booleans()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from([CellError("#N/A"), CellError()])
)


def cell(value: Value | None, *, is_percent: bool = False) -> Cell | None:
    return None if value is None else Cell("C7", value, is_percent)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rp 1.250.000,00", "1250000"),
        ("Rp. 1.250.000,-", "1250000"),
        ("1.250.000", "1250000"),
        ("1,250,000.00", "1250000"),
        ("1250000", "1250000"),
        ("Rp1,25 M", "1250000000"),
        ("Rp 1,25 M", "1250000000"),
        ("1,2 miliar", "1200000000"),
        ("500 jt", "500000000"),
        ("1.250 (dalam ribuan)", "1250000"),
        ("12 OPD", "12"),
        ("3 dokumen", "3"),
        ("100 orang", "100"),
        ("'1.250", "1250"),
        ("12\u00a0", "12"),
    ],
)
def test_one_reading_is_taken(text: str, value: str) -> None:
    reading = read_amount(cell(text), decimals=0)

    assert isinstance(reading, Taken)
    assert reading.value == Decimal(value)


@pytest.mark.parametrize("text", ["(1.000)", "-1.000", "−1.000", "( 1.000 )"])
def test_brackets_mean_minus_where_minus_may_be(text: str) -> None:
    assert read_amount(cell(text), decimals=0, negative=True) == Taken(Decimal(-1000))
    assert read_amount(cell(text), decimals=0) == Refusal("Angka ini tidak boleh negatif.")


@pytest.mark.parametrize(
    ("value", "is_percent", "taken"),
    [("12,5%", False, "12.5"), ("12.5 %", False, "12.5"), ("12,5", False, "12.5"), (Decimal("0.125"), True, "12.5")],
)
def test_a_share_is_read_however_it_is_written(value: Value, is_percent: bool, taken: str) -> None:
    assert read_amount(cell(value, is_percent=is_percent), decimals=1, is_percent=True) == Taken(Decimal(taken))


def test_a_share_without_its_format_is_asked_about() -> None:
    reading = read_amount(cell(Decimal("0.125")), decimals=3, is_percent=True)

    assert isinstance(reading, Asked)
    assert reading.question == "0,125 di kolom persen dapat berarti 12,5% atau 0,125%. Mana yang dimaksud?"
    assert answered(reading, answers={"fraction": "fraction"}) == Taken(Decimal("12.5"), "12,5")
    assert answered(reading, answers={"point": "fraction"}) == reading


def test_a_point_is_asked_about_where_decimals_are_possible() -> None:
    assert read_amount(cell("12.500"), decimals=0) == Taken(Decimal(12500))

    reading = read_amount(cell("12.500"), decimals=1)

    assert isinstance(reading, Asked)
    assert {(one.key, one.value) for one in reading.choices} == {
        ("thousands", Decimal(12500)),
        ("decimals", Decimal("12.5")),
    }


@pytest.mark.parametrize("text", ["≥ 30", "> 90%", "80-90", "80 s.d. 90", "min. 2", "minimal 2", "± 5", "2 kali/tahun"])
def test_limits_and_ranges_are_no_number(text: str) -> None:
    reading = read_amount(cell(text), decimals=0)

    assert isinstance(reading, Refusal)
    assert "bukan satu angka" in reading.message


@pytest.mark.parametrize("text", ["4 dari 5", "4/5", "4 / 5 OPD"])
def test_a_pair_is_two_numbers(text: str) -> None:
    assert read_pair(cell(text)) == Taken((Decimal(4), Decimal(5)))
    assert isinstance(read_amount(cell(text), decimals=0), Refusal)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, Kind.BLANK),
        ("nihil", Kind.NIL),
        ("Nihil", Kind.NIL),
        ("-", Kind.DASH),
        ("–", Kind.DASH),
        ("—", Kind.DASH),
        (".", Kind.DASH),
        ("…", Kind.DASH),
        ("n/a", Kind.UNKNOWN),
        ("N/A", Kind.UNKNOWN),
        ("NA", Kind.UNKNOWN),
        ("?", Kind.UNKNOWN),
        ("belum ada data", Kind.UNKNOWN),
        ("#N/A", Kind.ERROR),
        (CellError("#REF!"), Kind.ERROR),
        (CellError("#DIV/0!"), Kind.ERROR),
        (CellError(), Kind.ERROR),
        ("#####", Kind.ERROR),
    ],
)
def test_nothing_is_not_one_thing(value: Value | None, kind: Kind) -> None:
    reading = read_amount(cell(value), decimals=0)

    assert isinstance(reading, Nothing)
    assert reading.kind is kind


def test_zero_is_a_number_and_what_may_be_zero_or_unknown_is_asked() -> None:
    assert read_amount(cell("0"), decimals=0) == Taken(Decimal(0))

    reading = read_amount(cell("tidak ada"), decimals=0)

    assert isinstance(reading, Asked)
    assert answered(reading, answers={"nothing:tidak ada": "nil"}) == Nothing(Kind.NIL, "tidak ada")


def test_a_formula_that_was_never_computed_says_what_to_do() -> None:
    reading = read_amount(cell(CellError()), decimals=0)

    assert isinstance(reading, Nothing)
    assert "belum pernah dihitung" in reading.told


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (date(2025, 5, 4), "menjadi tanggal (4 Mei 2025)"),
        (True, "benar/salah"),
        (Decimal("12.5"), "bilangan bulat"),
        ("12,5", "bilangan bulat"),
        ("12%", "adalah persen"),
        ("dua belas", "bukan angka"),
        ("12 anu", "bukan angka"),
        ("1,250", "tulis 1.250."),
        (Decimal("1E+200"), "paling banyak 15 digit"),
        (Decimal("1.97001011995032E+17"), "paling banyak 15 digit"),
    ],
)
def test_what_cannot_be_taken_says_why(value: Value, why: str) -> None:
    reading = read_amount(cell(value), decimals=0)

    assert isinstance(reading, Refusal)
    assert why in reading.message


def test_a_computed_number_is_never_cut_without_being_asked() -> None:
    reading = read_amount(cell(Decimal("57.1428571428571")), decimals=1)

    assert isinstance(reading, Asked)
    assert [one.value for one in reading.choices] == [Decimal("57.1")]


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Pagu (Rp juta)", 10**6),
        ("Pagu dalam ribuan", 10**3),
        ("Pagu (Rp)", 1),
        ("Anggaran dalam jutaan rupiah", 10**6),
    ],
)
def test_a_heading_says_what_is_counted_in(heading: str, scale: int) -> None:
    assert scale_said(heading) == scale
    assert read_amount(cell(Decimal("1250")), decimals=0, scale=scale_said(heading)) == Taken(Decimal(1250 * scale))


@given(kept)
@settings(max_examples=60)
def test_what_an_input_shows_is_read_back(value: Decimal) -> None:
    assert read_amount(cell(editable(value)), decimals=3, negative=True) == Taken(value)
    assert read_amount(cell(value), decimals=3, negative=True) == Taken(value)


@given(st.integers(0, 10**12), st.sampled_from(["OPD", "orang", "dokumen"]))
@settings(max_examples=40)
def test_counts_and_money_are_read_back(value: int, unit: str) -> None:
    for text in (number(value), rupiah(value), f"{number(value)} {unit}", f"Rp {number(value)},00"):
        reading = read_amount(cell(text), decimals=0)

        assert isinstance(reading, Taken)
        assert reading.value == value


@given(st.integers(0, 999), st.integers(0, 999))
@settings(max_examples=30)
def test_pairs_are_read_back(part: int, whole: int) -> None:
    assert read_pair(cell(f"{part} dari {whole}")) == Taken((Decimal(part), Decimal(whole)))


@given(anything, st.integers(0, 3), st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=200)
@example("9" * 100_000, 0, False, False, False)
@example(Decimal("1E+999999"), 0, False, True, False)
@example(Decimal("-1E-999999"), 2, True, True, True)
@example(datetime(2025, 1, 1, tzinfo=WIB), 0, False, False, False)
@example(time(1), 0, False, False, False)
def test_no_cell_makes_it_raise(
    value: Value | None, decimals: int, is_percent: bool, negative: bool, formatted: bool
) -> None:
    made = cell(value, is_percent=formatted)
    reading = read_amount(made, decimals=decimals, is_percent=is_percent, negative=negative)

    assert isinstance(reading, Taken | Asked | Nothing | Refusal)
    assert not isinstance(reading, Taken) or negative or reading.value >= 0
    assert made is None or isinstance(made.shown, str)
    assert isinstance(read_pair(made), Taken | Asked | Nothing | Refusal)
