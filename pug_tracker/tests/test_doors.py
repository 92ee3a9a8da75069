"""The census of all addresses: behind each stands a door that names its ability, or it is public by name.

And of all forms: none offers rows before it has been told for whom.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.views import View

from institutions.access.doors import Door, PageDoor
from institutions.access.roles import ABILITIES
from institutions.models import Institution
from pug_tracker.tests.house import FLOOR_OF, ROOT

#: What anybody may open without logging in, and why.
PUBLIC = {
    "confirm": "whoever holds a paper may ask whether it is right, without an account",
    "confirm_code": "the code on the paper is the key; it opens neither a person nor a figure",
    "healthz": "the machine that watches the site has no account",
    "account_reset_password": "whoever forgot a password cannot log in",
    "calendar_feed": "a calendar cannot log in: its long random address is the key, and holds no personal data",
}
#: Pages of allauth's that this site offers.
ALLAUTH = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_change_password",
    "account_set_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
KNOWN = frozenset().union(*ABILITIES.values())

Patterns = Iterable[URLPattern | URLResolver]


def addresses(patterns: Patterns) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns)
        else:
            yield one


def door_of(pattern: URLPattern) -> type[Door] | None:
    view = getattr(pattern.callback, "view_class", None)
    return view if isinstance(view, type) and issubclass(view, Door) else None


def wrong_with(pattern: URLPattern) -> str:
    door, module = door_of(pattern), str(getattr(pattern.callback, "__module__", ""))
    if door:
        return "" if door.ability in KNOWN else f"no role has the ability {door.ability!r}"
    if pattern.name in PUBLIC or (pattern.name in ALLAUTH and module.startswith("allauth.")):
        return ""
    return "is no door, is not on the public list, and is none of allauth's by name"


def census(patterns: Patterns) -> list[str]:
    told = [(pattern, wrong_with(pattern)) for pattern in addresses(patterns)]
    return [f"{pattern.pattern} ({pattern.name}): {wrong}" for pattern, wrong in told if wrong]


def modules() -> Iterator[str]:
    for app in FLOOR_OF:
        if (ROOT / app).is_dir():
            found = pkgutil.walk_packages([str(ROOT / app)], f"{app}.")
            yield from (one.name for one in found if not {"tests", "migrations"} & set(one.name.split(".")))


def subclasses(of: type) -> Iterator[type]:
    for one in of.__subclasses__():
        yield one
        yield from subclasses(one)


def is_ours(one: type) -> bool:
    return one.__module__.split(".")[0] in FLOOR_OF and ".tests." not in one.__module__


def early_rows(form: type[forms.BaseForm]) -> list[str]:
    """The fields of a form class that would offer rows to anybody."""
    return [
        f"{form.__module__}.{form.__qualname__}.{name}"
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.ModelChoiceField) and not field.queryset.query.is_empty()  # type: ignore[union-attr]
    ]


# --- the house --------------------------------------------------------------------------------------


def test_behind_every_address_stands_a_door() -> None:
    assert census(get_resolver().url_patterns) == []


def test_every_address_has_a_name_of_its_own() -> None:
    names = [pattern.name for pattern in addresses(get_resolver().url_patterns)]

    assert None not in names
    assert {name for name in names if names.count(name) > 1} == set()


def test_every_door_can_be_reached() -> None:
    for module in modules():
        importlib.import_module(module)
    reached = {door_of(pattern) for pattern in addresses(get_resolver().url_patterns)}

    leaves = {one for one in subclasses(Door) if is_ours(one) and not one.__subclasses__() and hasattr(one, "ability")}

    assert {f"{one.__module__}.{one.__name__}" for one in leaves - reached} == set()


def test_no_form_offers_rows_before_it_knows_for_whom() -> None:
    for module in modules():
        importlib.import_module(module)

    found = [field for form in subclasses(forms.BaseForm) if is_ours(form) for field in early_rows(form)]

    assert found == []


def test_a_stranger_is_sent_to_the_log_in_page_by_every_door() -> None:
    doors = [pattern for pattern in addresses(get_resolver().url_patterns) if door_of(pattern)]

    for pattern in doors:
        request = RequestFactory().get("/somewhere/")
        request.user = AnonymousUser()
        answer = pattern.callback(request, **dict.fromkeys(pattern.pattern.converters, 1))

        assert answer.status_code == 302, pattern.name
        assert answer.headers["Location"].startswith("/masuk/?next=%2Fsomewhere%2F"), pattern.name


# --- and the census can say no ----------------------------------------------------------------------


class Ajar(View):
    pass


class Unknown(PageDoor):
    ability = "do_as_one_likes"


class Known(PageDoor):
    ability = "view_home"


def function(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@pytest.mark.parametrize(
    "pattern",
    [
        path("x/", Ajar.as_view(), name="ajar"),
        path("x/", Unknown.as_view(), name="unknown"),
        path("x/", function, name="function"),
        path("x/", function, name="account_login"),
        path("x/", function),
    ],
)
def test_the_census_finds_what_is_no_door(pattern: URLPattern) -> None:
    assert len(census([pattern])) == 1


def test_the_census_lets_a_door_pass() -> None:
    assert census([path("x/", Known.as_view(), name="known")]) == []


def test_a_door_without_ability_does_not_come_to_be() -> None:
    with pytest.raises(TypeError, match="names no ability"):
        type("Nameless", (PageDoor,), {})


def test_a_form_that_offers_rows_to_anybody_is_found() -> None:
    class Open(forms.Form):
        institution = forms.ModelChoiceField(queryset=Institution.everything.all())

    class Shut(forms.Form):
        institution = forms.ModelChoiceField(queryset=Institution.everything.none())

    assert len(early_rows(Open)) == 1
    assert early_rows(Shut) == []
