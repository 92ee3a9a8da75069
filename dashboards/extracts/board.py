"""What leaves of the province's board: every part of the page, in its order."""

from collections.abc import Iterator

from dashboards.board_page import BoardPage
from dashboards.extracts.indicators import indicators_sheet
from dashboards.extracts.parts import (
    COVERAGE,
    TOTAL,
    VERIFIED,
    awaited_sheet,
    beside_sheet,
    meters_sheet,
    numbers_sheet,
    published_sheet,
)
from dashboards.region_table import SHARES, RegionRow
from dashboards.workbook.hiding import Hiding
from dashboards.workbook.numbers import typed
from formats.spreadsheets import Column, Kind, Sheet, Table, Value


def board_tables(page: BoardPage, hiding: Hiding) -> Iterator[Sheet]:
    now, is_provisional = page.board.now, page.provisional is not None
    yield numbers_sheet(page.numbers)
    yield meters_sheet(
        page.meters, caption=f"Tujuh prasyarat, median {now.verified} daerah", answered=now.verified, asked=now.expected
    )
    yield regions_sheet(page)
    if page.beside:
        yield beside_sheet(page.beside)
    yield awaited_sheet(page.missing, page.late)
    caption = f"Indikator, {len(page.board.regencies)} kabupaten/kota"
    yield indicators_sheet(page.sections, hiding, caption=caption, is_provisional=is_provisional)
    if page.published and not is_provisional:
        yield published_sheet(page.published, of_region=False)


def regions_sheet(page: BoardPage) -> Sheet:
    found, is_provisional = page.table, page.provisional is not None
    rows = [tuple(_region(row, page, is_provisional=is_provisional)) for row in (*found.rows, found.own)]
    table = Table(
        caption="Kabupaten/kota menurut laporan, kesiapan, dan anggaran responsif gender",
        columns=tuple(_columns(page, is_provisional=is_provisional)),
        rows=rows,
        notes=("Baris terakhir, Pemerintah Provinsi, di luar jumlah kabupaten/kota.",),
        source=VERIFIED,
    )
    return Sheet("Kabupaten dan kota", table)


def _columns(page: BoardPage, *, is_provisional: bool) -> Iterator[Column]:
    yield from (Column("Daerah", width=30), Column("Laporan", width=20))
    yield Column("Perangkat daerah mengirim", Kind.WHOLE, counts=COVERAGE)
    yield Column("Perangkat daerah diharapkan", Kind.WHOLE, counts=COVERAGE)
    yield Column("Kesiapan", Kind.WHOLE, counts=TOTAL)
    if is_provisional:
        yield Column("Kesiapan SEMENTARA", Kind.WHOLE, counts=TOTAL)
    yield Column(f"± {page.board.before.quarter.short_label}", Kind.CHANGE)
    yield Column("Focal point", Kind.PERCENT, 1, counts=TOTAL)
    yield Column("ARG", Kind.PERCENT, 1, counts=TOTAL)


def _region(row: RegionRow, page: BoardPage, *, is_provisional: bool) -> Iterator[Value]:
    meanings = {meaning.code: meaning for meaning in page.board.frame.shown}
    yield from (row.name, row.arrived.chip[1], row.arrived.agencies_in, row.arrived.agencies, row.score)
    if is_provisional:
        yield row.provisional_score
    yield row.change.typed if row.change else None
    for code, (value, _) in zip(SHARES, row.shares, strict=True):
        yield typed(meanings[code], value) if code in meanings else None
