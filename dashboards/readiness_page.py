"""The scores of all regions by prerequisite, and the numbers behind the trends: tables that charts stand for."""

from dataclasses import dataclass
from decimal import Decimal

from dashboards.places import Place
from dashboards.scoreboard import Scoreboard
from dashboards.workbook.numbers import typed
from formats.numbers import MISSING, number
from formats.spreadsheets import Column, Kind, Value, text_of
from indicators.kinds import SEVEN
from indicators.readiness import printed


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A name and a number for each column. `code`: of the indicator that it is of."""

    name: str
    values: tuple[Value, ...]
    place: Place | None = None
    total: Decimal | None = None
    code: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(text_of(value, WHOLE) or MISSING for value in self.values)

    @property
    def total_text(self) -> str:
        return number(self.total)


#: What the columns hold, where a value does not say otherwise.
WHOLE = Column("skor", Kind.WHOLE)


@dataclass(frozen=True)
class ReadinessPage:
    board: Scoreboard

    @property
    def labels(self) -> list[str]:
        return [one.label for one in SEVEN]

    @property
    def rows(self) -> list[NumberRow]:
        return [self._row(place, place.name) for place in self.board.regencies]

    @property
    def own(self) -> NumberRow:
        return self._row(self.board.frame.tree.province, "Pemerintah Provinsi")

    @property
    def median(self) -> NumberRow:
        medians = self.board.now.prerequisites
        return NumberRow(
            name=f"Median {self.board.now.verified} daerah",
            values=tuple(medians.get(one) for one in SEVEN),
            total=self.board.now.score,
        )

    def _row(self, place: Place, name: str) -> NumberRow:
        own = self.board.boards[place.id]
        return NumberRow(
            name=name,
            values=tuple(printed(own.prerequisites.get(one)) for one in SEVEN),
            place=place,
            total=printed(own.score),
        )


@dataclass(frozen=True)
class TrendPage:
    board: Scoreboard

    @property
    def quarters(self) -> list[str]:
        return [quarter.short_label for quarter in self.board.frame.quarters]

    @property
    def readiness(self) -> list[NumberRow]:
        rows = [self._scores(place, place.name) for place in self.board.regencies]
        return [*rows, NumberRow("Median", tuple(one.score for one in self.board.digests))]

    @property
    def own(self) -> NumberRow:
        return self._scores(self.board.frame.tree.province, "Pemerintah Provinsi")

    @property
    def reports(self) -> NumberRow:
        cells = tuple(f"{one.verified} / {one.expected}" for one in self.board.digests)
        return NumberRow("Laporan diverifikasi", cells)

    @property
    def indicators(self) -> list[NumberRow]:
        return [
            NumberRow(
                sums.meaning.name, tuple(typed(sums.meaning, value) for value in self.board.trend(code)), code=code
            )
            for code, sums in self.board.sums.items()
        ]

    def _scores(self, place: Place, name: str) -> NumberRow:
        return NumberRow(name, self.board.scores(place.id), place=place)
