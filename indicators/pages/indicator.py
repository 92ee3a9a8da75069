"""One indicator: how it is computed, what it meant when, its targets, and what was published of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils import timezone

from formats.numbers import number
from formats.quarters import Quarter
from indicators.catalogue import Definition
from indicators.explained import explained
from indicators.history import Chapter, history_of
from indicators.kinds import Source
from indicators.published import PublishedValue
from indicators.targets import Target, takes_targets
from institutions.access.doors import PageDoor
from institutions.expected import expected_regions
from institutions.tree import Institution

YEARS = 6


@dataclass(frozen=True)
class Cell:
    """What stands in one region and year, one text a line; `is_open`: not yet compared with its source."""

    year: int
    texts: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class Row:
    region: Institution
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Regions of which something is known × years, the latest year first."""

    years: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()


class IndicatorDoor(PageDoor):
    ability = "view_catalogue"
    template_name = "indicators/indicator.html"

    def context(self, code: str) -> dict[str, Any]:
        chapters = chapters_of(code)
        today = timezone.localdate()
        shown = holding(chapters, Quarter.of(today))
        regions = list(expected_regions(Quarter.of(today), province=self.scope.province))
        definition = shown.definition
        return {
            "definition": definition,
            "chapter": shown,
            "chapters": chapters,
            "lines": explained(definition),
            "takes_targets": takes_targets(definition),
            "targets": target_table(definition, regions) if takes_targets(definition) else Table(),
            "is_published": definition.source == Source.EXTERNAL,
            "published": published_table(definition, regions) if definition.source == Source.EXTERNAL else Table(),
            "may_manage": self.scope.can("manage_catalogue"),
        }


def chapters_of(code: str) -> tuple[Chapter, ...]:
    """All definitions of an indicator, newest first, or 404."""
    rows = Definition.objects.filter(indicator__code=code).select_related("indicator").order_by("valid_from")
    found = history_of(list(rows))
    if not found:
        raise Http404
    return found


def holding(chapters: tuple[Chapter, ...], quarter: Quarter) -> Chapter:
    """The definition that holds in the quarter; of an indicator that is only to come, its first."""
    return next((one for one in chapters if one.holds_in(quarter)), chapters[-1])


def target_table(definition: Definition, regions: list[Institution]) -> Table:
    rows = Target.objects.filter(indicator=definition.indicator_id, institution__in=regions).order_by("year")
    found = {(row.institution_id, row.year): Cell(row.year, (number(row.value),)) for row in rows}
    return _table(found, regions)


def published_table(definition: Definition, regions: list[Institution]) -> Table:
    rows = PublishedValue.objects.filter(indicator=definition.indicator_id, institution__in=regions)
    found: dict[tuple[int, int], Cell] = {}
    for row in rows.order_by("series", "sex"):
        key = row.institution_id, row.year
        cell = found.get(key, Cell(row.year))
        found[key] = Cell(row.year, (*cell.texts, published_text(row)), cell.is_open or not row.is_confirmed)
    return _table(found, regions)


def published_text(value: PublishedValue) -> str:
    """'61,30', 'P 50,32', '61,30 (seri lama)'."""
    printed = number(value.value, value.decimals)
    return f"{value.sex} {printed}".strip() + (f" ({value.series})" if value.series else "")


def _table(found: dict[tuple[int, int], Cell], regions: Iterable[Institution]) -> Table:
    if not found:
        return Table()
    years = tuple(sorted({year for _, year in found}, reverse=True))[:YEARS]
    known = {place for place, _ in found}
    rows = (
        Row(one, tuple(found.get((one.pk, year), Cell(year)) for year in years)) for one in regions if one.pk in known
    )
    return Table(years, tuple(rows))
