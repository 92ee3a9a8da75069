"""Boards of regions, kept: made again only when what they are made of has changed.

A kept board carries the region's revision of that year. The same revision: it is used as it is. Another one: the
region's answers are read, and a board whose answers up to its quarter are the same is only marked anew, so that
verifying the third quarter does not remake the first. What is kept can be missing, never stale.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboards.frames import Frame
from dashboards.kept import keep_many, kept_many
from dashboards.reading import Answers, verified_answers
from dashboards.regionboard import RegionBoard, region_board
from formats.quarters import Quarter
from institutions.revisions import Revisions

Pair = tuple[int, Quarter]


@dataclass(frozen=True, slots=True)
class Kept:
    """`mark`: fingerprint of the answers that it was made of, and of the common revision."""

    revision: str
    mark: str
    board: RegionBoard


@dataclass
class Shelf:
    """The kept region boards of one province. `taken` are those in hand; a region's year is kept in one piece."""

    frame: Frame
    revisions: Revisions
    taken: dict[Pair, Kept] = field(default_factory=dict)

    def boards(self, pairs: Iterable[Pair]) -> dict[Pair, Kept]:
        """All of these; those that are missing or have changed are made from one query."""
        wanted = list(pairs)
        lacking = [pair for pair in wanted if pair not in self.taken]
        if lacking:
            found = _kept(lacking)
            self._take(found)
            outdated = [pair for pair in lacking if pair not in self.taken]
            if outdated:
                self._renew(outdated, found)
        return {pair: self.taken[pair] for pair in wanted}

    def _take(self, found: Mapping[Pair, Kept]) -> None:
        """Those of them that are current."""
        self.taken |= {pair: kept for pair, kept in found.items() if kept.revision == self.revision(pair)}

    def revision(self, pair: Pair) -> str:
        region_id, quarter = pair
        return self.revisions.of(region_id, quarter.year)

    def _renew(self, pairs: list[Pair], found: dict[Pair, Kept]) -> None:
        answers = verified_answers(_years(pairs))
        renewed = {
            pair: self._renewed(pair, answers.get((pair[0], pair[1].year)) or Answers(), found.get(pair))
            for pair in pairs
        }
        _keep(found | renewed, years={_year(pair) for pair in pairs})
        self._take(renewed)

    def _renewed(self, pair: Pair, answers: Answers, old: Kept | None) -> Kept:
        mark = f"{self.revisions.common}.{answers.mark(pair[1].number)}"
        board = old.board if old is not None and old.mark == mark else self.make(pair, answers)
        return Kept(self.revision(pair), mark, board)

    def make(self, pair: Pair, answers: Answers) -> RegionBoard:
        region_id, quarter = pair
        return region_board(
            self.frame.members(self.frame.tree.region(region_id)),
            quarter=quarter,
            meanings=self.frame.meanings[quarter],
            answers=answers,
            targets=self.frame.targets,
            province_id=self.frame.tree.province.id,
        )


def _year(pair: Pair) -> str:
    return f"region.{pair[0]}.{pair[1].year}"


def _kept(pairs: Iterable[Pair]) -> dict[Pair, Kept]:
    """All that is kept of these regions and years, current or not."""
    years = kept_many({_year(pair) for pair in pairs})
    return {pair: kept for year in years.values() for pair, kept in year.items()}


def _keep(boards: Mapping[Pair, Kept], *, years: set[str]) -> None:
    found: dict[str, dict[Pair, Kept]] = {year: {} for year in years}
    for pair, kept in boards.items():
        if (year := _year(pair)) in found:
            found[year][pair] = kept
    keep_many(found)


def _years(pairs: Iterable[Pair]) -> dict[int, tuple[set[int], int]]:
    """For each year which regions, and up to which of its quarters."""
    years: dict[int, tuple[set[int], int]] = {}
    for region_id, quarter in pairs:
        regions, last = years.get(quarter.year, (set(), 0))
        years[quarter.year] = (regions | {region_id}, max(last, quarter.number))
    return years
