"""One indicator of one region, or of the 14 together, in each quarter of the trend, as texts. No query."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboards.frames import Frame
from dashboards.indicator_rows import own_answer, region_value
from dashboards.keeping import Pair
from dashboards.masking import TOGETHER, Masked
from dashboards.meanings import Meaning
from dashboards.papers.paper import EditionPages
from dashboards.places import Place
from dashboards.printed import Change, change_in, coverage_text, parts_text, value_text
from dashboards.regionboard import RegionBoard
from dashboards.scoreboard import Scoreboard
from dashboards.sex_gaps.boards import SexBoards
from dashboards.year_masks import masked_to_date
from formats.numbers import MISSING
from formats.quarters import Quarter
from indicators.kinds import Level
from indicators.rollups import Total, combine, total

YEAR = 4


@dataclass(frozen=True)
class History:
    """`board`: the shown quarter. `boards`: of every region and quarter that is told of."""

    board: Scoreboard
    boards: Mapping[Pair, RegionBoard]

    @property
    def frame(self) -> Frame:
        return self.board.frame

    @property
    def quarter(self) -> Quarter:
        return self.frame.quarter

    @property
    def before(self) -> Quarter:
        return self.quarter.previous

    @property
    def year_ago(self) -> Quarter:
        return self.quarter.plus(-YEAR)

    @property
    def places(self) -> tuple[Place, ...]:
        return self.board.regencies

    def total(self, who: int, quarter: Quarter, meaning: Meaning, *, to_date: bool = False) -> Total | None:
        """None where it was measured otherwise, or not at all. Worked out once, for all documents."""
        key = (who, quarter, meaning.code, to_date)
        if key not in self._totals:
            self._totals[key] = self._total(who, quarter, meaning, to_date=to_date)
        return self._totals[key]

    @cached_property
    def _totals(self) -> dict[tuple[int, Quarter, str, bool], Total | None]:
        return {}

    def _total(self, who: int, quarter: Quarter, meaning: Meaning, *, to_date: bool) -> Total | None:
        if not meaning.compares_with(quarter):
            return None
        places = self.frame.regencies(quarter) if who == TOGETHER else [self.frame.tree.by_id[who]]
        lines = {place.code: board.lines.get(meaning.code) for place in places if (board := self._of(place, quarter))}
        tallies = {code: line.to_date if to_date else line.now for code, line in lines.items() if line}
        if not tallies:
            return None
        return combine(tallies, rule=meaning.rule) if who == TOGETHER else total(*tallies.values(), rule=meaning.rule)

    def _of(self, place: Place, quarter: Quarter) -> RegionBoard | None:
        return self.boards.get((place.id, quarter))

    def value(self, who: int, quarter: Quarter, meaning: Meaning, *, to_date: bool = False) -> str:
        if meaning.is_sensitive:
            return self.masked(meaning, to_date=to_date).value(who) if quarter == self.quarter else MISSING
        found = self.total(who, quarter, meaning, to_date=to_date)
        return text_of(meaning, found, who=who)

    def parts(self, who: int, meaning: Meaning, *, to_date: bool) -> str:
        if meaning.is_sensitive:
            return self.masked(meaning, to_date=to_date).parts(who)
        found = self.total(who, self.quarter, meaning, to_date=to_date)
        is_one_answer = who != TOGETHER and (meaning.is_option and meaning.level == Level.REGION)
        return parts_text(meaning, found) if found and not is_one_answer else ""

    def point(self, who: int, quarter: Quarter, meaning: Meaning) -> Decimal | None:
        found = None if meaning.is_sensitive else self.total(who, quarter, meaning)
        return found.printed if found else None

    def change(self, who: int, meaning: Meaning, *, since: Quarter) -> Change | None:
        """None for what is sensitive: with the earlier document at hand, it would tell what is hidden."""
        if meaning.is_sensitive:
            return None
        now, then = (self.total(who, one, meaning) for one in (self.quarter, since))
        if now is None or then is None:
            return None
        same = now.coverage.answered == then.coverage.answered
        return change_in(meaning, now.printed, then.printed, same_units=same)

    def coverage(self, who: int, meaning: Meaning, *, to_date: bool = True) -> str:
        found = self.total(who, self.quarter, meaning, to_date=to_date)
        if found is None:
            return MISSING
        if who != TOGETHER and meaning.level == Level.REGION:
            return own_answer(found.coverage)
        return coverage_text(found.coverage, level=meaning.level)

    def masked(self, meaning: Meaning, *, to_date: bool) -> Masked:
        key = (meaning.code, to_date)
        if key not in self._masks:
            self._masks[key] = self._to_date(meaning) if to_date else Masked(self.board, meaning, to_date=False)
        return self._masks[key]

    def _to_date(self, meaning: Meaning) -> Masked:
        return masked_to_date(self.board, meaning, frame=self.frame, boards=self.boards)

    @cached_property
    def sexes(self) -> SexBoards:
        return SexBoards(self.frame, self.boards)

    @cached_property
    def _masks(self) -> dict[tuple[str, bool], Masked]:
        return {}


def text_of(meaning: Meaning, found: Total | None, *, who: int) -> str:
    if found is None:
        return MISSING
    return value_text(meaning, found) if who == TOGETHER else region_value(meaning, found)


def history_of(pages: EditionPages) -> History:
    boards = {(page.place.id, own.quarter): own for page in pages.region_pages for own in page.boards}
    return History(pages.board_page.board, boards)
