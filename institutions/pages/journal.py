"""The page that shows who did what, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from institutions.access.doors import PageDoor
from institutions.access.journal import JournalEntry
from institutions.kinds import REGIONS
from institutions.pages.lists import asked, each_word_in, page_of
from institutions.tree import Institution


@dataclass(frozen=True)
class Line:
    """One entry as parts/_history.html shows it."""

    what: str
    who: str
    at: datetime
    note: str


class Journal(PageDoor):
    ability = "view_journal"
    template_name = "institutions/journal.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of(self._found(), request=self.request)
        return {
            "page_obj": page,
            "entries": [_line(entry) for entry in page],
            "regions": Institution.objects.visible_to(self.scope).filter(kind__in=REGIONS),
            "region": asked(self.request, "daerah"),
            "text": asked(self.request, "cari"),
        }

    def _found(self) -> QuerySet[JournalEntry]:
        rows = JournalEntry.objects.visible_to(self.scope).select_related("user")
        rows = rows.filter(each_word_in(asked(self.request, "cari"), "text", "note", "user__name"))
        region = asked(self.request, "daerah")
        return rows.filter(institution__region__code=region) if region else rows


def _line(entry: JournalEntry) -> Line:
    who = f"{entry.user.name}, {entry.capacity}" if entry.user else entry.capacity
    return Line(what=entry.text, who=who, at=entry.at, note=entry.note)
