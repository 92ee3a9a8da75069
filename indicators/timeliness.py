"""How many of the expected reports came, and how many of those on time. Days are arguments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from formats.numbers import round_half_up
from indicators.arithmetic import percent_of


@dataclass(frozen=True, slots=True)
class Delivery:
    """One expected report: its own due day, extension included, and the local day it first came for good.

    `submitted_on` is the day of the first submission that was not recalled: a return does not make it late.
    """

    due_on: date
    submitted_on: date | None = None

    @property
    def is_submitted(self) -> bool:
        return self.submitted_on is not None

    @property
    def is_on_time(self) -> bool:
        return self.submitted_on is not None and self.submitted_on <= self.due_on


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Counted reports; two of them add up. A rate is in percent of all expected, None where nobody is."""

    expected: int = 0
    submitted: int = 0
    on_time: int = 0

    @classmethod
    def of(cls, deliveries: Iterable[Delivery]) -> Self:
        known = tuple(deliveries)
        return cls(
            expected=len(known),
            submitted=sum(delivery.is_submitted for delivery in known),
            on_time=sum(delivery.is_on_time for delivery in known),
        )

    def __add__(self, other: "Timeliness") -> "Timeliness":
        return Timeliness(
            self.expected + other.expected, self.submitted + other.submitted, self.on_time + other.on_time
        )

    @property
    def late(self) -> int:
        """Came, but after its day."""
        return self.submitted - self.on_time

    @property
    def completeness_percent(self) -> Decimal | None:
        return percent_of(Decimal(self.submitted), whole=Decimal(self.expected))

    @property
    def timeliness_percent(self) -> Decimal | None:
        return percent_of(Decimal(self.on_time), whole=Decimal(self.expected))

    def printed(self, *, decimals: int = 2) -> tuple[Decimal | None, Decimal | None]:
        """Completeness and timeliness, rounded last."""
        complete, timely = self.completeness_percent, self.timeliness_percent
        return _rounded(complete, decimals=decimals), _rounded(timely, decimals=decimals)


def _rounded(percent: Decimal | None, *, decimals: int) -> Decimal | None:
    return None if percent is None else round_half_up(percent, decimals)
