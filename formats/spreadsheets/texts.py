"""Texts that stay texts, whatever they begin with: in a cell, and in a file that a spreadsheet opens."""

import re
from datetime import date
from decimal import Decimal

from formats.exact import DIGITS, plain
from formats.quarters import Quarter

#: What spreadsheets take for the beginning of a formula, at a text's beginning and behind anything that some
#: spreadsheet takes for the end of a cell: a file with `;` is opened in places where `,` parts the cells.
FORMULA = re.compile("(^|[,;|])(\\s*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")
#: Signs that no XML may hold, and those that end a line or a cell.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BREAKS = re.compile("[\\s\x85\u2028\u2029]+")
LONGEST = 32_767


def writable(text: str) -> str:
    """As a cell can hold it: without signs that end the file, and told where it was cut."""
    clean = UNWRITABLE.sub("\ufffd", text)
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"


def begins_like_a_formula(text: str) -> bool:
    found = FORMULA.match(text)
    return found is not None and not found[1]


def one_line(text: str) -> str:
    return BREAKS.sub(" ", UNWRITABLE.sub("\ufffd", text)).strip(" ")


def disarmed(text: str) -> str:
    """One line, with an apostrophe before whatever could begin a formula; any other text is as it was."""
    return FORMULA.sub(r"\1\2'", one_line(text))


def digits_of(value: Decimal | int, *, least: int = 0) -> str:
    """Every digit, with a point, without an exponent; behind the point at least so many, as zeros."""
    text = f"{plain(value):f}"
    whole, _, decimals = text.partition(".")
    return text if len(decimals) >= least else f"{whole}.{decimals:0<{least}}"


def is_kept_exactly(value: Decimal | int) -> bool:
    """A spreadsheet keeps 15 digits of a number, and makes zeros of the rest."""
    return len(digits_of(value).lstrip("-0.").replace(".", "")) <= DIGITS


def words_of(value: date | Quarter | str) -> str:
    return value.code if isinstance(value, Quarter) else value if isinstance(value, str) else value.isoformat()
