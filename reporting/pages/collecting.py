"""/pengumpulan/…: a coordinator's agencies in one quarter."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter, last_ended
from institutions.access.doors import ActionDoor, PageDoor
from reporting.collecting import collection
from reporting.inspection import needing_an_eye
from reporting.pages.asked import neighbours, quarter_asked
from reporting.pages.several_moves import tell, ticked
from reporting.several_moves import make_moves


class LatestCollection(PageDoor):
    """The menu's way in: the quarter that has ended last."""

    ability = "fill_on_behalf"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect("collection", quarter_asked(request, default=last_ended(timezone.localdate())))


class CollectionPage(PageDoor):
    ability = "fill_on_behalf"
    template_name = "reporting/collection.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        chosen = quarter_asked(request, default=kwargs["quarter"])
        return super().get(request, **kwargs) if chosen == kwargs["quarter"] else redirect("collection", chosen)

    def context(self, quarter: Quarter) -> dict[str, Any]:
        today = timezone.localdate()
        return {"collection": collection(quarter, scope=self.scope, on=today), **neighbours(quarter, on=today)}


class AcceptSeveral(ActionDoor):
    """All ticked reports of agencies at once; one that needs an eye by now is left for its coordinator to read."""

    ability = "accept_report"

    def act(self, quarter: Quarter) -> str:
        seen = ticked(self.request, quarter=quarter, scope=self.scope)
        against = needing_an_eye([one.report for one in seen], scope=self.scope)
        outcome = make_moves("accept", seen, scope=self.scope, at=timezone.now(), against=against)
        tell(self.request, outcome, done="diterima")
        return reverse("collection", args=[quarter])
