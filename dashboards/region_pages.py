"""The pages of one region, for everybody, and of one agency, for those who reach it."""

from dataclasses import replace
from functools import cached_property
from typing import Any

from django.http import Http404

from dashboards.addressed import is_wanted
from dashboards.agency_page import AgencyPage, agency_page
from dashboards.agency_rows import Region as ArrivedRegion
from dashboards.agency_rows import arrived_of
from dashboards.completeness.beside import Beside, beside_region
from dashboards.completeness.deliveries import deliveries
from dashboards.completeness.reports import reports_in
from dashboards.editions.links import within_edition
from dashboards.editions.stored import StoredBoard
from dashboards.extracts.agency import answers_sheet
from dashboards.extracts.extract import Extract
from dashboards.extracts.extractable import Extractable
from dashboards.extracts.parts import words
from dashboards.extracts.region import region_tables
from dashboards.kept_pages import Parts, rendered, rendered_once
from dashboards.pages import QuarterDoor
from dashboards.places import Place
from dashboards.provisional import no_provisional, provisional_regions
from dashboards.region_page import RegionPage, name_of
from dashboards.regionboard import RegionBoard
from institutions.access.refusals import NotAllowed
from institutions.models import Institution
from reporting.acknowledgements import words_by_report


class OneRegion(QuarterDoor, abstract=True):
    """A page of one region of the viewer's province; of another province's there is none."""

    @cached_property
    def place(self) -> Place:
        regions = self.frame.regions(self.quarter)
        found = next((place for place in regions if place.code == self.kwargs["region"]), None)
        if found is None:
            raise Http404
        return found

    @property
    def reaches_it(self) -> bool:
        """Whether the viewer's scope covers the whole region."""
        return self.scope.is_province or self.scope.institution.pk == self.place.id

    @cached_property
    def region(self) -> ArrivedRegion:
        live = arrived_of(self.place.id, window=self.windows[self.quarter], scope=self.scope, on=self.today)
        return as_stored(live, self.stored, self.place) if self.stored else live

    def region_page(self, provisional: RegionBoard | None = None) -> RegionPage:
        board = self.board  # first: what it reads of all regions has this one's quarters among it
        kept = self.shelf.boards((self.place.id, quarter) for quarter in self.frame.quarters)
        return RegionPage(
            board=board,
            place=self.place,
            boards=[self.frame.comparable(one.board) for one in kept.values()],
            arrived=self.region.arrived,
            on=self.today,
            provisional=provisional,
            beside=self.beside,
        )

    @cached_property
    def beside(self) -> Beside | None:
        """What stands beside the verified numbers on the page alone."""
        return None


def as_stored(live: ArrivedRegion, stored: StoredBoard, place: Place) -> ArrivedRegion:
    """What had arrived when the quarter closed; the agencies within scope by the names that they had then."""
    names = {agency.code: agency.name for agency in stored.frame.tree.agencies[place.id]}
    agencies = [replace(row, name=names.get(row.code, row.name)) for row in live.agencies]
    return replace(live, arrived=stored.arrived.of(place.id), agencies=agencies)


class RegionBeside(OneRegion, abstract=True):
    """One region, with what stands beside its verified numbers."""

    @cached_property
    def beside(self) -> Beside:
        if self.stored:
            return self.stored.besides[self.place.id]
        tree, current = self.frame.tree, self.windows[self.quarter]
        earlier = {quarter: window for quarter, window in self.windows.items() if quarter != self.quarter}
        found = reports_in(earlier, tree=tree, common=self.known.common, regions=(self.place,))
        came = deliveries(found, tree=tree).beside(current, self.place.id, self.region.delivered)
        return beside_region(came, tree=tree, place=self.place, opened=self.opened, on=self.today)


class RegionDoor(Extractable, RegionBeside):
    """Verified for everybody, and kept; the list of agencies, and what is provisional, for whoever reaches them."""

    template_name = "dashboards/region.html"
    takes = ("sementara",)

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **self.picker,
            "place": self.place,
            "name": name_of(self.place, self.frame),
            "agencies": self.region.agencies,
            "report_id": self.region.report_id,
            "acknowledged": self._acknowledged(),
            "parts": rendered(PARTS, _shown(self._page())) if self.is_provisional else self._kept_parts(),
            "is_provisional": self.is_provisional,
            "may_see_provisional": self.may_see_provisional and self.shown is None,
            "reaches_it": self.reaches_it,
        }

    def extract(self) -> Extract:
        page = self._page()
        return self.extracted(
            view="daerah",
            title="Papan daerah",
            subject=page.name,
            code=self.place.code,
            tables=list(region_tables(page, self.hiding, agencies=self.region.agencies)),
            paragraph=words(page.paragraph),
            is_provisional=self.is_provisional,
        )

    @property
    def may_see_provisional(self) -> bool:
        return self.reaches_it and self.scope.can("view_provisional")

    @cached_property
    def is_provisional(self) -> bool:
        asked = is_wanted(self.request.GET, "sementara")
        if asked and not self.may_see_provisional:
            raise NotAllowed(
                "Angka sementara daerah lain tidak ditampilkan. Angka yang diverifikasi terbuka untuk semua."
            )
        return asked and self.shown is None

    def also_told(self) -> list[str]:
        return no_provisional(self.request.GET, shown=self.shown)

    def _acknowledged(self) -> str:
        """How many agencies the region's report knowingly left out, for whoever reaches that report."""
        report_id = self.region.report_id
        return words_by_report([report_id], scope=self.scope).get(report_id, "") if report_id else ""

    def _kept_parts(self) -> Parts:
        state = (self.version, self.quarter, self.region.arrived, self.beside, self.today, self.scope.province.pk)
        found = rendered_once(PARTS, state=state, context=lambda: _shown(self.region_page()))
        return within_edition(found, self.shown, self.quarter)

    def _page(self) -> RegionPage:
        if not self.is_provisional:
            return self.region_page()
        other = provisional_regions(self.board, {self.place.id}, known=self.known)
        return self.region_page(other[self.place.id])


#: Told where an edition was asked for.
LIVE = "Jawaban satu perangkat daerah tidak disimpan dalam edisi: yang tampil keadaannya sekarang."
PARTS = {
    "lead": "dashboards/_paragraph.html",
    "body": "dashboards/_region.html",
    "published": "dashboards/_published_own.html",
}


def _shown(page: RegionPage) -> dict[str, object]:
    return {
        "page": page,
        "quarter": page.board.quarter,
        "paragraph": page.paragraph,
        "is_provisional": page.provisional is not None,
        "rows": [] if page.provisional else page.published,
    }


class AgencyDoor(Extractable, QuarterDoor):
    """Below the region: only within one's own scope; anything else is answered as if it did not exist."""

    template_name = "dashboards/agency.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "page": self._page()}

    def _page(self) -> AgencyPage:
        agency = self.fetch(Institution, "region", code=self.kwargs["agency"], region__code=self.kwargs["region"])
        return agency_page(agency, quarter=self.quarter, scope=self.scope)

    def also_told(self) -> list[str]:
        return [LIVE] if self.asked_edition else []

    def extract(self) -> Extract:
        page = self._page()
        return self.extracted(
            view="perangkat-daerah",
            title="Jawaban perangkat daerah",
            subject=page.institution.name,
            code=page.institution.code,
            tables=[answers_sheet(page)],
            is_provisional=page.is_provisional,
            imprint=None,
        )
