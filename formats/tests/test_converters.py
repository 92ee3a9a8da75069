import pytest

from formats.converters import QuarterConverter
from formats.quarters import Quarter


def test_a_quarter_goes_out_and_comes_back() -> None:
    converter = QuarterConverter()

    assert converter.to_url(Quarter(2026, 3)) == "2026-TW3"
    assert converter.to_python("2026-TW3") == Quarter(2026, 3)


def test_year_zero_is_no_address() -> None:
    with pytest.raises(ValueError, match="no quarter"):
        QuarterConverter().to_python("0000-TW1")
