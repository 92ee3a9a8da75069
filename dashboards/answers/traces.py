"""Down to the figure: which answer stands behind a region's number, for whoever reaches it. One query."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.urls import reverse

from formats.quarters import Quarter
from institutions.access.scope import Scope
from reporting.figures import Figure

#: A region and an indicator, by their ids.
Pair = tuple[int, int]


class Told(NamedTuple):
    """One verified answer of one unit."""

    unit: str
    report_id: int
    a: Decimal
    b: Decimal


@dataclass(frozen=True, slots=True)
class Trace:
    """`unit`: the agency that moved a region's number most; nothing where the region answered itself."""

    url: str
    unit: str = ""


def traces(pairs: Iterable[Pair], *, codes: dict[int, str], quarter: Quarter, scope: Scope) -> dict[Pair, Trace]:
    """Nothing of a pair that the viewer does not reach."""
    wanted = set(pairs)
    rows = (
        Figure.objects.visible_to(scope)
        .filter(
            report__quarter__in=(quarter, quarter.previous),
            report__institution__region__in={region for region, _ in wanted},
            indicator__in={indicator for _, indicator in wanted},
        )
        .exclude(verified_state="")
        .order_by("report__institution__code")
        .values_list(
            "report__institution__region", "indicator", "report__institution", "report__institution__name",
            "report__quarter", "report", "verified_a", "verified_b",
        )
    )  # fmt: skip
    found: dict[Pair, dict[int, dict[Quarter, Told]]] = {}
    for region, indicator, institution, name, when, report, a, b in rows:
        if region is not None and (region, indicator) in wanted:
            unit = "" if institution == region else name
            told = Told(unit, report, a or Decimal(0), b or Decimal(0))
            found.setdefault((region, indicator), {}).setdefault(institution, {})[when] = told
    return {pair: trace for pair, of in found.items() if (trace := _trace(of, quarter, codes[pair[1]])) is not None}


def _trace(of: dict[int, dict[Quarter, Told]], quarter: Quarter, code: str) -> Trace | None:
    """To the one whose numbers moved most since the quarter before; to the first where none did."""
    now = [(units[quarter], units.get(quarter.previous)) for units in of.values() if quarter in units]
    if not now:
        return None
    most, _ = max(now, key=lambda pair: moved(*pair))
    return Trace(reverse("figure_history", args=[most.report_id, code]), most.unit)


def moved(now: Told, before: Told | None) -> Decimal:
    """How far the two numbers went together; of one that was not there before, all of it."""
    was = before or Told("", 0, Decimal(0), Decimal(0))
    return abs(now.a - was.a) + abs(now.b - was.b)
