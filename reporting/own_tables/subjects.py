"""What a table is about, by the words above it: two tables headed "OPD, L, P" alike are told apart by nothing else."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from formats.tables.books import Grid
from formats.tables.finding import Table
from reporting.own_tables.agency_names import AgencyNames
from reporting.own_tables.heading_words import normal
from reporting.own_tables.quarters_named import timeless

DAYS = re.compile(
    r"\b(?:\d{1,2} )?(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b"
)
UNNAMED = re.compile(r"(?:sheet|lembar|lembar kerja|table|tabel|worksheet) ?\d*")
#: What stands in any title.
EMPTY_WORDS = frozenset({
    "tahun", "per", "tanggal", "keadaan", "rekap", "rekapitulasi", "tabel", "data", "laporan", "kabupaten", "kota",
    "kab", "provinsi", "prov", "pemerintah", "bulan", "s", "d", "sd", "sampai", "dan", "di", "pada", "periode",
})  # fmt: skip


def subject_of(grid: Grid, table: Table, names: AgencyNames) -> str:
    """The telling words of its title; of a table without one, of the tab. Whose it is, and when, is left out."""
    of_agencies = {word for one in names.institutions for word in _words(one.name, one.short_name, *one.aliases)}
    told = _words(*_titles(grid, table)) - of_agencies
    if not told and not UNNAMED.fullmatch(normal(grid.name)):
        told = _words(grid.name) - of_agencies
    return " ".join(sorted(told))


def _words(*texts: str | None) -> set[str]:
    return {word for text in texts for word in DAYS.sub("", timeless(text or "")).split()} - EMPTY_WORDS


def _titles(grid: Grid, table: Table) -> Iterator[str]:
    """From its headings upwards, as far as no other table's numbers stand in between."""
    headings = {normal(text) for column in table.columns for text in (*column.path, column.label)}
    above = list(grid.rows)[: table.rows[0].number - 1 if table.rows else 0]
    texts = [[normal(cell.value) for cell in row if cell is not None and isinstance(cell.value, str)] for row in above]
    last = max((at for at, row in enumerate(texts) if headings & set(row)), default=0)
    for at in range(last, -1, -1):
        if at < last and _has_number(above[at]):
            return
        yield from (text for text in texts[at] if text not in headings)


def _has_number(row: Iterable[object]) -> bool:
    return any(isinstance(getattr(cell, "value", None), Decimal) for cell in row)
