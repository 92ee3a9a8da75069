"""How a number and its unit stand together: '61,30%', '23 orang'."""

from formats.numbers import MISSING


def with_unit(text: str, unit: str) -> str:
    """A printed number with its unit behind it; a dash stays alone."""
    if text == MISSING or not unit:
        return text
    return text + "%" if unit == "%" else f"{text} {unit}"
