"""What was typed is kept for the one who typed it, in the capacity in which it was typed."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from institutions.access.doors import Door
from institutions.access.lost import ANOTHER_PERSON, typed_by_another
from institutions.access.refusals import Beaten
from institutions.access.scope import Scope
from reporting.editing import origin_of
from reporting.reports import Report


class TypingDoor(Door, abstract=True):
    """Posted forms carry `typed_by` and `capacity`: after logging in again one may stand in another capacity."""

    ability = "edit_report"
    is_another_capacity = False

    def _enter(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            if typed_by_another(request):
                raise Beaten(ANOTHER_PERSON)
            self.is_another_capacity = self._act_as_typed()
        return super()._enter(request, *args, **kwargs)

    def _act_as_typed(self) -> bool:
        """Whether this request acts in another capacity than the one chosen in the session."""
        typed_as = self.request.POST.get("capacity", "")
        own = {str(membership.pk): membership for membership in self.request.capacities.all}  # type: ignore[attr-defined]
        if typed_as not in own or own[typed_as] == self.request.scope.membership:  # type: ignore[attr-defined]
            return False
        self.request.scope = Scope(user=own[typed_as].user, membership=own[typed_as])  # type: ignore[attr-defined]
        return True

    def report(self, pk: int) -> Report:
        report = self.fetch(Report, "institution__region__parent", pk=pk)
        origin_of(report, scope=self.scope)
        return report
