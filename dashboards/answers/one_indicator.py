"""One indicator in several regions: value, what it is made of, coverage, changes, target, report and course."""

from collections.abc import Iterator

from django.urls import reverse

from dashboards.answers.comparison_cells import (
    achieved_cell,
    change_cell,
    coverage_of,
    leaving,
    parts_cell,
    to_date,
    total_cell,
)  # fmt: skip
from dashboards.answers.courses import TOGETHER, Courses, point_of
from dashboards.answers.grids import BLANK, Cell, Column, Grid, Group, Row, words
from dashboards.arrivals import Arrivals
from dashboards.chips import chip
from dashboards.indicator_rows import region_value
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.region_page import name_of
from dashboards.region_table import STATES
from dashboards.trends import trend
from formats.spreadsheets import Counts, Kind


def one_indicator(courses: Courses, arrived: Arrivals, places: tuple[Place, ...], meaning: Meaning) -> Grid:
    province = courses.frame.tree.province
    rows = [(place, Row(tuple(_cells(courses, arrived, place, meaning)))) for place in places]
    total = Row(tuple(_total(courses, meaning)))
    own = tuple(row for place, row in rows if place == province)
    return Grid(
        id="banding",
        caption=f"{meaning.name} menurut daerah",
        columns=tuple(_columns(courses, meaning)),
        rows=tuple(row for place, row in rows if place != province),
        note=f"{meaning.code} · {meaning.unit} · urutkan dengan memilih judul kolom",
        foot=_foot(meaning),
        apart=(Group("", (total,), is_total=True), *((Group("Di luar jumlah kabupaten/kota", own),) if own else ())),
        sheet_name=meaning.code,
    )


def _foot(meaning: Meaning) -> str:
    broken = f" Definisi baru sejak {meaning.alike_since.short_label}." if meaning.alike_since else ""
    return f"{FOOT}{broken}"


FOOT = (
    "Nilai s.d. triwulan; ± dari angka triwulan ini. “—”: belum ada jawaban, bukan nol."
    " Tanda *: banyaknya yang menjawab berbeda pada kedua triwulan."
)


#: The names of the columns that it can be sorted by.
SORTS = ("daerah", "nilai", "perubahan", "setahun", "capaian", "laporan")


def _columns(courses: Courses, meaning: Meaning) -> Iterator[Column]:
    yield Column("Daerah", "daerah", is_number=False)
    yield Column("Nilai", "nilai", digits=meaning.rule.decimals, kind=Kind.DECIMAL, counts=Counts.TOTAL)
    yield Column("Terdiri dari", is_number=False)
    yield Column("Cakupan", is_number=False, counts=Counts.COVERAGE)
    yield Column(f"± {courses.before.short_label}", "perubahan", kind=Kind.CHANGE)
    yield Column(f"± {courses.year_ago.short_label}", "setahun", kind=Kind.CHANGE)
    yield Column("Capaian", "capaian", kind=Kind.PERCENT, digits=1)
    yield Column("Laporan", "laporan", is_number=False)
    yield Column("8 triwulan", only_here=True)


def _cells(courses: Courses, arrived: Arrivals, place: Place, meaning: Meaning) -> Iterator[Cell]:
    name = name_of(place, courses.frame)
    found = to_date(meaning, courses.board.boards[place.id].lines[meaning.code])
    text, key = region_value(meaning, found), point_of(found, meaning)
    url = f"{reverse('region_board', args=[courses.quarter, place.code])}#indikator"
    yield Cell(name, name, key=place.code, url=url)
    yield Cell(text, leaving(courses, place.id, meaning, text=text, printed=key), key=key, marker="strong")
    yield parts_cell(courses, place.id, meaning, found) if not meaning.is_option else BLANK
    yield words(coverage_of(meaning, found, is_one=True))
    yield change_cell(courses, place.id, meaning, then=courses.before)
    yield change_cell(courses, place.id, meaning, then=courses.year_ago)
    yield achieved_cell(courses, place, meaning)
    kind, label = arrived.of(place.id).chip
    yield Cell("", label, key=STATES.index(label), drawing=chip(kind, label))
    points = courses.points(place.id, meaning)
    line = trend(f"{meaning.name}, {name}", points, quarters=courses.quarters, decimals=meaning.rule.decimals)
    yield Cell("", drawing=line)


def _total(courses: Courses, meaning: Meaning) -> Iterator[Cell]:
    whole = total_cell(courses, meaning)
    yield words(f"{len(courses.board.regencies)} kabupaten/kota")
    yield Cell(whole.text, whole.value, key=whole.key)
    yield parts_cell(courses, TOGETHER, meaning, courses.board.sums[meaning.code].to_date)
    yield words(whole.note)
    yield change_cell(courses, TOGETHER, meaning, then=courses.before)
    yield change_cell(courses, TOGETHER, meaning, then=courses.year_ago)
    yield BLANK
    verified = sum(courses.board.boards[place.id].is_verified for place in courses.board.regencies)
    yield words(f"{verified} diverifikasi")
    points = courses.board.trend(meaning.code)
    line = trend(f"{meaning.name}, kabupaten/kota", points, quarters=courses.quarters, decimals=meaning.rule.decimals)
    yield Cell("", drawing=line)
