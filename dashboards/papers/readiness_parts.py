"""Readiness on paper: the map with the table of the 14, the seven beside each other, and each of them."""

from collections.abc import Sequence
from decimal import Decimal

from dashboards.board_page import BoardPage
from dashboards.meanings import Meaning
from dashboards.papers.blocks import Column, Part, Row, Table
from dashboards.papers.history import History
from dashboards.papers.indicator_parts import OUTSIDE, OWN_NAME
from dashboards.papers.spreads import names_in_tables, row_name, spread_of
from dashboards.places import Place
from dashboards.printed import change_of
from dashboards.readiness_map import WEAK, legend, readiness_map
from dashboards.region_table import RegionRow
from dashboards.sentences import NAMED, Paragraph, joined, said, strong
from formats.dates import join_words
from formats.numbers import MISSING, number
from formats.quarters import Quarter
from indicators.kinds import SEVEN, Kind, Prerequisite
from indicators.readiness import printed

MAP_NOTE = "Setiap kotak satu daerah, pada letaknya kira-kira; kotak berarsir belum diverifikasi."


def map_part(page: BoardPage) -> Part:
    return Part(
        title="Peta kesiapan PUG (skor 0–100)", chart=readiness_map(page.board), legend=legend(), quiet=[MAP_NOTE]
    )


def regions_part(page: BoardPage, history: History) -> Part:
    table = page.table
    columns = [
        Column("Daerah", 24), Column("Keadaan laporan", 20), Column("OPD melapor", 10, True),
        Column("Kesiapan", 11, True), Column("±", 7, True), Column("Focal point", 11, True), Column("ARG", 10, True),
        Column("8 triwulan", 13),
    ]  # fmt: skip
    rows = [_region_row(row, row_name(row.place)) for row in table.rows]
    rows.append(_region_row(table.own, OUTSIDE))
    notes = [
        f"±: perubahan dari {page.board.before.quarter.label}. OPD: perangkat daerah. "
        f"ARG: anggaran responsif gender. {names_in_tables(history)}"
    ]
    return Part(tables=[Table("Kesiapan dan laporan menurut daerah", columns, rows, notes)])


def _region_row(row: RegionRow, name: str) -> Row:
    shares = [text for _, text in row.shares]
    return Row((
        name, row.arrived.chip[1], row.agencies_text, row.score_text,
        row.change.text if row.change else MISSING, *shares, row.trend,
    ))  # fmt: skip


def seven_part(history: History) -> Part:
    """All seven beside each other, so that a row can be read across."""
    columns = [Column("Daerah", 17), *(Column(one.label, 12, True) for one in SEVEN), Column("Kesiapan", 11, True)]
    board, medians = history.board, history.board.now.prerequisites
    rows = [_seven(history, place, row_name(place)) for place in history.places]
    median = (f"Median {board.now.verified} daerah", *(number(medians.get(one)) for one in SEVEN))
    rows.append(Row((*median, number(board.now.score)), is_strong=True))
    rows.append(_seven(history, board.frame.tree.province, f"{OWN_NAME} (di luar median)"))
    return Part(tables=[Table("Skor tujuh prasyarat menurut daerah", columns, rows)])


def _seven(history: History, place: Place, name: str) -> Row:
    own = history.board.boards[place.id]
    scores = (number(printed(own.prerequisites.get(one))) for one in SEVEN)
    return Row((name, *scores, number(printed(own.score))))


def prerequisite_part(history: History, one: Prerequisite, meanings: Sequence[Meaning]) -> Part:
    scores = {place: score for place in history.places if (score := score_of(history, place, one)) is not None}
    return Part(
        paragraphs=[prerequisite_words(history, one, scores)],
        chart=spread_of(scores, name=f"skor {one.label.lower()}"),
        tables=[prerequisite_table(history, one, meanings)],
        is_whole=True,
    )


def prerequisite_words(history: History, one: Prerequisite, scores: dict[Place, Decimal]) -> Paragraph:
    median, before = history.board.now.prerequisites.get(one), history.board.before.prerequisites.get(one)
    if median is None:
        return said("Belum ada skor: belum ada laporan yang diverifikasi.")
    weak = [place.name for place, score in scores.items() if score < WEAK]
    head = said("Median ", strong(number(median)), f" dari 100 di {len(scores)} daerah{_moved(median, before)}")
    return joined((head, _weak(weak)))


def _moved(median: Decimal, before: Decimal | None) -> str:
    if before is None:
        return "."
    by = median - before
    if not by:
        return ", sama dengan triwulan lalu."
    return f", {'naik' if by > 0 else 'turun'} {number(abs(by))} poin dari triwulan lalu."


def _weak(names: list[str]) -> Paragraph:
    if not names:
        return said(f"Tidak ada daerah di bawah {WEAK}.")
    if len(names) <= NAMED:
        return said(f"Di bawah {WEAK}: {join_words(names)}.")
    return said(strong(len(names)), f" daerah di bawah {WEAK}.")


def score_of(history: History, place: Place, one: Prerequisite, quarter: Quarter | None = None) -> Decimal | None:
    board = history.boards.get((place.id, quarter or history.quarter))
    return printed(board.prerequisites.get(one)) if board else None


def prerequisite_table(history: History, one: Prerequisite, meanings: Sequence[Meaning]) -> Table:
    """The score and how it moved, and beside it what every indicator of it comes to; rupiah are too long for that."""
    meanings = [meaning for meaning in meanings if meaning.rule.kind != Kind.AMOUNT]
    columns = [
        Column("Daerah", 22), Column("Skor", 8, True), Column("±", 7, True),
        *(Column(meaning.code, 12, True) for meaning in meanings),
    ]  # fmt: skip
    rows = [_prerequisite_row(history, place, row_name(place), one, meanings) for place in history.places]
    rows.append(_prerequisite_row(history, history.frame.tree.province, OUTSIDE, one, meanings))
    names = "; ".join(f"{meaning.code}: {meaning.name}" for meaning in meanings)
    return Table(f"{one.label} menurut daerah", columns, rows, [f"{names}."])


def _prerequisite_row(history: History, place: Place, name: str, one: Prerequisite, meanings: Sequence[Meaning]) -> Row:
    now, before = score_of(history, place, one), score_of(history, place, one, history.before)
    by = change_of(now, before)
    values = (history.value(place.id, history.quarter, meaning) for meaning in meanings)
    return Row((name, number(now), by.text if by else MISSING, *values))
