"""All that the pages and documents of one quarter are made of, as plain values: what an edition stores."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboards.arrivals import Arrivals, arrivals
from dashboards.completeness.beside import Beside
from dashboards.completeness.reports import QuarterReports
from dashboards.digests import Digest
from dashboards.frames import Frame
from dashboards.keeping import Kept, Pair, Shelf
from dashboards.masking import TOGETHER
from dashboards.places import Place
from dashboards.regionboard import RegionBoard
from dashboards.scoreboard import Scoreboard
from dashboards.workbook.dictionary_sheet import Texts
from formats.quarters import Quarter
from institutions.letters import Letter
from institutions.revisions import Revisions

#: What is stored depends on no counter: it never changes.
NO_REVISIONS = Revisions(0, {})


class StoredShelf(Shelf):
    """All is in hand; what is not was never stored, and is not made from live rows instead."""

    def boards(self, pairs: Iterable[Pair]) -> dict[Pair, Kept]:
        return {pair: self.taken[pair] for pair in pairs}


@dataclass(frozen=True)
class StoredBoard:
    """`on`: the day by which lateness is told. `boards`: of every region in every quarter of the trend.

    `besides`: of each region, and of the 14 under TOGETHER. `verified`: the days of the regions' own reports.
    `dictionary`: the definitions in the words of that time.
    """

    on: date
    is_example: bool
    frame: Frame
    boards: dict[Pair, RegionBoard]
    digests: tuple[Digest, ...]
    reports: dict[Quarter, QuarterReports]
    besides: dict[int, Beside]
    verified: dict[Pair, date]
    letters: dict[int, Letter]
    dictionary: Texts = ()

    @property
    def quarter(self) -> Quarter:
        return self.frame.quarter

    @cached_property
    def board(self) -> Scoreboard:
        shown = {place.id: self.boards[place.id, self.quarter] for place in self.frame.regions(self.quarter)}
        return Scoreboard(self.frame, shown, self.digests)

    @cached_property
    def shelf(self) -> Shelf:
        taken = {pair: Kept("", "", board) for pair, board in self.boards.items()}
        return StoredShelf(self.frame, NO_REVISIONS, taken)

    @cached_property
    def arrived(self) -> Arrivals:
        return arrivals(self.reports[self.quarter], tree=self.frame.tree)

    @property
    def beside(self) -> Beside:
        return self.besides[TOGETHER]

    def course(self, place: Place) -> list[RegionBoard]:
        """One region's boards, oldest first; without its scores where readiness was weighed otherwise."""
        frame = self.frame
        return [frame.comparable(self.boards[place.id, one]) for one in frame.quarters]
