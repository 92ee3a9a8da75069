"""Where the headings of a table stand: one to three rows, joined, told from letterheads above and numbers below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from formats.tables.cells import Cell, squeezed

MOST_ROWS = 3
LOOKED_AT = 12
COVERED_PERCENT = 60
LONGEST_HEADING = 200
YEARS = range(1990, 2100)
NUMERIC = re.compile(r"[-−+(]?\s*(?:rp\.?)?\s*[0-9][0-9.,\s]*%?\s*\)?(?:,-)?", re.IGNORECASE)
ORDINAL = re.compile(r"[(\[]?\s*([0-9]{1,2}|[a-z]|[ivx]{1,4})\s*[)\].]?\s*(?:=.*)?", re.IGNORECASE)
BRACKETED = re.compile(r"[(\[]\s*[0-9a-z]{1,4}\s*(?:=.*)?[)\]].*", re.IGNORECASE)
KNOWN = re.compile(
    r"\b(no|nomor|nama|uraian|indikator|program|kegiatan|sub kegiatan|target|realisasi|capaian|satuan|kode|jumlah|total"
    r"|keterangan|ket|opd|skpd|perangkat daerah|instansi|nip|jabatan|tahun|kabupaten|kota|kab/kota|kecamatan|wilayah"
    r"|l|p|lk|pr|laki-laki|perempuan|pagu|anggaran|triwulan|tw|sumber|penanggung jawab|tanggal|telepon|hp|volume"
    r"|bukti)\b",
    re.IGNORECASE,
)

Cells = Sequence[Cell | None]


@dataclass(frozen=True)
class Header:
    """Rows count from 0; `last` is the last of the heading rows themselves, `numbering` the row of "(1) (2)" if any."""

    first: int
    last: int
    numbering: int | None
    paths: dict[int, tuple[str, ...]]

    @property
    def end(self) -> int:
        return self.last if self.numbering is None else self.numbering


def header_from(rows: Sequence[Cells], at: int, *, within: int | None = None) -> Header | None:
    """The header that begins in this row, or None. `within`: a later one has to look like one of its own words."""
    if not begins_header(rows[at]):
        return None
    last = at
    while last + 1 < len(rows) and last - at + 1 < MOST_ROWS and _continues(rows, at, last + 1):
        last += 1
    covered = {column for row in rows[at : last + 1] for column, cell in enumerate(row) if cell}
    widest = max((width(row) for row in rows[last + 1 : last + 1 + LOOKED_AT]), default=0)
    if widest < 2 or 100 * len(covered) < COVERED_PERCENT * widest:
        return None
    if within is not None and _known_words(rows[at]) < 2:
        return None
    below = last + 1
    numbering = below if below < len(rows) and is_numbering(rows[below], len(covered)) else None
    return Header(at, last, numbering, _paths(rows[at : last + 1]))


def begins_header(row: Cells) -> bool:
    """At least two different texts, and nothing else but years."""
    own = distinct(row)
    texts = [cell for cell in own if _is_text(cell)]
    return len(texts) >= 2 and all(is_heading(cell) for cell in own) and not any(_is_answer(cell) for cell in texts)


def distinct(row: Cells) -> list[Cell]:
    """A merged cell counts once."""
    seen: dict[str, Cell] = {cell.address: cell for cell in reversed(row) if cell}
    return list(reversed(seen.values()))


def width(row: Cells) -> int:
    return sum(cell is not None for cell in row)


def is_heading(cell: Cell) -> bool:
    value = cell.value
    if isinstance(value, str):
        text = squeezed(value)
        return len(text) <= LONGEST_HEADING and (not NUMERIC.fullmatch(text) or is_year(text))
    if isinstance(value, Decimal):
        return is_year(value)
    return isinstance(value, date)


def is_year(value: object) -> bool:
    text = str(value).strip()
    return text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS


def said(cell: Cell) -> str:
    """As a heading says it: a year without a point."""
    return str(cell.value).strip() if is_year(cell.value) else cell.shown


def is_numbering(row: Cells, columns: int) -> bool:
    """`(1) (2) (3)`, `1 2 3 4`, `a b c`: each one further than the one before."""
    own = distinct(row)
    told = [squeezed(str(cell.value)) for cell in own]
    if len(own) < 2 or 100 * width(row) < COVERED_PERCENT * columns or not all(map(_is_ordinal, told)):
        return False
    if all(BRACKETED.fullmatch(text) for text in told):
        return True
    matches = [match[1].casefold() for text in told if (match := ORDINAL.match(text))]
    numbers = [int(text) if text.isdigit() else ord(text[0]) - 96 for text in matches]
    return len(own) >= 3 and numbers == list(range(1, len(numbers) + 1))


def _is_ordinal(text: str) -> bool:
    return bool(ORDINAL.fullmatch(text) or BRACKETED.fullmatch(text))


def _is_text(cell: Cell) -> bool:
    return isinstance(cell.value, str) and not is_year(cell.value)


def _is_answer(cell: Cell) -> bool:
    """`Kabupaten` and then `: Kapuas` is a letterhead's way to say something."""
    return isinstance(cell.value, str) and cell.value.lstrip().startswith(":")


def _known_words(row: Cells) -> int:
    return sum(bool(KNOWN.match(cell.shown)) for cell in distinct(row))


def _continues(rows: Sequence[Cells], first: int, at: int) -> bool:
    above, row = rows[at - 1], rows[at]
    own = [(column, cell) for column, cell in enumerate(row) if cell and not cell.filled]
    if not own or not all(is_heading(cell) for _, cell in own) or is_numbering(row, width(above)):
        return False
    headings = {cell.address for line in rows[first:at] for cell in line if cell}
    reaches_down = any(cell.address in headings for cell in row if cell and cell.filled)
    under_group = sum(_is_under_group(above, column) for column, _ in own)
    is_nested = 10 * under_group >= 8 * len(own)
    return is_nested or (reaches_down and 2 * under_group >= len(own))


def _is_under_group(above: Cells, column: int) -> bool:
    """Below a heading that spans several columns, merged or simply followed by empty ones."""
    here = above[column] if column < len(above) else None
    right = above[column + 1] if column + 1 < len(above) else None
    if here is None:
        return True
    return here.filled or right is None or (right.filled and right.address == here.address)


def _paths(rows: Sequence[Cells]) -> dict[int, tuple[str, ...]]:
    columns = range(max(len(row) for row in rows))
    found: dict[int, list[str]] = {column: [] for column in columns}
    for level, row in enumerate(rows):
        group = ""
        for column in columns:
            cell = row[column] if column < len(row) else None
            group = said(cell) if cell else group if _has_below(rows[level + 1 :], column) else ""
            if group and group not in found[column]:
                found[column].append(group)
    return {column: tuple(path) for column, path in found.items() if path}


def _has_below(rows: Sequence[Cells], column: int) -> bool:
    return any(column < len(row) and (cell := row[column]) is not None and not cell.filled for row in rows)
