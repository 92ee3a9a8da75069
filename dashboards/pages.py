"""What every page of one quarter knows. The pages themselves: board_pages.py, region_pages.py and beside them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from dashboards.addressed import Addressed, the_one
from dashboards.arrivals import Arrivals, arrivals
from dashboards.choosing import choice, may_be_shown, shown_by_default
from dashboards.completeness.beside import Beside, beside, compared
from dashboards.completeness.reports import Found, Windows, opened_windows, reports_in, windows_in
from dashboards.editions.finding import ShownEdition, shown_edition
from dashboards.editions.imprints import imprint_shown
from dashboards.editions.reading import board_of
from dashboards.editions.stored import StoredBoard
from dashboards.extracts.extract import Extract
from dashboards.frames import TREND, Frame, frame_of
from dashboards.keeping import Shelf
from dashboards.scoreboard import Scoreboard, revisions_for, scoreboard
from dashboards.workbook.hiding import Hiding
from dashboards.workbook.history import History, history_of
from formats.quarters import Quarter
from formats.spreadsheets import Sheet
from institutions.access.doors import Door
from institutions.revisions import Revisions


class BoardLatest(Door):
    """The board of the last quarter that has ended."""

    ability = "view_board"

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("board", quarter=shown_by_default(localdate()))


class QuarterDoor(Addressed, abstract=True):
    """A page of one quarter. The picker sends `?triwulan=`, which leads to that quarter's own address."""

    ability = "view_board"
    takes: ClassVar[tuple[str, ...]] = ("triwulan", "edisi")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.refuse_strange_quarter()
        chosen = the_one(request.GET, "triwulan")
        if not chosen:
            return super().get(request, **kwargs)
        try:
            quarter = Quarter.parse(chosen)
        except ValueError as error:
            raise Http404 from error
        if not may_be_shown(quarter, on=localdate()):
            raise Http404
        match = request.resolver_match
        address = reverse(match.view_name if match else "board", kwargs={**kwargs, "quarter": quarter})
        kept_parameters = request.GET.copy()
        for name in ("triwulan", "edisi"):
            kept_parameters.pop(name, None)
        query = kept_parameters.urlencode()
        return redirect(f"{address}?{query}" if query else address)

    def refuse_strange_quarter(self) -> None:
        if not may_be_shown(self.quarter, on=localdate()):
            raise Http404

    @property
    def quarter(self) -> Quarter:
        quarter: Quarter = self.kwargs["quarter"]
        return quarter

    @cached_property
    def shown(self) -> ShownEdition | None:
        """The edition that the page reads: of a closed quarter the one that holds, or the one `?edisi=` names."""
        if not (self.asked_edition or self.is_closed):
            return None
        return shown_edition(self.quarter, self.scope.province, number=self.asked_edition)

    @property
    def asked_edition(self) -> str:
        return the_one(self.request.GET, "edisi")

    @cached_property
    def stored(self) -> StoredBoard | None:
        """What a closed quarter says was stored when it closed; nothing of it is worked out again."""
        return board_of(self.shown.edition) if self.shown else None

    @cached_property
    def today(self) -> date:
        """The day by which lateness is told: of a closed quarter, the day on which it closed."""
        return self.stored.on if self.stored else localdate()

    @cached_property
    def known(self) -> Revisions:
        return revisions_for(self.quarter, trend=TREND)

    @property
    def version(self) -> object:
        """Which state of the numbers is shown: what is kept of a page is kept under it."""
        return self.shown.edition.digest if self.shown else self.known

    @cached_property
    def frame(self) -> Frame:
        if self.stored:
            return self.stored.frame
        return frame_of(self.quarter, province=self.scope.province, common=self.known.common)

    @cached_property
    def board(self) -> Scoreboard:
        if self.stored:
            return self.stored.board
        return scoreboard(self.quarter, province=self.scope.province, known=self.known)

    @cached_property
    def shelf(self) -> Shelf:
        """The boards of regions in the quarters of the trend."""
        return self.stored.shelf if self.stored else Shelf(self.frame, self.known)

    @cached_property
    def opened(self) -> Windows:
        return opened_windows(self.scope.province.pk)

    @property
    def is_closed(self) -> bool:
        """Only a closed quarter has an edition that holds."""
        window = self.opened.get(self.quarter)
        return window is not None and window.is_closed

    @cached_property
    def windows(self) -> Windows:
        """Of this quarter, of the one before, and of the one a year before."""
        if self.stored:
            return {one: self.stored.reports[one].window for one in compared(self.quarter)}
        return windows_in(compared(self.quarter), opened=self.opened)

    @cached_property
    def reports(self) -> Found:
        """Of the same three quarters."""
        if self.stored:
            return {one: self.stored.reports[one] for one in compared(self.quarter)}
        return reports_in(self.windows, tree=self.frame.tree, common=self.known.common)

    @cached_property
    def history(self) -> History:
        return history_of(self.board, shelf=self.shelf, verified=self.stored.verified if self.stored else None)

    @cached_property
    def hiding(self) -> Hiding:
        """What of sensitive indicators may not leave."""
        return Hiding(self.history)

    @cached_property
    def arrived(self) -> Arrivals:
        return arrivals(self.reports[self.quarter], tree=self.frame.tree)

    @property
    def is_example(self) -> bool:
        return self.stored.is_example if self.stored else self.scope.province.holds_example_data

    def extracted(self, *, view: str, title: str, tables: Sequence[Sheet], **more: Any) -> Extract:
        """What leaves of this page: of the province, unless `subject` and `code` say otherwise."""
        province = self.scope.province
        superseded = [self.shown.superseded] if self.shown and self.shown.is_superseded else []
        told: dict[str, Any] = {"subject": province.name, "code": province.code, "is_example": self.is_example, **more}
        told["chosen"] = (*superseded, *self.passed_over, *told.get("chosen", ()))
        told.setdefault("imprint", imprint_shown(self.shown, province=province))
        return Extract(view=view, title=title, quarter=self.quarter, tables=tables, **told)

    @property
    def picker(self) -> dict[str, Any]:
        return {
            "choice": choice(self.quarter, on=localdate()),
            "quarter": self.quarter,
            "edition": self.shown,
            "passed_over": self.passed_over,
        }


class ProvinceDoor(QuarterDoor, abstract=True):
    """A page of the 14 together, with what stands beside the verified numbers."""

    @cached_property
    def beside(self) -> Beside:
        if self.stored:
            return self.stored.beside
        places = self.frame.regencies(self.quarter)
        return beside(self.reports, tree=self.frame.tree, places=places, opened=self.opened, on=self.today)
