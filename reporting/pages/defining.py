"""Changing what is measured, from a quarter that nobody has reported: these pages know which quarters those are."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter
from indicators.catalogue import Definition, Indicator, catalogue_in
from indicators.changes.definitions import add_indicator, define_from, set_weights
from indicators.kinds import Source
from indicators.pages.definition_forms import DefinitionForm, NewIndicatorForm, WeightsForm, flaws_beside, initial_of
from institutions.access.doors import FormDoor
from reporting.free_quarters import first_free_quarter, while_free

OFFERED = 9


def quarters_from(first: Quarter) -> tuple[Quarter, ...]:
    """The first that is possible, and two years after it; none that has long passed."""
    start = max(first, Quarter.of(timezone.localdate()).plus(-1))
    return tuple(start.plus(steps) for steps in range(OFFERED))


class DefineFrom(FormDoor):
    """Another definition of an indicator that is there."""

    ability = "manage_catalogue"
    template_name = "reporting/define.html"

    @cached_property
    def last(self) -> Definition:
        """The definition that holds when all others have begun."""
        indicator = get_object_or_404(Indicator.objects.all(), code=self.kwargs["code"])
        return Definition.objects.filter(indicator=indicator).select_related("indicator").order_by("-valid_from")[0]

    @cached_property
    def free_from(self) -> Quarter:
        return max(first_free_quarter(self.last.indicator), self.last.valid_from)

    def context(self, **kwargs: Any) -> dict[str, Any]:
        return {"definition": self.last, "free_from": self.free_from}

    def form(self, data: Any = None, files: Any = None, **kwargs: Any) -> DefinitionForm:
        quarters = quarters_from(self.free_from)
        return DefinitionForm(
            data, initial=initial_of(self.last), quarters=quarters, catalogue=catalogue_in(quarters[0])
        )

    def save(self, form: DefinitionForm, code: str) -> str:
        indicator = self.last.indicator
        with flaws_beside(form), while_free(indicator) as first:
            define_from(
                indicator,
                quarter=form.quarter,
                values=form.values,
                free_from=first,
                scope=self.scope,
                at=timezone.now(),
            )
        messages.success(self.request, f"Definisi {code} mulai {form.quarter} ditetapkan.")
        return reverse("indicator", args=[code])


class AddIndicator(FormDoor):
    ability = "manage_catalogue"
    template_name = "reporting/define.html"

    def form(self, data: Any = None, files: Any = None, **kwargs: Any) -> NewIndicatorForm:
        quarters = quarters_from(first_free_quarter())
        initial = {"asked_in": ["1", "2", "3", "4"], "decimals": 0, "weight": 1, "source": Source.REPORTED}
        return NewIndicatorForm(data, initial=initial, quarters=quarters, catalogue=catalogue_in(quarters[0]))

    def save(self, form: NewIndicatorForm, **kwargs: Any) -> str:
        code = form.cleaned_data["code"]
        with flaws_beside(form), while_free() as first:
            add_indicator(
                code,
                valid_from=form.quarter,
                values=form.values,
                free_from=first,
                scope=self.scope,
                at=timezone.now(),
            )
        messages.success(self.request, f"Indikator {code} ditambahkan mulai {form.quarter}.")
        return reverse("indicator", args=[code])


class Weights(FormDoor):
    """What each indicator weighs within its prerequisite."""

    ability = "manage_catalogue"
    template_name = "reporting/weights.html"

    def form(self, data: Any = None, files: Any = None, **kwargs: Any) -> WeightsForm:
        quarters = quarters_from(first_free_quarter())
        return WeightsForm(data, quarters=quarters, catalogue=catalogue_in(quarters[0]))

    def save(self, form: WeightsForm, **kwargs: Any) -> str:
        with while_free() as first:
            changed = set_weights(
                form.weights, quarter=form.quarter, free_from=first, scope=self.scope, at=timezone.now()
            )
        text = f"{changed} bobot berubah mulai {form.quarter}." if changed else "Tidak ada bobot yang berubah."
        messages.success(self.request, text)
        return reverse("catalogue")
