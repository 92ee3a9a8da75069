"""What leaves of one agency's answers, for those who reach it."""

from collections.abc import Iterator

from dashboards.agency_page import AgencyPage, AnswerRow
from dashboards.masking import BESIDE
from formats.numbers import MISSING
from formats.spreadsheets import Column, Kind, Sheet, Table, Value

COLUMNS = (
    Column("Prasyarat", width=20),
    Column("Kode"),
    Column("Butir", width=44),
    Column("Diverifikasi", width=34),
    Column("Sementara", width=34),
    Column("Angka pertama", Kind.DECIMAL),
    Column("Angka kedua", Kind.DECIMAL),
    Column("Catatan", width=34),
    Column("Berkas", Kind.WHOLE),
)
NOTES = (
    "Angka pertama dan kedua: yang diketik, dari jawaban yang diverifikasi; bila belum ada, dari yang sementara.",
    "“disamarkan”: jawaban peka satu perangkat daerah tidak keluar dari sistem.",
)


def answers_sheet(page: AgencyPage) -> Sheet:
    rows = [tuple(_row(section.label, row)) for section in page.sections for row in section.rows] if page.report else []
    caption = f"Jawaban {page.institution.name}, {len(page.figures)} butir terisi"
    table = Table(caption=caption, columns=COLUMNS, rows=rows, notes=NOTES, source="laporan perangkat daerah", keys=3)
    return Sheet("Jawaban", table)


def _row(section: str, row: AnswerRow) -> Iterator[Value]:
    asked = "" if row.is_asked else "tidak ditanyakan triwulan ini"
    yield from (section, row.code, row.name)
    if row.definition is not None and row.definition.is_sensitive:
        yield from _hidden(row)
    else:
        yield from (row.standing or row.verified, row.reported)
        yield from (row.answer.a, row.answer.b) if row.answer else (None, None)
    yield "; ".join(filter(None, (asked, row.note)))
    yield row.files or None


def _hidden(row: AnswerRow) -> Iterator[Value]:
    """Beside the region's total and the other agencies', one agency's count may tell another's: none leaves."""
    verified = row.standing or row.verified
    yield BESIDE if verified != MISSING else verified
    yield BESIDE if row.reported else ""
    yield from (None, None)
