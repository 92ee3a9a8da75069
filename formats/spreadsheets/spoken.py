"""A cell as a reader in Indonesia sees it: the text that a spreadsheet shows, for pages and paper. Pure."""

from datetime import date
from decimal import Decimal

from formats.dates import long_date
from formats.numbers import number, percent, rupiah, signed
from formats.quarters import Quarter
from formats.spreadsheets.looks import TEXTS
from formats.spreadsheets.tables import Column, Kind, Value, value_in


def is_number(column: Column) -> bool:
    """Whether its cells stand to the right."""
    return column.kind not in TEXTS


def text_of(value: Value, column: Column) -> str:
    """Nothing where the cell is empty."""
    bare, kind, digits = value_in(column, value)
    if isinstance(bare, Decimal | int):
        return _number(bare, kind, digits)
    if isinstance(bare, Quarter):
        return bare.short_label
    return long_date(bare) if isinstance(bare, date) else bare or ""


def _number(value: Decimal | int, kind: Kind, digits: int) -> str:
    if kind == Kind.RUPIAH:
        return rupiah(value)
    if kind == Kind.YEAR:
        return str(value)
    if kind == Kind.CHANGE:
        return signed(value, digits)
    return percent(value, digits) if kind == Kind.PERCENT else number(value, digits)
