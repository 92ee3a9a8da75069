"""A table as plain values: columns that say what they hold, rows, and what one must know to read them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from formats.quarters import Quarter
from formats.spreadsheets.graphs import Graph

#: What spreadsheets allow a sheet to be called.
LONGEST_NAME, FORBIDDEN = 31, frozenset("[]:*?/\\")


class Kind(Enum):
    """What a number or a text is. A percentage is kept as it is said: 12.5 is 12,5%."""

    TEXT = auto()
    WHOLE = auto()
    DECIMAL = auto()
    PERCENT = auto()
    RUPIAH = auto()
    CHANGE = auto()
    DATE = auto()
    QUARTER = auto()
    YEAR = auto()


class Counts(Enum):
    """Whether a column's numbers are totals of units, or tell how many units stand behind them."""

    NEITHER = auto()
    TOTAL = auto()
    COVERAGE = auto()


@dataclass(frozen=True, slots=True)
class Typed:
    """A number of another kind than its column's, where one column holds percentages, counts and rupiah."""

    value: Decimal | int
    kind: Kind
    digits: int = 0


#: A text among numbers stays a text ("<5"); None is an empty cell: missing, never 0.
Bare = str | Decimal | int | date | Quarter | None
Value = Bare | Typed


@dataclass(frozen=True, slots=True)
class Column:
    """`digits` behind the comma; `unit` stands in the heading; `width` in signs, else as wide as its texts.

    `is_detail`: what a value is made of. Where paper is too narrow, such columns stand in a table of their own.
    """

    name: str
    kind: Kind = Kind.TEXT
    digits: int = 0
    unit: str = ""
    counts: Counts = Counts.NEITHER
    width: int = 0
    is_detail: bool = False

    @property
    def heading(self) -> str:
        return f"{self.name} ({self.unit})" if self.unit else self.name


def value_in(column: Column, value: Value) -> tuple[Bare, Kind, int]:
    """What stands in a cell, of which kind and with how many digits."""
    if isinstance(value, Typed):
        return value.value, value.kind, value.digits
    return value, column.kind, column.digits


@dataclass(frozen=True)
class Table:
    """`strong`: the rows that are set apart (a median, a sum). `keys`: so many first columns stay in view."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = ()
    source: str = ""
    strong: frozenset[int] = frozenset()
    keys: int = 1

    def __post_init__(self) -> None:
        headings = [column.heading for column in self.columns]
        if len(set(headings)) < len(headings) or not all(headings):
            raise ValueError(f"{self.caption}: every column needs a heading of its own.")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.caption}: a row has as many values as there are columns.")
        counts = {column.counts for column in self.columns}
        if Counts.TOTAL in counts and Counts.COVERAGE not in counts:
            raise ValueError(f"{self.caption}: no total without coverage.")

    @property
    def size(self) -> int:
        return len(self.rows) * len(self.columns)

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands under the caption, a line each."""
        return (*self.notes, *((f"Sumber: {self.source}",) if self.source else ()))

    @property
    def header_row(self) -> int:
        """Where the headings stand on a sheet, counted from 1: below caption, lead and an empty row."""
        return len(self.lead) + 3


@dataclass(frozen=True)
class Sheet:
    """A table under a name of at most 31 signs, and the charts below it. `filters`: headings that filter rows."""

    name: str
    table: Table
    graphs: Sequence[Graph] = ()
    filters: bool = True

    def __post_init__(self) -> None:
        is_told = 0 < len(self.name) <= LONGEST_NAME and self.name.isprintable()
        if not is_told or FORBIDDEN & set(self.name) or self.name.strip("' ") != self.name:
            raise ValueError(f"{self.name!r}: no spreadsheet calls a sheet so.")


@dataclass(frozen=True)
class Book:
    """What a workbook is and who made it with what: shown as the document's properties."""

    title: str
    sheets: Sequence[Sheet]
    subject: str = ""
    creator: str = ""
    version: str = ""
    keywords: Sequence[str] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        names = [one.name.casefold() for one in self.sheets]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.title}: every sheet needs a name of its own.")
