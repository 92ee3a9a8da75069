"""One number now, a quarter before and a year before, compared only like for like. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboards.meanings import Meaning
from dashboards.printed import Change, change_in, change_of
from formats.numbers import signed

#: Behind two numbers that not the same units stand behind.
UNLIKE = "*"


@dataclass(frozen=True, slots=True)
class Compared:
    """`by` is the difference of what is printed; None where one of the two is missing."""

    change: Change | None
    by: Decimal | None


NOT_COMPARED = Compared(None, None)


def compared(now: Decimal | None, then: Decimal | None, *, is_alike: bool = True, decimals: int = 0) -> Compared:
    """Of a score or a rate, where more is better. Unlike: the difference is told, and judges nobody."""
    found = change_of(now, then, decimals=decimals)
    if found is None or now is None or then is None:
        return NOT_COMPARED
    if not is_alike:
        found = Change(f"{found.text}{UNLIKE}", None, is_like_for_like=False)
    return Compared(found, now - then)


def compared_in(meaning: Meaning, now: Decimal | None, then: Decimal | None, *, is_alike: bool = True) -> Compared:
    """Of a total, in the indicator's direction."""
    found = change_in(meaning, now, then, same_units=is_alike)
    return NOT_COMPARED if found is None or now is None or then is None else Compared(found, now - then)


def counted(now: int, then: int | None) -> Compared:
    """Of a count out of as many."""
    return NOT_COMPARED if then is None else compared(Decimal(now), Decimal(then))


def without_judgement(found: Compared) -> Compared:
    """A difference that is neither good nor bad."""
    return found if found.change is None else replace(found, change=replace(found.change, is_good=None))


def moved_by(values: Sequence[Decimal | None]) -> tuple[int, int]:
    """How many rose, and how many fell."""
    known = [one for one in values if one]
    return sum(one > 0 for one in known), sum(one < 0 for one in known)


def points(by: Decimal, *, decimals: int = 0) -> str:
    """'+3', '−2,5'."""
    return signed(by, decimals)
