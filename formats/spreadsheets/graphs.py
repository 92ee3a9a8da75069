"""A chart that a spreadsheet draws itself, from cells of the table above it: bars, or lines over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class GraphKind(Enum):
    BARS = auto()
    LINES = auto()


@dataclass(frozen=True, slots=True)
class Graph:
    """`rows` and `columns` of the table, counted from 0: what is drawn, and nothing else.

    Bars: one for each row, as long as the number in `columns[0]`. Lines: one for each row, over `columns`.
    `words` say for whoever does not see it what is drawn.
    """

    kind: GraphKind
    title: str
    words: str
    rows: Sequence[int]
    columns: Sequence[int]
    label: int = 0
    highest: int | None = None

    def __post_init__(self) -> None:
        for places in (self.rows, self.columns):
            if not places or list(places) != list(range(places[0], places[0] + len(places))):
                raise ValueError(f"{self.title}: a chart is drawn from rows and columns that lie side by side.")
