"""A table of an answer, told once: the page, and the CSV, Excel and PDF of it, are written from the same cells.

Sorted by the address (`?urut=-kesiapan`): what is missing stands last, equals stay in the order they came in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from dashboards.masking import BESIDE
from dashboards.printed import Change
from formats.numbers import MISSING
from formats.spreadsheets import Column as SheetColumn
from formats.spreadsheets import Counts, Kind, Sheet, Table, Typed, Value

NOTHING = SafeString("")


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` is what leaves the system: a number, or words in its place. `key` sorts; None is missing.

    `drawing`: a chip or a chart beside the text, or instead of it. `marker`: a class of its own.
    """

    text: str
    value: Value = None
    key: Any = None
    note: str = ""
    url: str = ""
    marker: str = ""
    drawing: SafeString = NOTHING


BLANK = Cell(MISSING)


@dataclass(frozen=True, slots=True)
class Column:
    """`name` sorts by it, nothing does not; `only_here`: a drawing, which no file holds.

    `label` names it in a card on a phone, and in files, where the heading alone says too little; `note` stands under
    the heading. `only_in_files`: what a page shows as a note of another cell. `from_high`: words that are sorted by
    their weight, the heaviest first.
    """

    heading: str
    name: str = ""
    is_number: bool = True
    label: str = ""
    kind: Kind = Kind.TEXT
    digits: int = 0
    unit: str = ""
    counts: Counts = Counts.NEITHER
    only_here: bool = False
    only_in_files: bool = False
    from_high: bool = False
    note: str = ""

    @property
    def long(self) -> str:
        return self.label or self.heading

    @property
    def sheet_column(self) -> SheetColumn:
        return SheetColumn(self.long, self.kind, self.digits, self.unit, self.counts)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as it is drawn: `sort` is the order it leads to, `order` how it is sorted now."""

    column: Column
    sort: str
    order: str


Line = list[tuple[Column, Cell]]


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]

    @property
    def head(self) -> Cell:
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand apart, under a line of their own; `is_total` for sums and medians."""

    label: str
    rows: tuple[Row, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Grid:
    """`id` is its anchor. Wide: it scrolls on a phone instead of becoming cards."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    foot: str = ""
    apart: tuple[Group, ...] = ()
    order: str = ""
    is_wide: bool = False
    sheet_name: str = ""

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.columns if not column.only_in_files]

    def _heading(self, column: Column) -> Heading:
        if not column.name:
            return Heading(column, "", "")
        from_high = column.is_number or column.from_high
        first, other = (f"-{column.name}", column.name) if from_high else (column.name, f"-{column.name}")
        is_here = self.order.removeprefix("-") == column.name
        direction = ("descending" if self.order.startswith("-") else "ascending") if is_here else ""
        return Heading(column, other if self.order == first else first, direction)

    @property
    def lines(self) -> list[Line]:
        return [self._line(row) for row in self.rows]

    def _line(self, row: Row) -> Line:
        pairs = zip(self.columns, row.cells, strict=True)
        return [(column, cell) for column, cell in pairs if not column.only_in_files]

    @property
    def groups(self) -> list[tuple[Group, list[Line]]]:
        return [(one, [self._line(row) for row in one.rows]) for one in self.apart]

    @property
    def sheets(self) -> list[Sheet]:
        """The same cells as tables of a file; columns that no paper could hold side by side stand below each other."""
        kept = [index for index, column in enumerate(self.columns) if not column.only_here]
        name = self.sheet_name or self.caption[:28]
        if len(kept) <= ACROSS + 1:
            return [self._sheet(kept, name)]
        first, *rest = kept
        parts = [rest[start : start + ACROSS] for start in range(0, len(rest), ACROSS)]
        return [self._sheet([first, *part], f"{name} {number}") for number, part in enumerate(parts, 1)]

    def _sheet(self, kept: Sequence[int], name: str) -> Sheet:
        apart = [(row, group.is_total) for group in self.apart for row in group.rows]
        rows = [*((row, False) for row in self.rows), *apart]
        table = Table(
            caption=self.caption,
            columns=[self.columns[index].sheet_column for index in kept],
            rows=[[_leaving(row.cells[index]) for index in kept] for row, _ in rows],
            notes=[one for one in (_without(self.note), _without(self.foot)) if one],
            strong=frozenset(index for index, (_, is_total) in enumerate(rows) if is_total),
        )
        return Sheet(name, table)


#: So many columns beside the first; an even number, because a value and its coverage stay together.
ACROSS = 10


def nothing(caption: str) -> Sheet:
    """Of a view that shows no row."""
    return Sheet("Tidak ada", Table(caption, [SheetColumn("Keterangan")], [["Tidak ada yang ditampilkan."]]))


def _without(note: str) -> str:
    """Without what one can do on a page alone."""
    return " · ".join(part for part in note.split(" · ") if not part.startswith("urutkan")).replace(SORTABLE, "")


SORTABLE = " Pilih daerah untuk hitungan lengkapnya."


def _leaving(cell: Cell) -> Value:
    if cell.value is not None:
        return cell.value
    return None if cell.text in ("", MISSING) else cell.text


def sorted_grid(grid: Grid, order: str, *, default: str) -> Grid:
    """By the asked column, or by the default where there is no such column."""
    names = {column.name: index for index, column in enumerate(grid.columns) if column.name}
    chosen = order if order.removeprefix("-") in names else default
    index = names[chosen.removeprefix("-")]
    known = [row for row in grid.rows if row.cells[index].key is not None]
    known.sort(key=lambda row: row.cells[index].key, reverse=chosen.startswith("-"))
    lacking = [row for row in grid.rows if row.cells[index].key is None]
    return replace(grid, rows=(*known, *lacking), order=chosen)


def sorted_by(grid: Grid, *, asked_for: str) -> str:
    """'Diurutkan menurut Kesiapan, menurun.'; nothing where nobody asked for an order."""
    if not asked_for or not grid.order:
        return ""
    name = next(column.heading for column in grid.columns if column.name == grid.order.removeprefix("-"))
    return f"Diurutkan menurut {name}, {'menurun' if grid.order.startswith('-') else 'menaik'}."


def words(text: str, **more: Any) -> Cell:
    return Cell(text, text or None, key=text or None, **more)


def figure(text: str, value: Decimal | int | None, *, kind: Kind = Kind.DECIMAL, digits: int = 0, **more: Any) -> Cell:
    """A number as it is printed, and the same number typed."""
    return Cell(text, None if value is None else Typed(value, kind, digits), key=value, **more)


def moved(change: Change | None, by: Decimal | None, *, digits: int = 0, is_masked: bool = False) -> Cell:
    """A difference, with its colour; what is not like for like keeps its asterisk, and a file gets the words."""
    if change is None:
        return BLANK
    value: Value = None if by is None else Typed(by, Kind.CHANGE, digits)
    if is_masked or not change.is_like_for_like:
        value = BESIDE if is_masked else change.text
    return Cell(change.text, value, key=by, marker=change.css)
