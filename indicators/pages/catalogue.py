"""The catalogue as everybody may read it: what is measured, how it adds up, when it is asked."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from indicators.catalogue import Definition, catalogue_in
from indicators.explained import asked_words
from indicators.kinds import Prerequisite
from indicators.pages.choosing import chosen_quarter, offered_quarters
from institutions.access.doors import PageDoor
from institutions.pages.lists import asked


@dataclass(frozen=True)
class Row:
    definition: Definition
    asked: str


@dataclass(frozen=True)
class Group:
    """A prerequisite and what is measured of it."""

    prerequisite: Prerequisite
    rows: tuple[Row, ...]


class CatalogueDoor(PageDoor):
    ability = "view_catalogue"
    template_name = "indicators/catalogue.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        quarter, words = chosen_quarter(self.request, on=today), asked(self.request, "cari")
        definitions = catalogue_in(quarter).definitions
        found = [one for one in definitions if holds(one, words)]
        return {
            "groups": grouped(found),
            "count": len(found),
            "total": len(definitions),
            "text": words,
            "quarter": quarter,
            "quarters": offered_quarters(quarter, on=today),
            "is_now": quarter.first_day <= today <= quarter.last_day,
            "may_manage": self.scope.can("manage_catalogue"),
        }


def holds(definition: Definition, words: str) -> bool:
    """Whether every typed word stands somewhere in it."""
    said = " ".join(
        (definition.code, definition.name, definition.question, definition.explanation, definition.a_label)
    ).casefold()
    return all(word in said for word in words.casefold().split())


def grouped(definitions: list[Definition]) -> list[Group]:
    groups = (
        Group(one, tuple(Row(d, asked_words(d)) for d in definitions if d.prerequisite == one)) for one in Prerequisite
    )
    return [group for group in groups if group.rows]
