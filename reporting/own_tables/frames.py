"""The tables of one file, each with what its columns mean: as remembered, or as guessed and still to be confirmed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from formats.quarters import Quarter
from formats.tables.books import Book, Grid
from formats.tables.finding import Column, Table, find_tables
from indicators.catalogue import Definition
from reporting.entries import OPTION_KINDS
from reporting.own_tables.agency_names import AgencyNames
from reporting.own_tables.items_named import ItemNames
from reporting.own_tables.meanings import AGENCY, ITEM, PARTS_OF_A_ROW, SKIP, fingerprint, from_heading, meant
from reporting.own_tables.quarters_named import is_of_another
from reporting.own_tables.remembered import Memory, Topic
from reporting.own_tables.subjects import subject_of
from reporting.sent_files.marking import LIST

SAMPLES = 3
MOSTLY = Decimal("0.6")


@dataclass(frozen=True)
class Frame:
    """One table: `meanings` by column letter; `is_known`: somebody has said so before. Columns that another quarter or
    year is said to be of are not in it: `elsewhere` holds their headings."""

    grid: Grid
    table: Table
    fingerprint: str
    meanings: Mapping[str, str]
    is_known: bool
    elsewhere: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.grid.name

    def letter_of(self, meaning: str) -> str:
        return next((letter for letter, said in self.meanings.items() if said == meaning), "")

    def label_of(self, letter: str) -> str:
        return next((column.label for column in self.table.columns if column.letter == letter), letter)

    def samples(self, letter: str) -> list[str]:
        """The first values of a column, as a person would read them."""
        cells = (row.cells.get(letter) for row in self.table.rows)
        shown = [cell.shown for cell in cells if cell is not None and cell.shown.strip()]
        return shown[:SAMPLES]

    @property
    def is_by_item(self) -> bool:
        return ITEM in self.meanings.values()

    @property
    def is_read(self) -> bool:
        """Whether any column carries something to store."""
        parts = [meaning for meaning in self.meanings.values() if meant(meaning)]
        return bool(parts) or (self.is_by_item and any(said in PARTS_OF_A_ROW for said in self.meanings.values()))


def frames_of(
    book: Book, *, quarter: Quarter, definitions: Sequence[Definition], names: AgencyNames, memory: Memory
) -> tuple[Frame, ...]:
    """Hidden sheets are not read, and neither is our own list of errors."""
    grids = [grid for grid in book.grids if not grid.is_hidden and grid.name != LIST]
    guess = _Guess(definitions, names)
    return tuple(_frame(grid, table, quarter, guess, memory) for grid in grids for table in find_tables(grid))


def _frame(grid: Grid, whole: Table, quarter: Quarter, guess: "_Guess", memory: Memory) -> Frame:
    elsewhere = tuple(column.label for column in whole.columns if is_of_another(column.label, quarter))
    table = replace(whole, columns=tuple(c for c in whole.columns if c.label not in elsewhere))
    key = fingerprint((column.label for column in table.columns), subject=guess.subject_of(grid, table))
    known = memory.of(Topic.COLUMNS, key)
    if isinstance(known, list) and len(known) == len(table.columns):
        meanings = {column.letter: str(said) for column, said in zip(table.columns, known, strict=True)}
        return Frame(grid, table, key, meanings, is_known=True, elsewhere=elsewhere)
    return Frame(grid, table, key, guess.meanings(table), is_known=False, elsewhere=elsewhere)


class _Guess:
    """By heading first, and where the heading says nothing by what stands below it."""

    def __init__(self, definitions: Sequence[Definition], names: AgencyNames) -> None:
        self.definitions, self.names, self.items = definitions, names, ItemNames(definitions)
        self._kinds = {definition.code: definition.kind for definition in definitions}

    def subject_of(self, grid: Grid, table: Table) -> str:
        """Headings that name an item, or rows that do, need no title to be known again."""
        said = [from_heading(column.path or (column.label,), self.definitions) for column in table.columns]
        tells = any(one == ITEM or meant(one) for one in said)
        return "" if tells else subject_of(grid, table, self.names)

    def meanings(self, table: Table) -> dict[str, str]:
        said = {column.letter: self._column(column, table) for column in table.columns}
        if ITEM not in said.values():
            said = {letter: SKIP if one in PARTS_OF_A_ROW else one for letter, one in said.items()}
        else:
            said = {letter: SKIP if meant(one) else one for letter, one in said.items()}
        twice = {one for one, times in Counter(said.values()).items() if times > 1}
        return {letter: SKIP if one in twice else one for letter, one in said.items()}

    def _column(self, column: Column, table: Table) -> str:
        values = [row.cells[column.letter].value for row in table.rows if column.letter in row.cells]
        texts = [value for value in values if isinstance(value, str)]
        if _mostly(self.names.knows(text) for text in texts):
            return AGENCY
        if _mostly(self.items.knows(text) for text in texts):
            return ITEM
        shown = [row.cells[column.letter].shown for row in table.rows if column.letter in row.cells]
        meaning = from_heading(column.path or (column.label,), self.definitions, samples=shown)
        item = meant(meaning)
        if item and self._kinds[item.code] not in OPTION_KINDS and _is_prose(values):
            return SKIP
        return meaning


def _mostly(found: Iterable[bool]) -> bool:
    answers = list(found)
    return len(answers) > 1 and sum(answers) >= MOSTLY * len(answers)


def _is_prose(values: Sequence[object]) -> bool:
    """Mostly long texts: no column of numbers."""
    return _mostly(isinstance(value, str) and len(value) > 24 for value in values)
