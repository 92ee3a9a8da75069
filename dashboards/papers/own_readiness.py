"""The readiness of one region on paper: its course, the seven beside the median of all, and the sum in full."""

from dashboards.papers.blocks import Column, Part, Row, Table
from dashboards.papers.history import History
from dashboards.papers.readiness_parts import score_of
from dashboards.printed import change_of
from dashboards.readiness_map import WEAK
from dashboards.region_page import RegionPage
from dashboards.trends import trend
from formats.charts import Bar, bar
from formats.numbers import MISSING, number
from indicators.kinds import SEVEN
from indicators.readiness import printed


def score_course(page: RegionPage, history: History) -> Table:
    """Beside the median of all, quarter by quarter."""
    quarters = history.frame.quarters
    own = [printed(board.score) for board in page.boards]
    medians = [one.score for one in history.board.digests]
    columns = [Column("Kesiapan PUG", 24), Column("Arah", 14), *(Column(one.short_label, 11, True) for one in quarters)]
    rows = [
        Row((page.name, trend(page.name, own, quarters=quarters), *map(number, own)), is_strong=True),
        Row(("Median daerah", trend("Median daerah", medians, quarters=quarters), *map(number, medians))),
    ]
    changed = history.frame.weights_changed
    counts = ", ".join(f"{one.verified} ({one.quarter.short_label})" for one in history.board.digests if one.verified)
    notes = [f"Median dari daerah yang laporannya diverifikasi: {counts}."] if counts else []
    return Table(f"Kesiapan {len(quarters)} triwulan (0–100)", columns, rows, [*notes, *([changed] if changed else [])])


def meters_table(page: RegionPage, history: History) -> Table:
    columns = [
        Column("Prasyarat", 24), Column("0–100", 28), Column("Skor", 10, True), Column("±", 8, True),
        Column(history.year_ago.short_label, 13, True), Column(f"Median {history.board.now.verified} daerah", 15, True),
        Column("Selisih", 10, True),
    ]  # fmt: skip
    rows, medians = [], history.board.now.prerequisites
    for one in SEVEN:
        now, before = score_of(history, page.place, one), score_of(history, page.place, one, history.before)
        by, beside = change_of(now, before), change_of(now, medians.get(one))
        drawn = bar(Bar(value=now, weak=now is not None and now < WEAK, title=f"{one.label}: {number(now)}"))
        year_ago = score_of(history, page.place, one, history.year_ago)
        rows.append(Row((
            one.label, drawn, number(now), by.text if by else MISSING, number(year_ago), number(medians.get(one)),
            beside.text if beside else MISSING,
        )))  # fmt: skip
    return Table("Tujuh prasyarat di samping median daerah", columns, rows)


def sums_parts(page: RegionPage) -> list[Part]:
    """How the score came about; nothing where there is none."""
    columns = [
        Column("Indikator", 46), Column("Nilai", 18, True), Column("Dari", 18, True), Column("Skor", 9, True),
        Column("Bobot", 9, True), Column("Catatan", 16),
    ]  # fmt: skip
    parts = []
    masked = {meaning.name for meaning in page.board.frame.shown if meaning.is_sensitive}
    for one in page.sums:
        rows = [
            Row((f"{item.code} {item.name}", item.actual, item.out_of, item.score, item.weight, item.note or MISSING))
            for item in one.items
            if item.name not in masked
        ]
        parts.append(Part(tables=[Table(f"{one.label}: {one.score}", columns, rows)]))
    return parts
