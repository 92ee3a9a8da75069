"""The full quarterly report of one region: the same chapters, one region of them."""

from collections.abc import Sequence

from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.papers.blocks import Chapter, Column, Part, Row, Table
from dashboards.papers.facts_of_one import amounts_table, courses_table
from dashboards.papers.history import History
from dashboards.papers.indicator_parts import aim_of, by_prerequisite
from dashboards.papers.long_papers import long_paper
from dashboards.papers.moves_words import moves_paragraph
from dashboards.papers.other_parts import (
    agencies_course,
    beside_part,
    definition_parts,
    method_parts,
    published_part,
    verified_table,
)
from dashboards.papers.own_readiness import meters_table, score_course, sums_parts
from dashboards.papers.paper import Paper
from dashboards.papers.report import SIGNS, moves_of
from dashboards.papers.sex_parts import women_and_men
from dashboards.places import Place
from dashboards.region_page import RegionPage
from formats.numbers import MISSING
from indicators.kinds import Kind
from institutions.letters import Letter

CODES = "Nama di balik kode tercantum dalam bab Definisi indikator."


def region_report(page: RegionPage, history: History, *, letter: Letter, is_example: bool) -> Paper:
    return long_paper(
        kind="laporan",
        title=f"Laporan pelaksanaan PUG {page.board.quarter.label}",
        subject=page.name,
        place=page.place,
        quarter=page.board.quarter,
        letter=letter,
        is_example=is_example,
        chapters=_chapters(page, history),
    )


def _chapters(page: RegionPage, history: History) -> list[Chapter]:
    place = page.place
    published = published_part(page.published, is_region=True)
    return [
        Chapter(
            title="Ringkasan",
            id="ringkasan",
            parts=[summary_part(page, history)],
            begins_page=False,
            is_signed=True,
        ),
        Chapter(title="Kesiapan PUG", id="kesiapan", parts=readiness_parts(page, history)),
        Chapter(title="Perempuan dan laki-laki", id="gender", parts=women_and_men(history, place), begins_page=False),
        Chapter(
            title="Indikator menurut prasyarat", id="indikator", parts=indicator_parts(history, place), is_wide=True
        ),
        Chapter(title="Perjalanan delapan triwulan", id="perjalanan", parts=course_parts(history, place)),
        Chapter(title="Kelengkapan dan ketepatan waktu", id="kelengkapan", parts=completeness_parts(page, history)),
        Chapter(title="Nilai terbitan", id="terbitan", parts=[published], begins_page=False),
        Chapter(title="Cara menghitung", id="cara", parts=method_parts(history), begins_page=False),
        Chapter(title="Definisi indikator", id="definisi", parts=definition_parts(history)),
    ]


def summary_part(page: RegionPage, history: History) -> Part:
    moves = moves_paragraph(moves_of(history, who=page.place.id))
    words = [row.words for row in page.beside.rows] if page.beside else []
    return Part(paragraphs=[page.paragraph, moves, *words], numbers=page.numbers, quiet=[SIGNS])


def readiness_parts(page: RegionPage, history: History) -> list[Part]:
    return [
        Part(tables=[score_course(page, history)]),
        Part(tables=[meters_table(page, history)]),
        *sums_parts(page),
    ]


def indicator_parts(history: History, place: Place) -> list[Part]:
    return [
        Part(tables=[indicators_table(history, place, meanings, caption=one.label)])
        for one, meanings in by_prerequisite(history)
    ]


def indicators_table(history: History, place: Place, meanings: Sequence[Meaning], *, caption: str) -> Table:
    columns = [
        Column("Indikator", 30), Column("Triwulan ini", 13, True), Column("Unsur", 15, True),
        Column("s.d. triwulan ini", 13, True), Column(history.before.short_label, 13, True),
        Column(history.year_ago.short_label, 13, True), Column("Target", 11, True), Column("Capaian", 10, True),
        Column(f"{len(history.places)} daerah", 13, True), Column("Cakupan", 14),
    ]  # fmt: skip
    return Table(caption, columns, [_indicator(history, place, meaning) for meaning in meanings])


def _indicator(history: History, place: Place, meaning: Meaning) -> Row:
    aimed, quarter = aim_of(history, meaning, place.id), history.quarter
    whole = history.value(TOGETHER, quarter, meaning)
    is_money = meaning.rule.kind == Kind.AMOUNT or "rupiah" in meaning.a_label.lower()
    return Row((
        f"{meaning.code} {meaning.name}",
        history.value(place.id, quarter, meaning),
        MISSING if is_money else history.parts(place.id, meaning, to_date=False) or MISSING,
        "=" if meaning.keeps_standing else history.value(place.id, quarter, meaning, to_date=True),
        history.value(place.id, history.before, meaning),
        history.value(place.id, history.year_ago, meaning),
        aimed.target if aimed else MISSING,
        aimed.achieved if aimed else MISSING,
        MISSING if whole == MISSING else f"{whole} ({_regions(history, meaning)})",
        history.coverage(place.id, meaning, to_date=False),
    ))  # fmt: skip


def _regions(history: History, meaning: Meaning) -> str:
    """No total without its coverage: how many regions stand behind it."""
    found = history.total(TOGETHER, history.quarter, meaning)
    coverage = found.coverage if found else None
    return f"{coverage.regions_answered}/{coverage.regions_expected}" if coverage else MISSING


def course_parts(history: History, place: Place) -> list[Part]:
    shown = history.frame.shown
    amounts = amounts_table(history, shown, who=place.id, caption="Nilai rupiah menurut triwulan")
    tables = [courses_table(history, shown, who=place.id, caption="Indikator menurut triwulan")]
    return [Part(tables=[*tables, *([amounts] if amounts else [])], quiet=[CODES])]


def completeness_parts(page: RegionPage, history: History) -> list[Part]:
    parts = [beside_part(page.beside)] if page.beside else []
    if page.beside and page.beside.own:
        columns = [Column("Laporan daerah", 30), *(Column(one.short_label, 23) for one, _ in page.beside.own)]
        rows = [Row((page.name, *(mark.label for _, mark in page.beside.own)))]
        parts.append(Part(tables=[Table("Laporan sendiri", columns, rows)]))
    tables = [verified_table(history, [page.place]), agencies_course(history, [page.place])]
    return [*parts, *(Part(tables=[one]) for one in tables)]
