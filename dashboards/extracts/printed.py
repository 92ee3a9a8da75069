"""The tables of an extract set for paper: texts, and how wide each column is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.extracts.extract import Extract
from formats.numbers import MISSING
from formats.spreadsheets import Column, Table, Value, is_number, text_of

#: So many signs stand side by side on a sheet that lies; set smaller, so many.
ACROSS, DENSE = 165, 205
#: A text of so many signs may take a line of its own; in a crowd, so many; the air between columns.
LONG, TEXT, AIR = 70, 20, 1
#: How much wider than its share a word may be, in tenths; points make numbers narrow.
WIDER = 12
#: Up to so many rows stay on one page, with their caption.
WHOLE = 18


@dataclass(frozen=True, slots=True)
class PrintedCell:
    text: str
    is_number: bool

    @property
    def is_one_word(self) -> bool:
        return self.is_number and " " not in self.text


@dataclass(frozen=True, slots=True)
class PrintedRow:
    cells: tuple[PrintedCell, ...]
    is_strong: bool


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """`widths` in hundredths of the page; `name`: the column that names its row."""

    table: Table
    headings: tuple[PrintedCell, ...]
    rows: tuple[PrintedRow, ...]
    widths: tuple[str, ...]
    is_dense: bool

    @property
    def is_whole(self) -> bool:
        return len(self.rows) <= WHOLE

    @property
    def name(self) -> int:
        """Counted from 1."""
        return self.table.keys


def printed_tables(extract: Extract) -> list[PrintedTable]:
    return [_printed(one.table) for one in extract.tables]


def _printed(table: Table) -> PrintedTable:
    headings = tuple(PrintedCell(column.heading, is_number(column)) for column in table.columns)
    rows = tuple(_row(table, number) for number in range(len(table.rows)))
    columns = [[head, *cells] for head, *cells in zip(headings, *(row.cells for row in rows), strict=True)]
    is_dense = sum(_needed(columns)) > ACROSS
    return PrintedTable(table, headings, rows, _widths(columns, across=DENSE if is_dense else ACROSS), is_dense)


def _row(table: Table, number: int) -> PrintedRow:
    pairs = zip(table.rows[number], table.columns, strict=True)
    return PrintedRow(tuple(_cell(value, column) for value, column in pairs), is_strong=number in table.strong)


def _cell(value: Value, column: Column) -> PrintedCell:
    """What is missing is a dash among numbers, and nothing among texts."""
    text = text_of(value, column)
    return PrintedCell(text or MISSING * is_number(column), is_number(column))


def _needed(columns: Sequence[Sequence[PrintedCell]]) -> list[int]:
    """Of each column: its longest word, and of a long text a third of a line."""
    return [AIR + max(*map(_longest_word, cells), min(TEXT, _longest(cells[1:]) // 3)) for cells in columns]


def _widths(columns: Sequence[Sequence[PrintedCell]], *, across: int) -> tuple[str, ...]:
    """In percent: each column as it needs; what is left goes to those with long texts."""
    least = _needed(columns)
    wished = [max(low, min(LONG, _longest(cells[1:]) + AIR)) for low, cells in zip(least, columns, strict=True)]
    left, more = max(0, across - sum(least)), sum(wished) - sum(least)
    part = min(Decimal(1), left / Decimal(more)) if more else Decimal(0)
    widths = [low + part * (high - low) for low, high in zip(least, wished, strict=True)]
    return tuple(f"{100 * one / sum(widths):.2f}" for one in widths)


def _longest_word(cell: PrintedCell) -> int:
    """Numbers stay in one piece."""
    longest = max(map(len, cell.text.split()), default=0)
    return longest if cell.is_one_word else longest * WIDER // 10


def _longest(cells: Sequence[PrintedCell]) -> int:
    return max((len(cell.text) for cell in cells), default=0)
