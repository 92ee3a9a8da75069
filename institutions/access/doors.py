"""View bases. Every view is a door: it names the ability it needs, and what it opens is fetched within scope.

Answers: not logged in → log-in (typed values kept); the role lacks the ability → 403 with the reason; not within
scope → 404; "somebody was first" → 409; refused → 422, both with what happened in words.
"""

import re
from typing import Any, ClassVar, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from institutions.access.lost import ANOTHER_PERSON, log_in_first, typed_by_another
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.scope import Scope, Scoped

S = TypeVar("S", bound=Scoped)


def holds_nul(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Whether the address holds a NUL, which nobody types and PostgreSQL does not take."""
    return "%00" in request.META.get("QUERY_STRING", "") or any("\0" in str(value) for value in kwargs.values())


#: NUL, which PostgreSQL does not keep, and the signs that turn the direction of what stands behind them on a page.
UNSEEN = re.compile("[\0\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def without_unseen(typed: QueryDict) -> QueryDict:
    """What was typed, without signs that nobody types; the rest is not lost for them."""
    if not any(UNSEEN.search(value) for _, values in typed.lists() for value in values):
        return typed
    kept = typed.copy()
    for name, values in typed.lists():
        kept.setlist(name, [UNSEEN.sub("", value) for value in values])
    return kept


def status_of(refusal: Refused) -> int:
    if isinstance(refusal, NotAllowed):
        return 403
    return 409 if isinstance(refusal, Beaten) else 422


class Door(View):
    """Refuses to exist without an ability, and to open without it."""

    ability: ClassVar[str]
    scope: Scope

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not abstract and not getattr(cls, "ability", ""):
            raise TypeError(f"{cls.__name__} names no ability.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return log_in_first(request)
        if holds_nul(request, kwargs):
            raise Http404
        request.POST = without_unseen(request.POST)  # type: ignore[assignment]
        try:
            return self._enter(request, *args, **kwargs)
        except Refused as refusal:
            return self.refusal_page(refusal, status=status_of(refusal))

    def _enter(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.scope:  # type: ignore[attr-defined]
            return render(request, "no_capacity.html", status=403)
        self.scope = request.scope  # type: ignore[attr-defined]
        self.scope.demand(self.ability)
        return super().dispatch(request, *args, **kwargs)

    def refusal_page(self, refusal: Refused, *, status: int) -> HttpResponse:
        """A page that says why; a door that answers with parts says it in a part."""
        context = {"reason": refusal.text, "back_url": self.back()}
        return render(self.request, f"{status}.html", context, status=status)

    def fetch(self, model: type[S], *related: str, **lookup: Any) -> S:
        """The one row within scope, or 404: somebody else's row is answered as if it did not exist."""
        row: S | None = model.objects.visible_to(self.scope).filter(**lookup).select_related(*related).first()
        if row is None:
            raise Http404
        return row

    def back(self) -> str:
        """Where a refusal page leads back to: the page of ours that one came from, or nowhere in particular."""
        came_from = self.request.headers.get("Referer", "")
        return came_from if url_has_allowed_host_and_scheme(came_from, self.request.get_host()) else ""


class PageDoor(Door, abstract=True):
    """A page that is read. Give `template_name` and `context()`."""

    template_name: ClassVar[str]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.answer(**kwargs)

    def answer(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; a door may show the same thing otherwise."""
        return render(self.request, self.template_name, self.context(**kwargs))

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {}


class FormDoor(PageDoor, abstract=True):
    """A page with one form. Give `form(data, files, **url)` and `save(form, **url)`.

    A Refused in `save` is shown beside the field it names, or at the top of the form, with all that was typed.
    A form that carries `typed_by` is saved for nobody else.
    """

    def form(self, *args: Any, **kwargs: Any) -> BaseForm:
        raise TypeError(f"{type(self).__name__} has no form.")

    def save(self, *args: Any, **kwargs: Any) -> str:
        """Do it; return the address to go to."""
        raise TypeError(f"{type(self).__name__} saves nothing.")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(self.form(**kwargs), **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if typed_by_another(request):
            raise Beaten(ANOTHER_PERSON)
        form = self.form(request.POST, request.FILES, **kwargs)
        if form.is_valid():
            try:
                return redirect(self.save(form, **kwargs))
            except (NotAllowed, Beaten):
                raise
            except Refused as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, refusal.text)
        return self._show(form, status=422, **kwargs)

    def _show(self, form: BaseForm, *, status: int = 200, **kwargs: Any) -> HttpResponse:
        return render(self.request, self.template_name, {"form": form, **self.context(**kwargs)}, status=status)


class ActionDoor(Door, abstract=True):
    """One thing that is done by POST, and then a redirect. Give `act()`; GET is answered 405."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect(self.act(**kwargs))

    def act(self, *args: Any, **kwargs: Any) -> str:
        """Do it; return the address to go to."""
        raise TypeError(f"{type(self).__name__} does nothing.")

    def say(self, text: str) -> None:
        messages.success(self.request, text)
