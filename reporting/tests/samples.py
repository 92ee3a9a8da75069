"""The starter catalogue without a database, and short ways to write answers."""

from decimal import Decimal
from typing import Any

from formats.quarters import Quarter
from indicators.catalogue import Definition, Indicator
from indicators.kinds import Kind, Shape, State
from indicators.reference import starter_indicators
from reporting.entries import Entry

CATALOGUE = {
    starter.code: Definition(indicator=Indicator(code=starter.code), valid_from=Quarter(2020, 1), **starter.fields)
    for starter in starter_indicators()
}


def definition(kind: Kind, shape: Shape = Shape.SINGLE, **fields: Any) -> Definition:
    fields = {"rollup_units": "none", "rollup_quarters": "none", "direction": "up", "decimals": 0, **fields}
    return Definition(indicator=Indicator(code="X-01"), valid_from=Quarter(2020, 1), kind=kind, shape=shape, **fields)


def number(a: str | int | None = None, b: str | int | None = None, **more: str) -> Entry:
    return Entry(State.NUMBER, _exact(a), _exact(b), **more)


def _exact(value: str | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
