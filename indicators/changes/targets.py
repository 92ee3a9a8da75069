"""Setting targets: many cells of one year at once, each only where it still is what the person saw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from formats.numbers import number
from formats.quarters import Quarter
from indicators.catalogue import Definition, catalogue_in
from indicators.changes.writing import Change, change
from indicators.targets import Target, limit_of, takes_targets
from institutions.access.refusals import Refused
from institutions.access.scope import Scope
from institutions.tree import Institution

#: (code of the indicator, code of the institution)
Cell = tuple[str, str]


@dataclass(frozen=True)
class Wish:
    """What a cell should hold, None for no target; and what stood there when it was shown."""

    value: Decimal | None
    shown: Decimal | None


@dataclass
class Outcome:
    """How many targets changed; the cells that somebody else changed meanwhile, with what stands there now."""

    changed: int = 0
    overtaken: dict[Cell, Decimal | None] = field(default_factory=dict)


def set_targets(wishes: Mapping[Cell, Wish], *, year: int, scope: Scope, at: datetime) -> Outcome:
    """Write what differs. A cell that was changed by somebody else meanwhile is left as it is, and told."""
    outcome = Outcome()
    with change(scope=scope, at=at) as made:
        definitions = {one.code: one for one in catalogue_in(Quarter(year, 4)).definitions if takes_targets(one)}
        codes = {code for _, code in wishes}
        places = {one.code: one for one in Institution.objects.visible_to(scope).filter(code__in=codes)}
        standing = _standing(year, places)
        for cell, wish in wishes.items():
            code, place_code = cell
            if code not in definitions or place_code not in places:
                raise Refused("Indikator atau daerah ini tidak mempunyai target.")
            row = standing.get(cell) or Target(
                indicator=definitions[code].indicator, institution=places[place_code], year=year
            )
            _fulfil(wish, row, cell=cell, definition=definitions[code], made=made, outcome=outcome)
    outcome.changed = len(made.lines)
    return outcome


def _standing(year: int, places: Mapping[str, Institution]) -> dict[Cell, Target]:
    rows = Target.objects.select_for_update(of=("self",)).select_related("indicator", "institution")
    found = rows.filter(year=year, institution__in=places.values())
    return {(row.indicator.code, row.institution.code): row for row in found}


def _fulfil(wish: Wish, row: Target, *, cell: Cell, definition: Definition, made: Change, outcome: Outcome) -> None:
    now = row.value if row.pk else None
    if wish.value == now:
        return
    if wish.shown != now:
        outcome.overtaken[cell] = now
        return
    if wish.value is not None and (wrong := limit_of(definition).why_not(wish.value)):
        raise Refused(f"{definition.code}, {row.institution}: {wrong}")
    verb = "Menghapus" if wish.value is None else "Menetapkan"
    text = f"{verb} target {definition.code} {row.year} {row.institution}."
    made.tell("set_target", definition.indicator, text, note=f"{number(now)} → {number(wish.value)}")
    _write(row, wish.value)


def _write(row: Target, value: Decimal | None) -> None:
    if value is None:
        row.delete()
        return
    row.value = value
    row.save()
