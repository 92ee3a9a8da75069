"""Planned against done: how far an action plan is, and what that is called. Pure; the year's end is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices

from formats.numbers import round_half_up
from indicators.achievement import Achievement, assess
from indicators.arithmetic import HUNDRED, ZERO, settled, weighted_mean
from indicators.kinds import Direction
from indicators.rollups import Coverage

ONE = Decimal(1)


class Status(TextChoices):
    NOT_REPORTED = "not_reported", "Belum dilaporkan"
    NOT_STARTED = "not_started", "Belum dimulai"
    UNDER_WAY = "under_way", "Sedang berjalan"
    REACHED = "reached", "Tercapai"
    EXCEEDED = "exceeded", "Melampaui target"
    MISSED = "missed", "Tidak tercapai"


@dataclass(frozen=True, slots=True)
class Part:
    """One action item: how far it is in percent (None: not reported), and how much it weighs (None: not said)."""

    percent: Decimal | None
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """`percent` is that of the items which reported, None where none did; the coverage says how many those are."""

    percent: Decimal | None
    coverage: Coverage


def progress(parts: Iterable[Part]) -> Progress:
    """The weighted mean of the items. Where no item carries a weight, all weigh the same."""
    known = tuple(parts)
    is_weighted = any(part.weight for part in known)
    weighted = (
        (part.percent, (part.weight or ZERO) if is_weighted else ONE) for part in known if part.percent is not None
    )
    percent = weighted_mean(weighted)
    reported = sum(part.percent is not None for part in known)
    return Progress(
        None if percent is None else settled(percent),
        Coverage(answered=reported, expected=len(known), complete=reported),
    )


def spending(ceiling: Decimal | None, *, spent: Decimal | None) -> Achievement | None:
    """Spent of the ceiling; above 100 it is flagged, never clamped. None where there is no ceiling or no report."""
    return assess(Direction.UP, actual=spent, target=ceiling)


def status(percent: Decimal | None, *, has_ended: bool, decimals: int = 1) -> Status:
    """What an item is called while its time runs and once it has ended; 100 is what is printed as 100."""
    if percent is None:
        return Status.NOT_REPORTED
    printed = round_half_up(percent, decimals)
    if printed >= HUNDRED:
        return Status.EXCEEDED if printed > HUNDRED else Status.REACHED
    if has_ended:
        return Status.MISSED
    return Status.UNDER_WAY if percent > ZERO else Status.NOT_STARTED
