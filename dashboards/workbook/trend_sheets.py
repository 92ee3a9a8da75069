"""The course of eight quarters: readiness of every region side by side, and the indicators with their coverage."""

from collections.abc import Sequence

from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.region_page import name_of
from dashboards.workbook.hiding import Hiding
from dashboards.workbook.history import History, Picture
from dashboards.workbook.numbers import answered, numbers_of, unit_of
from formats.numbers import number
from formats.spreadsheets import Column, Counts, Graph, GraphKind, Sheet, Table, Value
from formats.spreadsheets import Kind as Cell

BY_QUARTER = (
    Column("Kode"),
    Column("Indikator", width=44),
    Column("Satuan"),
    Column("Triwulan", Cell.QUARTER),
    Column("Nilai triwulan", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Sebaran jawaban", width=30),
    Column("Menjawab", Cell.WHOLE, counts=Counts.COVERAGE),
    Column("Ditanya", Cell.WHOLE, counts=Counts.COVERAGE),
    Column("Lengkap", Cell.WHOLE, counts=Counts.COVERAGE),
    Column("Tidak tersedia", Cell.WHOLE, counts=Counts.COVERAGE),
    Column("Daerah menjawab", Cell.WHOLE, counts=Counts.COVERAGE),
    Column("Daerah ditanya", Cell.WHOLE, counts=Counts.COVERAGE),
)


def scores_trend(history: History, *, source: str, who: int = TOGETHER) -> Sheet:
    """First what the line draws: the median, or the region alone."""
    rows = _of_all(history) if who == TOGETHER else [_of_region(history, who)]
    table = Table(
        caption="Tren kesiapan PUG, skor 0–100",
        columns=_columns(history),
        rows=rows,
        notes=(
            "Skor ada hanya pada triwulan yang laporannya diverifikasi; yang belum, kosong.",
            *filter(None, [history.board.frame.weights_changed]),
        ),
        source=source,
        strong=frozenset({0}),
    )
    return Sheet("Tren kesiapan", table, graphs=[_line(table)])


def _columns(history: History) -> list[Column]:
    quarters = [picture.quarter.short_label for picture in history.pictures]
    return [Column("Daerah", width=34), *(Column(label, Cell.WHOLE) for label in quarters)]


def _of_all(history: History) -> list[Sequence[Value]]:
    """The median, how many stand behind it, and every region; the province's own last."""
    board = history.board
    return [
        ("Median kesiapan PUG", *(one.score for one in board.digests)),
        ("Daerah dengan laporan diverifikasi", *(one.verified for one in board.digests)),
        ("Daerah yang diharapkan melapor", *(one.expected for one in board.digests)),
        *((place.name, *board.scores(place.id)) for place in board.regencies),
        ("Pemerintah Provinsi (di luar median)", *board.scores(board.frame.tree.province.id)),
    ]


def _of_region(history: History, who: int) -> Sequence[Value]:
    place = history.board.frame.tree.region(who)
    return name_of(place, history.board.frame), *history.scores(who)


def _line(table: Table) -> Graph:
    points = zip(table.columns[1:], table.rows[0][1:], strict=True)
    told = "; ".join(f"{column.name} {number(value)}" for column, value in points)  # type: ignore[arg-type]
    return Graph(
        GraphKind.LINES,
        title=f"{table.rows[0][0]}, skor 0–100",
        words=f"Diagram garis {table.rows[0][0]}: {told}.",
        rows=[0],
        columns=range(1, len(table.columns)),
        highest=100,
    )


def indicators_trend(history: History, hiding: Hiding, *, whose: str, source: str, who: int = TOGETHER) -> Sheet:
    table = Table(
        caption=f"Tren indikator, {whose}",
        columns=BY_QUARTER,
        rows=[
            _row(meaning, picture, hiding, who)
            for meaning in history.board.frame.shown
            for picture in history.pictures
            if history.picture_of(meaning, picture.quarter) and (who == TOGETHER or who in picture.boards)
        ],
        notes=("Nilai setiap triwulan sendiri. Triwulan yang diukur dengan definisi lain tidak ditampilkan.",),
        source=source,
        keys=2,
    )
    return Sheet("Tren indikator", table)


def _row(meaning: Meaning, picture: Picture, hiding: Hiding, who: int) -> tuple[Value, ...]:
    then, found = picture.meanings[meaning.code], picture.total(meaning.code, who)
    shown = numbers_of(then, found, instead=hiding.of(then, picture, who))
    coverage = found.coverage
    return (
        meaning.code,
        meaning.name,
        unit_of(then, alone=who != TOGETHER),
        picture.quarter,
        shown.value,
        shown.words,
        *answered(coverage),
        coverage.regions_answered,
        coverage.regions_expected,
    )
