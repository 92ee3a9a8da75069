"""What stands in a file beside its values, and how much it holds: known before the engine reads a single cell."""

from dataclasses import dataclass, field

from formats.tables.cells import CellError, letter_of
from formats.tables.unopenable import MOST_CELLS, TOO_MANY_CELLS, TOO_WIDE, Unopenable

#: Places between the first and the last filled cell: an engine lays them all out, filled or not.
MOST_PLACES = 2_000_000
MOST_SHEETS = 400

Place = tuple[int, int]


@dataclass(slots=True)
class Budget:
    """What is left of the limits for one whole book."""

    cells: int = MOST_CELLS
    places: int = MOST_PLACES

    def spend(self, cells: int) -> None:
        self.cells -= cells
        if self.cells < 0:
            raise Unopenable(TOO_MANY_CELLS)

    def lay_out(self, traits: "Traits") -> None:
        rows, columns = traits.last_row - traits.first_row + 1, traits.last_column - traits.first_column + 1
        self.places -= max(0, rows) * max(0, columns)
        if self.places < 0:
            first = f"{letter_of(traits.first_column)}{traits.first_row + 1}"
            raise Unopenable(TOO_WIDE.format(first, f"{letter_of(traits.last_column)}{traits.last_row + 1}"))


@dataclass(slots=True)
class Traits:
    """Of one sheet; rows and columns count from 0."""

    percents: set[Place] = field(default_factory=set)
    errors: dict[Place, CellError] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    first_row: int = 1 << 30
    first_column: int = 1 << 30
    last_row: int = -1
    last_column: int = -1

    def fill(self, row: int, column: int) -> None:
        """A value stands here."""
        if row > self.last_row:
            self.last_row = row
        if column > self.last_column:
            self.last_column = column
        if row < self.first_row:
            self.first_row = row
        if column < self.first_column:
            self.first_column = column
