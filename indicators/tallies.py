"""Units counted and added up, before any division: a value that can be added in any order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Self

from indicators.answers import NOTHING, OPTIONS, Measured, Rule, value_of
from indicators.arithmetic import added
from indicators.kinds import Kind, RollUp, State
from indicators.standing import Standing

RANKED = (RollUp.NONE, RollUp.MAX, RollUp.MIN)


class Scored(NamedTuple):
    """How many units chose the option of that score."""

    score: int
    units: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Two tallies add up to the tally of all their units.

    `scores` is the distribution over options, best first; `values` are kept, ranked, only where the roll-up
    needs them, those of women apart in `values_b` where an index is kept by sex.
    """

    expected: int = 0
    answered: int = 0
    complete: int = 0
    unavailable: int = 0
    sums: Measured = NOTHING
    scores: tuple[Scored, ...] = ()
    values: tuple[Decimal, ...] = ()
    values_b: tuple[Decimal, ...] = ()

    @classmethod
    def of(cls, standings: Iterable[Standing], *, rule: Rule) -> Self:
        expected = [standing for standing in standings if standing.is_expected]
        known = [standing.numbers for standing in expected if standing.numbers is not None]
        values, values_b = _ranked_values(known, rule=rule)
        return cls(
            expected=len(expected),
            answered=len(known),
            complete=sum(standing.is_complete for standing in expected),
            unavailable=sum(standing.state == State.UNAVAILABLE for standing in expected),
            sums=Measured(added(pair.a for pair in known), added(pair.b for pair in known)),
            scores=_scores(Counter(int(pair.a) for pair in known)) if rule.kind in OPTIONS else (),
            values=values,
            values_b=values_b,
        )

    @classmethod
    def merged(cls, tallies: Iterable["Tally"]) -> "Tally":
        """The same as adding them up one by one, many at once."""
        parts = tuple(tallies)
        counts: Counter[int] = Counter()
        for part in parts:
            for score, units in part.scores:
                counts[score] += units
        return Tally(
            expected=sum(part.expected for part in parts),
            answered=sum(part.answered for part in parts),
            complete=sum(part.complete for part in parts),
            unavailable=sum(part.unavailable for part in parts),
            sums=Measured(added(part.sums.a for part in parts), added(part.sums.b for part in parts)),
            scores=_scores(counts),
            values=tuple(sorted(value for part in parts for value in part.values)),
            values_b=tuple(sorted(value for part in parts for value in part.values_b)),
        )

    def __add__(self, other: "Tally") -> "Tally":
        return Tally.merged((self, other))

    def count_of(self, score: int) -> int:
        return dict(self.scores).get(score, 0)


EMPTY = Tally()


def _scores(counts: Mapping[int, int]) -> tuple[Scored, ...]:
    return tuple(Scored(score, count) for score, count in sorted(counts.items(), reverse=True) if count)


def _ranked_values(known: list[Measured], *, rule: Rule) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """The second column only for an index by sex: its two numbers have no sum."""
    if rule.across_units not in RANKED or rule.kind in OPTIONS:
        return (), ()
    if rule.kind == Kind.INDEX and rule.is_by_sex:
        return tuple(sorted(pair.a for pair in known)), tuple(sorted(pair.b for pair in known))
    values = (value_of(pair, rule=rule) for pair in known)
    return tuple(sorted(value for value in values if value is not None)), ()
