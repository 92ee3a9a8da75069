"""Whose form a workbook is, by what it says of itself; everything else is refused by name, with what to do."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from formats.dates import join_words
from formats.quarters import Quarter, last_ended
from formats.tables.books import Book, Grid
from formats.tables.cells import Cell, squeezed
from institutions.access.scope import Scope
from reporting.offline.identity import MARK, Broken, Identity, SheetIdentity, identity_in
from reporting.offline.layout import COLUMNS, HEADING
from reporting.sent_files.contents import AnotherFile

MARKED = re.compile(r"Formulir (\S+) · (\S+) · versi (\S+)")
#: So far down a mark and the headings are looked for; people insert rows above them.
LOOKED_AT = 40

BROKEN = (
    "Tanda pengenal formulir ini hilang atau berubah, sehingga tidak pasti laporan siapa isinya. Simpan seluruh berkas "
    "sebagai Excel (.xlsx), bukan satu lembar saja. Bila tetap ditolak, unduh formulir yang baru lalu salin isian Anda."
)
MIXED = "Lembar “{}” berasal dari formulir lain ({}). Kirim formulir itu sendiri, jangan dicampur."
TWICE = "Lembar “{}” dan “{}” berisi formulir yang sama. Hapus salah satunya, lalu kirim lagi."
MARK_LOST = (
    "Baris “Formulir … versi …” di atas tabel pada lembar “{}” terhapus. Unduh formulir lagi lalu salin isian Anda."
)
NO_SHEETS = "Tidak ada lembar formulir dalam berkas ini. Kirim berkas dengan lembar yang Anda isi."
NO_HEADINGS = "Baris judul kolom pada lembar “{}” terhapus. Unduh formulir lagi lalu salin isian Anda."
MOVED = (
    "Kolom pada lembar “{}” sudah dipindah atau diganti judulnya: kolom {} semestinya “{}”, terbaca “{}”. "
    "Kembalikan kolomnya, atau unduh formulir lagi lalu salin isian Anda."
)


@dataclass(frozen=True)
class Page:
    """One sheet of the form: whose, and the row of its headings, counted from 0."""

    identity: SheetIdentity
    grid: Grid
    header: int


def is_form(book: Book) -> bool:
    """Whether it is, or was, one of our forms: also one whose identity is lost."""
    return any(_text(grid.at("A1")) == MARK or _mark(grid) for grid in book.grids)


def identity_of(book: Book, *, scope: Scope, at: datetime) -> Identity:
    lines = next((list(_lines(grid)) for grid in book.grids if _text(grid.at("A1")) == MARK), [])
    try:
        return identity_in(lines)
    except Broken as broken:
        marks = [mark for grid in book.grids if (mark := _mark(grid))]
        raise another(BROKEN, scope=scope, quarter=_quarter_of(marks) or last_ended(localdate(at))) from broken


def another(text: str, *, scope: Scope, quarter: Quarter, institution_id: int | None = None) -> AnotherFile:
    """A refusal that offers the form of this person's own institution, or of the one that was meant."""
    return AnotherFile(text, institution_id=institution_id or scope.institution.pk, quarter=quarter)


def pages_of(book: Book, identity: Identity, *, scope: Scope) -> list[Page]:
    """The form's sheets that are still there, whatever they are called now; other sheets are passed over."""

    def refuse(text: str) -> AnotherFile:
        return another(text, scope=scope, quarter=identity.quarter)

    known = {sheet.code: sheet for sheet in identity.sheets}
    found: dict[str, Page] = {}
    for grid in book.grids:
        mark = _mark(grid)
        if mark is None:
            if _header_row(grid) is not None and any(sheet.sheet == grid.name for sheet in identity.sheets):
                raise refuse(MARK_LOST.format(grid.name))
            continue
        if mark.group(2, 3) != (identity.quarter.code, identity.version) or mark[1] not in known:
            raise refuse(MIXED.format(grid.name, mark[0]))
        if mark[1] in found:
            raise refuse(TWICE.format(found[mark[1]].grid.name, grid.name))
        found[mark[1]] = Page(known[mark[1]], grid, _headings(grid, refuse=refuse))
    if not found:
        raise refuse(NO_SHEETS)
    return list(found.values())


def names_of(pages: list[Page]) -> str:
    names = [page.identity.name for page in pages]
    return join_words(names) if len(names) < 4 else f"{names[0]} dan {len(names) - 1} instansi lain"


def _headings(grid: Grid, *, refuse: Callable[[str], AnotherFile]) -> int:
    """Where they stand; every column must be where it was."""
    number = _header_row(grid)
    if number is None:
        raise refuse(NO_HEADINGS.format(grid.name))
    for column in COLUMNS:
        found = _text(grid.at(f"{column.letter}{number + 1}"))
        if found != column.title:
            raise refuse(MOVED.format(grid.name, column.letter, column.title, found or "kosong"))
    return number


def _header_row(grid: Grid) -> int | None:
    rows = enumerate(grid.rows[:LOOKED_AT])
    return next((number for number, row in rows if any(_text(cell) == HEADING for cell in row)), None)


def _mark(grid: Grid) -> re.Match[str] | None:
    texts = (_text(cell) for row in grid.rows[:LOOKED_AT] for cell in row[:1])
    return next((mark for text in texts if (mark := MARKED.fullmatch(text))), None)


def _quarter_of(marks: list[re.Match[str]]) -> Quarter | None:
    for mark in marks:
        try:
            return Quarter.parse(mark[2])
        except ValueError:
            continue
    return None


def _lines(grid: Grid) -> Iterator[str]:
    yield from (str(row[0].value) for row in grid.rows if row and row[0] is not None)


def _text(cell: Cell | None) -> str:
    return squeezed(cell.value) if cell is not None and isinstance(cell.value, str) else ""
