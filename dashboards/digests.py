"""A province's board of one quarter in short: what trends and changes are read from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboards.keeping import Kept
from dashboards.meanings import Meaning
from dashboards.regionboard import RegionBoard
from formats.quarters import Quarter
from indicators.kinds import SEVEN, Prerequisite
from indicators.readiness import printed, province_score
from indicators.rollups import combine

Marks = dict[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Digest:
    """Every number as it is printed. `scores` has every region, the province itself among them.

    `answered`: how many units stand behind each total.

    `marks`: of each region's board that it was made of, the revision and the mark.
    """

    quarter: Quarter
    marks: Marks
    expected: int
    verified: int
    score: Decimal | None
    prerequisites: dict[Prerequisite, Decimal | None]
    scores: dict[int, Decimal | None]
    totals: dict[str, Decimal | None]
    answered: dict[str, int]

    @property
    def without_scores(self) -> "Digest":
        """Where readiness was weighed otherwise, it is not compared."""
        return replace(self, score=None, prerequisites={}, scores={})


def digest(
    quarter: Quarter, *, kept: Mapping[int, Kept], regencies: Iterable[int], meanings: Iterable[Meaning]
) -> Digest:
    ids = tuple(regencies)
    boards = {region_id: one.board for region_id, one in kept.items()}
    verified = [boards[one] for one in ids if boards[one].is_verified]
    totals = {
        meaning.code: combine({str(one): boards[one].lines[meaning.code].now for one in ids}, rule=meaning.rule)
        for meaning in meanings
    }
    return Digest(
        quarter=quarter,
        marks=marks_of(kept),
        expected=len(ids),
        verified=len(verified),
        score=median_score(verified),
        prerequisites=median_prerequisites(verified),
        scores={region_id: printed(board.score) for region_id, board in boards.items()},
        totals={code: total.printed for code, total in totals.items()},
        answered={code: total.coverage.answered for code, total in totals.items()},
    )


def marks_of(kept: Mapping[int, Kept]) -> Marks:
    return {region_id: (one.revision, one.mark) for region_id, one in kept.items()}


def median_score(verified: Iterable[RegionBoard]) -> Decimal | None:
    return printed(province_score(board.score for board in verified))


def median_prerequisites(verified: Iterable[RegionBoard]) -> dict[Prerequisite, Decimal | None]:
    boards = tuple(verified)
    return {one: printed(province_score(board.prerequisites.get(one) for board in boards)) for one in SEVEN}
