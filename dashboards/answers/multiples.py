"""Small multiples: one indicator, a small chart for each region, of one scale, with the table that they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString

from dashboards.answers.comparison_cells import kind_of
from dashboards.answers.courses import TOGETHER, Courses
from dashboards.answers.grids import Cell, Column, Grid, Group, Row, sorted_grid, words
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.printed import coverage_text, one_value
from dashboards.region_page import name_of
from dashboards.trends import words as told
from formats.charts import Multiple, multiple
from formats.numbers import MISSING
from formats.quarters import Quarter
from formats.spreadsheets import Counts, Kind, Typed
from indicators.kinds import RollUp

DEFAULT = "daerah"


@dataclass(frozen=True, slots=True)
class Small:
    """One chart: the region, its last value in words, and the line."""

    name: str
    url: str
    value: str
    chart: SafeString


@dataclass(frozen=True)
class Multiples:
    meaning: Meaning
    charts: tuple[Small, ...]
    scale: str
    grid: Grid


def multiples(courses: Courses, places: Sequence[Place], meaning: Meaning, *, order: str) -> Multiples:
    points = {place: courses.points(place.id, meaning) for place in places}
    top = max((point for of in points.values() for point in of if point is not None), default=Decimal(0))
    grid = _grid(courses, points, meaning, order)
    first, last = courses.quarters[0].short_label, courses.quarters[-1].short_label
    return Multiples(
        meaning=meaning,
        charts=tuple(_small(courses, place, points[place], meaning, top) for place in _in_order(places, grid)),
        scale=f"{first}–{last} · semua dengan skala 0–{text_of(meaning, top)}",
        grid=grid,
    )


def _in_order(places: Sequence[Place], grid: Grid) -> list[Place]:
    """The charts stand as the table is sorted; the province's own last."""
    by_code = {place.code: place for place in places}
    rows = [*grid.rows, *(row for group in grid.apart for row in group.rows)]
    return [by_code[row.head.key] for row in rows if row.head.key in by_code]


def text_of(meaning: Meaning, value: Decimal | None) -> str:
    """A point of the course; of a choice the words of its score."""
    if value is None:
        return MISSING
    if meaning.rule.across_units == RollUp.COUNT_SHARE:
        return dict(meaning.rule.choices).get(int(value), str(value))
    return one_value(meaning, value)


def _small(courses: Courses, place: Place, points: Sequence[Decimal | None], meaning: Meaning, top: Decimal) -> Small:
    name = name_of(place, courses.frame)
    title = told(f"{meaning.name}, {name}", points, quarters=courses.quarters, decimals=meaning.rule.decimals)
    url = f"{reverse('region_board', args=[courses.quarter, place.code])}#indikator"
    return Small(name, url, text_of(meaning, points[-1]), multiple(Multiple(points=points, top=top, title=title)))


def _grid(courses: Courses, points: dict[Place, tuple[Decimal | None, ...]], meaning: Meaning, order: str) -> Grid:
    province = courses.frame.tree.province
    rows = {place: _row(courses, place, of, meaning) for place, of in points.items()}
    own = tuple(row for place, row in rows.items() if place == province)
    grid = Grid(
        id=meaning.code.lower(),
        caption=f"{meaning.name} dari triwulan ke triwulan",
        columns=tuple(_columns(courses, meaning)),
        rows=tuple(row for place, row in rows.items() if place != province),
        note=f"{meaning.code} · {meaning.unit}",
        foot="“—”: belum ada jawaban, atau diukur dengan definisi lain.",
        apart=(
            Group("", (_together(courses, meaning),), is_total=True),
            *((Group("Di luar jumlah kabupaten/kota", own),) if own else ()),
        ),
        is_wide=True,
        sheet_name=meaning.code,
    )
    return sorted_grid(grid, order, default=DEFAULT)


def _columns(courses: Courses, meaning: Meaning) -> list[Column]:
    kind, digits = kind_of(meaning), meaning.rule.decimals
    return [
        Column("Daerah", "daerah", is_number=False),
        *(
            Column(one.short_label, one.code.lower(), kind=kind, digits=digits, counts=Counts.TOTAL)
            for one in courses.quarters
        ),
        Column("Cakupan", is_number=False, counts=Counts.COVERAGE, only_in_files=True),
    ]


def _row(courses: Courses, place: Place, points: Sequence[Decimal | None], meaning: Meaning) -> Row:
    name = name_of(place, courses.frame)
    url = f"{reverse('region_board', args=[courses.quarter, place.code])}#indikator"
    pairs = zip(courses.quarters, points, strict=True)
    cells = (_point(courses, place.id, meaning, quarter, point) for quarter, point in pairs)
    found = courses.now(place.id, meaning, courses.quarter)
    coverage = coverage_text(found.coverage, level=meaning.level) if found else ""
    return Row((Cell(name, name, key=place.code, url=url), *cells, words(coverage)))


def _point(courses: Courses, who: int, meaning: Meaning, quarter: Quarter, point: Decimal | None) -> Cell:
    text = text_of(meaning, point) if who != TOGETHER else _of_all(meaning, point)
    if point is not None and (told := courses.hidden(who, meaning, quarter)):
        return Cell(text, told, key=point)
    kind = kind_of(meaning)
    if point is None or kind == Kind.TEXT:
        return Cell(text, None if text == MISSING else text, key=point)
    return Cell(text, Typed(point, kind, meaning.rule.decimals), key=point)


def _of_all(meaning: Meaning, point: Decimal | None) -> str:
    if meaning.rule.across_units == RollUp.COUNT_SHARE and point is not None:
        return f"{point} daerah"
    return one_value(meaning, point)


def _together(courses: Courses, meaning: Meaning) -> Row:
    pairs = zip(courses.quarters, courses.board.trend(meaning.code), strict=True)
    cells = (_point(courses, TOGETHER, meaning, quarter, point) for quarter, point in pairs)
    coverage = coverage_text(courses.board.sums[meaning.code].now.coverage, level=meaning.level)
    return Row((words(f"{len(courses.board.regencies)} kabupaten/kota"), *cells, words(coverage)))
