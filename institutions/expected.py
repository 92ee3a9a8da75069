"""Which institutions are expected to report in a quarter: the one denominator of every share of "all agencies"."""

from datetime import date

from django.db.models import Q, QuerySet

from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.kinds import REGENCIES, REGIONS, Kind
from institutions.tree import Institution


def existing_on(day: date, *, path: str = "") -> Q:
    """Standing on that day: opened by then and not yet closed. An empty date means 'since or until always'.

    `path` leads to the institution, for a query of something else.
    """
    opened, closed = (f"{path}__{name}" if path else name for name in ("opened_on", "closed_on"))
    return (Q(**{f"{opened}__isnull": True}) | Q(**{f"{opened}__lte": day})) & (
        Q(**{f"{closed}__isnull": True}) | Q(**{f"{closed}__gte": day})
    )


def expected_in(quarter: Quarter, *, province: Institution) -> QuerySet[Institution]:
    """Every institution of the province, itself included, that stands on the quarter's last day.

    An agency opened within the quarter is expected, one closed within it is not: its successor is.
    """
    # No scope: a denominator counts all, whoever looks.
    return Institution.everything.filter(existing_on(quarter.last_day)).filter(
        Q(region=province) | Q(region__parent=province)
    )


def expected_regencies(quarter: Quarter, *, province: Institution) -> QuerySet[Institution]:
    return expected_in(quarter, province=province).filter(kind__in=REGENCIES)


def expected_regions(quarter: Quarter, *, province: Institution) -> QuerySet[Institution]:
    """The province itself first, then its regencies and cities."""
    return expected_in(quarter, province=province).filter(kind__in=REGIONS).order_by("code")


def expected_agencies(quarter: Quarter, *, region: Institution) -> QuerySet[Institution]:
    return Institution.everything.filter(existing_on(quarter.last_day), kind=Kind.AGENCY, region=region)


def visible_in(quarter: Quarter, *, scope: Scope) -> QuerySet[Institution]:
    """The expected institutions that this capacity reaches."""
    return Institution.objects.visible_to(scope).filter(existing_on(quarter.last_day))
