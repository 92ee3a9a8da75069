"""The tables of a sheet: their headers joined, their rows, and every row that was left out, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from formats.tables.books import Grid
from formats.tables.cells import Cell, letter_of


@dataclass(frozen=True)
class Column:
    """`path` is what the header rows say from top to bottom: ("Target", "2025"); `label` joins it."""

    letter: str
    label: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """`number` as the spreadsheet counts; cells by the letter of their column, empty ones are not there."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class LeftOut:
    row: int
    why: str


@dataclass(frozen=True)
class Table:
    grid: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]


def find_tables(grid: Grid) -> tuple[Table, ...]:
    """From top to bottom; none where nothing looks like a table."""
    filled = [number for number, row in enumerate(grid.rows, 1) if sum(cell is not None for cell in row) > 1]
    if len(filled) < 2:
        return ()
    head = grid.rows[filled[0] - 1]
    columns = tuple(
        Column(letter_of(at), cell.shown, (cell.shown,)) for at, cell in enumerate(head) if cell is not None
    )
    rows = tuple(
        Row(number, {letter_of(at): cell for at, cell in enumerate(grid.rows[number - 1]) if cell is not None})
        for number in filled[1:]
    )
    return (Table(grid.name, columns, rows, ()),)
