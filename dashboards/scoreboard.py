"""The one read model: institutions × indicators × quarters, with totals, trend and coverage.

A province's board of one quarter is the sum of its regencies' boards; the province's own report and agencies are a
column of their own and in no total. Pages, documents and trends all read it here.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboards.digests import Digest, digest
from dashboards.frames import Frame, frame_of
from dashboards.keeping import Kept, Shelf
from dashboards.kept import keep_many, kept_many
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.regionboard import RegionBoard
from formats.quarters import Quarter, quarters_back
from indicators.rollups import Total, combine
from institutions.revisions import Revisions, revisions
from institutions.tree import Institution


@dataclass(frozen=True, slots=True)
class Sums:
    """One indicator over the 14: "triwulan ini" and "s.d. triwulan"."""

    meaning: Meaning
    now: Total
    to_date: Total


@dataclass(frozen=True)
class Scoreboard:
    """The shown quarter in full, the quarters before it in short (`digests`, oldest first, the shown one last).

    Digests of quarters that weighed readiness otherwise have no scores.
    """

    frame: Frame
    boards: dict[int, RegionBoard]
    digests: tuple[Digest, ...]

    @property
    def quarter(self) -> Quarter:
        return self.frame.quarter

    @property
    def now(self) -> Digest:
        return self.digests[-1]

    @property
    def before(self) -> Digest:
        return self.digests[-2]

    @cached_property
    def regencies(self) -> tuple[Place, ...]:
        return self.frame.regencies(self.quarter)

    @property
    def own(self) -> RegionBoard:
        """The province's own report and agencies."""
        return self.boards[self.frame.tree.province.id]

    @cached_property
    def sums(self) -> dict[str, Sums]:
        return {meaning.code: self._sums(meaning) for meaning in self.frame.shown}

    def _sums(self, meaning: Meaning) -> Sums:
        lines = {place.code: self.boards[place.id].lines[meaning.code] for place in self.regencies}
        now = combine({code: line.now for code, line in lines.items()}, rule=meaning.rule)
        if meaning.keeps_standing:
            return Sums(meaning, now, now)
        return Sums(meaning, now, combine({code: line.to_date for code, line in lines.items()}, rule=meaning.rule))

    def trend(self, code: str) -> tuple[Decimal | None, ...]:
        """Without what was measured by another definition."""
        alike = self.sums[code].meaning.compares_with
        return tuple(one.totals.get(code) if alike(one.quarter) else None for one in self.digests)

    def scores(self, region_id: int) -> tuple[Decimal | None, ...]:
        return tuple(one.scores.get(region_id) for one in self.digests)


def revisions_for(quarter: Quarter, *, trend: int) -> Revisions:
    """One query."""
    return revisions({one.year for one in quarters_back(quarter, trend)})


def scoreboard(quarter: Quarter, *, province: Institution, known: Revisions) -> Scoreboard:
    """No query when all is kept; one when a region has changed; four when nothing is kept, whatever there is."""
    frame = frame_of(quarter, province=province, common=known.common)
    shelf = Shelf(frame, known)
    digests = tuple(one if frame.weighs_as_now(one.quarter) else one.without_scores for one in _digests(shelf))
    boards = shelf.boards((place.id, quarter) for place in frame.regions(quarter))
    return Scoreboard(frame, {region_id: kept.board for (region_id, _), kept in boards.items()}, digests)


def _digests(shelf: Shelf) -> tuple[Digest, ...]:
    """A year's digests are kept in one piece; those of which a region has changed are looked at again."""
    quarters = shelf.frame.quarters
    years = kept_many({_key(shelf, quarter) for quarter in quarters})
    known: dict[Quarter, Digest] = {quarter: one for year in years.values() for quarter, one in year.items()}
    outdated = [
        (place.id, quarter)
        for quarter in quarters
        for place in shelf.frame.regions(quarter)
        if not _is_current(known.get(quarter), shelf, place.id, quarter)
    ]
    if outdated:
        shelf.boards(outdated)
        changed = {quarter for _, quarter in outdated}
        known |= {quarter: _renewed(quarter, shelf, known.get(quarter)) for quarter in changed}
        keep_many({_key(shelf, one): _of_year(known, one.year) for one in changed})
    return tuple(known[quarter] for quarter in quarters)


def _of_year(known: dict[Quarter, Digest], year: int) -> dict[Quarter, Digest]:
    return {quarter: one for quarter, one in known.items() if quarter.year == year}


def _key(shelf: Shelf, quarter: Quarter) -> str:
    return f"digests.{shelf.frame.tree.province.id}.{quarter.year}"


def _is_current(known: Digest | None, shelf: Shelf, region_id: int, quarter: Quarter) -> bool:
    if known is None or region_id not in known.marks:
        return False
    return known.marks[region_id][0] == shelf.revision((region_id, quarter))


def _renewed(quarter: Quarter, shelf: Shelf, old: Digest | None) -> Digest:
    """Made again, unless every board that was read again turned out to be the same."""
    frame = shelf.frame
    regions = [place.id for place in frame.regions(quarter)]
    in_hand = {one: shelf.taken[one, quarter] for one in regions if (one, quarter) in shelf.taken}
    if old is not None and set(regions) == set(old.marks) and _same(in_hand, old):
        marks = old.marks | {one: (kept.revision, kept.mark) for one, kept in in_hand.items()}
        return replace(old, marks=marks)
    found = shelf.boards([(one, quarter) for one in regions])
    kept = {one: found[one, quarter] for one in regions}
    regencies = [place.id for place in frame.regencies(quarter)]
    return digest(quarter, kept=kept, regencies=regencies, meanings=frame.meanings[quarter])


def _same(in_hand: dict[int, Kept], old: Digest) -> bool:
    return all(old.marks[one][1] == kept.mark for one, kept in in_hand.items())
