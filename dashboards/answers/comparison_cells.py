"""One indicator of one region, as a cell of a comparison: its value, its achievement, or its change.

Masked on what leaves: a file gets "<5" and BESIDE where a page inside the system shows the number.
"""

from decimal import Decimal

from dashboards.answers.comparisons import compared_in
from dashboards.answers.courses import TOGETHER, Courses, point_of
from dashboards.answers.grids import BLANK, Cell, figure, moved
from dashboards.indicator_rows import aim, own_answer, region_value
from dashboards.masking import BESIDE
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.printed import coverage_text, parts_text, value_text
from dashboards.regionboard import Line
from formats.numbers import MISSING, percent
from formats.quarters import Quarter
from formats.spreadsheets import Kind, Typed, Value
from indicators.achievement import assess
from indicators.kinds import Kind as Measure
from indicators.kinds import Level
from indicators.rollups import Total, total


def kind_of(meaning: Meaning) -> Kind:
    if meaning.is_share:
        return Kind.PERCENT
    if meaning.rule.kind == Measure.AMOUNT:
        return Kind.RUPIAH
    return Kind.TEXT if meaning.is_option else Kind.DECIMAL


def to_date(meaning: Meaning, line: Line) -> Total:
    return total(line.to_date, rule=meaning.rule)


def coverage_of(meaning: Meaning, found: Total, *, is_one: bool) -> str:
    if is_one and meaning.level == Level.REGION:
        return own_answer(found.coverage)
    return coverage_text(found.coverage, level=meaning.level)


def value_cell(courses: Courses, place: Place, meaning: Meaning) -> Cell:
    line = courses.board.boards[place.id].lines[meaning.code]
    found = to_date(meaning, line)
    text, key = region_value(meaning, found), point_of(found, meaning)
    note = coverage_of(meaning, found, is_one=True)
    value = leaving(courses, place.id, meaning, text=text, printed=key)
    return Cell(text, value, key=key, note="" if note == "dijawab" else note)


def leaving(courses: Courses, who: int, meaning: Meaning, *, text: str, printed: Decimal | None) -> Value:
    """What a file holds of it."""
    if told := courses.hidden(who, meaning, courses.quarter, to_date=True):
        return told
    if printed is None or meaning.is_option:
        return None if text == MISSING else text
    return Typed(printed, kind_of(meaning), meaning.rule.decimals)


def achieved_cell(courses: Courses, place: Place, meaning: Meaning) -> Cell:
    line = courses.board.boards[place.id].lines[meaning.code]
    found = to_date(meaning, line)
    told = aim(meaning, line, found)
    if told is None:
        return Cell("tanpa target", "tanpa target")
    reached = assess(meaning.rule.direction, actual=found.value, target=line.target)
    printed = reached.printed if reached else None
    note = " · ".join(part for part in (told.grade, f"target {told.target}", told.flag) if part)
    if courses.hidden(place.id, meaning, courses.quarter, to_date=True):
        return Cell(told.achieved, BESIDE, key=printed, note=note)
    return figure(percent(printed, 1) if reached else told.achieved, printed, kind=Kind.PERCENT, digits=1, note=note)


def change_cell(courses: Courses, who: int, meaning: Meaning, *, then: Quarter) -> Cell:
    """Of one region, or of the 14 together (`TOGETHER`)."""
    if who == TOGETHER:
        return _change_of_all(courses, meaning, then)
    now, before = courses.now(who, meaning, courses.quarter), courses.now(who, meaning, then)
    if now is None or before is None:
        return BLANK
    alike = now.coverage.answered == before.coverage.answered
    return _moved(
        courses, who, meaning, now=point_of(now, meaning), then=(point_of(before, meaning), then), alike=alike
    )


def _change_of_all(courses: Courses, meaning: Meaning, then: Quarter) -> Cell:
    board = courses.board
    index = courses.quarters.index(then)
    points = board.trend(meaning.code)
    answered = board.now.answered.get(meaning.code), board.digests[index].answered.get(meaning.code)
    alike = answered[0] == answered[1]
    return _moved(courses, TOGETHER, meaning, now=points[-1], then=(points[index], then), alike=alike)


def _moved(
    courses: Courses,
    who: int,
    meaning: Meaning,
    *,
    now: Decimal | None,
    then: tuple[Decimal | None, Quarter],
    alike: bool,
) -> Cell:
    found = compared_in(meaning, now, then[0], is_alike=alike)
    hidden = any(courses.hidden(who, meaning, one) for one in (courses.quarter, then[1]))
    return moved(found.change, found.by, digits=meaning.rule.decimals, is_masked=hidden)


def total_cell(courses: Courses, meaning: Meaning) -> Cell:
    """Of the 14 together."""
    found = courses.board.sums[meaning.code].to_date
    text = value_text(meaning, found)
    value = leaving(courses, TOGETHER, meaning, text=text, printed=found.printed)
    return Cell(text, value, key=found.printed, note=coverage_text(found.coverage, level=meaning.level))


def chosen_cell(courses: Courses, places: tuple[Place, ...], meaning: Meaning) -> Cell:
    """Of some of the 14; of a sensitive count it never leaves: less the others it would give one away."""
    found = courses.chosen(places, meaning)
    text = value_text(meaning, found)
    value: Value = text if meaning.is_option or found.printed is None else None
    if value is None and found.printed is not None:
        value = Typed(found.printed, kind_of(meaning), meaning.rule.decimals)
    hidden = meaning.is_sensitive
    note = coverage_text(found.coverage, level=meaning.level)
    return Cell(text, BESIDE if hidden else value, key=found.printed, note=note)


def parts_cell(courses: Courses, who: int, meaning: Meaning, found: Total) -> Cell:
    """What a value is made of."""
    text = parts_text(meaning, found)
    hides = courses.hides_any(who, meaning, courses.quarter, to_date=True)
    return Cell(text or MISSING, BESIDE if text and hides else text or None)
