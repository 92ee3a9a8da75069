"""A book as XLSX. The same book made at the same moment is the same file, byte for byte."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from formats.spreadsheets.archives import Archive
from formats.spreadsheets.drawing import draw
from formats.spreadsheets.looks import SIZE, TYPEFACE
from formats.spreadsheets.sheets import write
from formats.spreadsheets.tables import Book
from formats.spreadsheets.texts import one_line, writable

LANGUAGE = "id-ID"


def to_xlsx(book: Book, *, made_at: datetime) -> bytes:
    """Values only: no formula, no macro, no link to another file."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook(write_only=True)
    _name(workbook, book, made_at)
    words = []
    for sheet in book.sheets:
        page = workbook.create_sheet(sheet.name)
        write(sheet, page)
        draw(tuple(sheet.graphs), sheet.table, page)
        words += [(one_line(graph.title), one_line(graph.words)) for graph in sheet.graphs]
    file = BytesIO()
    ExcelWriter(workbook, Archive(file, words=words)).save()
    return file.getvalue()


def _name(workbook: Any, book: Book, made_at: datetime) -> None:
    from openpyxl.styles import Font

    moment = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    about = workbook.properties
    about.title, about.subject, about.creator = writable(book.title), writable(book.subject), writable(book.creator)
    about.lastModifiedBy, about.version, about.language = about.creator, book.version, LANGUAGE
    about.keywords = ", ".join(book.keywords)
    about.created = about.modified = moment
    workbook.calculation.fullCalcOnLoad = False  # there is nothing to calculate, so nobody is asked to save it
    workbook._named_styles["Normal"].font = Font(name=TYPEFACE, size=SIZE)
