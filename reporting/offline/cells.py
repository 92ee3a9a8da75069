"""One value into one cell: numbers with every digit, texts that stay texts whatever they begin with."""

import re
from decimal import Decimal
from typing import Any

from formats.colours import INK, INK_2
from formats.spreadsheets.looks import SIZE, TYPEFACE, colour
from formats.spreadsheets.texts import digits_of, writable

LINE_HEIGHT, AIR = 13, 5
#: Excel shows no row taller than this, in points.
TALLEST = 400
#: What spreadsheets would take for a sign written as its number, where somebody typed just that.
LIKE_A_SIGN = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def put(sheet: Any, address: str, value: Decimal | str | None, style: Any) -> Any:
    cell = sheet[address]
    if isinstance(value, Decimal):
        cell._value, cell.data_type = digits_of(value), "n"
    elif value:
        cell._value, cell.data_type = as_written(value), "s"
    cell._style = style
    return cell


def put_named(sheet: Any, address: str, name: str, rest: str, style: Any) -> None:
    """A name in bold, and in the same cell what explains it."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    bold = InlineFont(rFont=TYPEFACE, sz=SIZE, b=True, color=colour(INK))
    plain = InlineFont(rFont=TYPEFACE, sz=SIZE, color=colour(INK_2))
    parts = [TextBlock(bold, as_written(name))] + ([TextBlock(plain, f"\n{as_written(rest)}")] if rest else [])
    cell = put(sheet, address, "", style)
    cell._value, cell.data_type = CellRichText(parts), "s"


def as_written(text: str) -> str:
    """So that it is read as the same text, sign by sign."""
    return LIKE_A_SIGN.sub("_x005F_", writable(text))


def lines_in(text: str, width: int) -> int:
    """How many lines it takes in a column so many signs wide."""
    return sum(max(1, -(-len(line) // max(1, width - 1))) for line in text.split("\n"))


def make_room(sheet: Any, row: int, lines: int) -> None:
    """Not every spreadsheet finds the height of a row by itself."""
    sheet.row_dimensions[row].height = min(TALLEST, lines * LINE_HEIGHT + AIR)
