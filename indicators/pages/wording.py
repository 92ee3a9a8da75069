"""Correcting the words of one definition."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter
from indicators.catalogue import Definition
from indicators.changes.definitions import correct_wording
from indicators.pages.definition_forms import WordingForm, flaws_beside
from institutions.access.doors import FormDoor


class Wording(FormDoor):
    ability = "manage_catalogue"
    template_name = "indicators/wording.html"

    @cached_property
    def definition(self) -> Definition:
        rows = Definition.objects.select_related("indicator")
        return get_object_or_404(rows, indicator__code=self.kwargs["code"], valid_from=self.kwargs["quarter"])

    def context(self, **kwargs: Any) -> dict[str, Any]:
        return {"definition": self.definition}

    def form(self, data: Any = None, files: Any = None, **kwargs: Any) -> WordingForm:
        return WordingForm(data, definition=self.definition)

    def save(self, form: WordingForm, code: str, quarter: Quarter) -> str:
        with flaws_beside(form):
            correct_wording(self.definition, values=form.values, scope=self.scope, at=timezone.now())
        messages.success(self.request, f"Kata-kata {code} disimpan.")
        return reverse("indicator", args=[code])
