"""What leaves of the pages of readiness and of trends: their own rows, with what may not leave hidden."""

from collections.abc import Iterator, Sequence

from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.readiness_page import NumberRow, ReadinessPage, TrendPage
from dashboards.workbook.hiding import Hiding, hidden_value
from formats.spreadsheets import Column, Counts, Kind, Sheet, Table, Value

APART = "Pemerintah Provinsi berdiri sendiri, di luar median kabupaten/kota."
VERIFIED = "laporan yang sudah diverifikasi provinsi"


def readiness_tables(page: ReadinessPage) -> list[Sheet]:
    rows = [*page.rows, page.median, page.own]
    columns = [
        Column("Daerah", width=30),
        *(Column(label, Kind.WHOLE, counts=Counts.TOTAL) for label in page.labels),
        Column("Kesiapan", Kind.WHOLE, counts=Counts.TOTAL),
        Column("Laporan diverifikasi", Kind.WHOLE, counts=Counts.COVERAGE),
        Column("Laporan diharapkan", Kind.WHOLE, counts=Counts.COVERAGE),
    ]
    table = Table(
        caption=f"Skor tiap daerah menurut tujuh prasyarat, {page.board.quarter.label}",
        columns=columns,
        rows=[(row.name, *row.values, row.total, *_reports(row, page)) for row in rows],
        notes=(f"Skor 0–100. Median dari daerah yang laporannya diverifikasi. {APART}",),
        source=VERIFIED,
        strong=frozenset({len(page.rows)}),
    )
    return [Sheet("Kesiapan", table)]


def _reports(row: NumberRow, page: ReadinessPage) -> tuple[int, int]:
    if row.place is None:
        return page.board.now.verified, page.board.now.expected
    return int(page.board.boards[row.place.id].is_verified), 1


def trend_tables(page: TrendPage, hiding: Hiding) -> list[Sheet]:
    return [Sheet("Tren kesiapan", _scores(page)), Sheet("Tren indikator", _indicators(page, hiding))]


def _scores(page: TrendPage) -> Table:
    rows = [page.reports, *page.readiness, page.own]
    changed = page.board.frame.weights_changed
    return Table(
        caption="Tren kesiapan PUG, skor 0–100",
        columns=[Column("Nama", width=34), *(Column(label, Kind.WHOLE) for label in page.quarters)],
        rows=[(row.name, *row.values) for row in rows],
        notes=(*([f"{changed}. Skor dengan bobot lain tidak dibandingkan."] if changed else []), APART),
        source=VERIFIED,
        strong=frozenset({len(rows) - 2}),
    )


def _indicators(page: TrendPage, hiding: Hiding) -> Table:
    count = len(page.board.regencies)
    return Table(
        caption=f"Tren indikator, {count} kabupaten/kota, nilai tiap triwulan",
        columns=[
            Column("Indikator", width=44),
            *(Column(label, Kind.DECIMAL, counts=Counts.TOTAL) for label in page.quarters),
            Column("Menjawab", Kind.WHOLE, counts=Counts.COVERAGE),
            Column("Ditanya", Kind.WHOLE, counts=Counts.COVERAGE),
        ],
        rows=[_indicator(row, page, hiding) for row in page.indicators],
        notes=("Menjawab dan Ditanya: pada triwulan terakhir.",),
        source=VERIFIED,
    )


def _indicator(row: NumberRow, page: TrendPage, hiding: Hiding) -> Sequence[Value]:
    sums = page.board.sums[row.code]
    coverage = sums.now.coverage
    return row.name, *_safe(row, sums.meaning, hiding), coverage.answered, coverage.expected


def _safe(row: NumberRow, meaning: Meaning, hiding: Hiding) -> Iterator[Value]:
    for picture, value in zip(hiding.history.pictures, row.values, strict=True):
        then = picture.meanings.get(row.code)
        is_there = value is not None and then is not None
        yield (hidden_value(meaning, hiding.of(then, picture, TOGETHER)) or value) if is_there and then else value
