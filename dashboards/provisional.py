"""The provisional board: what has been handed in and not yet verified, beside what is. Never kept."""

from dataclasses import replace

from django.http import QueryDict

from dashboards.addressed import is_wanted
from dashboards.editions.finding import ShownEdition
from dashboards.keeping import Shelf
from dashboards.reading import Answers, provisional_answers
from dashboards.regionboard import RegionBoard
from dashboards.scoreboard import Scoreboard
from institutions.revisions import Revisions


def provisional_board(board: Scoreboard, *, known: Revisions) -> Scoreboard:
    """The same board with provisional columns for all regions; trends and changes stay the verified ones."""
    return replace(board, boards=provisional_regions(board, set(board.boards), known=known))


def no_provisional(asked: QueryDict, *, shown: ShownEdition | None) -> list[str]:
    """Of an edition nothing is provisional, and nothing of today is put beside it."""
    return (
        ["Edisi tidak memuat angka sementara, jadi itu diabaikan."] if shown and is_wanted(asked, "sementara") else []
    )


def provisional_regions(board: Scoreboard, region_ids: set[int], *, known: Revisions) -> dict[int, RegionBoard]:
    """Two queries. `is_verified` of these boards means: the region's report has been handed in."""
    quarter, shelf = board.quarter, Shelf(board.frame, known)
    found = provisional_answers({quarter.year: (region_ids, quarter.number)})
    return {
        region_id: shelf.make((region_id, quarter), found.get((region_id, quarter.year)) or Answers())
        for region_id in region_ids
    }
