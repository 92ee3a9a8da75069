"""Tables as text: `;`, `,` or a tab between cells, whichever parts the lines alike."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import PurePosixPath

from formats.tables.books import Book, Grid
from formats.tables.cells import Cell, letter_of, squeezed
from formats.tables.traits import Budget
from formats.tables.unopenable import BROKEN, NO_SHEET, Unopenable

SEPARATORS = ";,\t|"
LOOKED_AT = 40


def read_csv(text: str, *, name: str) -> Book:
    separator, text = separator_of(text)
    budget = Budget()
    try:
        rows = [_row(values, number, budget) for number, values in enumerate(_lines(text, separator), 1)]
    except csv.Error as error:
        raise Unopenable(BROKEN) from error
    if not any(rows):
        raise Unopenable(NO_SHEET)
    return Book("csv", (Grid(PurePosixPath(name).stem or "CSV", False, rows),))


def separator_of(text: str) -> tuple[str, str]:
    """Which sign parts the cells, and the text behind the line `sep=;` that Excel understands."""
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"')
    if told.lower().startswith("sep=") and len(told) == 5:
        return told[4], rest
    head = text.splitlines()[:LOOKED_AT]
    return max(SEPARATORS, key=lambda sign: _agreement(head, sign)), text


def _agreement(lines: Sequence[str], sign: str) -> tuple[int, int]:
    """How many lines have the same number of cells, more than one; then how many cells."""
    try:
        counts = Counter(len(values) for values in csv.reader(lines, delimiter=sign) if len(values) > 1)
    except csv.Error:
        return 0, 0
    cells, lines_alike = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return lines_alike, cells


def _lines(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def _row(values: list[str], number: int, budget: Budget) -> list[Cell | None]:
    budget.spend(len(values))
    row = [Cell(f"{letter_of(at)}{number}", value) if squeezed(value) else None for at, value in enumerate(values)]
    while row and row[-1] is None:
        row.pop()
    return row
