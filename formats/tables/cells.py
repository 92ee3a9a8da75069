"""A cell of somebody's spreadsheet: where it stands, what it holds, and how a person would read it aloud."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from formats.dates import long_date
from formats.exact import DIGITS
from formats.numbers import number, percent

ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
SPACES = re.compile(r"[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class CellError:
    """What a spreadsheet shows where it could not compute; without a code the result was never stored."""

    code: str = ""

    def __str__(self) -> str:
        return self.code or "rumus tanpa hasil"


Value = str | Decimal | bool | date | datetime | time | CellError


@dataclass(frozen=True, slots=True)
class Cell:
    """`address` is where the value stands in the file, for a filled cell the first one of those that were merged."""

    address: str
    value: Value
    is_percent: bool = False
    filled: bool = False

    @property
    def shown(self) -> str:
        """`1.250`, `12,5%`, `5 Maret 2025`, `ya`: for people, never to be read again."""
        value = self.value
        if isinstance(value, str):
            return squeezed(value)
        if isinstance(value, bool):
            return "ya" if value else "tidak"
        if isinstance(value, Decimal):
            return shown_number(value, is_percent=self.is_percent)
        if isinstance(value, datetime):
            return f"{long_date(value.date())} {value:%H.%M}"
        if isinstance(value, date):
            return long_date(value)
        return f"{value:%H.%M}" if isinstance(value, time) else str(value)


def shown_number(value: Decimal, *, is_percent: bool = False) -> str:
    if abs(value.adjusted()) >= DIGITS and value:
        return f"{value:E}".replace(".", ",")
    return percent(value.scaleb(2)) if is_percent else number(value)


def squeezed(text: str) -> str:
    """On one line, with single spaces, without signs that nobody sees."""
    return SPACES.sub(" ", text).strip()


@lru_cache(maxsize=20_000)
def letter_of(column: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=20_000)
def column_of(letters: str) -> int:
    """A is 0, AA is 26."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def place_of(address: str) -> tuple[int, int] | None:
    """`C7` is row 6, column 2; None for what is no address."""
    match = ADDRESS.fullmatch(address)
    return (int(match[2]) - 1, column_of(match[1])) if match else None
