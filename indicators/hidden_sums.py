"""What can be worked out about hidden whole numbers from the sums they stand in."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from math import ceil, floor
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

Exact = int | Fraction
Bounds = tuple[int, int | None]

_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Row(Generic[K]):
    """Factors times hidden numbers come to `result`."""

    factors: Mapping[K, Exact]
    result: Exact

    def divided(self, *, by: Exact) -> "Row[K]":
        inverse = by if by in (1, -1) else 1 / Fraction(by)
        return Row({cell: factor * inverse for cell, factor in self.factors.items()}, self.result * inverse)

    def without(self, cell: K, *, solved: "Row[K]") -> "Row[K]":
        """The same row, with a row that is solved for the cell put in its place."""
        times = self.factors.get(cell)
        if times is None:
            return self
        factors = dict(self.factors)
        for other, factor in solved.factors.items():
            factors[other] = factors.get(other, 0) - times * factor
        return Row({c: factor for c, factor in factors.items() if factor}, self.result - times * solved.result)


def exposed(rows: Iterable[Row[K]], *, bounds: Mapping[K, Bounds], by_trying: bool = False) -> set[K]:
    """The hidden numbers that have only one possible value, given the bounds that everybody knows.

    Sums are read one by one and solved together; `by_trying` also puts in value after value, where the bounds
    leave an end to that, and looks for a contradiction: dearer, and finds the last of them.
    """
    given = [row for row in rows if row.factors]
    together = given + _reduced(given)
    narrowed = _narrowed(together, bounds=bounds)
    if narrowed is None:
        return set()
    found = {cell for cell, (low, high) in narrowed.items() if low == high}
    if not by_trying:
        return found
    return found | {cell for cell in narrowed.keys() - found if _has_one_value(cell, together, bounds=narrowed)}


def _has_one_value(cell: K, rows: list[Row[K]], *, bounds: Mapping[K, Bounds]) -> bool:
    low, high = bounds[cell]
    if high is None:
        return False
    tries = (_narrowed(rows, bounds={**bounds, cell: (value, value)}) for value in range(low, high + 1))
    possible = (bounds for bounds in tries if bounds is not None)
    return len(list(islice(possible, 2))) < 2


def _narrowed(rows: list[Row[K]], *, bounds: Mapping[K, Bounds]) -> dict[K, Bounds] | None:
    """The bounds as the rows leave them; None where no numbers fit."""
    narrowed = dict(bounds)
    for _ in range(_ROUNDS):
        before = dict(narrowed)
        for row in rows:
            _narrow(row, bounds=narrowed)
        if any(high is not None and low > high for low, high in narrowed.values()):
            return None
        if narrowed == before:
            break
    return narrowed


def _reduced(rows: list[Row[K]]) -> list[Row[K]]:
    """Each row solved for a number that no other row contains: what several sums say together."""
    solved: dict[K, Row[K]] = {}
    for row in rows:
        for cell, other in solved.items():
            row = row.without(cell, solved=other)
        if not row.factors:
            continue
        pivot = next(iter(row.factors))
        row = row.divided(by=row.factors[pivot])
        solved = {cell: other.without(pivot, solved=row) for cell, other in solved.items()}
        solved[pivot] = row
    return list(solved.values())


def _narrow(row: Row[K], *, bounds: dict[K, Bounds]) -> None:
    """Each number lies in what the others, at their least and at their most, leave of the result."""
    spans = {cell: _span(factor, bounds=bounds[cell]) for cell, factor in row.factors.items()}
    least, most = _End.of(low for low, _ in spans.values()), _End.of(high for _, high in spans.values())
    for cell, factor in row.factors.items():
        others_least, others_most = least.less(spans[cell][0]), most.less(spans[cell][1])
        ends = (_end(row.result, less=others_most, by=factor), _end(row.result, less=others_least, by=factor))
        low, high = ends if factor > 0 else reversed(ends)
        bounds[cell] = _both(bounds[cell], low=low, high=high)


def _end(result: Exact, *, less: Exact | None, by: Exact) -> Exact | None:
    if less is None:
        return None
    rest = result - less
    return rest * by if by in (1, -1) else rest / Fraction(by)


def _span(factor: Exact, *, bounds: Bounds) -> tuple[Exact | None, Exact | None]:
    """The least and the most that a number adds to its row; None is without end."""
    low, high = factor * bounds[0], None if bounds[1] is None else factor * bounds[1]
    return (low, high) if factor > 0 else (high, low)


@dataclass(frozen=True, slots=True)
class _End:
    """A sum of ends, and how many of them are without end."""

    finite: Exact
    endless: int

    @classmethod
    def of(cls, ends: Iterable[Exact | None]) -> "_End":
        known = list(ends)
        return cls(sum(end for end in known if end is not None), known.count(None))

    def less(self, end: Exact | None) -> Exact | None:
        """The sum of all the others."""
        if self.endless > (end is None):
            return None
        return self.finite if end is None else self.finite - end


def _both(bounds: Bounds, *, low: Exact | None, high: Exact | None) -> Bounds:
    highs = [end for end in (bounds[1], None if high is None else floor(high)) if end is not None]
    return max(bounds[0], bounds[0] if low is None else ceil(low)), min(highs, default=None)
