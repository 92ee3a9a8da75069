"""Everything that a region's board shows: the same read model, one region of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboards.arrivals import Arrival
from dashboards.big_numbers import BigNumber, region_numbers
from dashboards.completeness.beside import Beside
from dashboards.facts import region_facts
from dashboards.frames import Frame
from dashboards.indicator_rows import region_rows
from dashboards.indicator_sections import Section
from dashboards.places import Place
from dashboards.published_beside import PublishedRow, region_published
from dashboards.readiness_map import Meter, meters
from dashboards.readiness_sum import PrerequisiteSum, sum_in_full
from dashboards.region_sentences import region_paragraph
from dashboards.regionboard import RegionBoard, readiness_of
from dashboards.scoreboard import Scoreboard
from dashboards.sentences import Paragraph
from formats.numbers import number
from indicators.readiness import Readiness, printed

#: The province's own report and agencies, which are no total of the 14.
OWN_NAME = "Pemerintah Provinsi"


def name_of(place: Place, frame: Frame) -> str:
    """The province's own report is that of its government: it is no total of the 14."""
    return OWN_NAME if place == frame.tree.province else place.name


@dataclass(frozen=True)
class RegionPage:
    """`boards`: the region's, one for each quarter of the trend, the shown one last."""

    board: Scoreboard
    place: Place
    boards: Sequence[RegionBoard]
    arrived: Arrival
    on: date
    provisional: RegionBoard | None = None
    beside: Beside | None = None

    @property
    def own(self) -> RegionBoard:
        return self.boards[-1]

    @property
    def name(self) -> str:
        return name_of(self.place, self.board.frame)

    @property
    def paragraph(self) -> Paragraph:
        return region_paragraph(region_facts(self.board, self.place, self.arrived, on=self.on))

    @property
    def numbers(self) -> list[BigNumber]:
        frame = self.board.frame
        return region_numbers(self.boards, frame=frame, arrived=self.arrived)

    @property
    def meters(self) -> list[Meter]:
        now, before = (
            {one: printed(score) for one, score in board.prerequisites.items()} for board in (self.own, self.boards[-2])
        )
        return meters(now, before=before)

    @property
    def sections(self) -> list[Section]:
        frame = self.board.frame
        return region_rows(self.boards, meanings=frame.shown, quarters=frame.quarters, provisional=self.provisional)

    @cached_property
    def readiness(self) -> Readiness:
        return readiness_of(self.own.lines, meanings=self.board.frame.shown)

    @property
    def sums(self) -> list[PrerequisiteSum]:
        """Nothing without a verified report: then there is no score to explain."""
        return sum_in_full(self.readiness, meanings=self.board.frame.shown) if self.own.is_verified else []

    @property
    def score(self) -> str:
        return number(printed(self.own.score))

    @property
    def scored(self) -> str:
        """'(81 + 74 + 69) ÷ 3 = 75': the last step of the sum."""
        parts = self.readiness.scored
        total = " + ".join(number(part.printed) for part in parts)
        return f"({total}) ÷ {len(parts)} ≈ {self.score}" if parts else ""

    @property
    def provisional_score(self) -> str:
        return number(printed(self.provisional.score)) if self.provisional else ""

    @property
    def published(self) -> list[PublishedRow]:
        return region_published(self.board, self.place)
