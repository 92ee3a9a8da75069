"""Which quarter a board shows: the last one that has ended, until another is chosen."""

from dataclasses import dataclass
from datetime import date

from formats.quarters import Quarter, last_ended, quarters_back

#: So many quarters are offered in the list; older ones are reached by the arrows and by their address.
OFFERED = 12
FIRST = Quarter(2015, 1)


@dataclass(frozen=True)
class Choice:
    """What the quarter picker shows."""

    quarter: Quarter
    quarters: tuple[Quarter, ...]
    earlier: Quarter | None
    later: Quarter | None


def choice(quarter: Quarter, *, on: date) -> Choice:
    running = Quarter.of(on)
    offered = tuple(reversed(quarters_back(running, OFFERED)))
    return Choice(
        quarter=quarter,
        quarters=offered if quarter in offered else (*offered, quarter),
        earlier=quarter.previous if quarter > FIRST else None,
        later=quarter.next if quarter < running else None,
    )


def may_be_shown(quarter: Quarter, *, on: date) -> bool:
    return FIRST <= quarter <= Quarter.of(on)


def shown_by_default(on: date) -> Quarter:
    return last_ended(on)
