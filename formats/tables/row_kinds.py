"""Which rows of a table are no data, and why: sums, notes, signatures, headings inside it, headings said again."""

import re
from collections.abc import Sequence
from decimal import Decimal

from formats.tables.cells import Cell, squeezed
from formats.tables.headers import Header, distinct, is_numbering, said

ABOVE = "judul di atas tabel"
NUMBERS = "baris nomor kolom"
REPEATED = "judul kolom yang diulang"
SUM = "baris jumlah"
MEAN = "baris rata-rata"
NOTE = "catatan di bawah tabel"
SIGNATURE = "tempat, tanggal, atau tanda tangan"
SECTION = "judul bagian"

#: What may stand behind "Jumlah" or "Rata-rata" where nothing is counted but the rows above.
OF_ALL = (
    r"(?:\s+(?:total|jumlah|keseluruhan|seluruhnya|semua|akhir|umum|besar|halaman.*|[ivx]{1,4}|[a-z]|[0-9]{1,2}"
    r"|(?:kab|kabupaten|kota|provinsi|prov|kalimantan|kalteng|tahun|triwulan|tw|program|kegiatan|bidang|urusan)\b.*))?"
    r"\s*(?:\(.*\))?\s*[:.=]*"
)
SUMS = re.compile(r"(?:(?:sub|grand)\s*-?\s*)?(?:jumlah|total|jml|subtotal|tot)" + OF_ALL, re.IGNORECASE)
MEANS = re.compile(r"(?:rata\s*-?\s*rata|rerata|mean|average)" + OF_ALL, re.IGNORECASE)
NOTES = re.compile(
    r"(?:sumber(?:\s+data)?|ket|keterangan|catatan|cat|note|notes|nb|penjelasan|petunjuk)\s*[:.]|\*+\s*\)?|\d?\*\)"
    r"|sumber\s+\S+|\(?diisi\b|data diolah",
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"mengetahui|menyetujui|disahkan|nip\b\.?|pembina\b|penata\b|pengatur\b|juru\b|"
    r"(?:an|a\.n|plt|plh|pj|u\.b|ub)\.?\s"
    r"|(?:kepala|ketua|bupati|wali ?kota|gubernur|sekretaris|inspektur|camat|direktur)\b",
    re.IGNORECASE,
)
PLACE_AND_DAY = re.compile(
    r"[a-z .]{3,40},\s*(?:tanggal\s*)?(?:[0-9]{1,2}|[.…_ ]+)\s*[a-z]{3,10}\s*(?:[0-9]{4}|[.…_ ]+)", re.IGNORECASE
)
MARKER = re.compile(r"[(]?(?:[ivxlc]{1,6}|[a-z])[.)]?", re.IGNORECASE)
NARROW = 2


def why_no_data(row: Sequence[Cell | None], header: Header, *, ended: str) -> str:
    """Empty where it is data. `ended`: what the narrow rows below the data have begun to be."""
    own = distinct(row)
    first = next((squeezed(cell.value) for cell in own if isinstance(cell.value, str) and _is_worded(cell)), "")
    if _repeats(row, header):
        return REPEATED
    if is_numbering(row, len(header.paths)) and not any(isinstance(cell.value, Decimal) for cell in own):
        return NUMBERS
    if SUMS.fullmatch(first):
        return SUM
    if MEANS.fullmatch(first):
        return MEAN
    return _narrow(own, first, ended=ended)


def _narrow(own: list[Cell], first: str, *, ended: str) -> str:
    texts = [squeezed(cell.value) for cell in own if isinstance(cell.value, str)]
    if len(own) > NARROW or len(texts) < len(own):
        return ""
    if NOTES.match(first):
        return NOTE
    if any(PLACE_AND_DAY.fullmatch(text) for text in texts) or (len(own) == 1 and SIGNED.match(first)):
        return SIGNATURE
    if ended:
        return SIGNATURE if any(SIGNED.match(text) for text in texts) else ended
    if len(own) == 1 or (len(own) == NARROW and MARKER.fullmatch(texts[0])):
        return f"{SECTION} “{texts[-1][:60]}”"
    return ""


def _is_worded(cell: Cell) -> bool:
    return bool(re.search(r"[A-Za-z*]{2}|\*", str(cell.value)))


def _repeats(row: Sequence[Cell | None], header: Header) -> bool:
    told = [(column, said(cell).casefold()) for column, cell in enumerate(row) if cell]
    same = sum(text in {one.casefold() for one in header.paths.get(column, ())} for column, text in told)
    return len(told) >= 2 and same == len(told)
