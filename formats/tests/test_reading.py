from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from formats.numbers import Ambiguous, Unreadable, decimals_written, editable, read_number
from formats.tests.test_exact import kept

odd_texts = st.text() | st.text("0123456789.,-−–% \u00a0Rp", max_size=30) | st.from_regex(r"[0-9.,]{1,70}")


@pytest.mark.parametrize(
    ("text", "decimals", "value"),
    [
        ("12", 0, "12"),
        ("007", 0, "7"),
        ("12.500", 0, "12500"),
        ("1.250.000", 0, "1250000"),
        ("1.250.000", 2, "1250000"),
        ("1250000", 0, "1250000"),
        ("1.234,5", 1, "1234.5"),
        ("12.500,0", 1, "12500"),
        ("12,5", 1, "12.5"),
        ("12,5%", 1, "12.5"),
        ("12,5 %", 1, "12.5"),
        ("12.5", 1, "12.5"),
        ("0.500", 1, "0.5"),
        ("0,500", 1, "0.5"),
        (",5", 1, "0.5"),
        ("12,345", 3, "12.345"),
        ("12,00", 0, "12"),
        ("Rp 1.250.000", 0, "1250000"),
        ("Rp1.250.000,00", 0, "1250000"),
        ("Rp. 1.250.000,-", 0, "1250000"),
        ("rp 500", 0, "500"),
        ("1 250 000", 0, "1250000"),
        ("12\u00a0500", 2, "12500"),
        ("\u00a0 12 \u200b", 0, "12"),
        ("999999999999,999", 3, "999999999999.999"),
        ("99.999.999.999.999,9", 1, "99999999999999.9"),
        ("-0", 0, "0"),
    ],
)
def test_what_people_type_is_read(text: str, decimals: int, value: str) -> None:
    assert str(read_number(text, decimals=decimals)) == value


@pytest.mark.parametrize("text", ["", " ", "\u00a0\t\n", "\u200b"])
def test_blank_is_none(text: str) -> None:
    assert read_number(text, decimals=0) is None


def test_negative_only_where_allowed() -> None:
    assert read_number("-12,5", decimals=1, negative=True) == read_number("−12,5", decimals=1, negative=True)
    assert read_number("-12,5", decimals=1, negative=True) == Decimal("-12.5")
    with pytest.raises(Unreadable, match="negatif"):
        read_number("-1", decimals=0)


@pytest.mark.parametrize(
    ("text", "decimals", "readings", "asked"),
    [
        ("12.500", 1, (12500, "12.5"), "“12.500” dapat berarti 12500 atau 12,5. Tulis salah satunya."),
        ("1.000", 2, (1000, "1"), "“1.000” dapat berarti 1000 atau 1. Tulis salah satunya."),
        ("12.345", 1, (12345, "12.345"), "“12.345” dapat berarti 12345 atau 12,345. Tulis salah satunya."),
        ("12,500", 1, (12500, "12.5"), "“12,500” dapat berarti 12500 atau 12,5. Tulis salah satunya."),
        ("12,000", 0, (12000, "12"), "“12,000” dapat berarti 12000 atau 12. Tulis salah satunya."),
    ],
)
def test_two_readings_are_asked_about(text: str, decimals: int, readings: tuple[int, str], asked: str) -> None:
    with pytest.raises(Ambiguous) as caught:
        read_number(text, decimals=decimals)

    assert caught.value.readings == (Decimal(readings[0]), Decimal(readings[1]))
    assert caught.value.message == str(caught.value) == asked


