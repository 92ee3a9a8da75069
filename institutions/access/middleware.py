"""Puts the person's capacities and the chosen one (`request.scope`) on every request, in one query."""

from collections.abc import Callable

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, cached_property

from institutions.access.scope import Scope
from institutions.access.users import Membership, User

SESSION_KEY = "membership"
COOKIE = "pug_capacity"


class Capacities:
    """The capacities in which this person may act today, and the one chosen in this session."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def all(self) -> list[Membership]:
        user = self._request.user
        return current_memberships(user) if isinstance(user, User) or user.is_authenticated else []

    @cached_property
    def scope(self) -> Scope | None:
        chosen = str(self._request.session.get(SESSION_KEY) or self._request.COOKIES.get(COOKIE))
        membership = next((m for m in self.all if str(m.pk) == chosen), None) or next(iter(self.all), None)
        return Scope(user=membership.user, membership=membership) if membership else None


def current_memberships(user: object) -> list[Membership]:
    """Not yet ended, with the institution, its region and province at hand: one query."""
    today = timezone.localdate()
    return list(
        # One's own capacities are what a scope is made from; there is no scope yet.
        Membership.everything.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gte=today), user=user, started_on__lte=today
        )
        .select_related("user", "institution__parent", "institution__region__parent")
        .order_by("pk")
    )


class ScopeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        capacities = Capacities(request)
        request.capacities = capacities  # type: ignore[attr-defined]
        request.scope = SimpleLazyObject(lambda: capacities.scope)  # type: ignore[attr-defined]
        return self.get_response(request)
