"""The yardstick of pages: a logged-in page that makes five plain queries and shows them in a small template.

It passes the same middleware and the same door as every page, and has none of the site's frame around it.
"""

from typing import Any

from institutions.access.doors import PageDoor
from institutions.access.journal import JournalEntry
from institutions.models import Institution, Letterhead
from reporting.calendar import Window
from reporting.reports import Report


class FiveQueries(PageDoor):
    ability = "view_home"
    template_name = "five_queries.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            "institutions": Institution.objects.visible_to(self.scope)[:10],
            "reports": Report.objects.visible_to(self.scope)[:10],
            "lines": JournalEntry.objects.visible_to(self.scope)[:10],
            "letterheads": Letterhead.objects.visible_to(self.scope)[:10],
            "windows": Window.objects.all()[:10],
        }
