"""The pages of completeness and timeliness: province, region, agency."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from dashboards.choosing import shown_by_default
from dashboards.completeness.agency import agency_quarters
from dashboards.completeness.deliveries import Deliveries, deliveries
from dashboards.completeness.province import ProvincePage
from dashboards.completeness.region import RegionPage, agency_lines
from dashboards.completeness.reports import reports_in, windows_in
from dashboards.pages import QuarterDoor
from dashboards.region_page import name_of
from dashboards.region_pages import OneRegion
from institutions.access.doors import Door
from institutions.models import Institution


class CompletenessLatest(Door):
    """Of the last quarter that has ended."""

    ability = "view_board"

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("completeness", quarter=shown_by_default(localdate()))


class Delivering(QuarterDoor, abstract=True):
    """A page of the quarters of a trend, the shown one last."""

    @cached_property
    def delivered(self) -> Deliveries:
        if self.stored:
            return deliveries(self.stored.reports, tree=self.frame.tree)
        windows = windows_in(self.frame.quarters, opened=self.opened)
        found = reports_in(windows, tree=self.frame.tree, common=self.known.common)
        return deliveries(found, tree=self.frame.tree)


class CompletenessDoor(Delivering):
    """The 14 and the province's own, for everybody."""

    template_name = "dashboards/completeness.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "page": ProvincePage(self.frame, self.delivered, self.today)}


class CompletenessRegionDoor(OneRegion, Delivering):
    """A region's own report and counts for everybody; its agencies for whoever reaches them."""

    template_name = "dashboards/completeness_region.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        lines = agency_lines(self.place, shown=self.quarter, delivered=self.delivered, scope=self.scope, on=self.today)
        name = name_of(self.place, self.frame)
        page = RegionPage(self.place, name, self.quarter, self.delivered, lines, self.today)
        return {**self.picker, "page": page}


class CompletenessAgencyDoor(Delivering):
    """Below the region: only within one's own scope; anything else is answered as if it did not exist."""

    template_name = "dashboards/completeness_agency.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        agency = self.fetch(
            Institution, "region__parent", code=self.kwargs["agency"], region__code=self.kwargs["region"]
        )
        windows, asked = self.delivered.windows, self.delivered.asked
        quarters = agency_quarters(agency, windows=windows, asked=asked, scope=self.scope, on=self.today)
        return {**self.picker, "agency": agency, "page": quarters}
