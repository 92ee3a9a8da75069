"""Tables of a web page that was saved as .xls, as SIPD and other systems export them.

Its own small reader: only tables, rows, cells and their spans matter here, and its time goes by the length of the text
alone, which neither the standard library's parser (before 3.13) nor tinyhtml5 can say of a hostile page.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath

from formats.tables.books import Book, Grid
from formats.tables.cells import Cell, letter_of, squeezed
from formats.tables.traits import Budget
from formats.tables.unopenable import NO_SHEET, SAVE_AS_XLSX, UNUSUAL, Unopenable

TAG = re.compile(r"<(/?)([a-zA-Z!?][a-zA-Z0-9:]*)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>")
SPAN = re.compile(r"\b(rowspan|colspan)\s*=\s*[\"']?\s*([0-9]{1,5})", re.IGNORECASE)
LINE_ENDS = {"br", "p", "div", "li"}
SKIPPED = ("<!--", "-->"), *((f"<{name}", f"</{name}") for name in ("script", "style", "xml"))
WIDEST = 2_000
MOST_TABLES = 400


def looks_like_html(text: str) -> bool:
    head = text[:4096].lstrip("\ufeff \r\n\t").casefold()
    if head.startswith("<?xml") and "<workbook" in head:
        raise Unopenable(SAVE_AS_XLSX.format("XML Excel 2003"))
    if head.startswith("mime-version:"):
        raise Unopenable(SAVE_AS_XLSX.format("laman arsip (.mht)"))
    return head.startswith("<")


def read_html(text: str, *, name: str) -> Book:
    """One grid for every table; a table inside a cell is one of its own."""
    if "<!entity" in text[:65536].casefold():
        raise Unopenable(UNUSUAL)
    reading = PageReading(Budget())
    position = 0
    text = without_skipped(text)
    for match in TAG.finditer(text):
        reading.text(text[position : match.start()])
        position = match.end()
        reading.tag(match[2].casefold(), match[3], is_end=bool(match[1]))
    grids = [rows for rows in reading.finished() if any(rows)]
    if not grids:
        raise Unopenable(NO_SHEET)
    stem = PurePosixPath(name).stem or "HTML"
    names = [stem] if len(grids) == 1 else [f"{stem} ({number})" for number in range(1, len(grids) + 1)]
    return Book("html", tuple(Grid(one, False, rows) for one, rows in zip(names, grids, strict=True)))


def without_skipped(text: str) -> str:
    """Without comments, scripts and styles; what was never closed reaches to the end."""
    for opening, closing in SKIPPED:
        lowered, kept, position = text.casefold() if text.isascii() else text.lower(), [], 0
        if len(lowered) != len(text):
            lowered = text
        while (begin := lowered.find(opening, position)) >= 0:
            kept.append(text[position:begin])
            end = lowered.find(closing, begin + len(opening))
            position = len(text) if end < 0 else end + len(closing)
        text = "".join(kept) + text[position:]
    return text


class PageReading:
    """Takes tags and texts in turn. A row or cell that was never closed ends where the next begins."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._tables: list[TableReading] = []
        self._open: list[TableReading] = []

    def tag(self, name: str, attributes: str, *, is_end: bool) -> None:
        if name == "table":
            self._table(is_end)
        elif not self._open:
            return
        elif name == "tr":
            self._open[-1].end_row()
        elif name in {"td", "th"}:
            self._open[-1].end_cell()
            if not is_end:
                self._open[-1].begin_cell(attributes)
        elif name in LINE_ENDS:
            self._open[-1].text("\n")

    def text(self, told: str) -> None:
        if self._open and told:
            self._open[-1].text(told)

    def finished(self) -> Iterator[list[list[Cell | None]]]:
        for table in self._tables:
            table.end_row()
            yield table.rows

    def _table(self, is_end: bool) -> None:
        if is_end:
            if self._open:
                self._open.pop().end_row()
        elif len(self._tables) >= MOST_TABLES:
            raise Unopenable(UNUSUAL)
        else:
            self._tables.append(TableReading(self._budget))
            self._open.append(self._tables[-1])


class TableReading:
    """One table: `_below` holds, by column, how many rows a spanning cell still reaches down, and its value."""

    def __init__(self, budget: Budget) -> None:
        self.rows: list[list[Cell | None]] = []
        self._budget = budget
        self._row: list[Cell | None] = []
        self._below: dict[int, tuple[int, Cell | None]] = {}
        self._cell: tuple[int, int] | None = None
        self._said: list[str] = []

    def begin_cell(self, attributes: str) -> None:
        spans = {match[1].casefold(): int(match[2]) for match in SPAN.finditer(attributes)}
        self._cell, self._said = (max(1, spans.get("rowspan", 1)), max(1, spans.get("colspan", 1))), []

    def text(self, told: str) -> None:
        if self._cell:
            self._said.append(told)

    def end_cell(self) -> None:
        if self._cell is None:
            return
        (down, across), self._cell = self._cell, None
        self._take_from_above()
        across = min(across, WIDEST)
        self._budget.spend(across)
        if len(self._row) + across > WIDEST:
            raise Unopenable(UNUSUAL)
        text = unescape("".join(self._said)).strip()
        address = f"{letter_of(len(self._row))}{len(self.rows) + 1}"
        for number in range(across):
            is_first = number == 0
            cell = Cell(address, text, filled=not is_first) if squeezed(text) else None
            if down > 1:
                self._below[len(self._row)] = (down - 1, Cell(address, text, filled=True) if cell else None)
            self._row.append(cell)

    def end_row(self) -> None:
        self.end_cell()
        if not self._row and not self._below:
            return
        if self._row:
            self._take_from_above(to_end=True)
            while self._row and self._row[-1] is None:
                self._row.pop()
            self.rows.append(self._row)
            self._row = []

    def _take_from_above(self, *, to_end: bool = False) -> None:
        """Cells of rows above reach into this row where its own would stand."""
        while (column := len(self._row)) in self._below:
            left, cell = self._below.pop(column)
            self._budget.spend(1)
            if left > 1:
                self._below[column] = (left - 1, cell)
                self._row.append(cell)
            else:
                self._row.append(cell)
        if to_end and any(column > len(self._row) for column in self._below):
            self._row.append(None)
            self._take_from_above(to_end=True)
