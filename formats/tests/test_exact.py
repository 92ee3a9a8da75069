from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.exact import NotExact, exact, plain

kept = st.integers(-(10**15) + 1, 10**15 - 1).flatmap(
    lambda whole: st.integers(0, 3).map(lambda places: Decimal(whole).scaleb(-places))
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("12.500"), "12.5"),
        (Decimal("1250000"), "1250000"),
        (Decimal("1.25E+6"), "1250000"),
        (Decimal("-0.00"), "0"),
        (0, "0"),
        (-7, "-7"),
        ("100", "100"),
        ("999999999999.999", "999999999999.999"),
        ("99999999999999.9", "99999999999999.9"),
        ("999999999999999", "999999999999999"),
        ("0.001", "0.001"),
        ("1.2500000", "1.25"),
        ("100000000000000.000", "100000000000000"),
    ],
)
def test_exact_is_plain(value: Decimal | int | str, text: str) -> None:
    assert str(exact(value)) == text


@pytest.mark.parametrize(
    "value",
    [
        123456789012345678,
        1234567890123456,
        10**15,
        10**300,
        "99999999999999.99",
        "0.0001",
        "1e999999999",
        "1e-999999999",
        "NaN",
        "sNaN",
        "Infinity",
        "dua belas",
        "",
        "9" * 100_000,
        1.5,
        True,
        None,
    ],
)
def test_exact_refuses_what_it_could_not_keep(value: object) -> None:
    with pytest.raises(NotExact):
        exact(value)  # type: ignore[arg-type]


@given(kept)
def test_plain_changes_the_writing_only(value: Decimal) -> None:
    written = str(plain(value))

    assert Decimal(written) == value == exact(value)
    assert "E" not in written
    assert "." not in written or not written.endswith("0")
