"""The year up to a quarter: its quarters side by side, year sums, targets and achievement, and what changed."""

from collections.abc import Iterator, Sequence

from dashboards.board_page import BoardPage
from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.papers.blocks import Chapter, Column, Part, Row, Table
from dashboards.papers.history import History, history_of
from dashboards.papers.indicator_parts import OUTSIDE, by_prerequisite, coverage_words
from dashboards.papers.long_papers import long_paper
from dashboards.papers.other_parts import agencies_course, method_parts, verified_table
from dashboards.papers.paper import EditionPages, Paper
from dashboards.papers.spreads import names_in_tables, row_name
from dashboards.papers.targets import targets_parts
from dashboards.papers.year_words import Year, year_paragraph
from dashboards.places import Place
from dashboards.printed import change_of
from formats.numbers import MISSING, number
from formats.quarters import Quarter
from indicators.kinds import SEVEN, Kind


def yearly_report(pages: EditionPages) -> Paper:
    page, history = pages.board_page, history_of(pages)
    province = page.board.frame.tree.province
    return long_paper(
        kind="tahunan",
        title=f"Laporan tahunan PUG {page.board.quarter.year}",
        subject=f"sampai {page.board.quarter.label}",
        place=province,
        quarter=page.board.quarter,
        letter=pages.letters[province.id],
        is_example=pages.is_example,
        chapters=_chapters(page, history),
    )


def _chapters(page: BoardPage, history: History) -> list[Chapter]:
    words = year_paragraph(year_of(page, history))
    tables = [quarters_table(history), changes_table(history)]
    return [
        Chapter(title="Ringkasan", id="ringkasan", parts=[
            Part(paragraphs=[words], numbers=page.numbers)
        ], begins_page=False, is_signed=True),
        Chapter(title="Triwulan berdampingan", id="triwulan", parts=[Part(tables=[one]) for one in tables]),
        Chapter(title="Indikator sepanjang tahun", id="indikator", parts=list(year_parts(history)), begins_page=False),
        Chapter(title="Target dan capaian", id="target", parts=targets_parts(history), begins_page=False),
        Chapter(title="Kelengkapan", id="kelengkapan", parts=[
            Part(tables=[one]) for one in (
                verified_table(history, history.places), agencies_course(history, history.places)
            )
        ], begins_page=False),
        Chapter(title="Cara menghitung", id="cara", parts=method_parts(history), begins_page=False),
    ]  # fmt: skip


def year_of(page: BoardPage, history: History) -> Year:
    digests = {one.quarter: one for one in history.board.digests}
    shown = [digests[one] for one in history.quarter.year_to_date]
    first, last = shown[0], shown[-1]
    year_ago = digests.get(history.year_ago)
    moved = [
        (place.name, now - then)
        for place in history.places
        if (now := last.scores.get(place.id)) is not None and (then := first.scores.get(place.id)) is not None
    ]
    return Year(
        year=history.quarter.year,
        quarters=len(shown),
        verified=[(one.quarter.short_label, one.verified, one.expected) for one in shown],
        score=last.score,
        first_score=first.score if len(shown) > 1 else None,
        score_year_ago=year_ago.score if year_ago else None,
        first=first.quarter.label,
        risen=[name for name, by in moved if by > 0] if len(shown) > 1 else [],
        fallen=[name for name, by in moved if by < 0] if len(shown) > 1 else [],
        silent=[place.name for place in history.places if _never(history, place)],
    )


def _never(history: History, place: Place) -> bool:
    boards = (history.boards.get((place.id, one)) for one in history.quarter.year_to_date)
    return not any(board and board.is_verified for board in boards)


# --- quarters side by side ----------------------------------------------------------------------------------


