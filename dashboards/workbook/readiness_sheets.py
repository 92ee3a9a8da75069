"""How ready the regions are: the seven prerequisites of each, and the sum of every score in full."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from dashboards.masking import BESIDE
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.region_page import name_of
from dashboards.regionboard import RegionBoard, readiness_of
from dashboards.workbook.hiding import COLUMNS as HIDDEN
from dashboards.workbook.hiding import Hiding
from dashboards.workbook.history import History
from dashboards.workbook.numbers import count, typed
from formats.numbers import number, round_half_up
from formats.spreadsheets import Column, Counts, Graph, GraphKind, Sheet, Table, Value
from formats.spreadsheets import Kind as Cell
from indicators.kinds import SEVEN
from indicators.readiness import ItemScore, PrerequisiteScore, Reason, printed

SCORES = (
    Column("Kode daerah"),
    Column("Daerah", width=30),
    *(Column(one.label, Cell.WHOLE, counts=Counts.TOTAL) for one in SEVEN),
    Column("Kesiapan PUG", Cell.WHOLE, counts=Counts.TOTAL),
    Column("Hitungan", width=46),
    Column("Laporan diverifikasi", Cell.WHOLE, counts=Counts.COVERAGE),
    Column("Daerah", Cell.WHOLE, unit="diharapkan", counts=Counts.COVERAGE),
)
SUMS = (
    Column("Kode daerah"),
    Column("Daerah", width=30),
    Column("Prasyarat"),
    Column("Kode"),
    Column("Indikator", width=44),
    Column("Nilai", Cell.DECIMAL),
    Column("Dari", Cell.DECIMAL),
    Column("Persen", Cell.PERCENT, 1),
    Column("Skor", Cell.DECIMAL, 1),
    Column("Bobot", Cell.WHOLE),
    Column("Catatan", width=24),
)


def scores_sheet(history: History, *, source: str) -> Sheet:
    """The 14, their median, and the province's own, which is in no median."""
    board = history.board
    rows = [_scores(place, history) for place in board.regencies]
    own = _scores(board.frame.tree.province, history)
    table = Table(
        caption=f"Kesiapan PUG {board.quarter.label}: tujuh prasyarat, skor 0–100",
        columns=SCORES,
        rows=[*rows, _median(history), own],
        notes=(
            "Skor dan median dibulatkan seperti di papan. Daerah tanpa laporan yang diverifikasi tidak mempunyai skor. "
            "Pemerintah Provinsi berdiri sendiri, di luar median.",
        ),
        source=source,
        strong=frozenset({len(rows)}),
        keys=2,
    )
    return Sheet("Kesiapan", table, graphs=[_bars(history, table, len(rows))] if rows else ())


def _scores(place: Place, history: History) -> tuple[Value, ...]:
    own = history.now.boards[place.id]
    return (
        place.code,
        name_of(place, history.board.frame),
        *(printed(own.prerequisites.get(one)) for one in SEVEN),
        printed(own.score),
        _sum_in_words(own, history),
        int(own.is_verified),
        1,
    )


def _sum_in_words(own: RegionBoard, history: History) -> str:
    """'(81 + 74 + 69) ÷ 3 ≈ 75', of the rounded scores."""
    if not own.is_verified:
        return "belum diverifikasi"
    parts = readiness_of(own.lines, meanings=history.board.frame.shown).scored
    total = " + ".join(number(part.printed) for part in parts)
    return f"({total}) ÷ {len(parts)} ≈ {number(printed(own.score))}" if parts else ""


def _median(history: History) -> tuple[Value, ...]:
    now = history.board.now
    return (
        "",
        f"Median {now.verified} daerah",
        *(now.prerequisites.get(one) for one in SEVEN),
        now.score,
        "nilai tengah skor daerah, bukan rata-rata",
        now.verified,
        now.expected,
    )


def _bars(history: History, table: Table, regions: int) -> Graph:
    column = 2 + len(SEVEN)
    told = "; ".join(f"{row[1]} {number(row[column])}" for row in table.rows[:regions])  # type: ignore[arg-type]
    return Graph(
        GraphKind.BARS,
        title=f"Kesiapan PUG {history.board.quarter.label}, skor 0–100",
        words=f"Diagram batang kesiapan PUG menurut daerah: {told}.",
        rows=range(regions),
        columns=[column],
        label=1,
        highest=100,
    )


class Scored(NamedTuple):
    """The last line of one region's sum."""

    score: Decimal | None
    words: str


def sums_sheet(
    history: History, hiding: Hiding, *, regions: Sequence[Place], source: str, scored: Scored | None = None
) -> Sheet:
    """Nothing of a region without a verified report: there is no score to explain."""
    rows = [row for place in regions for row in _items(place, history, hiding)]
    if scored:
        whose = rows[0][:2]
        rows.append((*whose, "Kesiapan", "", "", None, None, None, scored.score, None, scored.words))
    table = Table(
        caption=f"Rincian kesiapan {history.board.quarter.label}: skor setiap indikator",
        columns=SUMS,
        rows=rows,
        notes=(
            "Skor prasyarat: rata-rata berbobot skor indikatornya. Kesiapan: rata-rata prasyarat yang mempunyai skor. "
            "Baris tebal ialah prasyarat.",
        ),
        source=source,
        strong=frozenset(place for place, row in enumerate(rows) if not row[3]),
        keys=2,
    )
    return Sheet("Rincian kesiapan", table)


def _items(place: Place, history: History, hiding: Hiding) -> Iterator[tuple[Value, ...]]:
    own, frame = history.now.boards[place.id], history.board.frame
    if not own.is_verified:
        return
    meanings = {meaning.code: meaning for meaning in frame.shown}
    whose = place.code, name_of(place, frame)
    for part in readiness_of(own.lines, meanings=frame.shown).prerequisites:
        yield *whose, *_prerequisite(part)
        for item in part.items:
            meaning = meanings[item.code]
            hide = hiding.of(meaning, history.now, place.id, to_date=True)
            is_hidden = any(map(hide, HIDDEN))
            yield *whose, part.prerequisite.label, *_item(item, meaning, is_hidden=is_hidden)


def _prerequisite(part: PrerequisiteScore) -> tuple[Value, ...]:
    weight = count(part.weight) if part.score is not None else None
    return part.prerequisite.label, "", "", None, None, None, part.printed, weight, ""


def _item(item: ItemScore, meaning: Meaning, *, is_hidden: bool) -> tuple[Value, ...]:
    if is_hidden:
        return item.code, meaning.name, BESIDE, BESIDE, BESIDE, BESIDE, item.weight, item.reason.label
    note = item.reason.label if item.reason != Reason.SCORED else "dipotong pada 0–100" if item.is_cut else ""
    return (
        item.code,
        meaning.name,
        _amount(item.actual, meaning),
        _amount(item.out_of, meaning),
        _rounded(item.percent),
        _rounded(item.score),
        item.weight if item.score is not None else None,
        note,
    )


def _amount(value: Decimal | None, meaning: Meaning) -> Value:
    """Options are counted in points; everything else in the indicator's unit."""
    if meaning.is_option:
        return count(value)
    return None if value is None else typed(meaning, round_half_up(value, meaning.rule.decimals))


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else round_half_up(value, 1)
