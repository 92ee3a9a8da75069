"""How numbers are printed: `1.234.567,89`, `12,5%`, `Rp1.250.000`, `+3,2`; what is missing, as a dash.

How they are read stands in `formats/reading.py` and can be imported from here too.
"""

from decimal import ROUND_HALF_UP, Decimal

from formats.exact import WIDE, plain
from formats.reading import Ambiguous, Unreadable, decimals_written, read_number

__all__ = [
    "MINUS",
    "MISSING",
    "Ambiguous",
    "Unreadable",
    "decimals_written",
    "editable",
    "number",
    "percent",
    "read_number",
    "round_half_up",
    "rupiah",
    "signed",
]

MISSING = "—"
MINUS = "−"


def round_half_up(value: Decimal | int, decimals: int) -> Decimal:
    """Rounds halves away from zero, as people do; keeps the trailing zeros, never a negative zero."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=WIDE)
    return rounded if rounded else abs(rounded)


def number(value: Decimal | int | None, decimals: int | None = None) -> str:
    """`1.234.567,89`; without `decimals` as many digits as the number has."""
    if value is None:
        return MISSING
    shown = plain(value) if decimals is None else round_half_up(value, decimals)
    return (MINUS if shown < 0 else "") + unsigned(shown)


def percent(value: Decimal | int | None, decimals: int | None = None) -> str:
    return MISSING if value is None else number(value, decimals) + "%"


def rupiah(value: Decimal | int | None) -> str:
    """`Rp1.250.000`, in whole rupiah."""
    if value is None:
        return MISSING
    whole = round_half_up(value, 0)
    return (MINUS if whole < 0 else "") + "Rp" + unsigned(whole)


def signed(value: Decimal | int | None, decimals: int | None = None) -> str:
    """A change: `+3,2`, `−5`, and a plain zero for what rounds to none."""
    if value is None:
        return MISSING
    shown = plain(value) if decimals is None else round_half_up(value, decimals)
    return "+" + unsigned(shown) if shown > 0 else number(shown, decimals)


def editable(value: Decimal | int | None, decimals: int | None = None) -> str:
    """How a number stands in an input: grouped, every digit kept, with a minus that keyboards have.

    Unless the input takes whole numbers only (`decimals=0`), a lone group is closed by `,0`: without it
    "12.500" would be asked about when it comes back.
    """
    if value is None:
        return ""
    text = number(value).replace(MINUS, "-")
    lone_group = text.count(".") == 1 and "," not in text
    return text + ",0" if lone_group and decimals != 0 else text


def unsigned(value: Decimal) -> str:
    return f"{abs(value):,f}".translate(str.maketrans(",.", ".,"))
