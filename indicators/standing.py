"""What one unit's answers of a year come to in one of its quarters: first across quarters, then units.

The year is cut where the indicator is asked. Each asked quarter opens a stretch that lasts until it is asked
again; an answer given later in the stretch replaces the earlier one, and the last of them stands for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from indicators.answers import Answer, Measured, Rule, measured
from indicators.arithmetic import added, quotient
from indicators.kinds import AcrossQuarters, Kind, State

YEAR_END = 4


class Dated(NamedTuple):
    """Numbers, and the quarter of the year in which they were given."""

    numbers: Measured
    quarter: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What one unit brings into a total.

    `is_complete`: a value in every stretch begun so far. `stale`: an older value of the same year, of a unit
    that was asked since and gave none; it is shown greyed and enters no total.
    """

    is_expected: bool
    state: State = State.UNANSWERED
    numbers: Measured | None = None
    is_complete: bool = False
    quarter: int | None = None
    stale: Dated | None = None

    @property
    def has_value(self) -> bool:
        return self.numbers is not None


NOT_EXPECTED = Standing(is_expected=False)


class _Stretch(NamedTuple):
    """The quarter in which its answer was given, or else in which it was opened."""

    quarter: int
    answer: Answer | None


def is_expected(rule: Rule, *, quarter: int, since: int = 1) -> bool:
    """Whether it has been asked this year by then; `since` is the unit's own first quarter in the year."""
    return any(since <= asked <= quarter for asked in rule.asked_in)


def to_date(answers: Mapping[int, Answer | None], *, rule: Rule, quarter: int, since: int = 1) -> Standing:
    """ "s.d. triwulan": the year's answers, keyed by quarter 1 to 4, as they stand after `quarter`."""
    if rule.across_quarters == AcrossQuarters.NONE:
        return this_quarter(answers, rule=rule, quarter=quarter, since=since)
    stretches = _stretches(answers, rule=rule, quarter=quarter, since=since)
    if not stretches:
        return NOT_EXPECTED
    if rule.across_quarters == AcrossQuarters.LAST:
        return _last(stretches, rule=rule)
    return _combined(stretches, rule=rule)


def this_quarter(answers: Mapping[int, Answer | None], *, rule: Rule, quarter: int, since: int = 1) -> Standing:
    """ "triwulan ini": the standing answer where the last one stands, otherwise the quarter's own answer."""
    if rule.across_quarters == AcrossQuarters.LAST:
        return to_date(answers, rule=rule, quarter=quarter, since=since)
    answer = _given(answers.get(quarter))
    if answer is None and not (quarter in rule.asked_in and since <= quarter):
        return NOT_EXPECTED
    return _single(answer, rule=rule, quarter=quarter)


def last_year(answers: Mapping[int, Answer | None], *, rule: Rule) -> Dated | None:
    """ "tahun lalu": what last year's answers came to in the end. To be offered and shown, never added."""
    standing = to_date(answers, rule=rule, quarter=YEAR_END)
    if standing.numbers is None:
        return standing.stale
    return Dated(standing.numbers, standing.quarter or YEAR_END)


def _given(answer: Answer | None) -> Answer | None:
    return None if answer is None or answer.state == State.UNANSWERED else answer


def _stretches(answers: Mapping[int, Answer | None], *, rule: Rule, quarter: int, since: int) -> list[_Stretch]:
    """An answer before anything was asked, or of a unit that came after the asking, opens its own stretch."""
    stretches: list[_Stretch] = []
    for number in range(1, quarter + 1):
        answer = _given(answers.get(number))
        if number in rule.asked_in and number >= since:
            stretches.append(_Stretch(number, answer))
        elif answer is not None and stretches:
            stretches[-1] = _Stretch(number, answer)
        elif answer is not None:
            stretches.append(_Stretch(number, answer))
    return stretches


def _single(answer: Answer | None, *, rule: Rule, quarter: int) -> Standing:
    numbers = measured(answer, rule=rule)
    if numbers is None:
        return _without_value((answer,))
    return Standing(True, _state_of(numbers, (answer,), rule=rule), numbers, True, quarter)


def _without_value(answers: Iterable[Answer | None]) -> Standing:
    is_unavailable = any(answer is not None and answer.state == State.UNAVAILABLE for answer in answers)
    return Standing(True, State.UNAVAILABLE if is_unavailable else State.UNANSWERED)


def _state_of(numbers: Measured, answers: Iterable[Answer | None], *, rule: Rule) -> State:
    """0 of 0 is *nihil*, however it was written; so is 0 where nobody wrote a number."""
    if rule.kind == Kind.SHARE:
        return State.NUMBER if numbers.b else State.NIL
    if numbers.a or numbers.b:
        return State.NUMBER
    is_number = any(answer is not None and answer.state == State.NUMBER for answer in answers)
    return State.NUMBER if is_number else State.NIL


def _last(stretches: list[_Stretch], *, rule: Rule) -> Standing:
    *older, newest = stretches
    standing = _single(newest.answer, rule=rule, quarter=newest.quarter)
    if standing.has_value:
        return standing
    for stretch in reversed(older):
        numbers = measured(stretch.answer, rule=rule)
        if numbers is not None:
            return replace(standing, stale=Dated(numbers, stretch.quarter))
    return standing


def _combined(stretches: list[_Stretch], *, rule: Rule) -> Standing:
    """What is known so far, added or averaged: a quarter without a value is left out, and noticed."""
    known = [(each, numbers) for each in stretches if (numbers := measured(each.answer, rule=rule)) is not None]
    if not known:
        return _without_value(each.answer for each in stretches)
    numbers = Measured(added(pair.a for _, pair in known), added(pair.b for _, pair in known))
    if rule.across_quarters == AcrossQuarters.MEAN:
        numbers = Measured(quotient(numbers.a, by=len(known)), quotient(numbers.b, by=len(known)))
    state = _state_of(numbers, (each.answer for each, _ in known), rule=rule)
    return Standing(True, state, numbers, len(known) == len(stretches), quarter=known[-1][0].quarter)
