"""The dictionary of columns: what each column of each sheet holds, made from the sheets themselves."""

from collections.abc import Iterator, Sequence

from dashboards.workbook.column_words import meaning_of
from formats.spreadsheets import Column, Counts, Sheet, Table
from formats.spreadsheets import Kind as Cell

NAME = "Kamus kolom"
COLUMNS = (
    Column("Lembar", width=26),
    Column("Kolom", width=32),
    Column("Isi", width=24),
    Column("Peran"),
    Column("Arti", width=110),
)
KINDS = {
    Cell.TEXT: "teks",
    Cell.WHOLE: "bilangan bulat",
    Cell.DECIMAL: "bilangan",
    Cell.PERCENT: "persentase",
    Cell.RUPIAH: "rupiah",
    Cell.CHANGE: "selisih, dengan tanda",
    Cell.DATE: "tanggal",
    Cell.QUARTER: "kode triwulan",
    Cell.YEAR: "tahun",
}
ROLES = {Counts.NEITHER: "", Counts.TOTAL: "total", Counts.COVERAGE: "cakupan"}
NOTES = ("Satu baris untuk setiap kolom setiap lembar. Pada kolom bilangan, teks menggantikan angka yang disamarkan.",)


def columns_sheet(sheets: Sequence[Sheet]) -> Sheet:
    rows = [row for one in sheets for row in _rows(one.name, one.table.columns)]
    table = Table(
        caption="Kamus kolom: isi setiap kolom setiap lembar",
        columns=COLUMNS,
        rows=[*rows, *_rows(NAME, COLUMNS)],
        notes=NOTES,
        keys=2,
    )
    return Sheet(NAME, table)


def _rows(sheet: str, columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
    for one in columns:
        yield sheet, one.heading, KINDS[one.kind], ROLES[one.counts], meaning_of(sheet, one.heading)
