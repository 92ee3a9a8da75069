"""Why a verified figure looks wrong: pure rules over its numbers, earlier ones, and those of the other regions.

A mark is no fault: it says why somebody should look, and how strongly (0 to 100). What a verifier is told about one
answer stands in reporting.unusual and is asked there; here is what shows only beside all the others, or over years.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from formats.numbers import number, percent, round_half_up
from indicators.answers import Answer, Measured, Rule, measured, value_of
from indicators.arithmetic import HUNDRED, ZERO, divided, median
from indicators.kinds import AcrossQuarters, Kind, Shape
from reporting.unusual import Compared, changed, gone, lopsided, nearly_all

#: So many times as much, or that part of it: a thousand that was typed twice, or forgotten.
SLIP, SLIP_TO = Decimal(300), Decimal(3000)
#: So many times as much as a quarter or a year ago is told apart from what merely doubled.
MANY_TIMES, MANY_COUNT = Decimal(10), Decimal(20)
#: From the middle of the others: so many points and so many usual distances; so many times the highest of them.
FAR_POINTS, FAR_DISTANCES, FAR_TIMES, FAR_COUNT = Decimal(40), Decimal(5), Decimal(6), Decimal(20)
ENOUGH_OTHERS = 5
#: A share of at least so many; below that a 0 or a 100 is soon reached.
ENOUGH = Decimal(10)
#: So many at least must stand still to be noticed.
STILL_COUNT = Decimal(10)
QUARTERS_STILL = 4


class Mark(NamedTuple):
    """`strength` sorts; `against` tells what it was compared with: "before", "year_ago", "others" or nothing."""

    strength: int
    reason: str
    against: str = ""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One figure of a region. `earlier`: of the last four quarters, newest first, the one of a year ago at the end.

    `others`: the values of the other regions. `is_alike`: the same units stand behind it and the quarter before.
    `units`: how many stand behind it.
    """

    rule: Rule
    now: Answer | None
    earlier: tuple[Answer | None, ...] = ()
    others: tuple[Decimal, ...] = ()
    is_rupiah: bool = False
    is_alike: bool = True
    is_this_year: bool = True
    units: int = 1

    @property
    def before(self) -> Answer | None:
        return self.earlier[0] if self.earlier else None

    @property
    def year_ago(self) -> Answer | None:
        return self.earlier[3] if len(self.earlier) > 3 else None

    def value(self, answer: Answer | None) -> Decimal | None:
        return value_of(measured(answer, rule=self.rule), rule=self.rule)

    @property
    def compared(self) -> Compared:
        """As a verifier's rules read it: held against this year's answer, or that of a year ago."""
        measure = self.before if self.is_this_year or self.year_ago is None else self.year_ago
        return Compared(self.rule, self.now, measure, self.year_ago, None, self.is_this_year)


def suspicions(seen: Seen) -> tuple[Mark, ...]:
    """The strongest first; of several that say the same in other words only the strongest."""
    if seen.now is None:
        return ()
    found = sorted((mark for rule in RULES for mark in rule(seen)), key=lambda mark: -mark.strength)
    kept: dict[str, Mark] = {}
    for mark in found:
        kept.setdefault(mark.against or mark.reason, mark)
    return tuple(kept.values())


# --- money and numbers with three noughts too many, or too few ----------------------------------------


def slipped(seen: Seen) -> Iterator[Mark]:
    for then, answer in (("before", seen.before), ("year_ago", seen.year_ago)):
        for now, was in _pairs(seen, answer):
            times = _times(now, was)
            if times is not None and SLIP <= times <= SLIP_TO:
                yield Mark(100, f"kira-kira seribu kali {_more(now, was)} dari {WORDS[then]}", then)


def many_times(seen: Seen) -> Iterator[Mark]:
    if seen.rule.kind not in (Kind.AMOUNT, Kind.COUNT) or not seen.is_alike:
        return
    for then, answer in (("before", seen.before), ("year_ago", seen.year_ago)):
        now, was = seen.value(seen.now), seen.value(answer)
        if now is None or was is None or (not seen.is_rupiah and abs(now - was) < MANY_COUNT):
            continue
        times = _times(now, was)
        if times is not None and times >= MANY_TIMES:
            told = number(round_half_up(times, 0))
            yield Mark(80, f"{told} kali {_more(now, was)} dari {WORDS[then]}", then)


# --- shares that cannot well be -------------------------------------------------------------------------


def above_100(seen: Seen) -> Iterator[Mark]:
    value = seen.value(seen.now)
    if seen.rule.kind == Kind.SHARE and value is not None and value > HUNDRED:
        yield Mark(75, f"di atas 100%: {percent(round_half_up(value, seen.rule.decimals), seen.rule.decimals)}")


def none_at_all(seen: Seen) -> Iterator[Mark]:
    """0 of many, where it was more before and is more elsewhere."""
    if seen.rule.kind != Kind.SHARE:
        return
    now, before = measured(seen.now, rule=seen.rule), seen.value(seen.before)
    if now is None or now.b < ENOUGH or now.a or not before:
        return
    middle = median(seen.others)
    if middle:
        yield Mark(60, f"0%, sedangkan triwulan lalu {percent(round_half_up(before, 1), 1)}", "before")


