"""What leaves of the pages of completeness: counts and days, of agencies those that the reader reaches."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dashboards.completeness.agency import AgencyQuarters
from dashboards.completeness.province import MatrixLine, ProvincePage, RegionLine
from dashboards.completeness.rates import Rates
from dashboards.completeness.region import RegionPage
from dashboards.completeness.sentences import DECIMALS
from dashboards.extracts.parts import ARRIVED, COVERAGE, TOTAL, numbers_sheet
from formats.dates import long_date, stamp
from formats.spreadsheets import Column, Kind, Sheet, Table, Value

if TYPE_CHECKING:
    from dashboards.completeness.silence_page import SilentPage

COUNTS = (
    Column("Perangkat daerah diharapkan", Kind.WHOLE, counts=COVERAGE),
    Column("Perangkat daerah datang", Kind.WHOLE, counts=COVERAGE),
    Column("Tepat waktu", Kind.WHOLE, counts=COVERAGE),
    Column("Terlambat", Kind.WHOLE, counts=COVERAGE),
    Column("Kelengkapan", Kind.PERCENT, DECIMALS, counts=TOTAL),
    Column("Ketepatan", Kind.PERCENT, DECIMALS, counts=TOTAL),
)
NAME, MARK = Column("Daerah", width=30), Column("Laporan daerah", width=22)


def counts(rates: Rates) -> tuple[Value, ...]:
    found = rates.counted
    return found.expected, found.submitted, found.on_time, found.late, *rates.points


def province_tables(page: ProvincePage) -> Iterator[Sheet]:
    yield numbers_sheet(page.numbers, source=ARRIVED)
    rows = [*map(_region, page.lines), _together(page), _region(page.own)]
    table = Table(
        caption="Menurut daerah",
        columns=(NAME, MARK, *COUNTS),
        rows=rows,
        notes=("Baris terakhir, Pemerintah Provinsi, di luar jumlah kabupaten/kota.",),
        source=ARRIVED,
        strong=frozenset({len(rows) - 2}),
    )
    yield Sheet("Menurut daerah", table)
    yield _quarters(page)
    yield _matrix([*page.matrix, page.own_matrix])


def _region(line: RegionLine) -> Sequence[Value]:
    return line.name, line.own.label, *counts(line.agencies)


def _together(page: ProvincePage) -> Sequence[Value]:
    return f"{len(page.lines)} kabupaten/kota", "", *counts(page.total)


def _quarters(page: ProvincePage) -> Sheet:
    own = tuple(
        Column(name, kind, digits, unit="laporan daerah", counts=count)
        for name, kind, digits, count in (
            ("Diharapkan", Kind.WHOLE, 0, COVERAGE),
            ("Datang", Kind.WHOLE, 0, COVERAGE),
            ("Kelengkapan", Kind.PERCENT, DECIMALS, TOTAL),
            ("Ketepatan", Kind.PERCENT, DECIMALS, TOTAL),
        )
    )
    rows = []
    for line in page.quarter_lines:
        regions = line.regions.counted
        note = "" if line.is_asked else "tidak dibuka"
        rows.append(
            (line.quarter, note, regions.expected, regions.submitted, *line.regions.points, *counts(line.agencies))
        )
    columns = (Column("Triwulan", Kind.QUARTER), Column("Catatan"), *own, *COUNTS)
    table = Table(caption="Dari triwulan ke triwulan", columns=columns, rows=rows, source=ARRIVED)
    return Sheet("Dari triwulan ke triwulan", table)


def _matrix(lines: Sequence[MatrixLine]) -> Sheet:
    columns = (NAME, Column("Triwulan", Kind.QUARTER), MARK, *COUNTS[:2])
    rows = [
        (line.name, quarter, mark.label, rates.counted.expected, rates.counted.submitted)
        for line in lines
        for quarter, mark, rates in line.cells
    ]
    table = Table(caption="Setiap daerah dan triwulan", columns=columns, rows=rows, source=ARRIVED, keys=2)
    return Sheet("Daerah dan triwulan", table)


def region_tables(page: RegionPage) -> Iterator[Sheet]:
    yield numbers_sheet(page.numbers, source=ARRIVED)
    days = (Column("Tenggat", Kind.DATE), Column("Diperpanjang"), Column("Pertama dikirim", Kind.DATE))
    rows = []
    for line in page.lines:
        due, sent = (line.own.due_on, line.own.submitted_on) if line.own else (None, None)
        extended = "ya" if line.is_extended else ""
        rows.append((line.quarter, line.mark.label, due, extended, sent, *counts(line.agencies)))
    columns = (Column("Triwulan", Kind.QUARTER), MARK, *days, *COUNTS)
    yield Sheet(
        "Dari triwulan ke triwulan",
        Table(caption=f"Laporan {page.name} dan perangkat daerahnya", columns=columns, rows=rows, source=ARRIVED),
    )
    if page.agencies:
        yield _agencies(page)


def _agencies(page: RegionPage) -> Sheet:
    rows = [
        (line.name, *(f"{cell.mark.short} a.n." if cell.on_behalf else cell.mark.short for cell in line.cells))
        for line in page.agencies
    ]
    table = Table(
        caption=f"Laporan setiap perangkat daerah {page.name}",
        columns=(
            Column("Perangkat daerah", width=44),
            *(Column(one.short_label, width=12) for one in page.delivered.quarters),
        ),
        rows=rows,
        notes=(f"{len(rows)} perangkat daerah dalam lingkup pembuat berkas ini.", f"{page.legend}."),
        source=ARRIVED,
    )
    return Sheet("Perangkat daerah", table)


def agency_sheet(page: AgencyQuarters) -> Sheet:
    columns = (
        Column("Triwulan", Kind.QUARTER),
        Column("Tenggat", Kind.DATE),
        Column("Perpanjangan", width=40),
        Column("Pertama dikirim", width=34),
        Column("Atas nama"),
        Column("Ketepatan", width=30),
        Column("Keadaan", width=24),
    )
    found = page.counted
    note = f"Melapor dalam {found.submitted} dari {found.expected} triwulan, {found.on_time} di antaranya tepat waktu."
    rows = []
    for line in page.lines:
        one, report = line.situation, line.situation.report
        extended = f"diperpanjang dari {long_date(line.usual_due)}: {line.extension}" if line.extension else ""
        sent = stamp(report.first_submitted_at) if report and report.first_submitted_at else ""
        told = (one.timing, one.label) if line.is_asked else ("", "Triwulan tidak dibuka")
        due = one.due if line.is_asked else None
        rows.append((one.window.quarter, due, extended, sent, "ya" if report and report.on_behalf else "", *told))
    return Sheet(
        "Triwulan", Table(caption="Triwulan demi triwulan", columns=columns, rows=rows, notes=(note,), source=ARRIVED)
    )


def silence_sheet(page: "SilentPage") -> Sheet:
    columns = (
        Column("Perangkat daerah", width=44),
        Column("Daerah", width=30),
        Column("Diam", Kind.WHOLE, unit="triwulan"),
        Column("Sejak", Kind.QUARTER),
        Column("Terakhir melapor", Kind.QUARTER),
        Column("Focal point", Kind.WHOLE, unit="orang"),
        Column("Diisi atas nama", Kind.WHOLE, unit="kali"),
        Column("Terakhir diingatkan", Kind.DATE),
    )
    rows = []
    for line in page.lines:
        one = line.silence
        behalf = one.on_behalf or None
        silent = (one.length, one.since, one.last)
        rows.append((one.agency.name, line.region, *silent, one.focal_points, behalf, one.reminded_on))
    notes = (f"{len(page.never)} tidak pernah melapor, {len(page.stopped)} berhenti melapor.",)
    table = Table(caption=f"{len(rows)} perangkat daerah", columns=columns, rows=rows, notes=notes, source=ARRIVED)
    return Sheet("Perangkat daerah", table)
