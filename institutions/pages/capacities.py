"""Giving a person a capacity, and ending one."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from institutions.access.doors import FormDoor
from institutions.access.people import add_capacity, end_capacity, people_in
from institutions.access.users import Membership, User
from institutions.pages.user_forms import CapacityForm, EndForm


class CapacityAdd(FormDoor):
    ability = "manage_users"
    template_name = "institutions/capacity_add.html"

    def context(self, pk: int) -> dict[str, Any]:
        return {"person": self._person(pk)}

    def form(self, data: Any = None, files: Any = None, *, pk: int) -> CapacityForm:
        form = CapacityForm(data)
        form.offer_institutions(scope=self.scope)
        return form

    def save(self, form: CapacityForm, pk: int) -> str:
        membership = add_capacity(self._person(pk), **form.cleaned_data, scope=self.scope, at=timezone.now())
        messages.success(self.request, f"Tugas ditambahkan: {membership}.")
        return reverse("user_page", args=[pk])

    def _person(self, pk: int) -> User:
        return get_object_or_404(people_in(self.scope), pk=pk)


class CapacityEnd(FormDoor):
    ability = "manage_users"
    template_name = "institutions/capacity_end.html"

    def context(self, pk: int) -> dict[str, Any]:
        return {"membership": self._membership(pk)}

    def form(self, data: Any = None, files: Any = None, *, pk: int) -> EndForm:
        return EndForm(data)

    def save(self, form: EndForm, pk: int) -> str:
        membership = self._membership(pk)
        end_capacity(membership, ended_on=form.cleaned_data["ended_on"], scope=self.scope, at=timezone.now())
        messages.success(self.request, f"Tugas diakhiri: {membership}.")
        return reverse("user_page", args=[membership.user_id])

    def _membership(self, pk: int) -> Membership:
        return self.fetch(Membership, "user", "institution__region", pk=pk)
