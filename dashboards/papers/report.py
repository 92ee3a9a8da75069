"""The full quarterly report of the province: everything that the quarter's board knows, in chapters."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboards.board_page import BoardPage
from dashboards.meanings import Meaning
from dashboards.papers.blocks import Chapter, Part
from dashboards.papers.facts_of_one import amounts_table, courses_table
from dashboards.papers.history import History, history_of
from dashboards.papers.indicator_parts import by_prerequisite, choice_part, indicator_part, is_asked
from dashboards.papers.long_papers import long_paper
from dashboards.papers.moves_words import Due, Moves, due_paragraph, moves_paragraph
from dashboards.papers.other_parts import (
    agencies_part,
    completeness_parts,
    definition_parts,
    method_parts,
    published_part,
)
from dashboards.papers.paper import EditionPages, Paper
from dashboards.papers.readiness_parts import map_part, prerequisite_part, regions_part, seven_part
from dashboards.papers.sex_parts import women_and_men
from dashboards.sentences import Paragraph
from indicators.kinds import SEVEN, Kind, Prerequisite

SIGNS = "Angka dari laporan yang sudah diverifikasi provinsi. “—” berarti belum ada."


def province_report(pages: EditionPages) -> Paper:
    page, history = pages.board_page, history_of(pages)
    return long_paper(
        kind="laporan",
        title=f"Laporan pelaksanaan PUG {page.board.quarter.label}",
        subject="",
        place=page.board.frame.tree.province,
        quarter=page.board.quarter,
        letter=pages.letters[page.board.frame.tree.province.id],
        is_example=pages.is_example,
        chapters=_chapters(page, history),
    )


def _chapters(page: BoardPage, history: History) -> list[Chapter]:
    return [
        Chapter(title="Ringkasan", id="ringkasan", parts=[summary_part(page, history)], is_signed=True),
        Chapter(title="Kesiapan daerah", id="kesiapan", parts=[map_part(page), regions_part(page, history)]),
        Chapter(title="Tujuh prasyarat", id="prasyarat", parts=[seven_part(history)]),
        Chapter(title="Perjalanan delapan triwulan", id="perjalanan", parts=course_parts(history), begins_page=False),
        *indicator_chapters(history),
        Chapter(title="Perempuan dan laki-laki", id="gender", parts=women_and_men(history), begins_page=False),
        Chapter(
            title="Kelengkapan dan ketepatan waktu",
            id="kelengkapan",
            parts=completeness_parts(page, history),
            begins_page=False,
        ),
        Chapter(title="Perangkat daerah", id="opd", parts=[agencies_part(history, page)], begins_page=False),
        Chapter(title="Nilai terbitan", id="terbitan", parts=[published_part(page.published)], begins_page=False),
        Chapter(title="Cara menghitung", id="cara", parts=method_parts(history), begins_page=False),
        Chapter(title="Definisi indikator", id="definisi", parts=definition_parts(history), begins_page=False),
    ]


def course_parts(history: History) -> list[Part]:
    """The 14 together."""
    shown, whole = history.frame.shown, f"{len(history.places)} kabupaten/kota"
    amounts = amounts_table(history, shown, caption=f"{whole}: nilai rupiah menurut triwulan")
    tables = [courses_table(history, shown, caption=f"{whole}: indikator menurut triwulan")]
    codes = "Nama di balik kode tercantum dalam bab Definisi indikator."
    return [Part(tables=[*tables, *([amounts] if amounts else [])], quiet=[codes])]


def summary_part(page: BoardPage, history: History) -> Part:
    return Part(paragraphs=[page.paragraph, *said_of(page, history)], numbers=page.numbers, quiet=[SIGNS])


def said_of(page: BoardPage, history: History) -> list[Paragraph]:
    paragraphs = [moves_paragraph(moves_of(history)), due_paragraph(due_of(page))]
    if page.beside:
        paragraphs[1:1] = [row.words for row in page.beside.rows]
    return [one for one in paragraphs if one]


def indicator_chapters(history: History) -> list[Chapter]:
    return [
        Chapter(
            title=one.label if one in SEVEN else f"Indikator {one.label.lower()}",
            id=f"bab-{one.value.replace('_', '-')}",
            parts=list(_of_prerequisite(history, one, meanings)),
            begins_page=False,
        )
        for one, meanings in by_prerequisite(history)
    ]


def _of_prerequisite(history: History, one: Prerequisite, meanings: Sequence[Meaning]) -> Iterator[Part]:
    """What is chosen from a list stands in the table of the prerequisite; what is counted has a table of its own."""
    if one in SEVEN:
        yield prerequisite_part(history, one, meanings)
    asked = [meaning for meaning in meanings if is_asked(history, meaning)]
    for meaning in asked:
        yield choice_part(history, meaning) if meaning.rule.kind == Kind.CHOICE else indicator_part(history, meaning)
    if rest := [f"{meaning.code} {meaning.name}" for meaning in meanings if meaning not in asked]:
        yield Part(quiet=[f"Tahun ini belum ditanyakan: {'; '.join(rest)}."])


def moves_of(history: History, *, who: int = 0) -> Moves:
    """Like for like, in indicators that have a direction."""
    better: list[str] = []
    worse: list[str] = []
    same, incomparable = 0, 0
    for meaning in history.frame.shown:
        found = history.change(who, meaning, since=history.before)
        if found is None or not found.is_like_for_like or meaning.rule.direction == "none":
            incomparable += 1
        elif found.is_good is None:
            same += 1
        else:
            (better if found.is_good else worse).append(meaning.name)
    return Moves(better=better, worse=worse, same=same, incomparable=incomparable)


def due_of(page: BoardPage) -> list[Due]:
    """`missing` stands in the order of the due days."""
    groups = groupby(page.missing, key=lambda one: one.arrived.due)
    return [Due(names=[one.place.name for one in found], day=day, on=page.on) for day, found in groups]
