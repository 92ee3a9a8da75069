"""Everything that the province's board shows, from the read model and from what has arrived; as texts and charts."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from dashboards.arrivals import Arrivals
from dashboards.awaited import Awaited, late_reports, missing_reports
from dashboards.big_numbers import BigNumber, province_numbers
from dashboards.completeness.beside import Beside
from dashboards.facts import province_facts
from dashboards.indicator_rows import province_rows
from dashboards.indicator_sections import Section
from dashboards.places import Place
from dashboards.published_beside import PublishedRow, province_published
from dashboards.readiness_map import Meter, legend, meters, readiness_maps
from dashboards.region_table import RegionTable, region_table
from dashboards.scoreboard import Scoreboard
from dashboards.sentences import Paragraph, province_paragraph


@dataclass(frozen=True)
class BoardPage:
    """Read by the template part by part; what a page does not show is not worked out."""

    board: Scoreboard
    arrived: Arrivals
    on: date
    order: str = ""
    provisional: Scoreboard | None = None
    beside: Beside | None = None

    @property
    def paragraph(self) -> Paragraph:
        return province_paragraph(province_facts(self.board, self.arrived))

    @cached_property
    def missing(self) -> list[Awaited]:
        return missing_reports(self.board.regencies, self.arrived, on=self.on)

    @cached_property
    def late(self) -> list[Awaited]:
        return late_reports(self.board.regencies, self.arrived)

    @property
    def numbers(self) -> list[BigNumber]:
        return province_numbers(self.board, missing=len(self.missing))

    @property
    def map(self) -> Any:
        return readiness_maps(self.board, link=self._link)

    def _link(self, place: Place) -> str:
        address = reverse("region_board", kwargs={"quarter": self.board.quarter, "region": place.code})
        return f"{address}?sementara=1" if self.provisional else address

    legend = staticmethod(legend)

    @property
    def meters(self) -> list[Meter]:
        return meters(self.board.now.prerequisites, before=self.board.before.prerequisites)

    @property
    def table(self) -> RegionTable:
        return region_table(self.board, self.arrived, order=self.order, provisional=self.provisional)

    @property
    def sections(self) -> list[Section]:
        return province_rows(self.board, provisional=self.provisional)

    @cached_property
    def published(self) -> list[PublishedRow]:
        return province_published(self.board)
