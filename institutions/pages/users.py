"""The pages on which an administrator keeps accounts."""

from typing import Any

from django.contrib import messages
from django.db.models import F, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from institutions.access.doors import ActionDoor, FormDoor, PageDoor
from institutions.access.password_links import send_password_link
from institutions.access.people import add_user, change_user, people_in, set_active
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.access.users import Membership, User
from institutions.pages.lists import asked, each_word_in, page_of
from institutions.pages.user_forms import NewPersonForm, PersonForm


def memberships_in(scope: Scope) -> QuerySet[Membership]:
    """Those that run first, then those that ended, the latest first."""
    rows = Membership.objects.visible_to(scope).select_related("institution__region")
    return rows.order_by(F("ended_on").desc(nulls_first=True), "started_on", "pk")


def is_running(membership: Membership) -> bool:
    return membership.ended_on is None or membership.ended_on >= timezone.localdate()


def hand_over_link(user: User, *, request: HttpRequest, scope: Scope) -> None:
    """Mail the link; and show it once, to be passed on by hand, as long as the person has not chosen a password."""
    is_new = not user.has_usable_password()
    link = send_password_link(user, request=request, scope=scope, at=timezone.now())
    if link.was_mailed:
        messages.success(request, f"Tautan untuk membuat sandi dikirim ke {user.email}; berlaku {link.days} hari.")
    else:
        messages.warning(request, f"Surat ke {user.email} tidak dapat dikirim. Periksa setelan surat situs ini.")
    if is_new:
        messages.info(request, f"Bila suratnya tidak sampai, salin dan teruskan tautan ini: {link.address}")


class UserList(PageDoor):
    ability = "manage_users"
    template_name = "institutions/users.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of(self._found(), request=self.request)
        return {
            "page_obj": page,
            "roles": Role.choices,
            "role": asked(self.request, "peran"),
            "text": asked(self.request, "cari"),
        }

    def _found(self) -> QuerySet[User]:
        rows = people_in(self.scope).filter(each_word_in(asked(self.request, "cari"), "name", "email"))
        if (role := asked(self.request, "peran")) in Role.values:
            holders = Membership.objects.visible_to(self.scope).filter(self._running, role=role)
            rows = rows.filter(pk__in=holders.values("user"))
        running = memberships_in(self.scope).filter(self._running)
        return rows.prefetch_related(Prefetch("memberships", running, to_attr="running"))

    @property
    def _running(self) -> Q:
        return Q(ended_on__isnull=True) | Q(ended_on__gte=timezone.localdate())


class UserAdd(FormDoor):
    ability = "manage_users"
    template_name = "institutions/user_add.html"

    def form(self, data: Any = None, files: Any = None, **kwargs: Any) -> NewPersonForm:
        form = NewPersonForm(data)
        form.offer_institutions(scope=self.scope)
        return form

    def save(self, form: NewPersonForm, **kwargs: Any) -> str:
        user = add_user(**form.cleaned_data, scope=self.scope, at=timezone.now())
        messages.success(self.request, f"Akun {user.name} dibuat.")
        hand_over_link(user, request=self.request, scope=self.scope)
        return reverse("user_page", args=[user.pk])


class UserPage(FormDoor):
    ability = "manage_users"
    template_name = "institutions/user.html"

    def context(self, pk: int) -> dict[str, Any]:
        person = self._person(pk)
        capacities = list(memberships_in(self.scope).filter(user=person))
        return {
            "person": person,
            "is_oneself": person == self.scope.user,
            "running": [one for one in capacities if is_running(one)],
            "ended": [one for one in capacities if not is_running(one)],
        }

    def form(self, data: Any = None, files: Any = None, *, pk: int) -> PersonForm:
        person = self._person(pk)
        return PersonForm(data, initial={"name": person.name, "email": person.email})

    def save(self, form: PersonForm, pk: int) -> str:
        change_user(self._person(pk), **form.cleaned_data, scope=self.scope, at=timezone.now())
        messages.success(self.request, "Data akun disimpan.")
        return reverse("user_page", args=[pk])

    def _person(self, pk: int) -> User:
        return get_object_or_404(people_in(self.scope), pk=pk)


class UserActivation(ActionDoor):
    """POST `aktif` = 1 or 0."""

    ability = "manage_users"

    def act(self, pk: int) -> str:
        person = get_object_or_404(people_in(self.scope), pk=pk)
        is_active = self.request.POST.get("aktif") == "1"
        set_active(person, is_active=is_active, scope=self.scope, at=timezone.now())
        self.say(f"Akun {person.name} {'diaktifkan' if is_active else 'dinonaktifkan'}.")
        return reverse("user_page", args=[pk])


class UserPasswordLink(ActionDoor):
    ability = "manage_users"

    def act(self, pk: int) -> str:
        person = get_object_or_404(people_in(self.scope), pk=pk)
        hand_over_link(person, request=self.request, scope=self.scope)
        return reverse("user_page", args=[pk])
