"""/bantuan/: for each role one screen that says what to do when; the reader's own role first."""

from functools import cached_property
from typing import Any

from django.utils import timezone

from institutions.access.doors import PageDoor
from institutions.access.roles import Role
from pug_tracker.guides import calendar_for, roles_for, steps_of


class HelpDoor(PageDoor):
    ability = "view_help"
    template_name = "help/help.html"

    @cached_property
    def role(self) -> Role:
        """The role that was asked for, or one's own."""
        asked = self.request.GET.get("peran", "")
        return Role(asked) if asked in Role.values else self.scope.role

    def context(self, **kwargs: Any) -> dict[str, Any]:
        return {
            "role": self.role,
            "roles": roles_for(self.scope.role),
            "is_own": self.role == self.scope.role,
            "guide": f"help/_{self.role.value}.html",
            "steps": steps_of(self.role),
            "calendar": calendar_for(self.scope, on=timezone.localdate()),
        }
