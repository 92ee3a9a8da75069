"""What an opened file holds: its sheets as grids of cells, whatever the format it came in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from formats.tables.cells import Cell, place_of


@dataclass(frozen=True)
class Grid:
    """One sheet. Rows are as long as their last filled cell; `rows[6][2]` is C7."""

    name: str
    is_hidden: bool
    rows: Sequence[Sequence[Cell | None]]
    #: Row numbers as people count them, and column letters, that are hidden or filtered away.
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[str] = field(default_factory=frozenset)

    def at(self, address: str) -> Cell | None:
        place = place_of(address)
        if place is None or place[0] >= len(self.rows):
            return None
        row = self.rows[place[0]]
        return row[place[1]] if place[1] < len(row) else None


@dataclass(frozen=True)
class Book:
    """`kind` is what the bytes are, whatever the name says: xlsx, xlsm, xls, ods, csv or html."""

    kind: str
    grids: tuple[Grid, ...]
    #: Whether some cells fetch their values from another file, which is never opened.
    has_external_links: bool = False
