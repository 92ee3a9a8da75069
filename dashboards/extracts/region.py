"""What leaves of a region's page; of its agencies those that the reader reaches."""

from collections.abc import Iterator, Sequence

from dashboards.agency_rows import AgencyRow
from dashboards.extracts.indicators import indicators_sheet
from dashboards.extracts.parts import ARRIVED, VERIFIED, beside_sheet, meters_sheet, numbers_sheet, published_sheet
from dashboards.region_page import RegionPage
from dashboards.workbook.agency_sheets import REPORTS, report_cells
from dashboards.workbook.hiding import Hiding
from dashboards.workbook.readiness_sheets import Scored, sums_sheet
from formats.dates import long_date, stamp
from formats.numbers import MISSING
from formats.spreadsheets import Column, Sheet, Table
from indicators.readiness import printed


def region_tables(page: RegionPage, hiding: Hiding, *, agencies: Sequence[AgencyRow]) -> Iterator[Sheet]:
    is_provisional, who = page.provisional is not None, page.place.id
    yield numbers_sheet(page.numbers)
    yield meters_sheet(
        page.meters,
        caption="Tujuh prasyarat, skor 0–100",
        answered=int(page.own.is_verified),
        asked=1,
        note=f"Skor sementara: {page.provisional_score}; yang diverifikasi: {page.score}." if is_provisional else "",
    )
    yield report_sheet(page)
    if page.beside:
        yield beside_sheet(page.beside)
    yield indicators_sheet(
        page.sections, hiding, caption=f"Indikator, {page.name}", who=who, is_provisional=is_provisional
    )
    if page.own.is_verified:
        last = Scored(printed(page.own.score), page.scored)
        yield sums_sheet(hiding.history, hiding, regions=[page.place], source=VERIFIED, scored=last)
    if agencies:
        yield agencies_sheet(page, agencies)
    if page.published and not is_provisional:
        yield published_sheet(page.published, of_region=True)


def report_sheet(page: RegionPage) -> Sheet:
    arrived, own = page.arrived, page.own
    first = stamp(arrived.first_submitted_at)
    timely = ("tepat waktu" if arrived.is_on_time else "terlambat") if arrived.came else ""
    rows = [
        ("Keadaan", arrived.chip[1]),
        ("Tenggat", long_date(arrived.due)),
        ("Pertama dikirim", " · ".join(filter(None, (first, timely)))),
        ("Diverifikasi", stamp(arrived.verified_at) if arrived.verified_at else MISSING),
        ("Perangkat daerah mengirim", f"{arrived.agencies_in} dari {arrived.agencies}"),
        ("Perangkat daerah diverifikasi", f"{own.agencies_reported} dari {own.agencies_expected}"),
    ]
    columns = (Column("Hal", width=34), Column("Keterangan", width=60))
    caption = f"Laporan {page.board.quarter.short_label}"
    return Sheet("Laporan", Table(caption=caption, columns=columns, rows=rows, source=ARRIVED), filters=False)


def agencies_sheet(page: RegionPage, agencies: Sequence[AgencyRow]) -> Sheet:
    table = Table(
        caption=f"Perangkat daerah {page.name}",
        columns=(*REPORTS, Column("Waktu dikirim", width=34)),
        rows=[(*report_cells(row), stamp(row.submitted_at) if row.submitted_at else "") for row in agencies],
        notes=(f"{len(agencies)} perangkat daerah dalam lingkup pembuat berkas ini.",),
        source=ARRIVED,
        keys=2,
    )
    return Sheet("Perangkat daerah", table)
