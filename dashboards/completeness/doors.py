"""The pages of completeness and timeliness: province, region, agency."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from dashboards.choosing import shown_by_default
from dashboards.completeness.agency import AgencyQuarters, agency_quarters
from dashboards.completeness.deliveries import Deliveries, deliveries
from dashboards.completeness.province import ProvincePage
from dashboards.completeness.region import RegionPage, agency_lines
from dashboards.completeness.reports import reports_in, windows_in
from dashboards.extracts.completeness import agency_sheet, province_tables, region_tables
from dashboards.extracts.extract import Extract
from dashboards.extracts.extractable import Extractable
from dashboards.extracts.parts import words
from dashboards.pages import QuarterDoor
from dashboards.region_page import name_of
from dashboards.region_pages import OneRegion
from institutions.access.doors import Door
from institutions.models import Institution

#: Told where an edition was asked for.
LIVE = "Keadaan satu perangkat daerah tidak disimpan dalam edisi: yang tampil keadaannya sekarang."


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


class CompletenessDoor(Extractable, Delivering):
    """The 14 and the province's own, for everybody."""

    template_name = "dashboards/completeness.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "page": self._page()}

    def _page(self) -> ProvincePage:
        return ProvincePage(self.frame, self.delivered, self.today)

    def extract(self) -> Extract:
        page = self._page()
        return self.extracted(
            view="kelengkapan",
            title="Kelengkapan dan ketepatan waktu",
            tables=list(province_tables(page)),
            paragraph=words(page.paragraph),
        )


class CompletenessRegionDoor(Extractable, OneRegion, Delivering):
    """A region's own report and counts for everybody; its agencies for whoever reaches them."""

    template_name = "dashboards/completeness_region.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "page": self._page()}

    def _page(self) -> RegionPage:
        lines = agency_lines(self.place, shown=self.quarter, delivered=self.delivered, scope=self.scope, on=self.today)
        name = name_of(self.place, self.frame)
        return RegionPage(self.place, name, self.quarter, self.delivered, lines, self.today)

    def extract(self) -> Extract:
        page = self._page()
        return self.extracted(
            view="kelengkapan",
            title="Kelengkapan dan ketepatan waktu",
            subject=page.name,
            code=self.place.code,
            tables=list(region_tables(page)),
            paragraph=words(page.paragraph),
        )


class CompletenessAgencyDoor(Extractable, Delivering):
    """Below the region: only within one's own scope; anything else is answered as if it did not exist."""

    template_name = "dashboards/completeness_agency.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "agency": self.agency, "page": self._page()}

    @cached_property
    def agency(self) -> Institution:
        code, region = self.kwargs["agency"], self.kwargs["region"]
        return self.fetch(Institution, "region__parent", code=code, region__code=region)

    def also_told(self) -> list[str]:
        return [LIVE] if self.asked_edition else []

    def _page(self) -> AgencyQuarters:
        windows, asked = self.delivered.windows, self.delivered.asked
        return agency_quarters(self.agency, windows=windows, asked=asked, scope=self.scope, on=self.today)

    def extract(self) -> Extract:
        return self.extracted(
            view="kelengkapan",
            title="Kelengkapan dan ketepatan waktu",
            subject=self.agency.name,
            code=self.agency.code,
            tables=[agency_sheet(self._page())],
            imprint=None,
        )
