"""The pages of the board: province, readiness and trend in full. Regions and agencies: region_pages.py."""

from functools import cached_property
from typing import Any

from dashboards.addressed import LONGEST, is_wanted
from dashboards.board_page import BoardPage
from dashboards.editions.links import within_edition
from dashboards.extracts.board import board_tables
from dashboards.extracts.extract import Extract
from dashboards.extracts.extractable import Extractable
from dashboards.extracts.parts import words
from dashboards.extracts.readiness import readiness_tables, trend_tables
from dashboards.kept_pages import Parts, rendered, rendered_once
from dashboards.pages import ProvinceDoor, QuarterDoor
from dashboards.provisional import no_provisional, provisional_board
from dashboards.readiness_page import ReadinessPage, TrendPage
from dashboards.region_table import known_order, order_in_words
from institutions.access.refusals import NotAllowed


class Board(Extractable, ProvinceDoor):
    """The province's board: verified, for everybody; provisional on request, for whoever reaches all of it."""

    template_name = "dashboards/board.html"
    takes = ("urut", "sementara")

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **self.picker,
            "is_provisional": self.is_provisional,
            "may_see_provisional": self.may_see_provisional and self.shown is None,
            "parts": rendered(PARTS, _shown(self._page())) if self.is_provisional else self._kept_parts(),
        }

    def extract(self) -> Extract:
        page = self._page()
        return self.extracted(
            view="papan",
            title="Papan provinsi",
            tables=list(board_tables(page, self.hiding)),
            chosen=[f"Kabupaten/kota {order_in_words(self.order)}."],
            paragraph=words(page.paragraph),
            is_provisional=self.is_provisional,
        )

    @property
    def may_see_provisional(self) -> bool:
        return self.scope.is_province and self.scope.can("view_provisional")

    @cached_property
    def is_provisional(self) -> bool:
        asked = is_wanted(self.request.GET, "sementara")
        if asked and not self.may_see_provisional:
            raise NotAllowed("Angka sementara seluruh provinsi hanya untuk petugas provinsi.")
        return asked and self.shown is None

    @property
    def order(self) -> str:
        return known_order(self.request.GET.get("urut", ""))

    def unknown(self) -> list[str]:
        asked = self.request.GET.get("urut", self.order)
        return [] if asked in ("", self.order) else [f"urut={asked[:LONGEST]}"]

    def also_told(self) -> list[str]:
        return no_provisional(self.request.GET, shown=self.shown)

    def _kept_parts(self) -> Parts:
        state = (self.version, self.quarter, self.arrived, self.beside, self.today, self.order, self.scope.province.pk)
        found = rendered_once(PARTS, state=state, context=lambda: _shown(self._page()))
        return within_edition(found, self.shown, self.quarter)

    def _page(self) -> BoardPage:
        provisional = provisional_board(self.board, known=self.known) if self.is_provisional else None
        return BoardPage(
            self.board, self.arrived, on=self.today, order=self.order, provisional=provisional, beside=self.beside
        )


PARTS = {"lead": "dashboards/_paragraph.html", "body": "dashboards/_board.html"}


def _shown(page: BoardPage) -> dict[str, object]:
    return {"page": page, "paragraph": page.paragraph}


class ReadinessDoor(Extractable, QuarterDoor):
    """How the scores came about: prerequisites of every region, and the rules."""

    template_name = "dashboards/readiness.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "page": ReadinessPage(self.board)}

    def extract(self) -> Extract:
        tables = readiness_tables(ReadinessPage(self.board))
        return self.extracted(view="kesiapan", title="Skor kesiapan menurut prasyarat", tables=tables)


class TrendDoor(Extractable, QuarterDoor):
    """The numbers behind the small lines."""

    template_name = "dashboards/trend.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "page": TrendPage(self.board)}

    def extract(self) -> Extract:
        tables = trend_tables(TrendPage(self.board), self.hiding)
        return self.extracted(view="tren", title="Tabel tren", tables=tables)
