"""What in an answer needs a verifier's eye: pure rules over an answer and those it is compared with.

A mark is no fault: it says why somebody should look. The thresholds stand here, once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from formats.exact import WIDE
from formats.numbers import number, percent, round_half_up
from indicators.achievement import achievement
from indicators.answers import Answer, Measured, Rule, measured, value_of
from indicators.arithmetic import HUNDRED, ZERO, percent_of
from indicators.kinds import AcrossQuarters, Direction, Kind, Shape, State

#: A stock that changed by so many percent; a count also by so many at least.
CHANGE_PERCENT, CHANGE_COUNT = Decimal(50), Decimal(5)
#: What is counted anew each quarter swings: it must have doubled, or fallen by so much, and by so many.
FLOW_RISE_PERCENT, FLOW_FALL_PERCENT, FLOW_COUNT = Decimal(100), Decimal(75), Decimal(10)
#: So many at least must be the same to the digit: two meetings follow on two meetings.
SAME_COUNT = Decimal(10)
#: A share that moved by so many points, or reaches so much of its whole.
CHANGE_POINTS, NEARLY_ALL_PERCENT, SMALL_WHOLE = Decimal(10), Decimal(95), Decimal(5)
#: An index that changed by so many percent.
INDEX_PERCENT = Decimal(20)
FAR_OVER_TARGET_PERCENT = Decimal(150)
#: The share of women against that of a year ago, where there are enough people to have one.
LOPSIDED_POINTS, ENOUGH_PEOPLE = Decimal(20), Decimal(10)
_OPTIONS = (Kind.CHOICE, Kind.YESNO)


@dataclass(frozen=True)
class Compared:
    """An answer beside an earlier one, that of the same quarter a year ago, and the target.

    `before` is of the same year where there is one (`is_this_year`); otherwise of the same quarter a year ago: many
    things begin anew in January.
    """

    rule: Rule
    now: Answer | None
    before: Answer | None = None
    year_ago: Answer | None = None
    target: Decimal | None = None
    is_this_year: bool = True


def marks_of(item: Compared) -> tuple[str, ...]:
    """Every reason to look at it, in words; empty for an unremarkable answer."""
    return tuple(mark for check in CHECKS for mark in check(item))


def gone(item: Compared) -> Iterator[str]:
    if item.now is None or item.before is None or item.now.state == item.before.state:
        return
    if item.now.state == State.UNAVAILABLE:
        yield "sekarang tidak tersedia, sebelumnya ada"
    elif item.now.state == State.NIL and not _is_flow(item.rule) and _value(item.rule, item.before):
        yield "sekarang nihil, sebelumnya ada"


def changed(item: Compared) -> Iterator[str]:
    now, before = _value(item.rule, item.now), _value(item.rule, item.before)
    if now is None or before is None or now == before or _said_nil(item.now):
        return
    if item.rule.kind in _OPTIONS:
        yield "jawaban membaik" if now > before else "jawaban menurun"
    elif item.rule.shape == Shape.SHARE_OVER and item.is_this_year:
        yield from _spending(now, before, decimals=item.rule.decimals)
    elif item.rule.kind == Kind.SHARE:
        yield from _points(now, before, decimals=item.rule.decimals)
    elif _is_flow(item.rule):
        yield from _swing(now, before, rule=item.rule)
    else:
        yield from _percent(now, before, rule=item.rule)


def same(item: Compared) -> Iterator[str]:
    """What is counted anew each quarter and is the same to the digit was perhaps copied. A stock may well stay."""
    now, before = measured(item.now, rule=item.rule), measured(item.before, rule=item.rule)
    if _is_flow(item.rule) and now is not None and now == before and sum(now) >= SAME_COUNT:
        yield "sama persis dengan sebelumnya"


def nearly_all(item: Compared) -> Iterator[str]:
    """Numerator close to denominator: perhaps the same number was typed twice."""
    if item.rule.shape != Shape.SHARE:
        return
    now, before = measured(item.now, rule=item.rule), _value(item.rule, item.before)
    reached = _value(item.rule, item.now)
    if now is None or reached is None or now.b < SMALL_WHOLE or reached < NEARLY_ALL_PERCENT:
        return
    if before is None or before < NEARLY_ALL_PERCENT:
        yield "pembilang hampir sama dengan penyebut" if reached < HUNDRED else "pembilang sama dengan penyebut"


def far_over_target(item: Compared) -> Iterator[str]:
    if item.rule.direction != Direction.UP or item.rule.kind in _OPTIONS:
        return
    reached = achievement(Direction.UP, actual=_value(item.rule, item.now), target=item.target)
    if reached is not None and reached > FAR_OVER_TARGET_PERCENT:
        yield f"jauh di atas target: {percent(round_half_up(reached, 0), 0)}"


def lopsided(item: Compared) -> Iterator[str]:
    if item.rule.shape != Shape.SEXES or item.rule.kind != Kind.COUNT:
        return
    now, then = _share_of_women(item.rule, item.now), _share_of_women(item.rule, item.year_ago)
    if now is not None and then is not None and abs(now - then) >= LOPSIDED_POINTS:
        yield f"perempuan {percent(now, 0)}, tahun lalu {percent(then, 0)}"


Check = Callable[[Compared], Iterator[str]]
CHECKS: tuple[Check, ...] = (gone, changed, same, nearly_all, far_over_target, lopsided)


def _value(rule: Rule, answer: Answer | None) -> Decimal | None:
    return value_of(measured(answer, rule=rule), rule=rule)


def _is_flow(rule: Rule) -> bool:
    """Counted anew each quarter, and added up over the year."""
    return rule.across_quarters == AcrossQuarters.SUM


def _said_nil(answer: Answer | None) -> bool:
    """Nihil has its own mark."""
    return answer is not None and answer.state == State.NIL


def _points(now: Decimal, before: Decimal, *, decimals: int) -> Iterator[str]:
    moved = WIDE.subtract(now, before)
    if abs(moved) >= CHANGE_POINTS:
        yield f"{_up_or_down(moved)} {number(round_half_up(abs(moved), decimals), decimals)} poin"


def _spending(now: Decimal, before: Decimal, *, decimals: int) -> Iterator[str]:
    """What may pass 100% is spending in the course of a year: it climbs; strange is a fall, or more than all."""
    if now < before:
        yield f"turun {number(round_half_up(WIDE.subtract(before, now), decimals), decimals)} poin"
    elif now > HUNDRED:
        yield "di atas 100%"


def _swing(now: Decimal, before: Decimal, *, rule: Rule) -> Iterator[str]:
    moved = WIDE.subtract(now, before)
    share = percent_of(abs(moved), whole=before)
    if share is None or (rule.kind == Kind.COUNT and abs(moved) < FLOW_COUNT):
        return
    if share >= (FLOW_RISE_PERCENT if moved > 0 else FLOW_FALL_PERCENT):
        yield f"{_up_or_down(moved)} {percent(round_half_up(share, 0), 0)}"


def _percent(now: Decimal, before: Decimal, *, rule: Rule) -> Iterator[str]:
    moved = WIDE.subtract(now, before)
    if rule.kind == Kind.COUNT and abs(moved) < CHANGE_COUNT:
        return
    if before == ZERO:
        yield "sebelumnya nol"
        return
    share = percent_of(abs(moved), whole=before)
    if share is not None and share >= (INDEX_PERCENT if rule.kind == Kind.INDEX else CHANGE_PERCENT):
        yield f"{_up_or_down(moved)} {percent(round_half_up(share, 0), 0)}"


def _up_or_down(moved: Decimal) -> str:
    return "naik" if moved > 0 else "turun"


def _share_of_women(rule: Rule, answer: Answer | None) -> Decimal | None:
    people: Measured | None = measured(answer, rule=rule)
    if people is None or people.a + people.b < ENOUGH_PEOPLE:
        return None
    return percent_of(people.b, whole=people.a + people.b)