def quarters_table(history: History) -> Table:
    digests = [one for one in history.board.digests if one.quarter.year == history.quarter.year]
    columns = [Column("Hal", 40), *(Column(one.quarter.short_label, 15, True) for one in digests)]
    rows = [
        Row(("Laporan daerah diverifikasi", *(f"{one.verified} dari {one.expected}" for one in digests))),
        Row(("Kesiapan PUG, median daerah", *(number(one.score) for one in digests)), is_strong=True),
        *(Row((each.label, *(number(one.prerequisites.get(each)) for one in digests))) for each in SEVEN),
    ]
    return Table("Kesiapan dan tujuh prasyarat menurut triwulan", columns, rows, ["Median daerah yang diverifikasi."])


def changes_table(history: History) -> Table:
    quarters = history.quarter.year_to_date
    columns = [
        Column("Daerah", 28), *(Column(one.short_label, 12, True) for one in quarters),
        Column("± sejak awal tahun", 15, True), Column("± sejak setahun lalu", 15, True),
    ]  # fmt: skip
    rows = [_changes(history, place, row_name(place), quarters) for place in history.places]
    rows.append(_changes(history, history.frame.tree.province, OUTSIDE, quarters))
    return Table("Yang berubah: kesiapan menurut daerah", columns, rows, [names_in_tables(history)])


def _changes(history: History, place: Place, name: str, quarters: Sequence[Quarter]) -> Row:
    scores = {one.quarter: one.scores.get(place.id) for one in history.board.digests}
    now, first = scores.get(quarters[-1]), scores.get(quarters[0])
    since = change_of(now, first) if len(quarters) > 1 else None
    year = change_of(now, scores.get(history.year_ago))
    cells = (number(scores.get(one)) for one in quarters)
    return Row((name, *cells, since.text if since else MISSING, year.text if year else MISSING))


# --- indicators -----------------------------------------------------------------------------------------------


def year_parts(history: History) -> Iterator[Part]:
    for one, meanings in by_prerequisite(history):
        short = [meaning for meaning in meanings if meaning.rule.kind != Kind.AMOUNT]
        tables = [year_table(history, short, caption=one.label)] if short else []
        tables += [money_table(history, meaning) for meaning in meanings if meaning.rule.kind == Kind.AMOUNT]
        yield Part(tables=tables)


def year_table(history: History, meanings: Sequence[Meaning], *, caption: str) -> Table:
    quarters = history.quarter.year_to_date
    columns = [
        Column("Indikator", 36), *(Column(one.short_label, 13, True) for one in quarters),
        Column("s.d. triwulan ini", 14, True), Column(f"± {history.year_ago.short_label}", 12, True),
        Column("Cakupan s.d. triwulan ini", 22),
    ]  # fmt: skip
    return Table(caption, columns, [_year_row(history, meaning, quarters) for meaning in meanings])


def _year_row(history: History, meaning: Meaning, quarters: Sequence[Quarter]) -> Row:
    """Of what is sensitive the year alone: with its quarters beside it, one could be worked out from the others."""
    values = [MISSING if meaning.is_sensitive else history.value(TOGETHER, one, meaning) for one in quarters]
    by = history.change(TOGETHER, meaning, since=history.year_ago)
    return Row((
        f"{meaning.code} {meaning.name}", *values, history.value(TOGETHER, history.quarter, meaning, to_date=True),
        by.text if by else MISSING, history.coverage(TOGETHER, meaning),
    ))  # fmt: skip


def money_table(history: History, meaning: Meaning) -> Table:
    """Rupiah is long: the quarters stand below each other."""
    quarters = history.quarter.year_to_date
    rows = [Row((one.short_label, history.value(TOGETHER, one, meaning))) for one in quarters]
    whole = history.value(TOGETHER, history.quarter, meaning, to_date=True)
    rows.append(Row(("s.d. triwulan ini", whole), is_strong=True))
    columns = [Column("Triwulan", 40), Column("Kabupaten/kota", 60, True)]
    return Table(f"{meaning.code} {meaning.name}", columns, rows, [coverage_words(history, meaning)])
