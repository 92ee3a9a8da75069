"""Rules and answers in short, for the tests of pure arithmetic."""

from dataclasses import replace
from decimal import Decimal

from indicators.answers import Answer, Measured, Rule
from indicators.kinds import AcrossQuarters, Direction, Kind, RollUp, Shape, State
from indicators.standing import Standing
from indicators.tallies import Tally

EVERY_QUARTER = frozenset({1, 2, 3, 4})

COUNT = Rule(
    kind=Kind.COUNT,
    shape=Shape.SINGLE,
    across_units=RollUp.SUM,
    across_quarters=AcrossQuarters.SUM,
    asked_in=EVERY_QUARTER,
    direction=Direction.UP,
)
PEOPLE = replace(COUNT, shape=Shape.SEXES)
STOCK = replace(COUNT, across_quarters=AcrossQuarters.LAST)
SHARE = replace(
    STOCK, kind=Kind.SHARE, shape=Shape.SHARE, across_units=RollUp.RATIO, decimals=2, direction=Direction.UP
)
YESNO = replace(STOCK, kind=Kind.YESNO, across_units=RollUp.YES_SHARE, decimals=2)
CHOICE = replace(
    STOCK,
    kind=Kind.CHOICE,
    across_units=RollUp.COUNT_SHARE,
    choices=((2, "Lengkap"), (1, "Sebagian"), (0, "Belum")),
)
INDEX = replace(STOCK, kind=Kind.INDEX, across_units=RollUp.NONE, decimals=2)

UNAVAILABLE = Answer(State.UNAVAILABLE)
NIL = Answer(State.NIL)


def number(a: str | int, b: str | int | None = None) -> Answer:
    return Answer(State.NUMBER, Decimal(a), None if b is None else Decimal(b))


def holding(a: str | int, b: str | int = 0) -> Standing:
    """A unit with a value."""
    return Standing(True, State.NUMBER, Measured(Decimal(a), Decimal(b)), True, 1)


SILENT = Standing(is_expected=True)
SAID_UNAVAILABLE = Standing(is_expected=True, state=State.UNAVAILABLE)
NIL_SHARE = Standing(True, State.NIL, Measured(Decimal(0), Decimal(0)), True, 1)


def tally(rule: Rule, *standings: Standing) -> Tally:
    return Tally.of(standings, rule=rule)
