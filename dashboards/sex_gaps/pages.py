"""What the pages of sex gaps show: all indicators together, all of one region, one indicator in all regions."""

from dataclasses import dataclass

from django.urls import reverse

from dashboards.frames import Frame
from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.region_page import name_of
from dashboards.sex_gaps.boards import SexBoards
from dashboards.sex_gaps.lines import GapLine
from dashboards.sex_gaps.published import PublishedLine, published_pairs


def together(frame: Frame) -> str:
    """Not "di 14": how many stand behind it, the coverage says."""
    return f"di kabupaten/kota {frame.tree.province.name.removeprefix('Provinsi ')}"


def within(frame: Frame, place: Place) -> str:
    return "di lingkungan Pemerintah Provinsi" if place == frame.tree.province else f"di {place.name}"


@dataclass(frozen=True)
class GapsPage:
    """All indicators by sex, of the 14 together or of one region (`place`)."""

    boards: SexBoards
    place: Place | None = None

    @property
    def frame(self) -> Frame:
        return self.boards.frame

    @property
    def name(self) -> str:
        return name_of(self.place, self.frame) if self.place else ""

    @property
    def lines(self) -> list[GapLine]:
        return [self._line(meaning) for meaning in self.boards.meanings]

    def _line(self, meaning: Meaning) -> GapLine:
        place, frame = self.place, self.frame
        return GapLine(
            course=self.boards.course(place.id if place else TOGETHER, meaning),
            name=meaning.name,
            url=reverse("sex_gap", args=[frame.quarter, meaning.code]),
            where=within(frame, place) if place else together(frame),
            is_one_region=place is not None,
        )

    @property
    def published(self) -> list[PublishedLine]:
        return published_pairs(self.frame, self.place or self.frame.tree.province)


@dataclass(frozen=True)
class OneGapPage:
    """One indicator: the 14 together, each of them, and the province's own report apart."""

    boards: SexBoards
    meaning: Meaning

    @property
    def together(self) -> GapLine:
        frame = self.boards.frame
        course = self.boards.course(TOGETHER, self.meaning)
        count = len(frame.regencies(frame.quarter))
        return GapLine(course, f"{count} kabupaten/kota", "", together(frame), is_one_region=False)

    @property
    def lines(self) -> list[GapLine]:
        frame = self.boards.frame
        return [self._line(place) for place in frame.regencies(frame.quarter)]

    @property
    def own(self) -> GapLine:
        return self._line(self.boards.frame.tree.province)

    def _line(self, place: Place) -> GapLine:
        frame = self.boards.frame
        return GapLine(
            course=self.boards.course(place.id, self.meaning),
            name=name_of(place, frame),
            url=reverse("sex_gaps_region", args=[frame.quarter, place.code]),
            where=within(frame, place),
            is_one_region=True,
        )
