from decimal import Decimal

import pytest

from formats.numbers import MISSING, editable, number, percent, round_half_up, rupiah, signed


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("1234567.89"), None, "1.234.567,89"),
        (Decimal("1234567.89"), 0, "1.234.568"),
        (Decimal("1250000"), None, "1.250.000"),
        (Decimal("1.25E+6"), None, "1.250.000"),
        (Decimal("12.50"), None, "12,5"),
        (Decimal("12.5"), 2, "12,50"),
        (999, None, "999"),
        (0, None, "0"),
        (0, 1, "0,0"),
        (Decimal("-1234.5"), None, "−1.234,5"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("1399999999999998.6"), None, "1.399.999.999.999.998,6"),
    ],
)
def test_number(value: Decimal | int, decimals: int | None, text: str) -> None:
    assert number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("71.55", 1, "71.6"),
        ("0.125", 2, "0.13"),
        ("12", 1, "12.0"),
    ],
)
def test_halves_round_up(value: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), decimals)) == rounded


def test_percent() -> None:
    assert percent(Decimal("12.5")) == "12,5%"
    assert percent(Decimal("8.915"), 2) == "8,92%"
    assert percent(100) == "100%"


def test_rupiah_are_whole() -> None:
    assert rupiah(1250000) == "Rp1.250.000"
    assert rupiah(Decimal("99999999999999.9")) == "Rp100.000.000.000.000"
    assert rupiah(-5000) == "−Rp5.000"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("3.24", 1, "+3,2"),
        ("-5", None, "−5"),
        ("0", None, "0"),
        ("0.04", 1, "0,0"),
        ("-0.04", 1, "0,0"),
        ("0.05", 1, "+0,1"),
    ],
)
def test_signed(value: str, decimals: int | None, text: str) -> None:
    assert signed(Decimal(value), decimals) == text


def test_missing_is_a_dash_but_an_empty_input() -> None:
    assert number(None) == percent(None) == rupiah(None) == signed(None) == MISSING == "—"
    assert editable(None) == ""


def test_editable_can_be_typed() -> None:
    assert editable(Decimal("1250000")) == "1.250.000"
    assert editable(Decimal("12.5")) == "12,5"
    assert editable(Decimal("-1234.5")) == "-1.234,5"
