"""What every list page does: a page of rows at a time, and a search that reads what people type."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

ROWS = 50
M = TypeVar("M", bound=Model)


def page_of(rows: QuerySet[M], *, request: HttpRequest, size: int = ROWS) -> "Page[M]":
    """The asked page; a senseless number gives the first, one too high the last."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def asked(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").split())[:100]


def each_word_in(text: str, *fields: str) -> Q:
    """Rows in which every typed word stands somewhere, in whichever of the fields."""
    found = Q()
    for word in text.split():
        either = Q()
        for field in fields:
            either |= Q(**{f"{field}__icontains": word})
        found &= either
    return found
