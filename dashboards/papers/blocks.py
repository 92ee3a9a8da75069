"""What a longer document is built of: chapters of parts, a part of words, charts and tables. Plain values and texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString

from dashboards.big_numbers import BigNumber
from dashboards.sentences import Paragraph

#: A table of up to so many rows is kept on one page.
WHOLE = 24


class Column(NamedTuple):
    """`width`: its share of the line, beside those of the other columns."""

    heading: str
    width: int
    is_number: bool = False


class Row(NamedTuple):
    """Texts, or small charts, one for each column. The first names the row."""

    cells: tuple[str, ...]
    is_strong: bool = False


class PrintedRow(NamedTuple):
    css: str
    head: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """`is_wide`: on a page that lies on its side."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    notes: Sequence[str] = ()
    source: str = ""
    is_wide: bool = False

    @property
    def widths(self) -> list[str]:
        """In percent, so that they come to a hundred."""
        whole = sum(column.width for column in self.columns)
        return [f"{100 * column.width // whole}%" for column in self.columns]

    @property
    def printed(self) -> Iterator[PrintedRow]:
        looks = ["num" if column.is_number else "" for column in self.columns]
        for row in self.rows:
            css = "strong" if row.is_strong else ""
            yield PrintedRow(css, row.cells[0], tuple(zip(looks[1:], row.cells[1:], strict=True)))

    @property
    def is_whole(self) -> bool:
        return len(self.rows) <= WHOLE


@dataclass(frozen=True, kw_only=True)
class Part:
    """`legend`: swatches and words. `is_whole`: on one page where it fits on one."""

    title: str = ""
    paragraphs: Sequence[Paragraph] = ()
    quiet: Sequence[str] = ()
    numbers: Sequence[BigNumber] = ()
    chart: SafeString | None = None
    legend: Sequence[object] = ()
    tables: Sequence[Table] = ()
    is_whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """`is_wide`: on pages that lie on their side."""

    title: str
    id: str
    parts: Sequence[Part]
    begins_page: bool = True
    is_signed: bool = False
    is_wide: bool = False
