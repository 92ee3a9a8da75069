"""Workbooks through calamine, after their traits were read within the limits: values there, everything else here."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from io import BytesIO
from math import isfinite
from typing import Any
from zipfile import ZipFile

from formats.exact import DIGITS
from formats.tables.archives import Parts, open_archive, packed
from formats.tables.books import Book, Grid
from formats.tables.cells import Cell, CellError, Value, letter_of
from formats.tables.ods_files import CONTENT, MANIFEST, ods_traits
from formats.tables.sniffing import OLE
from formats.tables.traits import Budget, Traits
from formats.tables.unopenable import BROKEN, NO_SHEET, NOT_A_TABLE, SAVE_AS_XLSX, UNKNOWN, Unopenable
from formats.tables.xls_files import xls_traits
from formats.tables.xlsx_files import WORKBOOK, xlsx_traits

Row = list[Cell | None]
EXACT = Context(prec=DIGITS)


def read_grids(data: bytes) -> Book:
    budget = Budget()
    if data.startswith(OLE):
        return _book("xls", BytesIO(data), xls_traits(data, budget=budget), budget)
    with open_archive(data) as archive:
        kind = _kind_of(archive)
        parts = Parts(archive)
        traits = (ods_traits if kind == "ods" else xlsx_traits)(parts, budget=budget)
        has_links = any(name.startswith("xl/externalLinks/") for name in archive.namelist())
        return _book(kind, packed(parts.taken), traits, budget, has_links)


def _kind_of(archive: ZipFile) -> str:
    names = archive.namelist()
    folded = {name.casefold() for name in names}
    if WORKBOOK in folded:
        return "xlsm" if any(name.endswith("vbaproject.bin") for name in folded) else "xlsx"
    if CONTENT in folded and MANIFEST.casefold() in folded:
        return "ods"
    if "xl/workbook.bin" in folded:
        raise Unopenable(SAVE_AS_XLSX.format("Excel biner (.xlsb)"))
    if any(name.startswith("word/") for name in names):
        raise Unopenable(NOT_A_TABLE.format("dokumen Word"))
    if any(name.startswith("ppt/") for name in names):
        raise Unopenable(NOT_A_TABLE.format("presentasi PowerPoint"))
    if any(name.lower().endswith((".xlsx", ".xls", ".ods", ".csv")) for name in names):
        raise Unopenable(NOT_A_TABLE.format("arsip ZIP"))
    raise Unopenable(UNKNOWN)


def _book(kind: str, file: BytesIO, traits: Mapping[str, Traits], budget: Budget, has_links: bool = False) -> Book:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    grids = []
    try:
        with CalamineWorkbook.from_filelike(file) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ is SheetTypeEnum.WorkSheet and sheet.name in traits:
                    is_hidden = sheet.visible is not SheetVisibleEnum.Visible
                    grids.append(_grid(book.get_sheet_by_name(sheet.name), traits[sheet.name], is_hidden, budget))
    except Unopenable:
        raise
    except BaseException as error:  # a fault inside the engine surfaces as one that is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise Unopenable(BROKEN) from error
    if not any(grid.rows for grid in grids):
        raise Unopenable(NO_SHEET)
    return Book(kind, tuple(grids), has_links)


def _grid(sheet: Any, traits: Traits, is_hidden: bool, budget: Budget) -> Grid:
    top, left = sheet.start or (0, 0)
    rows: list[Row] = [[] for _ in range(top)]
    rows += [_row(values, number, left, traits) for number, values in enumerate(sheet.to_python(), top)]
    for place, error in traits.errors.items():
        _put(rows, place, Cell(f"{letter_of(place[1])}{place[0] + 1}", error))
    for area in traits.merged:
        _fill(rows, area, traits, budget)
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    hidden = frozenset(row + 1 for row in traits.hidden_rows), frozenset(map(letter_of, traits.hidden_columns))
    return Grid(sheet.name, is_hidden, rows, *hidden)


def _row(values: Sequence[Any], number: int, left: int, traits: Traits) -> Row:
    row: Row = [None] * left
    percents = traits.percents
    for column, value in enumerate(values, left):
        if value == "" or (isinstance(value, str) and not value.strip()):
            row.append(None)
            continue
        is_percent = (number, column) in percents if percents else False
        row.append(Cell(f"{letter_of(column)}{number + 1}", kept(value), is_percent))
    return row


def kept(value: Any) -> Value:
    """A number as the shortest text that gives the same number again, of at most 15 digits: never a float."""
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 10**DIGITS:
            return Decimal(int(value))
        return Decimal(f"{value:.{DIGITS}g}") if isfinite(value) else CellError("#NUM!")
    if isinstance(value, bool | str | date | datetime | time):
        return value
    if isinstance(value, int):
        return EXACT.create_decimal(value)
    return _duration(value) if isinstance(value, timedelta) else CellError("#VALUE!")


def _duration(value: timedelta) -> Value:
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return time(hours, minutes, seconds) if 0 <= hours < 24 else f"{hours}:{minutes:02d}:{seconds:02d}"


def _put(rows: list[Row], place: tuple[int, int], cell: Cell) -> None:
    row, column = place
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = cell


def _fill(rows: list[Row], area: tuple[int, int, int, int], traits: Traits, budget: Budget) -> None:
    """Repeats the value of a merged area within what is filled; an area that reaches on and on stops there."""
    top, left, bottom, right = area
    source = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
    if source is None:
        return
    last_row, last_column = min(bottom, traits.last_row), min(right, traits.last_column)
    budget.spend(max(0, last_row - top + 1) * max(0, last_column - left + 1))
    copy = Cell(source.address, source.value, source.is_percent, filled=True)
    for row in range(top, last_row + 1):
        for column in range(left, last_column + 1):
            if (row, column) != (top, left):
                _put(rows, (row, column), copy)
