"""The tables of a sheet: their headers joined, their rows, and every row that was left out, with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formats.tables.books import Grid
from formats.tables.cells import Cell, letter_of
from formats.tables.headers import Header, distinct, header_from
from formats.tables.row_kinds import ABOVE, NOTE, NUMBERS, SECTION, SIGNATURE, why_no_data

JOINED = " – "
UNNAMED = "Kolom {}"


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
    """`hidden_rows` and `hidden_columns` are read like all others; who looks at a preview is told of them."""

    grid: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()


def find_tables(grid: Grid) -> tuple[Table, ...]:
    """From top to bottom; none where nothing looks like a table. Rows above a table are told as left out of it."""
    found = []
    begin = 0
    header = _next_header(grid.rows, begin)
    while header is not None:
        following = _next_header(grid.rows, header.end + 1, within=header)
        end = _top_of(grid.rows, following.first) if following else len(grid.rows)
        found.append(_table(grid, header, begin=begin, end=end))
        begin, header = end, following
    tables = [table for table in found if table.rows]
    return tuple(tables) if tables else _without_header(grid)


def _next_header(rows: Sequence[Sequence[Cell | None]], start: int, *, within: Header | None = None) -> Header | None:
    """Inside a table the next one begins after an empty row or a single heading, never between two rows of data."""
    for at in range(start, len(rows)):
        if within is not None and at and len(distinct(rows[at - 1])) > 1:
            continue
        header = header_from(rows, at, within=None if within is None else at)
        if header is not None and not (within and set(header.paths.values()) == set(within.paths.values())):
            return header
    return None


def _top_of(rows: Sequence[Sequence[Cell | None]], first: int) -> int:
    """Single headings right above a header are its own."""
    while first and len(distinct(rows[first - 1])) == 1:
        first -= 1
    return first


def _table(grid: Grid, header: Header, *, begin: int, end: int) -> Table:
    left_out = [LeftOut(at + 1, ABOVE) for at in range(begin, header.first) if any(grid.rows[at])]
    if header.numbering is not None:
        left_out.append(LeftOut(header.numbering + 1, NUMBERS))
    rows = []
    ended = ""
    for at in range(header.end + 1, end):
        cells = grid.rows[at]
        if not any(cells):
            continue
        why = why_no_data(cells, header, ended=ended)
        ended = why if why in {NOTE, SIGNATURE} else ended if why else ""
        if why:
            left_out.append(LeftOut(at + 1, why))
        else:
            rows.append(_row(at + 1, cells))
    rows, left_out = _without_loose_end(rows, left_out, end=end)
    return _told(grid, _columns(header, rows), rows, left_out)


def _without_loose_end(rows: list[Row], left_out: list[LeftOut], *, end: int) -> tuple[list[Row], list[LeftOut]]:
    """A single heading below all data heads the next table, or is a note: no section of this one."""
    last = rows[-1].number if rows else 0
    told = [
        LeftOut(one.row, NOTE) if one.row > last and one.why.startswith(SECTION) and rows else one for one in left_out
    ]
    return rows, told


def _row(number: int, cells: Sequence[Cell | None]) -> Row:
    return Row(number, {letter_of(column): cell for column, cell in enumerate(cells) if cell is not None})


def _columns(header: Header, rows: Sequence[Row]) -> tuple[Column, ...]:
    named = {letter_of(column): path for column, path in header.paths.items()}
    used = {letter for row in rows for letter in row.cells}
    letters = sorted({*named, *used}, key=lambda letter: (len(letter), letter))
    paths = ((one, named.get(one, ())) for one in letters)
    return tuple(Column(one, JOINED.join(path) or UNNAMED.format(one), path) for one, path in paths)


def _told(grid: Grid, columns: tuple[Column, ...], rows: Sequence[Row], left_out: Sequence[LeftOut]) -> Table:
    hidden = tuple(row.number for row in rows if row.number in grid.hidden_rows)
    letters = tuple(column.letter for column in columns if column.letter in grid.hidden_columns)
    return Table(grid.name, columns, tuple(rows), tuple(left_out), hidden, letters)


def _without_header(grid: Grid) -> tuple[Table, ...]:
    """Rows of several cells under no headings at all."""
    rows = [_row(at, cells) for at, cells in enumerate(grid.rows, 1) if len(distinct(cells)) > 1]
    if len(rows) < 2:
        return ()
    kept = {row.number for row in rows}
    left_out = [LeftOut(at, ABOVE) for at, cells in enumerate(grid.rows, 1) if any(cells) and at not in kept]
    return (_told(grid, _columns(Header(0, -1, None, {}), rows), rows, left_out),)
