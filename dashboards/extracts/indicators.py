"""The lines of a page's table of indicators, with numbers for texts and nothing that may not leave."""

from collections.abc import Iterator, Sequence

from dashboards.indicator_sections import Figures, IndicatorRow, Section
from dashboards.masking import BESIDE, TOGETHER
from dashboards.meanings import Meaning
from dashboards.workbook.hiding import COLUMNS as HIDDEN
from dashboards.workbook.hiding import Hiding, Instead
from dashboards.workbook.numbers import numbers_of, typed, unit_of
from formats.quarters import Quarter
from formats.spreadsheets import Column, Counts, Kind, Sheet, Table, Value

TOTAL, COVERAGE = Counts.TOTAL, Counts.COVERAGE
NOTES = (
    "Sel kosong atau “—” berarti belum ada jawaban, bukan nol. Laki-laki, Perempuan, Pembilang, Penyebut, dan Sebaran: "
    "yang menyusun nilai s.d. triwulan. Menjawab dan Ditanya menghitung instansi.",
    "Penjawab berbeda: pada triwulan sebelumnya lebih banyak atau lebih sedikit yang menjawab.",
    "“<5” dan “disamarkan”: angka peka yang kecil tidak keluar dari sistem, begitu juga yang dapat membukanya.",
)
UNLIKE = "penjawab berbeda"
SOURCE = "laporan yang sudah diverifikasi provinsi"


def indicators_sheet(
    sections: Sequence[Section], hiding: Hiding, *, caption: str, who: int = TOGETHER, is_provisional: bool = False
) -> Sheet:
    quarter, alone = hiding.history.board.quarter, who != TOGETHER
    rows = [
        tuple(_row(section.label, row, row.figures, hiding, who=who, is_provisional=is_provisional))
        for section in sections
        for row in section.rows
        if row.figures
    ]
    columns = tuple(_columns(quarter, alone=alone, is_provisional=is_provisional))
    table = Table(caption=caption, columns=columns, rows=rows, notes=NOTES, source=SOURCE, keys=3)
    return Sheet("Indikator", table)


def _columns(quarter: Quarter, *, alone: bool, is_provisional: bool) -> Iterator[Column]:
    yield from (Column("Prasyarat", width=18), Column("Kode"), Column("Indikator", width=34), Column("Satuan"))
    yield Column("Triwulan ini", Kind.DECIMAL, counts=TOTAL)
    yield Column("s.d. triwulan", Kind.DECIMAL, counts=TOTAL)
    if is_provisional:
        yield Column("SEMENTARA", Kind.DECIMAL, counts=TOTAL)
    yield Column(f"± {quarter.previous.short_label}", Kind.CHANGE)
    if alone:
        yield from (Column("Target", Kind.DECIMAL), Column("Capaian", Kind.PERCENT, 1), Column("Predikat", width=16))
    yield from (_part(name) for name in ("Laki-laki", "Perempuan", "Pembilang", "Penyebut"))
    yield Column("Sebaran jawaban", width=22, is_detail=True)
    yield from (Column(name, Kind.WHOLE, counts=COVERAGE) for name in ("Menjawab", "Ditanya"))
    if not alone:
        yield from (Column(name, Kind.WHOLE, counts=COVERAGE) for name in ("Daerah menjawab", "Daerah ditanya"))
    yield Column("Catatan", width=26)


def _part(name: str) -> Column:
    return Column(name, Kind.DECIMAL, counts=TOTAL, is_detail=True)


def _row(
    section: str, row: IndicatorRow, figures: Figures, hiding: Hiding, *, who: int, is_provisional: bool
) -> Iterator[Value]:
    meaning, picture, alone = figures.meaning, hiding.history.now, who != TOGETHER
    hide_now, hide = (hiding.of(meaning, picture, who, to_date=each) for each in (False, True))
    shown, coverage = numbers_of(meaning, figures.to_date, instead=hide), figures.to_date.coverage
    now = numbers_of(meaning, figures.now, instead=hide_now)
    yield from (section, row.code, row.name, unit_of(meaning, alone=alone), now.value, shown.value)
    if is_provisional:
        yield _other(meaning, figures)
    yield _change(row, meaning, hiding, who)
    if alone:
        yield from _aim(row, meaning, hide)
    yield from (shown.men, shown.women, shown.part, shown.whole, shown.words or now.words)
    yield from (coverage.answered, coverage.expected)
    if not alone:
        yield from (coverage.regions_answered, coverage.regions_expected)
    yield _note(row, meaning)


def _other(meaning: Meaning, figures: Figures) -> Value:
    """Of a sensitive indicator nothing: beside the verified number, the difference would be somebody's count."""
    if meaning.is_sensitive:
        return BESIDE
    found = numbers_of(meaning, figures.other) if figures.other else None
    return (found.value or found.words) if found else None


def _change(row: IndicatorRow, meaning: Meaning, hiding: Hiding, who: int) -> Value:
    if row.change is None:
        return None
    quarter = hiding.history.board.quarter
    return (
        BESIDE
        if meaning.is_sensitive and hides_any(meaning, hiding, who, (quarter, quarter.previous))
        else row.change.typed
    )


def hides_any(meaning: Meaning, hiding: Hiding, who: int, quarters: Sequence[Quarter]) -> bool:
    """Whether anything of it may not leave in one of the quarters, or is not known there."""
    for quarter in quarters:
        picture = hiding.history.picture_of(meaning, quarter)
        if picture is None or (who != TOGETHER and who not in picture.boards):
            return True
        if any(map(hiding.of(meaning, picture, who), HIDDEN)):
            return True
    return False


def _aim(row: IndicatorRow, meaning: Meaning, hide: Instead) -> tuple[Value, ...]:
    if row.aim is None:
        return None, None, ""
    if row.aim.percent is not None and any(map(hide, HIDDEN)):
        return typed(meaning, row.aim.value), BESIDE, BESIDE
    grade = " · ".join(filter(None, (row.aim.grade, row.aim.flag)))
    return typed(meaning, row.aim.value), row.aim.percent if row.aim.grade else row.aim.achieved, grade


def _note(row: IndicatorRow, meaning: Meaning) -> str:
    """The older answer of a sensitive indicator is not told: nobody looks whether it may be."""
    stale = f"jawaban terakhir {row.stale}" if row.stale and not meaning.is_sensitive else ""
    unlike = UNLIKE if row.change and not row.change.is_like_for_like else ""
    return "; ".join(filter(None, (row.broken, stale, unlike)))
