"""What may leave of a sensitive indicator "s.d. triwulan": it is the sum of quarters, each with a document of its own.

So it is printed only where each of them is. Otherwise last quarter's document, taken from this one, would tell a count.
"""

from collections.abc import Mapping

from dashboards.frames import Frame
from dashboards.keeping import Pair
from dashboards.masking import Boards, Masked
from dashboards.meanings import Meaning
from dashboards.regionboard import RegionBoard
from dashboards.sex_gaps.boards import QuarterBoards
from formats.quarters import Quarter


def masked_to_date(board: Boards, meaning: Meaning, *, frame: Frame, boards: Mapping[Pair, RegionBoard]) -> Masked:
    """`boards`: of every region in the quarters of the year. An answer that stands is no sum: it is looked at alone."""
    if meaning.keeps_standing:
        return Masked(board, meaning, to_date=True)
    year = [_masked_in(quarter, meaning, frame=frame, boards=boards) for quarter in frame.quarter.year_to_date]
    return Masked(board, meaning, to_date=True, year=year)


def _masked_in(
    quarter: Quarter, meaning: Meaning, *, frame: Frame, boards: Mapping[Pair, RegionBoard]
) -> Masked | None:
    """None where it was measured otherwise, or not at all: what was printed then is not known."""
    found = {place.id: board for place in frame.regions(quarter) if (board := boards.get((place.id, quarter)))}
    if not meaning.compares_with(quarter) or not all(meaning.code in board.lines for board in found.values()):
        return None
    return Masked(QuarterBoards(found, frame.regencies(quarter)), meaning, to_date=False)
