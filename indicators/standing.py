"""What one unit's answers of a year come to in one of its quarters: first across quarters, then units.

The year is cut where the indicator is asked. Each asked quarter opens a stretch that lasts until it is asked
again; an answer given later in the stretch replaces the earlier one, and the last of them stands for it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
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


@dataclass(slots=True)
class _Stretch:
    quarter: int
    answer: Answer | None = None


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
    standings = [_single(stretch.answer, rule=rule, quarter=stretch.quarter) for stretch in stretches]
    if rule.across_quarters == AcrossQuarters.LAST:
        return _last(standings)
    return _combined(standings, rule=rule)


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
        is_asked = number in rule.asked_in and number >= since
        if is_asked or (answer is not None and not stretches):
            stretches.append(_Stretch(number))
        if answer is not None:
            stretches[-1].answer, stretches[-1].quarter = answer, number
    return stretches


def _single(answer: Answer | None, *, rule: Rule, quarter: int) -> Standing:
    numbers = measured(answer, rule=rule)
    if numbers is not None:
        return Standing(True, _state_of(numbers, answer, rule=rule), numbers, True, quarter)
    is_unavailable = answer is not None and answer.state == State.UNAVAILABLE
    return Standing(True, State.UNAVAILABLE if is_unavailable else State.UNANSWERED, quarter=quarter)


def _state_of(numbers: Measured, answer: Answer | None, *, rule: Rule) -> State:
    """0 of 0 is *nihil*, however it was written."""
    is_nil_share = rule.kind == Kind.SHARE and not numbers.b
    return State.NIL if is_nil_share or (answer is not None and answer.state == State.NIL) else State.NUMBER


def _last(standings: list[Standing]) -> Standing:
    *older, newest = standings
    if newest.has_value:
        return newest
    known = next((standing for standing in reversed(older) if standing.numbers is not None), None)
    if known is None or known.numbers is None or known.quarter is None:
        return newest
    return replace(newest, stale=Dated(known.numbers, known.quarter))


def _combined(standings: list[Standing], *, rule: Rule) -> Standing:
    """What is known so far, added or averaged: a quarter without a value is left out, and noticed."""
    known = [standing for standing in standings if standing.numbers is not None]
    if not known:
        return max(standings, key=lambda standing: standing.state == State.UNAVAILABLE)
    combine = added if rule.across_quarters == AcrossQuarters.SUM else _averaged
    return Standing(
        is_expected=True,
        state=State.NIL if all(standing.state == State.NIL for standing in known) else State.NUMBER,
        numbers=_columns((standing.numbers for standing in known if standing.numbers), combine=combine),
        is_complete=len(known) == len(standings),
        quarter=known[-1].quarter,
    )


def _columns(pairs: Iterable[Measured], *, combine: Callable[[tuple[Decimal, ...]], Decimal]) -> Measured:
    first, second = zip(*pairs, strict=True)
    return Measured(combine(first), combine(second))


def _averaged(numbers: tuple[Decimal, ...]) -> Decimal:
    return quotient(added(numbers), by=len(numbers))
