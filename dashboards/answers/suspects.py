"""Which figures look wrong? Every verified figure of a region in the quarter, held against earlier ones and others."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboards.answers.courses import YEAR, Courses
from dashboards.answers.suspicions import Mark, Seen, suspicions
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.regionboard import Line
from formats.quarters import Quarter
from indicators.answers import Answer, Rule, measured, value_of
from indicators.kinds import Kind, Level, RollUp, Shape, State
from indicators.tallies import Tally

#: How the numbers of several units can be read as one answer.
READABLE = (RollUp.SUM, RollUp.RATIO, RollUp.YES_SHARE)


@dataclass(frozen=True)
class Suspect:
    """`marks`: the strongest first."""

    place: Place
    meaning: Meaning
    line: Line
    marks: tuple[Mark, ...]

    @property
    def strength(self) -> int:
        """Two reasons weigh more than one."""
        return self.marks[0].strength + 3 * (len(self.marks) - 1)


def suspects(courses: Courses) -> list[Suspect]:
    """The strongest first; no query."""
    found = [one for meaning in _asked(courses) for one in _of(courses, meaning)]
    return sorted(found, key=lambda one: (-one.strength, one.place.code, one.meaning.code))


def _asked(courses: Courses) -> Iterator[Meaning]:
    """What was asked anew in this quarter: what merely stands was looked at when it was told."""
    number = courses.quarter.number
    for meaning in courses.frame.shown:
        is_readable = meaning.level == Level.REGION or meaning.rule.across_units in READABLE
        if number in meaning.rule.asked_in and is_readable and meaning.rule.kind != Kind.INDEX:
            yield meaning


def _of(courses: Courses, meaning: Meaning) -> Iterator[Suspect]:
    rule = rule_of(meaning)
    places = courses.board.regencies
    values = {place: _value(courses.line(place.id, meaning, courses.quarter), meaning, rule) for place in places}
    for place in (*places, courses.frame.tree.province):
        others = tuple(v for other, v in values.items() if other != place and v is not None)
        seen = _seen(courses, place, meaning, others if place in values else ())
        line = courses.line(place.id, meaning, courses.quarter)
        if line is not None and (marks := suspicions(seen)):
            yield Suspect(place, meaning, line, marks)


def _value(line: Line | None, meaning: Meaning, rule: Rule) -> Decimal | None:
    answer = answer_of(line.now, meaning) if line else None
    return value_of(measured(answer, rule=rule), rule=rule)


def _seen(courses: Courses, place: Place, meaning: Meaning, others: tuple[Decimal, ...]) -> Seen:
    quarters = [courses.quarter.plus(-back) for back in range(YEAR + 1)]
    lines = [courses.line(place.id, meaning, one) for one in quarters]
    answers = [answer_of(line.now, meaning) if line else None for line in lines]
    now, before = lines[0], lines[1]
    units = now.now.answered if now else 0
    return Seen(
        rule=rule_of(meaning),
        now=answers[0],
        earlier=tuple(answers[1:]),
        others=others,
        is_rupiah=meaning.rule.kind == Kind.AMOUNT or "rupiah" in meaning.a_label.lower(),
        is_alike=before is not None and before.now.answered == units,
        is_this_year=_is_this_year(courses.quarter, before),
        units=units if meaning.level == Level.AGENCY else 1,
    )


def _is_this_year(quarter: Quarter, before: Line | None) -> bool:
    return quarter.number > 1 and before is not None


def rule_of(meaning: Meaning) -> Rule:
    """Of several units: how many said yes, of all that were asked, is a share like any other."""
    if meaning.rule.across_units != RollUp.YES_SHARE:
        return meaning.rule
    return replace(meaning.rule, kind=Kind.SHARE, shape=Shape.SHARE, across_units=RollUp.RATIO)


def answer_of(tally: Tally, meaning: Meaning) -> Answer | None:
    """A region's numbers as one answer; None where nobody gave one."""
    if not tally.answered:
        is_unavailable = 0 < tally.expected == tally.unavailable
        return Answer(State.UNAVAILABLE) if is_unavailable else None
    if meaning.rule.across_units == RollUp.YES_SHARE:
        return Answer(State.NUMBER, Decimal(tally.count_of(meaning.rule.best_score)), Decimal(tally.expected))
    a, b = tally.sums
    return Answer(State.NUMBER, a, b)
