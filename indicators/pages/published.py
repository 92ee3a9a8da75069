"""The pages of published values: a year's list with its sources, entering a table, correcting, confirming, removing."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from formats.numbers import number
from formats.quarters import Quarter
from indicators.catalogue import Definition
from indicators.changes.published import (
    confirm_published_values,
    correct_published_value,
    enter_published_values,
    published_definition,
    remove_published_value,
)
from indicators.pages.indicator import chapters_of, holding
from indicators.pages.published_forms import CorrectForm, PublishedForm, RemoveForm
from indicators.published import PublishedValue
from indicators.units import with_unit
from institutions.access.doors import ActionDoor, FormDoor, PageDoor
from institutions.access.scope import Scope
from institutions.expected import expected_regions

RELEASED = ("publisher", "found_in", "released_on", "series", "is_confirmed")


def values_of(code: str, *, scope: Scope) -> QuerySet[PublishedValue]:
    """The published values of the reader's province and its regencies: told to everybody who is logged in."""
    today = Quarter.of(timezone.localdate())
    regions = expected_regions(today, province=scope.province)
    rows = PublishedValue.objects.filter(indicator__code=code, institution__in=regions)
    return rows.select_related("indicator", "institution")


class PublishedList(PageDoor):
    ability = "view_catalogue"
    template_name = "indicators/published.html"

    def context(self, code: str) -> dict[str, Any]:
        shown = holding(chapters_of(code), Quarter.of(timezone.localdate()))
        rows = values_of(code, scope=self.scope)
        years = sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)
        asked = self.request.GET.get("tahun")
        year = next((one for one in years if str(one) == asked), max(years, default=0))
        values = list(rows.filter(year=year).order_by("institution__code", "sex", "series"))
        return {
            "definition": shown.definition,
            "years": years,
            "year": year,
            "values": values,
            "open": sum(not value.is_confirmed for value in values),
            "may_manage": self.scope.can("manage_catalogue"),
        }


class PublishedConfirm(ActionDoor):
    """Ticked values were compared with the publisher's own table."""

    ability = "manage_catalogue"

    def act(self, code: str) -> str:
        ticked = [
            int(pk) for pk in self.request.POST.getlist("nilai") if pk.isascii() and pk.isdigit() and len(pk) < 16
        ]
        values = list(values_of(code, scope=self.scope).filter(pk__in=ticked))
        confirmed = confirm_published_values(values, scope=self.scope, at=timezone.now())
        self.say(f"{confirmed} nilai ditandai sudah dicek." if confirmed else "Tidak ada nilai yang ditandai.")
        return (
            f"{reverse('published', args=[code])}?tahun={values[0].year}"
            if values
            else reverse("published", args=[code])
        )


class PublishedNew(FormDoor):
    ability = "manage_catalogue"
    template_name = "indicators/published_new.html"

    def context(self, code: str) -> dict[str, Any]:
        return {"definition": self._definition(code)}

    def form(self, data: Any = None, files: Any = None, *, code: str) -> PublishedForm:
        today = timezone.localdate()
        regions = expected_regions(Quarter.of(today), province=self.scope.province)
        return PublishedForm(data, definition=self._definition(code), regions=list(regions), year=today.year - 1)

    def save(self, form: PublishedForm, code: str) -> str:
        year = form.cleaned_data["year"]
        entered = enter_published_values(
            code, year=year, values=form.values, release=form.release, scope=self.scope, at=timezone.now()
        )
        messages.success(self.request, f"{entered} nilai {code} tahun {year} dimasukkan.")
        return f"{reverse('published', args=[code])}?tahun={year}"

    def _definition(self, code: str) -> Definition:
        return published_definition(code, on=timezone.localdate())


class OneValue(FormDoor, abstract=True):
    """A page about one published value."""

    @cached_property
    def value(self) -> PublishedValue:
        rows = values_of(self.kwargs["code"], scope=self.scope)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def context(self, **kwargs: Any) -> dict[str, Any]:
        printed = number(self.value.value, self.value.decimals)
        definition = self._definition
        return {"value": self.value, "definition": definition, "printed": with_unit(printed, definition.unit)}

    @property
    def _definition(self) -> Definition:
        return published_definition(self.value.indicator.code, on=timezone.localdate())

    def _list(self) -> str:
        return f"{reverse('published', args=[self.value.indicator.code])}?tahun={self.value.year}"


class PublishedEdit(OneValue):
    ability = "manage_catalogue"
    template_name = "indicators/published_edit.html"

    def form(self, data: Any = None, files: Any = None, **kwargs: Any) -> CorrectForm:
        initial = {name: getattr(self.value, name) for name in RELEASED}
        initial["value"] = number(self.value.value, self.value.decimals).replace(".", "")
        return CorrectForm(data, definition=self._definition, initial=initial)

    def save(self, form: CorrectForm, **kwargs: Any) -> str:
        printed = form.cleaned_data["value"]
        correct_published_value(self.value, printed=printed, release=form.release, scope=self.scope, at=timezone.now())
        messages.success(self.request, "Nilai terbitan disimpan.")
        return self._list()


class PublishedRemove(OneValue):
    ability = "manage_catalogue"
    template_name = "indicators/published_remove.html"

    def form(self, data: Any = None, files: Any = None, **kwargs: Any) -> RemoveForm:
        return RemoveForm(data)

    def save(self, form: RemoveForm, **kwargs: Any) -> str:
        onward = self._list()
        remove_published_value(self.value, note=form.cleaned_data["note"], scope=self.scope, at=timezone.now())
        messages.success(self.request, "Nilai terbitan dihapus; jurnal menyimpan isinya.")
        return onward
