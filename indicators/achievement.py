"""How far an actual number is on its way to the target, and the grade of that (Permendagri 86/2017)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices

from formats.exact import WIDE
from formats.numbers import round_half_up
from indicators.arithmetic import HUNDRED, ZERO, percent_of
from indicators.kinds import Direction

Thresholds = tuple[Decimal, Decimal, Decimal, Decimal]

PERMENDAGRI_86_2017: Thresholds = (Decimal(91), Decimal(76), Decimal(66), Decimal(51))


class Grade(TextChoices):
    """Best first."""

    VERY_HIGH = "ST", "Sangat tinggi"
    HIGH = "T", "Tinggi"
    MIDDLING = "S", "Sedang"
    LOW = "R", "Rendah"
    VERY_LOW = "SR", "Sangat rendah"


@dataclass(frozen=True, slots=True)
class Achievement:
    """`percent` is unrounded and never clamped; the grade and the flags are those of the printed number."""

    percent: Decimal
    printed: Decimal
    grade: Grade

    @property
    def is_above_100(self) -> bool:
        return self.printed > HUNDRED

    @property
    def is_below_0(self) -> bool:
        return self.printed < ZERO


def achievement(direction: Direction, *, actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """In percent, unrounded; None is "n/a": nothing measured, no direction, or no target to divide by."""
    if actual is None:
        return None
    match direction:
        case Direction.NEAR_100:
            return WIDE.subtract(HUNDRED, WIDE.abs(WIDE.subtract(HUNDRED, actual)))
        case Direction.UP if target:
            return percent_of(actual, whole=target)
        case Direction.DOWN if target:
            return percent_of(WIDE.subtract(WIDE.multiply(2, target), actual), whole=target)
    return None


def grade(percent: Decimal, *, decimals: int, thresholds: Thresholds = PERMENDAGRI_86_2017) -> Grade:
    """The grade of the number as it is printed with so many decimals."""
    printed = round_half_up(percent, decimals)
    reached = (step for step, threshold in zip(Grade, thresholds, strict=False) if printed >= threshold)
    return next(reached, Grade.VERY_LOW)


def assess(
    direction: Direction,
    *,
    actual: Decimal | None,
    target: Decimal | None,
    decimals: int = 1,
    thresholds: Thresholds = PERMENDAGRI_86_2017,
) -> Achievement | None:
    percent = achievement(direction, actual=actual, target=target)
    if percent is None:
        return None
    step = grade(percent, decimals=decimals, thresholds=thresholds)
    return Achievement(percent, round_half_up(percent, decimals), step)
