"""Tables that several views have: the numbers at the top, the prerequisites, how complete, what others published."""

from collections.abc import Iterable, Sequence

from dashboards.awaited import Awaited
from dashboards.big_numbers import BigNumber
from dashboards.completeness.beside import Beside, Row
from dashboards.completeness.sentences import DECIMALS
from dashboards.published_beside import PublishedRow
from dashboards.readiness_map import Meter
from dashboards.sentences import Paragraph
from formats.spreadsheets import Column, Counts, Kind, Sheet, Table, Value

TOTAL, COVERAGE = Counts.TOTAL, Counts.COVERAGE
VERIFIED = "laporan yang sudah diverifikasi provinsi"
ARRIVED = "waktu pengiriman laporan"


def words(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph)


def numbers_sheet(numbers: Iterable[BigNumber], *, caption: str = "Ringkasan", source: str = VERIFIED) -> Sheet:
    columns = (
        Column("Ukuran", width=30),
        Column("Nilai", Kind.WHOLE),
        Column("Dari", Kind.WHOLE),
        Column("Perubahan", Kind.CHANGE),
        Column("Keterangan", width=60),
    )
    rows = [(one.label, one.figure, one.out_of, one.by.typed if one.by else None, one.note) for one in numbers]
    return Sheet("Ringkasan", Table(caption=caption, columns=columns, rows=rows, source=source), filters=False)


def meters_sheet(meters: Iterable[Meter], *, caption: str, answered: int, asked: int, note: str = "") -> Sheet:
    columns = (
        Column("Prasyarat", width=30),
        Column("Skor", Kind.WHOLE, counts=TOTAL),
        Column("Perubahan", Kind.CHANGE),
        Column("Laporan diverifikasi", Kind.WHOLE, counts=COVERAGE),
        Column("Laporan diharapkan", Kind.WHOLE, counts=COVERAGE),
    )
    rows = [(one.label, one.score, one.change.typed if one.change else None, answered, asked) for one in meters]
    table = Table(caption=caption, columns=columns, rows=rows, notes=(note,) if note else (), source=VERIFIED)
    return Sheet("Tujuh prasyarat", table)


RATES = (
    Column("Laporan", width=34),
    Column("Ukuran", width=18),
    Column("Triwulan", Kind.QUARTER),
    Column("Persen", Kind.PERCENT, DECIMALS, counts=TOTAL),
    Column("Banyaknya", Kind.WHOLE, counts=COVERAGE),
    Column("Diharapkan", Kind.WHOLE, counts=COVERAGE),
    Column("Keadaan", width=24),
)


def beside_sheet(beside: Beside) -> Sheet:
    own = [("Laporan daerah", "", quarter, None, None, None, mark.label) for quarter, mark in beside.own]
    table = Table(
        caption="Kelengkapan dan ketepatan waktu, di samping triwulan lalu dan setahun lalu",
        columns=RATES,
        rows=[*own, *(line for row in beside.rows for line in _rates(row))],
        notes=(*(words(row.words) for row in beside.rows), f"{beside.never} perangkat daerah tidak pernah melapor."),
        source=ARRIVED,
        keys=3,
    )
    return Sheet("Kelengkapan", table)


def _rates(row: Row) -> Iterable[Sequence[Value]]:
    for place, name in enumerate(("kelengkapan", "ketepatan waktu")):
        for quarter, rates in row.cells:
            counted = rates.counted
            count = counted.on_time if place else counted.submitted
            yield row.label, name, quarter, rates.points[place], count, counted.expected, ""


def awaited_sheet(missing: Sequence[Awaited], late: Sequence[Awaited]) -> Sheet:
    columns = (
        Column("Daerah", width=30),
        Column("Keadaan", width=16),
        Column("Keterangan", width=60),
        Column("Perangkat daerah mengirim", Kind.WHOLE),
        Column("Perangkat daerah diharapkan", Kind.WHOLE),
    )
    rows = [
        (row.place.name, state, row.note, row.arrived.agencies_in, row.arrived.agencies)
        for state, found in (("belum melapor", missing), ("terlambat", late))
        for row in found
    ]
    notes = (f"{len(missing)} belum melapor, {len(late)} terlambat.",)
    table = Table(caption="Belum melapor dan terlambat", columns=columns, rows=rows, notes=notes, source=ARRIVED)
    return Sheet("Ditunggu", table)


PUBLISHED = (
    Column("Kode"),
    Column("Indikator", width=40),
    Column("Satuan"),
    Column("Jenis kelamin"),
    Column("Tahun", Kind.YEAR),
)
SOURCE = (Column("Penerbit"), Column("Sumber", width=44), Column("Sudah dicek", width=24))


def published_sheet(rows: Iterable[PublishedRow], *, of_region: bool) -> Sheet:
    names = ("Daerah", "Provinsi") if of_region else ("Provinsi", "Terendah", "Tengah", "Tertinggi")
    count = () if of_region else (Column("Daerah", Kind.WHOLE),)
    columns = (*PUBLISHED, *(Column(name, Kind.DECIMAL) for name in names), *count, *SOURCE)
    note = "Dengan angka di belakang koma seperti dicetak penerbitnya. Tidak dijumlahkan atau dirata-ratakan."
    lines = [_published(row, of_region=of_region) for row in rows]
    table = Table(
        caption="Nilai terbitan", columns=columns, rows=lines, notes=(note,), source="penerbit pada tiap baris", keys=2
    )
    return Sheet("Nilai terbitan", table)


def _published(row: PublishedRow, *, of_region: bool) -> Sequence[Value]:
    own, low, middle, high = (*row.values, None, None, None)[:4]
    values = (middle, own) if of_region else (own, low, middle, high, row.regions or None)
    checked = "sudah dicek" if row.is_confirmed else f"belum dicek ke {row.publisher}"
    return row.code, row.name, row.unit, row.sex, row.year, *values, row.publisher, row.source, checked
