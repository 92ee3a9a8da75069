"""Women and men of every indicator by sex: of each region, and of the 14 together, over the quarters of a trend."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboards.frames import Frame
from dashboards.keeping import Pair, Shelf
from dashboards.masking import TOGETHER, Masked
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.regionboard import RegionBoard
from formats.quarters import Quarter
from indicators.rollups import Coverage, combine, total
from indicators.sex_gaps import SexGap, points, sex_gap
from indicators.tallies import Tally

YEAR = 4


@dataclass(frozen=True)
class QuarterBoards:
    """What masking looks at together: all regions of one quarter."""

    boards: Mapping[int, RegionBoard]
    regencies: tuple[Place, ...]


@dataclass(frozen=True)
class Course:
    """One indicator of one region, or of the 14 together, in the quarters of the trend, the shown one last.

    `is_hidden`: for each quarter, whether a small count may not leave the system, or would give one away.
    """

    meaning: Meaning
    quarters: tuple[Quarter, ...]
    gaps: tuple[SexGap | None, ...]
    to_date: SexGap | None
    coverage: Coverage
    is_hidden: tuple[bool, ...]

    @property
    def now(self) -> SexGap | None:
        return self.gaps[-1]

    @property
    def since_quarter(self) -> Decimal | None:
        return points(self.gaps[-1], self.gaps[-2])

    @property
    def since_year(self) -> Decimal | None:
        return points(self.gaps[-1], self.gaps[-1 - YEAR])

    @property
    def shares(self) -> tuple[Decimal | None, ...]:
        return tuple(gap.printed_share if gap else None for gap in self.gaps)

    @property
    def hides_to_date(self) -> bool:
        """The sum of the year's quarters tells what one of them hides."""
        year = self.quarters[-1].year
        return any(hidden for one, hidden in zip(self.quarters, self.is_hidden, strict=True) if one.year == year)

    @property
    def quotable(self) -> "Course":
        """The same, with nothing in it that has to be hidden outside."""
        gaps = (None if hidden else gap for gap, hidden in zip(self.gaps, self.is_hidden, strict=True))
        return Course(self.meaning, self.quarters, tuple(gaps), None, self.coverage, self.is_hidden)


@dataclass(frozen=True)
class SexBoards:
    frame: Frame
    boards: Mapping[Pair, RegionBoard]

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """As they are defined in the shown quarter; published values are no counts of ours."""
        return tuple(meaning for meaning in self.frame.shown if meaning.rule.is_by_sex)

    def course(self, who: int, meaning: Meaning) -> Course:
        """Without what was measured by another definition."""
        quarters, rule = self.frame.quarters, meaning.rule
        tallies = [self._tally(who, quarter, meaning) for quarter in quarters]
        return Course(
            meaning=meaning,
            quarters=quarters,
            gaps=tuple(sex_gap(tally, rule=rule) if tally else None for tally in tallies),
            to_date=None if meaning.keeps_standing else self._to_date(who, meaning),
            coverage=self._coverage(who, meaning),
            is_hidden=tuple(self._is_hidden(who, quarter, meaning) for quarter in quarters),
        )

    def _to_date(self, who: int, meaning: Meaning) -> SexGap | None:
        tally = self._tally(who, self.frame.quarter, meaning, to_date=True)
        return sex_gap(tally, rule=meaning.rule) if tally else None

    def _tally(self, who: int, quarter: Quarter, meaning: Meaning, *, to_date: bool = False) -> Tally | None:
        if not meaning.compares_with(quarter):
            return None
        ids = [place.id for place in self.frame.regencies(quarter)] if who == TOGETHER else [who]
        boards = (self.boards.get((one, quarter)) for one in ids)
        lines = [line for board in boards if board and (line := board.lines.get(meaning.code))]
        return Tally.merged(line.to_date if to_date else line.now for line in lines)

    def _coverage(self, who: int, meaning: Meaning) -> Coverage:
        """Of "triwulan ini"."""
        quarter, rule = self.frame.quarter, meaning.rule
        if who != TOGETHER:
            return total(self._tally(who, quarter, meaning) or Tally(), rule=rule).coverage
        places = self.frame.regencies(quarter)
        lines = {place.code: self.boards[place.id, quarter].lines[meaning.code].now for place in places}
        return combine(lines, rule=rule).coverage

    def _is_hidden(self, who: int, quarter: Quarter, meaning: Meaning) -> bool:
        if not meaning.is_sensitive or not meaning.compares_with(quarter):
            return False
        key = (quarter, meaning.code)
        if key not in self._masks:
            self._masks[key] = self._mask(quarter, meaning)
        masked = self._masks[key]
        return masked is not None and masked.is_hidden(who)

    @cached_property
    def _masks(self) -> dict[tuple[Quarter, str], Masked | None]:
        return {}

    def _mask(self, quarter: Quarter, meaning: Meaning) -> Masked | None:
        boards = {place.id: self.boards[place.id, quarter] for place in self.frame.regions(quarter)}
        if any(meaning.code not in board.lines for board in boards.values()):
            return None  # it was not defined then
        return Masked(QuarterBoards(boards, self.frame.regencies(quarter)), meaning, to_date=False)


def sex_boards(shelf: Shelf) -> SexBoards:
    """No query when all is kept; one otherwise."""
    frame = shelf.frame
    pairs = [(place.id, quarter) for quarter in frame.quarters for place in frame.regions(quarter)]
    return SexBoards(frame, {pair: kept.board for pair, kept in shelf.boards(pairs).items()})
