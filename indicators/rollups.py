"""How parts become a total: always with coverage, and exact until it is printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from formats.exact import WIDE
from formats.numbers import round_half_up
from indicators.answers import Rule
from indicators.arithmetic import divided, median, percent_of, settled
from indicators.kinds import RollUp
from indicators.tallies import EMPTY, Scored, Tally

__all__ = ["EMPTY", "Coverage", "Scored", "Spread", "Tally", "Total", "change", "combine", "spread", "total"]


class Spread(NamedTuple):
    """Lowest, middle and highest: what is shown where a total would be a lie."""

    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was expected stands behind a total, in units and, above a region, in regions.

    `complete` counts the units with a value in every asked quarter, `unavailable` those that said
    *tidak tersedia*.
    """

    answered: int
    expected: int
    complete: int
    unavailable: int = 0
    regions_answered: int | None = None
    regions_expected: int | None = None

    @property
    def silent(self) -> int:
        """ "n belum melapor"."""
        return self.expected - self.answered - self.unavailable

    @property
    def is_full(self) -> bool:
        return 0 < self.expected == self.complete


@dataclass(frozen=True, slots=True)
class Total:
    """What the parts come to. `value` is unrounded, a share in percent; None is missing, never 0.

    `a` and `b`: men and women; numerator and denominator; those who said yes, or hold the best option,
    and all expected. `spread` (and `spread_b`, women) only where the roll-up is `none`.
    """

    value: Decimal | None
    printed: Decimal | None
    coverage: Coverage
    a: Decimal | None = None
    b: Decimal | None = None
    scores: tuple[Scored, ...] = ()
    spread: Spread | None = None
    spread_b: Spread | None = None

    @property
    def is_missing(self) -> bool:
        return self.coverage.answered == 0


def total(tally: Tally, *, rule: Rule, coverage: Coverage | None = None) -> Total:
    a, b = _parts(tally, rule=rule)
    value = _value(tally, rule=rule)
    is_spread = rule.across_units == RollUp.NONE
    return Total(
        value=value,
        printed=None if value is None else round_half_up(value, rule.decimals),
        coverage=coverage or _coverage(tally),
        a=a,
        b=b,
        scores=tally.scores,
        spread=spread(tally.values) if is_spread else None,
        spread_b=spread(tally.values_b) if is_spread else None,
    )


def combine(tallies: Mapping[str, Tally], *, rule: Rule) -> Total:
    """The total of regions, keyed by region: "330 dari 434 perangkat daerah · 11 dari 14 daerah"."""
    whole = Tally.merged(tallies.values())
    coverage = Coverage(
        answered=whole.answered,
        expected=whole.expected,
        complete=whole.complete,
        unavailable=whole.unavailable,
        regions_answered=sum(tally.answered > 0 for tally in tallies.values()),
        regions_expected=sum(tally.expected > 0 for tally in tallies.values()),
    )
    return total(whole, rule=rule, coverage=coverage)


def change(now: Total, *, before: Total | None) -> Decimal | None:
    """The difference of what is printed, so that a reader who subtracts finds the same."""
    if before is None or now.printed is None or before.printed is None:
        return None
    return WIDE.subtract(now.printed, before.printed)


def spread(values: Iterable[Decimal]) -> Spread | None:
    ranked = sorted(values)
    middle = median(ranked)
    return None if middle is None else Spread(ranked[0], middle, ranked[-1])


def _coverage(tally: Tally) -> Coverage:
    return Coverage(tally.answered, tally.expected, tally.complete, tally.unavailable)


def _parts(tally: Tally, *, rule: Rule) -> tuple[Decimal | None, Decimal | None]:
    """What stands beside the total; nothing where the two columns of one unit say nothing about all."""
    if not tally.answered:
        return None, None
    match rule.across_units:
        case RollUp.YES_SHARE | RollUp.COUNT_SHARE:
            return Decimal(tally.count_of(rule.best_score)), Decimal(tally.expected)
        case RollUp.RATIO:
            return tally.sums
        case RollUp.SUM if rule.is_by_sex:
            return settled(tally.sums.a), settled(tally.sums.b)
        case RollUp.MEAN if rule.is_by_sex:
            return _mean(tally.sums.a, tally=tally), _mean(tally.sums.b, tally=tally)
    return None, None


def _value(tally: Tally, *, rule: Rule) -> Decimal | None:
    if not tally.answered:
        return None
    match rule.across_units:
        case RollUp.SUM:
            return settled(WIDE.add(tally.sums.a, tally.sums.b))
        case RollUp.RATIO:
            return percent_of(tally.sums.a, whole=tally.sums.b)
        case RollUp.YES_SHARE:
            return percent_of(Decimal(tally.count_of(rule.best_score)), whole=Decimal(tally.expected))
        case RollUp.COUNT_SHARE:
            return Decimal(tally.count_of(rule.best_score))
        case RollUp.MEAN:
            return _mean(WIDE.add(tally.sums.a, tally.sums.b), tally=tally)
        case RollUp.MAX:
            return settled(tally.values[-1])
        case RollUp.MIN:
            return settled(tally.values[0])
    return None


def _mean(number: Decimal, *, tally: Tally) -> Decimal:
    return settled(divided(number, by=tally.answered))
