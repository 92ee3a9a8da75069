"""The editable table of targets: regions × the indicators of one prerequisite, for one year.

What is typed and cannot be taken stays in its cell, as it was typed, with what is wrong; the rest is saved. The page
carries along what it showed, so that a cell which somebody else changed meanwhile is not overwritten unseen.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from formats.numbers import Unreadable, editable, number, read_number
from indicators.catalogue import Definition
from indicators.changes.targets import Cell, Outcome, Wish
from indicators.targets import Target, limit_of
from institutions.tree import Institution

SHOWN = "shown"
Values = Mapping[Cell, Decimal]


@dataclass(frozen=True)
class Input:
    """One cell as the page shows it. `fallback`: the province's target, which holds where a region has none."""

    name: str
    region: str
    definition: Definition
    text: str
    error: str = ""
    fallback: str = ""

    @property
    def id(self) -> str:
        return f"t-{self.name.replace('.', '_').replace('@', '_')}"

    @property
    def label(self) -> str:
        return f"{self.definition.code} {self.region}"


@dataclass(frozen=True)
class Row:
    region: Institution
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Grid:
    """What the page shows. `shown` travels with it, as text."""

    definitions: tuple[Definition, ...]
    rows: tuple[Row, ...]
    shown: str

    @property
    def wrong(self) -> tuple[Input, ...]:
        return tuple(one for row in self.rows for one in row.inputs if one.error)


@dataclass(frozen=True)
class Read:
    """What was typed: wishes that can be taken, and errors by cell; `typed` is every cell as it came."""

    wishes: dict[Cell, Wish]
    errors: dict[Cell, str]
    typed: dict[Cell, str]


def name_of(cell: Cell) -> str:
    return "@".join(cell)


def values_of(rows: list[Target]) -> dict[Cell, Decimal]:
    return {(row.indicator.code, row.institution.code): row.value for row in rows}


def read_typed(posted: Mapping[str, str], *, definitions: tuple[Definition, ...], regions: list[Institution]) -> Read:
    """Every cell of the page that came; one that reads as what was shown is no wish."""
    shown = _shown(posted.get(SHOWN, ""))
    read = Read({}, {}, {})
    for definition in definitions:
        for region in regions:
            cell = definition.code, region.code
            text = posted.get(name_of(cell))
            if text is not None:
                read.typed[cell] = text
                _read_cell(text, cell, definition=definition, shown=shown.get(cell), read=read)
    return read


def _read_cell(text: str, cell: Cell, *, definition: Definition, shown: Decimal | None, read: Read) -> None:
    limit = limit_of(definition)
    try:
        value = read_number(text, decimals=limit.decimals)
    except Unreadable as error:
        read.errors[cell] = error.message
        return
    if value is not None and (wrong := limit.why_not(value)):
        read.errors[cell] = wrong
    elif value != shown:
        read.wishes[cell] = Wish(value, shown)


def _shown(text: str) -> dict[Cell, Decimal]:
    """What the page carried along; nothing of it is trusted but as a memory of what the person saw."""
    try:
        told = json.loads(text)
        return {(str(code), str(place)): Decimal(str(value)) for code, place, value in told}
    except (ValueError, TypeError, InvalidOperation):
        return {}


def overtaken_errors(outcome: Outcome) -> dict[Cell, str]:
    return {
        cell: f"Sementara itu orang lain mengubahnya menjadi {number(now) if now is not None else 'kosong'}. "
        "Kirim lagi bila isian Anda tetap berlaku."
        for cell, now in outcome.overtaken.items()
    }


def grid(
    definitions: tuple[Definition, ...],
    *,
    regions: list[Institution],
    values: Values,
    typed: Mapping[Cell, str] | None = None,
    errors: Mapping[Cell, str] | None = None,
) -> Grid:
    """As it stands now; cells with an error keep what was typed."""
    wrong, kept = errors or {}, typed or {}
    province = regions[0].code

    def cell_of(region: Institution, definition: Definition) -> Input:
        cell = definition.code, region.code
        own, fallback = values.get(cell), values.get((definition.code, province))
        return Input(
            name=name_of(cell),
            region=region.name,
            definition=definition,
            text=kept[cell] if cell in wrong else editable(own, limit_of(definition).decimals),
            error=wrong.get(cell, ""),
            fallback=number(fallback) if region.code != province and fallback is not None else "",
        )

    rows = tuple(Row(region, tuple(cell_of(region, one) for one in definitions)) for region in regions)
    cells = {(one.code, region.code) for one in definitions for region in regions}
    shown = json.dumps([[*cell, str(value)] for cell, value in sorted(values.items()) if cell in cells])
    return Grid(definitions, rows, shown)
