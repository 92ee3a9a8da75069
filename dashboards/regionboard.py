"""One region's picture in one quarter: for each indicator its tallies, and how ready the region is. Pure.

Tallies of regions add up to those of the province, so a province's board is made of its regions' boards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.reading import Answers
from formats.quarters import Quarter
from indicators.kinds import AcrossQuarters, Level, Prerequisite, RollUp
from indicators.readiness import Item, Readiness, readiness
from indicators.standing import Dated, Standing, this_quarter, to_date
from indicators.tallies import Tally
from indicators.targets import Targets

ADDED_UP = frozenset({RollUp.SUM, RollUp.RATIO})


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in one region: "triwulan ini" and "s.d. triwulan", and the target that holds for it.

    `stale`: the older value of a region that was asked again since and stayed silent.
    """

    now: Tally
    to_date: Tally
    target: Decimal | None = None
    stale: Dated | None = None


@dataclass(frozen=True, slots=True)
class RegionBoard:
    """`is_verified`: the region's own report was verified; without that a region has no score."""

    region_id: int
    quarter: Quarter
    is_verified: bool
    agencies_expected: int
    agencies_reported: int
    lines: dict[str, Line]
    score: Decimal | None
    prerequisites: dict[Prerequisite, Decimal | None]


@dataclass(frozen=True)
class Region:
    """A region with those who belong to it, closed ones among them."""

    place: Place
    agencies: Sequence[Place]


def region_board(
    region: Region,
    *,
    quarter: Quarter,
    meanings: Iterable[Meaning],
    answers: Answers,
    targets: Targets,
    province_id: int,
) -> RegionBoard:
    known = tuple(meanings)
    target = partial(targets.of, year=quarter.year, institution_id=region.place.id, province_id=province_id)
    lines = {
        one.code: _line(one, region=region, quarter=quarter, answers=answers, target=target(one.code)) for one in known
    }
    expected = [agency for agency in region.agencies if agency.stands_in(quarter)]
    is_verified = answers.has_report(region.place.id, quarter.number)
    found = readiness_of(lines, meanings=known) if is_verified else None
    return RegionBoard(
        region_id=region.place.id,
        quarter=quarter,
        is_verified=is_verified,
        agencies_expected=len(expected),
        agencies_reported=sum(answers.has_report(agency.id, quarter.number) for agency in expected),
        lines=lines,
        score=found.score if found else None,
        prerequisites={part.prerequisite: part.score for part in found.prerequisites} if found else {},
    )


def readiness_of(lines: dict[str, Line], *, meanings: Iterable[Meaning]) -> Readiness:
    """The sum in full: made again from kept tallies whenever a page shows it."""
    return readiness(
        Item(
            code=meaning.code,
            prerequisite=meaning.prerequisite,
            rule=meaning.rule,
            tally=lines[meaning.code].to_date,
            target=lines[meaning.code].target,
            weight=meaning.weight,
        )
        for meaning in meanings
        if meaning.code in lines
    )


def _line(meaning: Meaning, *, region: Region, quarter: Quarter, answers: Answers, target: Decimal | None) -> Line:
    units = [region.place] if meaning.level == Level.REGION else region.agencies
    standing = [unit for unit in units if unit.stands_in(quarter)]
    to_date_standings = [_to_date(unit, meaning, quarter, answers) for unit in standing]
    whole = Tally.of(to_date_standings, rule=meaning.rule)
    if meaning.keeps_standing:
        stale = to_date_standings[0].stale if meaning.level == Level.REGION and to_date_standings else None
        return Line(now=whole, to_date=whole, target=target, stale=stale)
    now = Tally.of((_now(unit, meaning, quarter, answers) for unit in standing), rule=meaning.rule)
    gone = [unit for unit in units if not unit.stands_in(quarter) and unit.since(quarter.year) <= quarter.number]
    return Line(now=now, to_date=whole + _left_behind(gone, meaning, quarter, answers), target=target)


def _to_date(unit: Place, meaning: Meaning, quarter: Quarter, answers: Answers) -> Standing:
    year = answers.of(unit.id, meaning.indicator_id)
    return to_date(year, rule=meaning.rule, quarter=quarter.number, since=unit.since(quarter.year))


def _now(unit: Place, meaning: Meaning, quarter: Quarter, answers: Answers) -> Standing:
    year = answers.of(unit.id, meaning.indicator_id)
    return this_quarter(year, rule=meaning.rule, quarter=quarter.number, since=unit.since(quarter.year))


def _left_behind(gone: Sequence[Place], meaning: Meaning, quarter: Quarter, answers: Answers) -> Tally:
    """What units that have closed since did earlier in the year: it stays in the year's sum, they in no count."""
    rule = meaning.rule
    if not gone or rule.across_quarters != AcrossQuarters.SUM or rule.across_units not in ADDED_UP:
        return Tally()
    tally = Tally.of((_to_date(unit, meaning, quarter, answers) for unit in gone), rule=rule)
    return replace(tally, expected=0, answered=0, complete=0, unavailable=0)
