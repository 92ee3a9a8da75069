"""The pages on which an administrator keeps letterheads and signature blocks."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from institutions.access.doors import FormDoor, PageDoor
from institutions.letterheads import Letterhead, change_letterhead
from institutions.pages.letterhead_form import LetterheadForm


class LetterheadList(PageDoor):
    ability = "manage_letterhead"
    template_name = "institutions/letterheads.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        rows = Letterhead.objects.visible_to(self.scope).select_related("institution", "logo")
        return {"letterheads": rows.order_by("institution__code")}


class LetterheadEdit(FormDoor):
    ability = "manage_letterhead"
    template_name = "institutions/letterhead_edit.html"

    def context(self, code: str) -> dict[str, Any]:
        return {"letterhead": self._letterhead(code)}

    def form(self, *args: Any, code: str) -> LetterheadForm:
        return LetterheadForm(*args, letterhead=self._letterhead(code))

    def save(self, form: LetterheadForm, code: str) -> str:
        letterhead = self._letterhead(code)
        change_letterhead(letterhead, values=form.values(), logo=form.logo(), scope=self.scope, at=timezone.now())
        messages.success(self.request, f"Kop surat {letterhead.institution} disimpan.")
        return reverse("letterhead_edit", args=[code])

    def _letterhead(self, code: str) -> Letterhead:
        return self.fetch(Letterhead, "institution", "logo", institution__code=code)
