"""The pages of targets: a year and a prerequisite at a time, to read and to fill."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter
from indicators.catalogue import Definition, catalogue_in
from indicators.changes.targets import Cell, set_targets
from indicators.kinds import Prerequisite
from indicators.pages.choosing import FIRST_YEAR, YEARS_AHEAD, chosen_prerequisite, chosen_year
from indicators.pages.target_grid import Grid, grid, overtaken_errors, read_typed, values_of
from indicators.targets import Target, takes_targets
from institutions.access.doors import PageDoor
from institutions.access.lost import ANOTHER_PERSON, typed_by_another
from institutions.access.refusals import Beaten
from institutions.expected import expected_regions
from institutions.tree import Institution


class TargetsDoor(PageDoor):
    """What is aimed at, for everybody to read."""

    ability = "view_catalogue"
    template_name = "indicators/targets.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        return {
            "grid": self.grid(),
            "year": self.year,
            "years": range(timezone.localdate().year + YEARS_AHEAD, FIRST_YEAR - 1, -1),
            "sections": self.sections,
            "section": self.section,
            "may_manage": self.scope.can("manage_catalogue"),
        }

    @cached_property
    def year(self) -> int:
        return chosen_year(self.request, on=timezone.localdate())

    @cached_property
    def section(self) -> Prerequisite:
        return chosen_prerequisite(self.request, among=self.sections)

    @cached_property
    def sections(self) -> tuple[Prerequisite, ...]:
        """The prerequisites in which anything has a target."""
        found = {one.prerequisite for one in self._aimed_at}
        return tuple(one for one in Prerequisite if one in found) or tuple(Prerequisite)[:1]

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        return tuple(one for one in self._aimed_at if one.prerequisite == self.section)

    @cached_property
    def _aimed_at(self) -> tuple[Definition, ...]:
        return tuple(one for one in catalogue_in(Quarter(self.year, 4)).definitions if takes_targets(one))

    @cached_property
    def regions(self) -> list[Institution]:
        return list(expected_regions(Quarter(self.year, 4), province=self.scope.province))

    def grid(self, *, typed: Mapping[Cell, str] | None = None, errors: Mapping[Cell, str] | None = None) -> Grid:
        rows = Target.objects.filter(year=self.year, institution__in=self.regions)
        rows = rows.filter(indicator__in=[one.indicator_id for one in self.definitions])
        values = values_of(list(rows.select_related("indicator", "institution")))
        return grid(self.definitions, regions=self.regions, values=values, typed=typed, errors=errors)


class TargetsEdit(TargetsDoor):
    """The same table, to be filled: what can be taken is saved, the rest stays as it was typed."""

    ability = "manage_catalogue"
    template_name = "indicators/targets_edit.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if typed_by_another(request):
            raise Beaten(ANOTHER_PERSON)
        read = read_typed(request.POST.dict(), definitions=self.definitions, regions=self.regions)
        outcome = set_targets(read.wishes, year=self.year, scope=self.scope, at=timezone.now())
        errors = {**read.errors, **overtaken_errors(outcome)}
        if not errors:
            self._say(outcome.changed)
            return redirect(f"{reverse('targets')}?tahun={self.year}&bagian={self.section.value}")
        shown = self.grid(typed=read.typed, errors=errors)
        context = {**self.context(**kwargs), "grid": shown, "saved": outcome.changed}
        return render(request, self.template_name, context, status=422)

    def _say(self, changed: int) -> None:
        text = f"{changed} target disimpan." if changed else "Tidak ada target yang berubah."
        messages.success(self.request, text)
