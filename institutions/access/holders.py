"""Who holds a role today: the people whom something can be told, or who can be asked for something."""

from datetime import date

from django.db.models import Q, QuerySet

from institutions.access.roles import Role
from institutions.access.users import Membership, User
from institutions.tree import Institution


def running_on(day: date) -> Q:
    """Memberships that hold on that day, of people who can log in."""
    not_over = Q(ended_on__isnull=True) | Q(ended_on__gte=day)
    return not_over & Q(started_on__lte=day, user__is_active=True)


def memberships_in(province: Institution, *, on: date) -> QuerySet[Membership]:
    """All that run in a province that day, with person, institution, region and province at hand: one query."""
    within = Q(institution__region=province) | Q(institution__region__parent=province)
    rows: QuerySet[Membership] = Membership.everything.filter(running_on(on), within)
    return rows.select_related("user", "institution__region__parent").order_by("user", "pk")


def people_at(institution: Institution, *, on: date, roles: tuple[Role, ...]) -> QuerySet[User]:
    holders = Membership.everything.filter(running_on(on), institution=institution, role__in=roles)
    return User.objects.filter(pk__in=holders.values("user")).order_by("name", "pk")


def verifiers_of(province: Institution, *, on: date) -> QuerySet[User]:
    return people_at(province, on=on, roles=(Role.VERIFIER,))
