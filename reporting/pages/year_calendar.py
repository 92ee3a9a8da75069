"""/kalender/: for everybody who has logged in."""

from typing import Any

from django.utils import timezone

from institutions.access.doors import PageDoor
from reporting.pages.asked import year_asked
from reporting.pages.days_off import unconfirmed_notice
from reporting.year_calendar import year_calendar


class CalendarPage(PageDoor):
    ability = "view_home"
    template_name = "reporting/year_calendar.html"

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        year = year_asked(self.request, default=today.year)
        found = year_calendar(year, scope=self.scope, on=today)
        notices = [unconfirmed_notice(one, scope=self.scope) for one in found.unconfirmed]
        return {"found": found, "notices": notices, "earlier": year - 1, "later": year + 1, "today": today}
