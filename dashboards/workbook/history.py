"""The boards of all regions in every quarter of a trend, and when each report was verified."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.timezone import localdate

from dashboards.frames import Frame
from dashboards.keeping import Shelf
from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.regionboard import RegionBoard
from dashboards.scoreboard import Scoreboard
from formats.quarters import Quarter
from indicators.readiness import printed
from indicators.rollups import Tally, Total, combine, total
from reporting.reports import Report

#: By region and quarter.
Verified = Mapping[tuple[int, Quarter], date]


@dataclass(frozen=True)
class Picture:
    """All regions in one quarter, by the definitions of that quarter."""

    quarter: Quarter
    boards: Mapping[int, RegionBoard]
    regencies: tuple[Place, ...]
    meanings: Mapping[str, Meaning]

    def total(self, code: str, who: int, *, to_date: bool = False) -> Total:
        """Of one region, or of the 14 together."""
        rule = self.meanings[code].rule
        if who != TOGETHER:
            return total(self._tally(code, who, to_date), rule=rule)
        return combine({place.code: self._tally(code, place.id, to_date) for place in self.regencies}, rule=rule)

    def _tally(self, code: str, region_id: int, to_date: bool) -> Tally:
        line = self.boards[region_id].lines[code]
        return line.to_date if to_date else line.now


@dataclass(frozen=True)
class History:
    """`pictures`: oldest first, the shown quarter last. `verified`: the day of a region's own report."""

    board: Scoreboard
    pictures: tuple[Picture, ...]
    verified: Verified

    @property
    def now(self) -> Picture:
        return self.pictures[-1]

    @cached_property
    def by_quarter(self) -> dict[Quarter, Picture]:
        return {picture.quarter: picture for picture in self.pictures}

    def scores(self, region_id: int) -> tuple[Decimal | None, ...]:
        """Of one region, as printed; nothing of quarters that weighed readiness otherwise."""
        weighs = self.board.frame.weighs_as_now
        return tuple(
            printed(own.score) if weighs(one.quarter) and (own := one.boards.get(region_id)) else None
            for one in self.pictures
        )

    def picture_of(self, meaning: Meaning, quarter: Quarter) -> Picture | None:
        """Where the indicator was measured in that quarter as it is now."""
        picture = self.by_quarter.get(quarter)
        is_alike = picture is not None and meaning.code in picture.meanings and meaning.compares_with(quarter)
        return picture if is_alike else None


def history_of(board: Scoreboard, *, shelf: Shelf, verified: Verified | None = None) -> History:
    """One query, and one more for what is not kept; none where `verified` is known and all is in hand."""
    frame = board.frame
    wanted = [(place.id, quarter) for quarter in frame.quarters for place in frame.regions(quarter)]
    kept = shelf.boards(wanted)
    pictures = tuple(
        Picture(
            quarter=quarter,
            boards={place.id: kept[place.id, quarter].board for place in frame.regions(quarter)},
            regencies=frame.regencies(quarter),
            meanings={meaning.code: meaning for meaning in frame.meanings[quarter]},
        )
        for quarter in frame.quarters
    )
    return History(board, pictures, verified_days(frame) if verified is None else verified)


def verified_days(frame: Frame) -> dict[tuple[int, Quarter], date]:
    """One query."""
    regions = [place.id for place in frame.tree.regions]
    # That a region's report was verified, and when, is told to everybody together with its figures.
    reports = Report.everything.filter(institution__in=regions, quarter__in=frame.quarters)
    rows = (
        reports.exclude(verified_at=None)
        .values_list("institution", "quarter", "verified_at")
        .order_by("quarter", "institution")
    )
    return {(region, quarter): localdate(at) for region, quarter, at in rows}