def all_of_it(seen: Seen) -> Iterator[Mark]:
    """Numerator and denominator are one number, of several units together: in each of them."""
    if seen.rule.shape != Shape.SHARE:
        return
    now = measured(seen.now, rule=seen.rule)
    if now is None or now.b < ENOUGH or now.a != now.b:
        return
    if seen.units > 1:
        yield Mark(70, f"pembilang sama dengan penyebut di semua {seen.units} perangkat daerah")
    elif any(nearly_all(seen.compared)):
        yield Mark(45, "pembilang sama dengan penyebut")


# --- far from what it was, and from the others ------------------------------------------------------------


def moved(seen: Seen) -> Iterator[Mark]:
    """What a verifier would be told, where the same units stand behind both numbers, and enough people."""
    if seen.is_alike or seen.rule.kind == Kind.SHARE:
        for reason in changed(seen.compared) if not _is_small(seen) else ():
            if reason not in ("jawaban membaik", "di atas 100%"):
                yield Mark(*_weighed(seen, reason))
    for reason in gone(seen.compared):
        yield Mark(50, reason, "before")
    for reason in lopsided(seen.compared):
        yield Mark(35, reason, "year_ago")


def _is_small(seen: Seen) -> bool:
    """A share of so few that one of them moves it far."""
    wholes = [measured(one, rule=seen.rule) for one in (seen.now, seen.compared.before)]
    return seen.rule.kind == Kind.SHARE and any(one is not None and one.b < ENOUGH for one in wholes)


def far_from_others(seen: Seen) -> Iterator[Mark]:
    value = seen.value(seen.now)
    if value is None or len(seen.others) < ENOUGH_OTHERS or _is_small(seen):
        return
    middle = median(seen.others) or ZERO
    if seen.rule.kind == Kind.SHARE:
        usual = median(abs(one - middle) for one in seen.others) or ZERO
        if abs(value - middle) >= max(FAR_POINTS, usual * FAR_DISTANCES):
            yield Mark(40, f"jauh dari daerah lain: mediannya {percent(round_half_up(middle, 1), 1)}", "others")
    elif seen.rule.kind in (Kind.COUNT, Kind.AMOUNT):
        highest = max(seen.others)
        if highest and value >= highest * FAR_TIMES and value >= FAR_COUNT:
            times = number(round_half_up(divided(value, by=highest), 0))
            yield Mark(65, f"{times} kali yang tertinggi di daerah lain", "others")


# --- what never moves ---------------------------------------------------------------------------------------


def stands_still(seen: Seen) -> Iterator[Mark]:
    """To the digit what it was in each of the last four quarters, where it is counted anew or budgeted anew."""
    is_anew = seen.rule.across_quarters == AcrossQuarters.SUM or seen.rule.kind == Kind.AMOUNT or seen.is_rupiah
    now = measured(seen.now, rule=seen.rule)
    if not is_anew or now is None or sum(now) < STILL_COUNT or len(seen.earlier) < QUARTERS_STILL:
        return
    if all(measured(one, rule=seen.rule) == now for one in seen.earlier[:QUARTERS_STILL]):
        yield Mark(55, "sama persis dengan empat triwulan sebelumnya")


Why = Callable[[Seen], Iterator[Mark]]
RULES: tuple[Why, ...] = (
    slipped, many_times, above_100, none_at_all, all_of_it, moved, far_from_others, stands_still,
)  # fmt: skip
WORDS = {"before": "triwulan lalu", "year_ago": "setahun lalu"}


def _pairs(seen: Seen, answer: Answer | None) -> Iterator[tuple[Decimal, Decimal]]:
    """The numbers to hold against each other: a value, or each of the two that are rupiah."""
    now, was = measured(seen.now, rule=seen.rule), measured(answer, rule=seen.rule)
    if now is None or was is None or not (seen.is_rupiah or seen.rule.kind == Kind.COUNT):
        return
    columns = ("a", "b") if seen.rule.kind == Kind.SHARE else ("a",)
    if seen.rule.kind == Kind.COUNT:
        now, was = Measured(sum(now, ZERO), ZERO), Measured(sum(was, ZERO), ZERO)
    for column in columns:
        yield getattr(now, column), getattr(was, column)


def _times(now: Decimal, was: Decimal) -> Decimal | None:
    """How many times the one is the other, whichever is more; None where one of them is none."""
    if not now or not was:
        return None
    return divided(max(now, was), by=min(now, was))


def _more(now: Decimal, was: Decimal) -> str:
    return "lebih besar" if now > was else "lebih kecil"


def _weighed(seen: Seen, reason: str) -> tuple[int, str, str]:
    """The further it went, the stronger: a share by its points, another number by how many times it is."""
    compared = seen.compared
    against = "before" if compared.before is seen.before else "year_ago"
    now, was = seen.value(seen.now), seen.value(compared.before)
    told = f"{reason} dari {WORDS[against]}" if reason.startswith(("naik", "turun")) else f"{reason} ({WORDS[against]})"
    if now is None or was is None or seen.rule.kind in (Kind.CHOICE, Kind.YESNO):
        return 30, told, against
    size = abs(now - was) if seen.rule.kind == Kind.SHARE else (_times(now, was) or MANY_TIMES) * 3
    return min(59, 25 + int(size)), told, against
