"""What one unit answered about one indicator in one quarter, and what its two numbers mean."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from formats.exact import WIDE
from indicators.arithmetic import ZERO, percent_of
from indicators.kinds import AcrossQuarters, Direction, Kind, RollUp, Shape, State

#: Tuples, not sets: members of an enumeration are slow to hash and quick to compare.
OPTIONS = (Kind.CHOICE, Kind.YESNO)
PAIRED = (Shape.SEXES, Shape.SHARE, Shape.SHARE_OVER)


@dataclass(frozen=True, slots=True)
class Answer:
    """`a` and `b` as the kind reads them: the value; men and women; numerator and denominator.

    A choice keeps the score of the option in `a`; yes is 1 and no is 0.
    """

    state: State
    a: Decimal | None = None
    b: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything that arithmetic needs to know of a definition. Quarters are numbered 1 to 4."""

    kind: Kind
    shape: Shape
    across_units: RollUp
    across_quarters: AcrossQuarters
    asked_in: frozenset[int]
    decimals: int = 0
    choices: tuple[tuple[int, str], ...] = ()
    direction: Direction = Direction.UP

    @property
    def allows_over_100(self) -> bool:
        return self.shape == Shape.SHARE_OVER

    @property
    def best_score(self) -> int:
        """The score of the best option; of a yes, 1."""
        return max((score for score, _ in self.choices), default=1)

    @property
    def is_by_sex(self) -> bool:
        return self.shape == Shape.SEXES


class Measured(NamedTuple):
    """The numbers of an answer that has some: what enters a total."""

    a: Decimal
    b: Decimal


NOTHING = Measured(ZERO, ZERO)


class Problem(StrEnum):
    """Why two numbers are refused at entry."""

    NEGATIVE = "negative"
    ABOVE = "above"
    OVER_ZERO = "over_zero"


def measured(answer: Answer | None, *, rule: Rule) -> Measured | None:
    """The numbers of the answer, or None: silence, *tidak tersedia* and half an answer are no zeros.

    *Nihil* is a measured zero, in a share 0 of 0. A choice or a yes/no cannot be nil.
    """
    if answer is None:
        return None
    if answer.state == State.NUMBER and answer.a is not None:
        if rule.shape not in PAIRED:
            return Measured(answer.a, ZERO)
        return None if answer.b is None else Measured(answer.a, answer.b)
    if answer.state == State.NIL and rule.kind not in OPTIONS:
        return NOTHING
    return None


def value_of(numbers: Measured | None, *, rule: Rule) -> Decimal | None:
    """The one number that the pair stands for, a share in percent, unrounded.

    None for 0 of 0, and for an index by sex: that of men and that of women have no sum.
    """
    if numbers is None:
        return None
    if rule.kind == Kind.SHARE:
        return percent_of(numbers.a, whole=numbers.b)
    if not rule.is_by_sex:
        return numbers.a
    return None if rule.kind == Kind.INDEX else WIDE.add(numbers.a, numbers.b)


def between(shape: Shape, *, a: Decimal | None, b: Decimal | None) -> Problem | None:
    """The first rule that the two numbers break; a half-filled pair can only be negative."""
    if any(number is not None and number < 0 for number in (a, b)):
        return Problem.NEGATIVE
    if shape not in (Shape.SHARE, Shape.SHARE_OVER) or a is None or b is None:
        return None
    if b == 0 and a > 0:
        return Problem.OVER_ZERO
    return Problem.ABOVE if a > b and shape == Shape.SHARE else None


def lacking(shape: Shape, *, a: Decimal | None, b: Decimal | None) -> str | None:
    """Which half of a pair is missing, "a" or "b"; None when both or neither are there."""
    if shape not in PAIRED or (a is None) == (b is None):
        return None
    return "a" if a is None else "b"
