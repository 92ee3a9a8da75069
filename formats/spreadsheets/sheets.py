"""A table onto a sheet: caption, what one must know, headings that stay in view, typed cells, ready to be printed."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import Any

from formats.spreadsheets.looks import TEXTS, Looks
from formats.spreadsheets.tables import Column, Kind, Sheet, Table, Value, value_in
from formats.spreadsheets.texts import begins_like_a_formula, digits_of, is_kept_exactly, one_line, words_of, writable

A4 = 9
#: So many signs stand side by side on a page, at two thirds of their size.
ACROSS = 200
#: So many signs of the caption stand at the foot.
FOOT = 200
#: In points.
LINE_HEIGHT, AIR, HEAD_AIR = 13, 2, 8
#: Up to so many cells a sheet is read row by row, and has a line under each; longer ones are for filters and pivots.
LINED = 10_000
NARROWEST, WIDEST = 8, 48
WIDTHS = {Kind.DATE: 20, Kind.QUARTER: 11}
#: Signs beside the digits of a number, and some air.
ROOM = {Kind.PERCENT: 5, Kind.CHANGE: 4, Kind.RUPIAH: 5}


def write(sheet: Sheet, into: Any) -> None:
    """`into` is an empty sheet that is written from top to bottom."""
    table = sheet.table
    looks = Looks(into, is_lined=table.size <= LINED)
    across = widths(table)
    _set_up(sheet, into, across)
    for row in _head(table, into, looks):
        into.append(row)
    for number, values in enumerate(table.rows):
        if looks.is_lined:
            _make_room(into, table.header_row + 1 + number, _lines(values, table.columns, across))
        into.append(_cells(values, table, into, looks, is_strong=number in table.strong))


def _make_room(into: Any, row: int, lines: int, *, air: int = AIR) -> None:
    """Not every spreadsheet finds the height of a row by itself, or the same height on paper."""
    into.row_dimensions[row].height = lines * LINE_HEIGHT + air


def _set_up(sheet: Sheet, into: Any, across: Sequence[int]) -> None:
    from openpyxl.utils import get_column_letter

    table = sheet.table
    header, last = table.header_row, get_column_letter(len(table.columns))
    into.freeze_panes = f"{get_column_letter(table.keys + 1)}{header + 1}"
    if sheet.filters and table.rows:
        into.auto_filter.ref = f"A{header}:{last}{header + len(table.rows)}"
    for number, width in enumerate(across, start=1):
        into.column_dimensions[get_column_letter(number)].width = width
    _make_room(into, header, max(map(_heading_lines, table.columns, across)), air=HEAD_AIR)
    into.sheet_view.showGridLines = table.size > LINED
    _set_up_print(sheet, into, last, across)


def _set_up_print(sheet: Sheet, into: Any, last: str, across: Sequence[int]) -> None:
    """As many pages side by side as its width needs to stay readable, each with headings and names."""
    from openpyxl.utils import get_column_letter

    table = sheet.table
    into.sheet_properties.pageSetUpPr.fitToPage = True
    into.page_setup.paperSize, into.page_setup.orientation = A4, "landscape"
    into.page_setup.fitToWidth, into.page_setup.fitToHeight = max(1, round(sum(across) / ACROSS)), 0
    if sheet.graphs or not sheet.filters:
        into.page_setup.fitToHeight = 1  # neither a chart nor what is read as a whole is cut in two
    into.print_title_rows = f"{table.header_row}:{table.header_row}"
    if into.page_setup.fitToWidth > 1:
        into.print_title_cols = f"A:{get_column_letter(table.keys)}"
    if not sheet.graphs:
        into.print_area = f"A1:{last}{table.header_row + len(table.rows)}"
    into.oddFooter.left.text = footed(table.caption)
    into.oddFooter.right.text = "Halaman &P dari &N"


def footed(text: str) -> str:
    """A line at the foot holds 255 signs, codes among them, and takes `&` for the beginning of a code."""
    line = one_line(text)[:FOOT]
    while len(line.replace("&", "&&")) > FOOT:
        line = line[:-1]
    return line.replace("&", "&&")


def widths(table: Table) -> list[int]:
    return [_width(column, [row[number] for row in table.rows]) for number, column in enumerate(table.columns)]


def _width(column: Column, values: Sequence[Value]) -> int:
    """Wide enough for what it holds and for the longest word above it."""
    word = max(map(len, column.heading.split())) + 3
    if column.width:
        return max(column.width, word)
    if column.kind in TEXTS:
        texts = max((len(value) for value in values if isinstance(value, str)), default=0)
        return min(max(word, texts + 3, NARROWEST, WIDTHS.get(column.kind, 0)), WIDEST)
    return max(word, NARROWEST, *(_width_of(value, column) for value in values), WIDTHS.get(column.kind, 0))


def _width_of(value: Value, column: Column) -> int:
    """Of a number with its separators, digits and sign; a text among numbers may wrap."""
    value, kind, digits = value_in(column, value)
    if not isinstance(value, Decimal | int):
        return 0
    whole = len(str(abs(int(value))))
    return whole + (whole - 1) // 3 + digits + ROOM.get(kind, 3)


def _lines(row: Sequence[Value], columns: Sequence[Column], across: Sequence[int]) -> int:
    """How many lines its longest text takes."""
    needed = (
        -(-len(value) // width)
        for value, column, width in zip(row, columns, across, strict=True)
        if isinstance(value, str) and column.kind in TEXTS and len(value) > width
    )
    return max(needed, default=1)


def _heading_lines(column: Column, width: int) -> int:
    return len(wrap(column.heading, width - 2))


def _head(table: Table, into: Any, looks: Looks) -> Iterator[list[Any]]:
    yield [_text(table.caption, into, looks.caption)]
    for line in table.lead:
        yield [_text(line, into, looks.lead)]
    yield []
    yield [_text(one.heading, into, looks.heading(one.kind, one.counts)) for one in table.columns]


def _cells(row: Sequence[Value], table: Table, into: Any, looks: Looks, *, is_strong: bool) -> list[Any]:
    return [
        _cell(value, column, into, looks, is_strong=is_strong) for value, column in zip(row, table.columns, strict=True)
    ]


def _cell(value: Value, column: Column, into: Any, looks: Looks, *, is_strong: bool) -> Any:
    value, kind, digits = value_in(column, value)
    if isinstance(value, Decimal | int) and is_kept_exactly(value):
        return _number(value, kind, into, looks.of(kind, digits, is_strong=is_strong))
    if type(value) is date:
        return _date(value, into, looks.of(kind, is_strong=is_strong))
    if value is None or value == "":
        return _blank(into, looks.of(kind, is_strong=is_strong)) if looks.is_lined else None
    text = digits_of(value) if isinstance(value, Decimal | int) else words_of(value)
    armed = begins_like_a_formula(text)
    return _text(text, into, looks.of(kind, is_text=True, is_strong=is_strong, armed=armed))


def _number(value: Decimal | int, kind: Kind, into: Any, style: Any) -> Any:
    """Handed over as digits: on its own, openpyxl sends every number through a float of 16 digits."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(into)
    cell._value = digits_of(Decimal(value).scaleb(-2) if kind == Kind.PERCENT else value)
    cell.data_type, cell._style = "n", style
    return cell


def _text(text: str, into: Any, style: Any) -> Any:
    """A string whatever it begins with: openpyxl would make a formula of `=…`, and an error of `#N/A`."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(into)
    cell._value = writable(text)
    cell.data_type, cell._style = "s", style
    return cell


def _blank(into: Any, style: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(into)
    cell._style = style
    return cell


def _date(day: date, into: Any, style: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(into, day)
    cell._style = style
    return cell
