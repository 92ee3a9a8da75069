"""The indicators of a quarter: now and to date, before and a year ago, change, target, achievement and coverage."""

from collections.abc import Iterable
from decimal import Decimal

from dashboards.masking import BESIDE, TOGETHER
from dashboards.meanings import Meaning
from dashboards.workbook.hiding import COLUMNS as HIDDEN
from dashboards.workbook.hiding import Hiding, Instead
from dashboards.workbook.history import History
from dashboards.workbook.numbers import (
    answered,
    change,
    numbers_of,
    typed,
    unit_of,
    unit_of_change,
    value_of,
)  # fmt: skip
from formats.quarters import Quarter
from formats.spreadsheets import Column, Counts, Sheet, Table, Typed, Value
from formats.spreadsheets import Kind as Cell
from indicators.achievement import assess
from indicators.kinds import Kind, RollUp
from indicators.rollups import Total

TOTAL, COVERAGE = Counts.TOTAL, Counts.COVERAGE
NOTES = (
    "Persentase disimpan sebagai persentase Excel (12,5% = 0,125); perubahannya dalam poin persen.",
    "Sel kosong berarti belum ada jawaban, bukan nol. Keadaan terakhir berlaku sampai triwulan ini: "
    "di situ “s.d. triwulan” sama dengan “triwulan ini”.",
)


def columns(quarter: Quarter) -> tuple[Column, ...]:
    before, year_ago = quarter.previous.short_label, quarter.plus(-4).short_label
    return (
        Column("Kode"),
        Column("Indikator", width=44),
        Column("Prasyarat"),
        Column("Satuan"),
        Column("Triwulan ini", Cell.DECIMAL, counts=TOTAL),
        Column("s.d. triwulan", Cell.DECIMAL, counts=TOTAL),
        Column(before, Cell.DECIMAL, counts=TOTAL),
        Column(year_ago, Cell.DECIMAL, counts=TOTAL),
        Column(f"Perubahan dari {before}", Cell.CHANGE),
        Column("Satuan perubahan"),
        Column("Penjawab sama banyak"),
        Column("Target", Cell.DECIMAL),
        Column("Capaian", Cell.PERCENT, 1),
        Column("Predikat"),
        Column("Laki-laki s.d.", Cell.DECIMAL, counts=TOTAL),
        Column("Perempuan s.d.", Cell.DECIMAL, counts=TOTAL),
        Column("Pembilang s.d.", Cell.DECIMAL, counts=TOTAL),
        Column("Penyebut s.d.", Cell.DECIMAL, counts=TOTAL),
        Column("Sebaran jawaban", width=30),
        Column("Menjawab", Cell.WHOLE, counts=COVERAGE),
        Column("Ditanya", Cell.WHOLE, counts=COVERAGE),
        Column("Lengkap", Cell.WHOLE, counts=COVERAGE),
        Column("Tidak tersedia", Cell.WHOLE, counts=COVERAGE),
        Column("Daerah menjawab", Cell.WHOLE, counts=COVERAGE),
        Column("Daerah ditanya", Cell.WHOLE, counts=COVERAGE),
        Column("Catatan", width=30),
    )


def indicator_sheet(history: History, hiding: Hiding, *, whose: str, source: str, who: int = TOGETHER) -> Sheet:
    board = history.board
    table = Table(
        caption=f"Indikator {board.quarter.label}, {whose}",
        columns=columns(board.quarter),
        rows=[_row(meaning, history, hiding, who) for meaning in board.frame.shown],
        notes=NOTES,
        source=source,
        keys=2,
    )
    return Sheet("Indikator", table)


def _row(meaning: Meaning, history: History, hiding: Hiding, who: int) -> tuple[Value, ...]:
    picture, alone = history.now, who != TOGETHER
    now, to_date = (picture.total(meaning.code, who, to_date=each) for each in (False, True))
    hide_now, hide = (hiding.of(meaning, picture, who, to_date=each) for each in (False, True))
    shown = numbers_of(meaning, to_date, instead=hide)
    coverage = to_date.coverage
    return (
        meaning.code,
        meaning.name,
        meaning.prerequisite.label,
        unit_of(meaning, alone=alone),
        numbers_of(meaning, now, instead=hide_now).value,
        shown.value,
        *_earlier(meaning, history, hiding, who, now),
        *_aim(meaning, history, who, to_date, hide),
        shown.men,
        shown.women,
        shown.part,
        shown.whole,
        shown.words,
        *answered(coverage),
        coverage.regions_answered,
        coverage.regions_expected,
        f"definisi baru sejak {meaning.alike_since.short_label}" if meaning.alike_since else "",
    )


def _earlier(meaning: Meaning, history: History, hiding: Hiding, who: int, now: Total) -> Iterable[Value]:
    """The quarter before, a year ago, the change from the one before, its unit, and whether it is like for like."""
    quarter = history.board.quarter
    before, before_shown = _at(meaning, history, hiding, who, quarter.previous)
    _, year_ago_shown = _at(meaning, history, hiding, who, quarter.plus(-4))
    by: Value = None
    if before is not None and meaning.rule.across_units != RollUp.NONE:
        by = change(value_of(meaning, now), value_of(meaning, before), digits=meaning.rule.decimals)
        is_open = isinstance(before_shown, Typed) and not _hides(hiding.of(meaning, history.now, who))
        by = by if by is None or is_open else BESIDE
    same = before is not None and before.coverage.answered == now.coverage.answered
    told = by is not None
    return (
        before_shown,
        year_ago_shown,
        by,
        unit_of_change(meaning, alone=who != TOGETHER) if told else "",
        ("ya" if same else "tidak") if told else "",
    )


def _hides(instead: Instead) -> bool:
    return any(map(instead, HIDDEN))


def _at(meaning: Meaning, history: History, hiding: Hiding, who: int, quarter: Quarter) -> tuple[Total | None, Value]:
    picture = history.picture_of(meaning, quarter)
    if picture is None or (who != TOGETHER and who not in picture.boards):
        return None, None
    found = picture.total(meaning.code, who)
    then = picture.meanings[meaning.code]
    return found, numbers_of(then, found, instead=hiding.of(then, picture, who)).value


def _aim(meaning: Meaning, history: History, who: int, to_date: Total, hide: Instead) -> Iterable[Value]:
    target = target_of(meaning, history, who)
    if target is None:
        return None, None, ""
    found = assess(meaning.rule.direction, actual=to_date.value, target=target)
    if found is not None and _hides(hide):
        return typed(meaning, target), BESIDE, BESIDE
    grade = f"{found.grade.value} · {found.grade.label}" if found else ""
    return typed(meaning, target), found.printed if found else "n/a", grade


def target_of(meaning: Meaning, history: History, who: int) -> Decimal | None:
    """Of a region its own, or the province's. For the 14 the province's, and only of a percentage: the target of a
    sum holds for each region."""
    if meaning.rule.kind == Kind.CHOICE:
        return None
    if who != TOGETHER:
        return history.now.boards[who].lines[meaning.code].target
    if meaning.rule.across_units not in (RollUp.RATIO, RollUp.YES_SHARE):
        return None
    frame = history.board.frame
    province = frame.tree.province.id
    return frame.targets.of(meaning.code, year=frame.quarter.year, institution_id=province, province_id=province)
