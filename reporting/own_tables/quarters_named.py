"""Which quarter a table says it is about: in its title, on its tab, in the file's name. Pure."""

import re
from collections.abc import Iterable

from formats.quarters import Quarter
from formats.tables.books import Grid
from reporting.own_tables.heading_words import normal

NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
WITH_NUMBER = re.compile(r"\b(?:tw|triwulan|trw|triw)\s*[.\-_]?\s*(iv|iii|ii|i|[1-4])\b", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(20[2-4]\d)(?!\d)")
TITLE_ROWS = 12
QUARTERS_AND_YEARS = re.compile(r"\b(?:(?:tw|triwulan|trw|triw)(?: ?(?:i{1,3}|iv|[1-4]))?|20\d\d)\b")


def named_in(texts: Iterable[str]) -> frozenset[Quarter]:
    """Every quarter that can be meant: a number and a year, from one text or from several."""
    numbers: set[int] = set()
    years: set[int] = set()
    for text in texts:
        plain = text.replace("_", " ")
        numbers |= {NUMBERS[found.lower()] for found in WITH_NUMBER.findall(plain)}
        years |= {int(found) for found in YEAR.findall(plain)}
    return frozenset(Quarter(year, number) for year in years for number in numbers)


def title_texts(grid: Grid) -> list[str]:
    """The tab's name, and what stands in the first rows."""
    rows = list(grid.rows)[:TITLE_ROWS]
    texts = [cell.value for row in rows for cell in row if cell is not None and isinstance(cell.value, str)]
    return [grid.name, *texts]


def quarter_of_file(grids: Iterable[Grid], *, name: str) -> Quarter | None:
    """The one that the whole file names; None where it names none, or more than one."""
    texts = [name, *(text for grid in grids for text in title_texts(grid))]
    found = named_in(texts)
    return next(iter(found)) if len(found) == 1 else None


def is_elsewhere(grid: Grid, quarter: Quarter) -> bool:
    """Whether a sheet names one quarter of a year, or one year, that is not this one's: a file with a sheet for each.

    The tab speaks before the title: "TW III 2025" over a copied heading.
    """
    return is_of_another(grid.name, quarter) or is_of_another("\n".join(title_texts(grid)), quarter)


def timeless(text: str) -> str:
    """Without a year or a quarter, which change with time. A rank ("Eselon II") is neither."""
    return " ".join(QUARTERS_AND_YEARS.sub("", normal(text)).split())


def is_of_another(heading: str, quarter: Quarter) -> bool:
    """Whether a heading names one quarter of a year, or one year, that is not this one's: 'Realisasi TW II'."""
    plain = heading.replace("_", " ")
    numbers = {NUMBERS[found.lower()] for found in WITH_NUMBER.findall(plain)}
    years = {int(found) for found in YEAR.findall(plain)}
    return (len(numbers) == 1 and quarter.number not in numbers) or (len(years) == 1 and quarter.year not in years)
