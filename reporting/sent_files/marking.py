"""The workbook that was sent, given back with what is wrong in it: cells coloured and commented, and a list in front.

An Excel file keeps all that is in it (macros aside); any other kind is written anew from its cells. What stands in the
list is text, never a formula.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formats.spreadsheets.texts import writable
from formats.tables.books import Book
from formats.tables.cells import Cell, CellError
from reporting.sent_files.contents import Place
from reporting.sent_files.lightness import is_light
from reporting.sent_files.lines import LineKind, Preview

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LIST = "Perlu diperbaiki"
AUTHOR = "PUG Kalteng"
COLOURS = {LineKind.WRONG: "FFF4B6B0", LineKind.HINT: "FFFCE7A6"}
HEADINGS = ("Nomor", "Keadaan", "Lembar", "Sel", "Instansi", "Butir", "Terbaca", "Yang perlu diperbaiki")
WIDTHS = (8, 12, 22, 8, 30, 34, 22, 70)
LINE = 15


@dataclass(frozen=True)
class Mark:
    """One cell and what to say there; without a place it stands in the list alone."""

    kind: LineKind
    place: Place | None
    institution: str
    item: str
    read: str
    text: str


def marks_of(preview: Preview) -> list[Mark]:
    """What is wrong first, then what is worth a look."""
    return [
        Mark(line.kind, line.place, group.name if group.institution_id else "", line.name, line.read, line.why)
        for kind in COLOURS
        for group in preview.groups
        for line in group.of(kind)
    ]


def marked_workbook(data: bytes, *, book: Book, wrong: Iterable[Mark]) -> bytes:
    marks = list(wrong)
    workbook = _opened(data) if book.kind in ("xlsx", "xlsm") and is_light(data) else _rebuilt(book)
    if LIST in workbook.sheetnames:
        del workbook[LIST]
    by_cell: dict[Place, list[Mark]] = {}
    for mark in marks:
        place = _there(mark.place, workbook)
        if place is not None and place.cell:
            by_cell.setdefault(place, []).append(mark)
    for sheet in workbook.worksheets:
        _forget_marks(sheet)
    for place, found in by_cell.items():
        _mark(workbook[place.sheet], place.cell, found)
    _list(workbook, marks)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _opened(data: bytes) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), keep_links=False)


def _rebuilt(book: Book) -> "Workbook":
    """The cells at their addresses; hidden sheets stay hidden."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    for grid in book.grids:
        sheet = workbook.create_sheet(_sheet_name(grid.name))
        sheet.sheet_state = "hidden" if grid.is_hidden else "visible"
        for cell in (cell for row in grid.rows for cell in row if cell is not None and not cell.filled):
            _write(sheet, cell)
    return workbook


def _sheet_name(name: str) -> str:
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in name)[:31] or "Lembar"


def _write(sheet: "Worksheet", cell: Cell) -> None:
    value: Any = cell.value
    target = sheet[cell.address]
    if isinstance(value, str):
        _text(target, value)
    elif isinstance(value, CellError):
        _text(target, cell.shown)
    else:
        target.value = value
        if cell.is_percent:
            target.number_format = "0.00%"


def _text(cell: Any, text: str) -> None:
    """Text that stays text, whatever it begins with."""
    cell.value = writable(text)
    cell.data_type = "s"
    cell.quotePrefix = True


def _forget_marks(sheet: "Worksheet") -> None:
    """Marks of an earlier time: the file may have been marked before."""
    from openpyxl.styles import PatternFill

    # Only the cells that are there: `iter_rows` would make all in between, a million for one far below.
    for cell in list(sheet._cells.values()):
        if getattr(cell, "comment", None) is not None and cell.comment.author == AUTHOR:
            cell.comment = None
            cell.fill = PatternFill()


def _mark(sheet: "Worksheet", address: str, marks: list[Mark]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = sheet[_head_of(sheet, address)]
    said = f"{cell.comment.text}\n\n" if cell.comment else ""
    text = "\n".join(f"{mark.kind.value.capitalize()}: {mark.text}" for mark in marks)
    cell.comment = Comment(writable(said + text), AUTHOR, height=120, width=320)
    cell.fill = PatternFill("solid", fgColor=COLOURS[marks[0].kind])


def _head_of(sheet: "Worksheet", address: str) -> str:
    """Of merged cells only the first can carry anything."""
    for merged in sheet.merged_cells.ranges:
        if address in merged:
            return str(merged.start_cell.coordinate)
    return address


def _list(workbook: "Workbook", marks: list[Mark]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = workbook.create_sheet(LIST, 0)
    sheet.append(list(HEADINGS))
    for number, mark in enumerate(marks, 1):
        _row(sheet, number, mark, _there(mark.place, workbook))
    for index, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
        sheet.cell(1, index).font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        lines = max(-(-len(str(cell.value or "")) // width) for cell, width in zip(row, WIDTHS, strict=True))
        sheet.row_dimensions[row[0].row].height = LINE * max(1, lines)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = "A2"
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = other is sheet
    workbook.active = 0


def _there(place: Place | None, workbook: "Workbook") -> Place | None:
    """The place under the name that its sheet bears in this workbook: not every kind of file has Excel's rules."""
    name = _sheet_name(place.sheet) if place else ""
    return Place(name, place.cell) if place and name in workbook.sheetnames else None


def _row(sheet: "Worksheet", number: int, mark: Mark, there: Place | None) -> None:
    place = mark.place
    texts = (
        mark.kind.value,
        place.sheet if place else "",
        place.cell if place else "",
        mark.institution,
        mark.item,
        mark.read,
        mark.text,
    )
    sheet.cell(number + 1, 1, number)
    for index, text in enumerate(texts, 2):
        _text(sheet.cell(number + 1, index), text)
    if there and there.cell:
        _link(sheet.cell(number + 1, 4), there)


def _link(cell: Any, place: Place) -> None:
    """To the cell itself, within the file: nothing is called for over a network."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    name = place.sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{place.cell}")
    cell.style = "Hyperlink"