@pytest.mark.parametrize(
    ("text", "decimals", "advice"),
    [
        ("dua belas", 0, "tanpa huruf"),
        ("12 orang", 0, "tanpa satuan"),
        ("1,2 miliar", 1, "tanpa satuan"),
        ("1e5", 1, "tanpa huruf"),
        ("1_000", 0, "tanpa huruf"),
        ("NaN", 1, "tanpa huruf"),
        ("１２", 0, "tanpa huruf"),
        ("٣", 0, "tanpa huruf"),
        ("²", 0, "tanpa huruf"),
        ("Rp 12%", 0, "tanpa huruf"),
        ("12-15", 0, "tanpa huruf"),
        ("4/5", 0, "tanpa huruf"),
        ("=1+1", 0, "tanpa huruf"),
        ("%", 0, "tanpa huruf"),
        ("12,", 1, "misalnya 1.250 atau 12,5"),
        ("1.2,5", 1, "misalnya 1.250,5"),
        ("1,2,3", 1, "misalnya 1.250,5"),
        ("1 2", 0, "titik hanya memisahkan ribuan"),
        ("1. 250", 0, "misalnya 1.250.000"),
        ("1.25", 0, "titik hanya memisahkan ribuan"),
        ("0.500", 0, "titik hanya memisahkan ribuan"),
        ("1.2.3", 1, "misalnya"),
        ("12,5", 0, "bilangan bulat"),
        ("12,25", 1, "Paling banyak 1 angka di belakang koma"),
        ("12,345", 2, "Paling banyak 2 angka di belakang koma"),
        ("1,250", 0, "tulis 1.250."),
        ("1,250,000", 0, "tulis 1.250.000."),
        ("1,234.5", 1, "tulis 1.234,5."),
        ("nihil", 0, "pilih Nihil"),
        ("Nihil", 0, "pilih Nihil"),
        ("-", 0, "pilih Nihil"),
        ("—", 0, "pilih Nihil"),
        ("tidak ada", 0, "Tidak tersedia"),
        ("1234567890123456", 0, "paling banyak 15 digit"),
        ("123.456.789.012.345.678", 0, "paling banyak 15 digit"),
        ("99.999.999.999.999,99", 2, "paling banyak 15 digit"),
        ("9" * 300, 0, "paling banyak 15 digit"),
        ("1," + "0" * 300, 1, "paling banyak 15 digit"),
    ],
)
def test_refusals_say_what_to_do(text: str, decimals: int, advice: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_number(text, decimals=decimals)

    assert not isinstance(caught.value, Ambiguous)
    assert advice in caught.value.message


@given(kept)
def test_what_stands_in_an_input_is_read_back(value: Decimal) -> None:
    assert read_number(editable(value), decimals=3, negative=True) == value


@given(st.integers(0, 10**15 - 1))
def test_whole_numbers_are_read_back_grouped(value: int) -> None:
    text = editable(value, decimals=0)

    assert "," not in text
    assert read_number(text, decimals=0) == value


@given(odd_texts, st.integers(0, 3), st.booleans())
@example("9" * 1_000_000, 0, False)
@example("\x00", 0, False)
@example("\ud800", 2, True)
@example("1" + " " * 59, 0, False)
def test_no_text_makes_it_fail_otherwise(text: str, decimals: int, negative: bool) -> None:
    with suppress(Unreadable):
        value = read_number(text, decimals=decimals, negative=negative)

        assert value is None or read_number(editable(value), decimals=decimals, negative=True) == value
        assert value is None or negative or value >= 0


@given(st.from_regex(r"[1-9][0-9]{0,2}[.,][0-9]{2}0", fullmatch=True), st.integers(1, 3))
def test_both_readings_can_be_typed(text: str, decimals: int) -> None:
    with pytest.raises(Ambiguous) as caught:
        read_number(text, decimals=decimals)

    large, small = caught.value.readings
    assert large == small * 1000
    assert read_number(str(large), decimals=decimals) == large
    assert read_number(str(small).replace(".", ","), decimals=3) == small


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("61,30", 2),
        ("61.30", 2),
        (" 61,3% ", 1),
        ("61", 0),
        ("1.250", 0),
        ("1.250.000", 0),
        ("1.250,50", 2),
        ("0,549", 3),
    ],
)
def test_digits_are_kept_as_they_were_written(text: str, digits: int) -> None:
    assert decimals_written(text) == digits
