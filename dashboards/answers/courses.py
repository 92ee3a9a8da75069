"""Every region's board in each quarter of the trend: what answers compare. The shown quarter is the board's own."""

from dataclasses import dataclass
from decimal import Decimal

from dashboards.frames import Frame
from dashboards.keeping import Shelf
from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.regionboard import Line, RegionBoard
from dashboards.scoreboard import Scoreboard
from dashboards.workbook.hiding import COLUMNS, Hiding, Instead, hidden_value, in_full
from dashboards.workbook.history import history_of
from formats.quarters import Quarter
from indicators.kinds import RollUp
from indicators.rollups import Total, combine, total

__all__ = ["TOGETHER", "YEAR", "Courses", "courses", "point_of"]

YEAR = 4


@dataclass(frozen=True)
class Courses:
    board: Scoreboard
    hiding: Hiding

    @property
    def frame(self) -> Frame:
        return self.board.frame

    @property
    def quarter(self) -> Quarter:
        return self.board.quarter

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return self.frame.quarters

    @property
    def before(self) -> Quarter:
        return self.quarter.previous

    @property
    def year_ago(self) -> Quarter:
        return self.quarter.plus(-YEAR)

    def of(self, region_id: int, quarter: Quarter) -> RegionBoard | None:
        if quarter == self.quarter:
            return self.board.boards.get(region_id)
        picture = self.hiding.history.by_quarter.get(quarter)
        return picture.boards.get(region_id) if picture else None

    def line(self, region_id: int, meaning: Meaning, quarter: Quarter) -> Line | None:
        """None where it was measured by another definition, or not at all."""
        board = self.of(region_id, quarter) if meaning.compares_with(quarter) else None
        return board.lines.get(meaning.code) if board else None

    def now(self, region_id: int, meaning: Meaning, quarter: Quarter) -> Total | None:
        """ "triwulan ini", of one region."""
        line = self.line(region_id, meaning, quarter)
        return total(line.now, rule=meaning.rule) if line else None

    def points(self, region_id: int, meaning: Meaning) -> tuple[Decimal | None, ...]:
        """What a trend draws: of a choice the score of its answer."""
        return tuple(point_of(self.now(region_id, meaning, one), meaning) for one in self.quarters)

    def chosen(self, places: tuple[Place, ...], meaning: Meaning) -> Total:
        """Some of the 14 together, by the same rule as all of them."""
        lines = {place.code: self.board.boards[place.id].lines[meaning.code] for place in places}
        return combine({code: line.to_date for code, line in lines.items()}, rule=meaning.rule)

    def instead(self, who: int, meaning: Meaning, quarter: Quarter, *, to_date: bool = False) -> Instead:
        """What is written in place of a sensitive count on what leaves."""
        picture = self.hiding.history.picture_of(meaning, quarter)
        return self.hiding.of(meaning, picture, who, to_date=to_date) if picture else in_full

    def hidden(self, who: int, meaning: Meaning, quarter: Quarter, *, to_date: bool = False) -> str:
        """In place of the value itself; nothing where it may leave."""
        return hidden_value(meaning, self.instead(who, meaning, quarter, to_date=to_date))

    def hides_any(self, who: int, meaning: Meaning, quarter: Quarter, *, to_date: bool = False) -> bool:
        """Whether the value, or one of the two that it is made of, may not leave."""
        instead = self.instead(who, meaning, quarter, to_date=to_date)
        return any(instead(column) for column in COLUMNS)


def point_of(found: Total | None, meaning: Meaning) -> Decimal | None:
    if found is None:
        return None
    if meaning.rule.across_units == RollUp.COUNT_SHARE and found.coverage.expected == 1:
        return next((Decimal(scored.score) for scored in found.scores), None)
    return found.printed


def courses(board: Scoreboard, *, shelf: Shelf) -> Courses:
    """No query when all is kept; one otherwise."""
    return Courses(board, Hiding(history_of(board, shelf=shelf, verified={})))
