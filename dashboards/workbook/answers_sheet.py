"""One row for each indicator, region and quarter: made for filters and pivot tables."""

from collections.abc import Iterable, Iterator, Sequence

from dashboards.indicator_rows import own_answer
from dashboards.masking import BESIDE
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.workbook.hiding import COLUMNS as HIDDEN
from dashboards.workbook.hiding import Hiding
from dashboards.workbook.history import History, Picture
from dashboards.workbook.numbers import NIL, answered, numbers_of, typed, unit_of
from formats.spreadsheets import Column, Counts, Sheet, Table, Value
from formats.spreadsheets import Kind as Cell
from indicators.achievement import assess
from indicators.kinds import Kind

COVERAGE = Counts.COVERAGE
COLUMNS = (
    Column("Triwulan", Cell.QUARTER),
    Column("Kode daerah"),
    Column("Daerah", width=28),
    Column("Kode"),
    Column("Indikator", width=44),
    Column("Satuan"),
    Column("Keadaan", width=18),
    Column("Nilai triwulan", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Laki-laki", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Perempuan", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Pembilang", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Penyebut", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Jawaban", width=20),
    Column("Nilai s.d. triwulan", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Laki-laki s.d.", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Perempuan s.d.", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Pembilang s.d.", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Penyebut s.d.", Cell.DECIMAL, counts=Counts.TOTAL),
    Column("Menjawab", Cell.WHOLE, counts=COVERAGE),
    Column("Ditanya", Cell.WHOLE, counts=COVERAGE),
    Column("Lengkap", Cell.WHOLE, counts=COVERAGE),
    Column("Tidak tersedia", Cell.WHOLE, counts=COVERAGE),
    Column("Target", Cell.DECIMAL),
    Column("Capaian", Cell.PERCENT, 1),
    Column("Laporan daerah diverifikasi", Cell.DATE),
)
NOTES = (
    "Satu baris untuk setiap indikator, daerah, dan triwulan, menurut definisi triwulan itu; terbaru di atas.",
    "Nilai pilihan ialah skor jawabannya. Menjawab dan Ditanya menghitung instansi: daerah sendiri, atau perangkat "
    "daerahnya.",
)


def answers_sheet(
    name: str, history: History, hiding: Hiding, *, regions: Sequence[Place], whose: str, source: str
) -> Sheet:
    table = Table(
        caption=f"Indikator per triwulan, {whose}",
        columns=COLUMNS,
        rows=list(_rows(history, hiding, regions)),
        notes=NOTES,
        source=source,
        keys=5,
    )
    return Sheet(name, table)


def _rows(history: History, hiding: Hiding, regions: Sequence[Place]) -> Iterator[tuple[Value, ...]]:
    for picture in reversed(history.pictures):
        for place in regions:
            if place.id in picture.boards:
                for meaning in picture.meanings.values():
                    yield _row(meaning, picture, place, history, hiding)


def _row(meaning: Meaning, picture: Picture, place: Place, history: History, hiding: Hiding) -> tuple[Value, ...]:
    code, who = meaning.code, place.id
    now, to_date = (picture.total(code, who, to_date=each) for each in (False, True))
    hide_now, hide = (hiding.of(meaning, picture, who, to_date=each) for each in (False, True))
    of_quarter = numbers_of(meaning, now, instead=hide_now)
    of_year = numbers_of(meaning, to_date, instead=hide)
    coverage = now.coverage if now.coverage.expected else to_date.coverage
    return (
        picture.quarter,
        place.code,
        place.name,
        code,
        meaning.name,
        unit_of(meaning, alone=True),
        NIL.lower() if of_year.value == NIL and now.coverage.expected else own_answer(coverage),
        *of_quarter.cells,
        of_quarter.words,
        *of_year.cells,
        *answered(to_date.coverage),
        *_aim(meaning, picture, who, is_hidden=any(map(hide, HIDDEN))),
        history.verified.get((who, picture.quarter)),
    )


def _aim(meaning: Meaning, picture: Picture, who: int, *, is_hidden: bool) -> Iterable[Value]:
    target = picture.boards[who].lines[meaning.code].target
    if target is None or meaning.rule.kind == Kind.CHOICE:
        return None, None
    if is_hidden:
        return typed(meaning, target), BESIDE
    actual = picture.total(meaning.code, who, to_date=True).value
    found = assess(meaning.rule.direction, actual=actual, target=target)
    return typed(meaning, target), found.printed if found else None
