"""The pages of one region, for everybody, and of one agency, for those who reach it."""

from functools import cached_property
from typing import Any

from django.http import Http404

from dashboards.agency_page import agency_page
from dashboards.agency_rows import arrived_of
from dashboards.keeping import Shelf
from dashboards.pages import QuarterDoor
from dashboards.places import Place
from dashboards.provisional import provisional_regions
from dashboards.region_page import RegionPage
from dashboards.regionboard import RegionBoard
from institutions.access.refusals import NotAllowed
from institutions.models import Institution


class OneRegion(QuarterDoor, abstract=True):
    """A page of one region of the viewer's province; of another province's there is none."""

    @cached_property
    def place(self) -> Place:
        regions = self.board.frame.regions(self.quarter)
        found = next((place for place in regions if place.code == self.kwargs["region"]), None)
        if found is None:
            raise Http404
        return found

    @property
    def reaches_it(self) -> bool:
        """Whether the viewer's scope covers the whole region."""
        return self.scope.is_province or self.scope.institution.pk == self.place.id

    def region_page(self) -> RegionPage:
        shelf = Shelf(self.board.frame, self.known)
        region = arrived_of(self.place.id, quarter=self.quarter, scope=self.scope)
        kept = shelf.boards((self.place.id, quarter) for quarter in self.board.frame.quarters)
        return RegionPage(
            board=self.board,
            place=self.place,
            boards=[one.board for one in kept.values()],
            arrived=region.arrived,
            on=self.today,
            agencies=region.agencies,
            provisional=self._provisional(),
        )

    def _provisional(self) -> RegionBoard | None:
        if not self.request.GET.get("sementara"):
            return None
        if not (self.reaches_it and self.scope.can("view_provisional")):
            raise NotAllowed(
                "Angka sementara daerah lain tidak ditampilkan. Angka yang diverifikasi terbuka untuk semua."
            )
        return provisional_regions(self.board, {self.place.id}, known=self.known)[self.place.id]


class RegionDoor(OneRegion):
    template_name = "dashboards/region.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        page = self.region_page()
        return {
            **self.picker,
            "page": page,
            "is_provisional": page.provisional is not None,
            "may_see_provisional": self.reaches_it and self.scope.can("view_provisional"),
        }


class AgencyDoor(QuarterDoor):
    """Below the region: only within one's own scope; anything else is answered as if it did not exist."""

    template_name = "dashboards/agency.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        agency = self.fetch(Institution, "region", code=self.kwargs["agency"], region__code=self.kwargs["region"])
        return {**self.picker, "page": agency_page(agency, quarter=self.quarter, scope=self.scope)}
