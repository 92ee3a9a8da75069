"""The tables of an extract set for paper: texts, and how wide each column is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboards.extracts.extract import Extract
from formats.numbers import MISSING
from formats.spreadsheets import Column, Counts, Kind, Table, Value, is_number, text_of

#: So many signs stand side by side on a sheet that lies; set smaller, so many.
ACROSS, DENSE = 165, 205
#: A text of so many signs may take a line of its own; one of so few stands in one line; in a crowd, so many may;
#: the air between columns.
LONG, SHORT, TEXT, AIR = 70, 18, 20, 1
#: How much wider than its share a letter may be, in tenths; points make numbers narrow.
WIDER, CAPITAL = 12, 15
#: Up to so many rows stay on one page, with their caption.
WHOLE = 18


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """`is_one`: not to be broken, as a number or a day."""

    text: str
    is_number: bool
    is_one: bool = False


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
    return [_printed(part) for one in extract.tables for part in parted(one.table)]


def parted(table: Table) -> list[Table]:
    """Where a sheet is too narrow for all of it: the values, then what they are made of, each with its coverage.

    What one must know stands below the last.
    """
    names, details = range(table.keys), [place for place, one in enumerate(table.columns) if one.is_detail]
    if not details or sum(_needed(_columns(table))) <= ACROSS:
        return [table]
    values = [place for place in range(len(table.columns)) if place not in details]
    coverage = [place for place in values if table.columns[place].counts == Counts.COVERAGE]
    made_of = _chosen(table, [*names, *details, *coverage])
    told = [number for number, row in enumerate(table.rows) if any(row[place] not in (None, "") for place in details)]
    return [
        replace(_chosen(table, values), notes=(), source=""),
        replace(
            made_of,
            caption=f"{table.caption}: rinciannya",
            rows=[made_of.rows[number] for number in told],
            strong=frozenset(place for place, number in enumerate(told) if number in table.strong),
        ),
    ]


def _chosen(table: Table, places: Sequence[int]) -> Table:
    rows = [[row[place] for place in places] for row in table.rows]
    return replace(table, columns=[table.columns[place] for place in places], rows=rows)


def _columns(table: Table) -> list[list[PrintedCell]]:
    """Each with its heading first."""
    cells = [[_cell(row[place], one) for row in table.rows] for place, one in enumerate(table.columns)]
    return [[_heading(one), *below] for one, below in zip(table.columns, cells, strict=True)]


def _heading(column: Column) -> PrintedCell:
    return PrintedCell(column.heading, is_number(column))


def _printed(table: Table) -> PrintedTable:
    columns = _columns(table)
    rows = tuple(
        PrintedRow(tuple(cells[number + 1] for cells in columns), is_strong=number in table.strong)
        for number in range(len(table.rows))
    )
    headings = tuple(head for head, *_ in columns)
    is_dense = sum(_needed(columns)) > ACROSS
    return PrintedTable(table, headings, rows, _widths(columns, across=DENSE if is_dense else ACROSS), is_dense)


def _cell(value: Value, column: Column) -> PrintedCell:
    """What is missing is a dash among numbers, and nothing among texts."""
    text = text_of(value, column)
    stands = is_number(column)
    is_one = stands and (" " not in text or column.kind == Kind.DATE)
    return PrintedCell(text or MISSING * stands, stands, is_one)


def _needed(columns: Sequence[Sequence[PrintedCell]]) -> list[Decimal]:
    """Of each column: its longest word, and of a long text a third of a line."""
    return [Decimal(AIR + max(*map(_longest_word, cells), min(TEXT, _longest(cells[1:]) // 3))) for cells in columns]


def _widths(columns: Sequence[Sequence[PrintedCell]], *, across: int) -> tuple[str, ...]:
    """In percent: each column as it needs; what is left goes to short texts first, then to long ones."""
    widths = _needed(columns)
    longest = [_longest(cells[1:]) + AIR for cells in columns]
    for most in (SHORT, LONG):
        widths = _widened(widths, [min(most, one) if one <= most or most == LONG else 0 for one in longest], across)
    return tuple(f"{100 * one / sum(widths):.2f}" for one in widths)


def _widened(widths: Sequence[Decimal], wished: Sequence[int], across: int) -> list[Decimal]:
    wants = [max(width, Decimal(wish)) for width, wish in zip(widths, wished, strict=True)]
    left, more = max(Decimal(0), across - sum(widths)), sum(wants) - sum(widths)
    part = min(Decimal(1), left / Decimal(more)) if more else Decimal(0)
    return [low + part * (high - low) for low, high in zip(widths, wants, strict=True)]


def _longest_word(cell: PrintedCell) -> int:
    """Numbers and days stay in one piece."""
    if cell.is_one:
        return len(cell.text)
    return max((_breadth(word) for word in cell.text.split()), default=0)


def _breadth(word: str) -> int:
    return -(-sum(CAPITAL if sign.isupper() else WIDER for sign in word) // 10)


def _longest(cells: Sequence[PrintedCell]) -> int:
    return max((len(cell.text) for cell in cells), default=0)
