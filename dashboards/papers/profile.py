"""Two pages on one region: who it is, how ready, what is strong and weak, how complete, women and men."""

from dashboards.papers.blocks import Chapter, Column, Part, Row, Table
from dashboards.papers.history import History
from dashboards.papers.long_papers import long_paper
from dashboards.papers.other_parts import agencies_course, published_part, verified_table
from dashboards.papers.own_readiness import meters_table, score_course
from dashboards.papers.paper import Paper
from dashboards.papers.sex_parts import women_and_men
from dashboards.readiness_sum import weakest_items
from dashboards.region_page import RegionPage
from formats.dates import long_date
from formats.numbers import number
from institutions.kinds import Kind
from institutions.letters import Letter


def profile(page: RegionPage, history: History, *, letter: Letter, is_example: bool) -> Paper:
    return long_paper(
        kind="profil",
        title=f"Profil PUG {page.board.quarter.label}",
        subject=page.name,
        place=page.place,
        quarter=page.board.quarter,
        letter=letter,
        is_example=is_example,
        chapters=[
            Chapter(title="Keterangan", id="keterangan", parts=[identity(page)], begins_page=False),
            Chapter(title="Kesiapan PUG", id="kesiapan", parts=_readiness(page, history), begins_page=False),
            Chapter(title="Kelengkapan", id="kelengkapan", parts=[_complete(page, history)], begins_page=False),
            Chapter(title="Nilai terbitan", id="terbitan", parts=[_published(page)], begins_page=False),
            Chapter(title="Perempuan dan laki-laki", id="gender", parts=_sexes(page, history), begins_page=False),
        ],
        template="dashboards/papers/short.html",
    )


def identity(page: RegionPage) -> Part:
    columns = [Column("Hal", 30), Column("Keterangan", 70)]
    own, place, arrived = page.own, page.place, page.arrived
    state = arrived.chip[1]
    if arrived.verified_at is not None:
        state = f"{state}, {long_date(arrived.verified_at)}"
    rows = [
        Row(("Kode dan jenis", f"{place.code}, {Kind(place.kind).label.lower()}")),
        Row(("Perangkat daerah yang diharapkan melapor", number(own.agencies_expected))),
        Row(("Sudah mengirim laporan", f"{arrived.agencies_in} dari {arrived.agencies}")),
        Row(("Sudah diverifikasi", f"{own.agencies_reported} dari {own.agencies_expected}")),
        Row(("Laporan daerah", f"{state}; tenggat {long_date(arrived.due)}")),
    ]
    return Part(paragraphs=[page.paragraph], tables=[Table("Keterangan pokok", columns, rows)])


def _readiness(page: RegionPage, history: History) -> list[Part]:
    tables = [score_course(page, history), meters_table(page, history)]
    if page.own.is_verified and (weak := weakest_items(page.readiness, meanings=page.board.frame.shown)):
        columns = [
            Column("Indikator", 55),
            Column("Nilai", 16, True),
            Column("Dari", 16, True),
            Column("Skor", 13, True),
        ]
        rows = [Row((f"{one.code} {one.name}", one.actual, one.out_of, one.score)) for one in weak]
        tables.append(Table("Yang paling menahan skor", columns, rows))
    return [Part(tables=[one]) for one in tables]


def _complete(page: RegionPage, history: History) -> Part:
    verified, agencies = (make(history, [page.place]) for make in (verified_table, agencies_course))
    rows = [Row(("Laporan daerah diverifikasi", *verified.rows[0].cells[1:]))]
    rows.append(Row(("Perangkat daerah diverifikasi", *agencies.rows[0].cells[1:])))
    came = [page.beside.rows[-1].words] if page.beside else []
    columns = [Column("Laporan", 26), *agencies.columns[1:]]
    return Part(paragraphs=came, tables=[Table("Laporan menurut triwulan", columns, rows, verified.notes)])


def _published(page: RegionPage) -> Part:
    return published_part(page.published, is_region=True)


def _sexes(page: RegionPage, history: History) -> list[Part]:
    """The table alone: the sentences stand in the full report."""
    return [Part(tables=one.tables, quiet=one.quiet) for one in women_and_men(history, page.place)[:1]]
