"""Which counts of a sensitive indicator may not leave the system as they are, and which must hide beside them.

A count under the threshold, zero included, is "small". Where a total that is printed beside it would give it
away, the next smallest count is hidden too, until no small one can be worked out from what stays visible.
A reader is taken to know that a small one lies below the threshold, that one hidden beside it does not, and
every sum on the page. A percentage may be printed only where neither of its two counts is hidden.
"""

from collections.abc import Container, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from indicators.hidden_sums import Exact, Row, exposed

THRESHOLD = 5

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sum(Generic[K]):
    """A total on the page, and the cells of the page that it is the sum of."""

    total: K
    parts: tuple[K, ...]

    @property
    def cells(self) -> tuple[K, ...]:
        return (*self.parts, self.total)


@dataclass(frozen=True, slots=True)
class Hidden(Generic[K]):
    """`small` is printed as "<5"; `beside` is hidden for its sake, without a word of its size."""

    small: frozenset[K]
    beside: frozenset[K]

    def __contains__(self, cell: object) -> bool:
        return cell in self.small or cell in self.beside


def hide_small(
    counts: Mapping[K, Decimal | int | None], *, sums: Iterable[Sum[K]] = (), threshold: int = THRESHOLD
) -> Hidden[K]:
    """What is missing (None) stays visibly missing. A sum that does not add up gives nothing away.

    Where even "<5" beside "not under 5" would give a number away, all is hidden and nothing is said of its size.
    """
    known = {cell: _exact(count) for cell, count in counts.items() if count is not None}
    page = _Page(known, [kept for each in sums if (kept := _kept(each, known=known))], threshold)
    small = frozenset(cell for cell, count in known.items() if count < threshold)
    beside = page.needed(small, beside=page.hidden_beside(small, beside=set()))
    beside = page.hidden_beside(small, beside=beside, by_trying=True)
    if page.exposed(small, beside=beside, by_trying=True):
        return Hidden(frozenset(), frozenset(known))
    return Hidden(small, frozenset(beside))


def _exact(count: Decimal | int) -> Exact:
    exact = Fraction(count)
    return exact.numerator if exact.denominator == 1 else exact


def _kept(each: Sum[K], *, known: Mapping[K, Exact]) -> Sum[K] | None:
    """The sum without what is missing; none where it does not add up."""
    parts = tuple(cell for cell in each.parts if cell in known)
    if each.total not in known or sum(known[cell] for cell in parts) != known[each.total]:
        return None
    return Sum(each.total, parts)


@dataclass(frozen=True, slots=True)
class _Page(Generic[K]):
    known: Mapping[K, Exact]
    sums: list[Sum[K]]
    threshold: int

    def hidden_beside(self, small: frozenset[K], *, beside: set[K], by_trying: bool = False) -> set[K]:
        """One more and one more, until no small one is exposed or everything is hidden."""
        hidden = set(beside)
        while found := self.exposed(small, beside=hidden, by_trying=by_trying):
            further = self.next_smallest(found, hidden=small | hidden)
            if further is None:
                break
            hidden.add(further)
        return hidden

    def exposed(self, small: frozenset[K], *, beside: set[K], by_trying: bool = False) -> set[K]:
        """The small cells that a reader could still work out."""
        bounds: dict[K, tuple[int, int | None]] = dict.fromkeys(small, (0, self.threshold - 1))
        bounds |= dict.fromkeys(beside, (self.threshold, None))
        rows = [self._row(each, hidden=bounds) for each in self.sums]
        return exposed(rows, bounds=bounds, by_trying=by_trying) & small

    def _row(self, each: Sum[K], *, hidden: Container[K]) -> Row[K]:
        """Parts less total is 0: what is hidden on one side, what is visible on the other."""
        signed = [*((cell, 1) for cell in each.parts), (each.total, -1)]
        return Row(
            {cell: sign for cell, sign in signed if cell in hidden},
            -sum(sign * self.known[cell] for cell, sign in signed if cell not in hidden),
        )

    def next_smallest(self, found: set[K], *, hidden: frozenset[K]) -> K | None:
        """Of the parts of a sum that an exposed one stands in; else its total; else of any sum with a hidden one."""
        near = [each for each in self.sums if not found.isdisjoint(each.cells)]
        far = [each for each in self.sums if not hidden.isdisjoint(each.cells)]
        for cells in (
            [cell for each in near for cell in each.parts],
            [each.total for each in near],
            [cell for each in far for cell in each.cells],
        ):
            visible = [cell for cell in cells if cell not in hidden]
            if visible:
                return min(visible, key=lambda cell: self.known[cell])
        return None

    def needed(self, small: frozenset[K], *, beside: set[K]) -> set[K]:
        """Without those that turned out to be hidden for nothing, the largest given back first."""
        kept = set(beside)
        for cell in sorted(beside, key=lambda cell: self.known[cell], reverse=True):
            if not self.exposed(small, beside=kept - {cell}):
                kept.remove(cell)
        return kept
