"""The table of indicators: value, coverage, change and trend of each, in the sections of the catalogue."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from dashboards.indicator_sections import Aim, Figures, IndicatorRow, Section, sections
from dashboards.meanings import Meaning
from dashboards.printed import change_in, coverage_text, one_value, parts_text, value_text
from dashboards.regionboard import Line, RegionBoard
from dashboards.scoreboard import Scoreboard
from dashboards.trends import trend
from formats.numbers import MISSING, percent
from formats.quarters import ROMAN, Quarter
from indicators.achievement import Achievement, assess
from indicators.answers import value_of
from indicators.kinds import Kind, Level, RollUp
from indicators.readiness import printed
from indicators.rollups import Coverage, Total, total


def province_rows(board: Scoreboard, *, provisional: Scoreboard | None = None) -> list[Section]:
    pairs = []
    for code, sums in board.sums.items():
        points = board.trend(code)
        row = _row(
            sums.meaning,
            now=sums.now,
            to_date=sums.to_date,
            points=points,
            quarters=board.frame.quarters,
            before=points[-2],
            same_units=board.now.answered.get(code) == board.before.answered.get(code),
        )
        if provisional is not None:
            other = provisional.sums[code].to_date
            row = replace(row, provisional=value_text(sums.meaning, other), figures=_with(row, other))
        pairs.append((sums.meaning, row))
    return sections(pairs, scores=board.now.prerequisites)


def region_rows(
    boards: Sequence[RegionBoard],
    *,
    meanings: Iterable[Meaning],
    quarters: Sequence[Quarter],
    provisional: RegionBoard | None = None,
) -> list[Section]:
    """`boards`: the region's, one for each quarter of the trend, the shown one last."""
    pairs = []
    for meaning in meanings:
        line = boards[-1].lines[meaning.code]
        points = [_point(board, meaning) for board in boards]
        now = total(line.now, rule=meaning.rule)
        to_date = now if meaning.keeps_standing else total(line.to_date, rule=meaning.rule)
        row = _row(meaning, now=now, to_date=to_date, points=points, quarters=quarters, before=points[-2])
        row = replace(row, now=region_value(meaning, now), aim=aim(meaning, line, to_date), stale=stale(meaning, line))
        if meaning.level == Level.REGION:
            row = replace(row, parts="" if meaning.is_option else row.parts, coverage=own_answer(to_date.coverage))
        if not meaning.keeps_standing:
            row = replace(row, to_date=region_value(meaning, to_date))
        if provisional is not None:
            other = total(provisional.lines[meaning.code].to_date, rule=meaning.rule)
            row = replace(row, provisional=region_value(meaning, other), figures=_with(row, other))
        pairs.append((meaning, row))
    return sections(pairs, scores={one: printed(score) for one, score in boards[-1].prerequisites.items()})


def _with(row: IndicatorRow, other: Total) -> Figures | None:
    return replace(row.figures, other=other) if row.figures else None


def _row(
    meaning: Meaning,
    *,
    now: Total,
    to_date: Total,
    points: Sequence[Decimal | None],
    quarters: Sequence[Quarter],
    before: Decimal | None,
    same_units: bool = True,
) -> IndicatorRow:
    return IndicatorRow(
        code=meaning.code,
        name=meaning.name,
        unit="" if meaning.is_share or meaning.is_option or meaning.rule.kind == Kind.AMOUNT else meaning.unit,
        now=value_text(meaning, now),
        parts=parts_text(meaning, now if now is to_date else to_date),
        to_date="" if now is to_date else value_text(meaning, to_date),
        coverage=coverage_text(to_date.coverage, level=meaning.level),
        change=change_in(meaning, points[-1], before, same_units=same_units),
        trend=trend(meaning.name, points, quarters=quarters, decimals=meaning.rule.decimals),
        lacks=to_date.coverage.silent > 0,
        broken=f"definisi baru sejak {meaning.alike_since.short_label}" if meaning.alike_since else "",
        figures=Figures(meaning, now, to_date),
    )


def region_value(meaning: Meaning, found: Total) -> str:
    """In one region a choice is its answer, not a count of regions."""
    if meaning.rule.across_units != RollUp.COUNT_SHARE or found.coverage.expected != 1:
        return value_text(meaning, found)
    return next((_option(meaning, scored.score) for scored in found.scores), MISSING)


def _option(meaning: Meaning, score: int) -> str:
    return dict(meaning.rule.choices).get(score, str(score))


def _point(board: RegionBoard, meaning: Meaning) -> Decimal | None:
    """What the trend of one region draws: of a choice the score of its answer."""
    line = board.lines.get(meaning.code)
    if line is None or not meaning.compares_with(board.quarter):
        return None
    found = total(line.now, rule=meaning.rule)
    if meaning.rule.across_units == RollUp.COUNT_SHARE and found.coverage.expected == 1:
        return next((Decimal(scored.score) for scored in found.scores), None)
    return found.printed


def own_answer(coverage: Coverage) -> str:
    """Of a region's own answer; how many units answered says nothing where there is one."""
    if not coverage.expected:
        return "belum ditanyakan tahun ini"
    if not coverage.answered:
        return "tidak tersedia" if coverage.unavailable else "belum dijawab"
    return "dijawab" if coverage.is_full else "dijawab sebagian triwulan"


def stale(meaning: Meaning, line: Line) -> str:
    """The older value of a region that was asked since and stayed silent: '40 (TW I)'."""
    if line.stale is None:
        return ""
    numbers, number_then = line.stale
    value = (
        _option(meaning, int(numbers.a))
        if meaning.is_option
        else one_value(meaning, value_of(numbers, rule=meaning.rule))
    )
    return f"{value} (TW {ROMAN[number_then - 1]})"


def aim(meaning: Meaning, line: Line, to_date: Total) -> Aim | None:
    if line.target is None or meaning.rule.kind == Kind.CHOICE:
        return None
    found = assess(meaning.rule.direction, actual=to_date.value, target=line.target)
    return replace(_aim(one_value(meaning, line.target), found), value=line.target)


def _aim(target: str, found: Achievement | None) -> Aim:
    if found is None:
        return Aim(target)
    flag = "di atas 100%" if found.is_above_100 else "di bawah 0%" if found.is_below_0 else ""
    return Aim(
        target, percent(found.printed, 1), f"{found.grade.value} · {found.grade.label}", flag, percent=found.printed
    )
