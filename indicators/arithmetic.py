"""The few sums that totals are made of, on exact decimals; nothing is rounded before it is printed."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce

from formats.exact import WIDE

ZERO = Decimal(0)
HUNDRED = Decimal(100)

_KEPT_DECIMALS = Decimal(1).scaleb(-35)
_SETTLED_DECIMALS = Decimal(1).scaleb(-25)


def added(numbers: Iterable[Decimal]) -> Decimal:
    return reduce(WIDE.add, numbers, ZERO)


def divided(number: Decimal, *, by: Decimal | int) -> Decimal:
    return WIDE.divide(number, Decimal(by))


def percent_of(part: Decimal, *, whole: Decimal) -> Decimal | None:
    """None where the whole is 0: a share of nothing is not a number."""
    return WIDE.divide(WIDE.multiply(part, HUNDRED), whole) if whole else None


def quotient(number: Decimal, *, by: Decimal | int) -> Decimal:
    """A mean that will be added up further: so many decimals that sums of it stay exact in any order."""
    return divided(number, by=by).quantize(_KEPT_DECIMALS, context=WIDE)


def settled(number: Decimal) -> Decimal:
    """Undo the last trace of `quotient`: three thirds are 1, not 0.999…, and round as 1."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -25:
        return number.quantize(_SETTLED_DECIMALS, context=WIDE)
    return number


def mean(numbers: Iterable[Decimal]) -> Decimal | None:
    known = tuple(numbers)
    return divided(added(known), by=len(known)) if known else None


def median(numbers: Iterable[Decimal]) -> Decimal | None:
    """The middle one, or the mean of the two in the middle."""
    ranked = sorted(numbers)
    if not ranked:
        return None
    half, odd = divmod(len(ranked), 2)
    return ranked[half] if odd else divided(WIDE.add(ranked[half - 1], ranked[half]), by=2)


def weighted_mean(weighted: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Of (number, weight) pairs; None where there is nothing that weighs."""
    pairs = tuple(weighted)
    weight = added(weight for _, weight in pairs)
    if not weight:
        return None
    return divided(added(WIDE.multiply(number, weight) for number, weight in pairs), by=weight)
