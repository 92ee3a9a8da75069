"""The first page after log-in: what this person has to do."""

from typing import Any

from django.utils import timezone

from formats.dates import day_date
from institutions.access.doors import PageDoor
from reporting.todo import to_dos


class Home(PageDoor):
    ability = "view_home"
    template_name = "reporting/home.html"

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        return {"lines": to_dos(self.scope, on=today), "today": day_date(today)}
