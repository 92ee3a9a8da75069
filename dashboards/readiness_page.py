"""The scores of all regions by prerequisite, and the numbers behind the trends: tables that charts stand for."""

from dataclasses import dataclass
from decimal import Decimal

from dashboards.places import Place
from dashboards.printed import one_value
from dashboards.scoreboard import Scoreboard
from formats.numbers import number
from indicators.kinds import SEVEN
from indicators.readiness import printed


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A name and a text for each column."""

    name: str
    cells: tuple[str, ...]
    place: Place | None = None
    total: str = ""


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
            cells=tuple(number(medians.get(one)) for one in SEVEN),
            total=number(self.board.now.score),
        )

    def _row(self, place: Place, name: str) -> NumberRow:
        own = self.board.boards[place.id]
        return NumberRow(
            name=name,
            cells=tuple(number(printed(own.prerequisites.get(one))) for one in SEVEN),
            place=place,
            total=number(printed(own.score)),
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
        return [*rows, NumberRow("Median", tuple(number(one.score) for one in self.board.digests))]

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
            NumberRow(sums.meaning.name, tuple(self._value(code, value) for value in self.board.trend(code)))
            for code, sums in self.board.sums.items()
        ]

    def _value(self, code: str, value: Decimal | None) -> str:
        return one_value(self.board.sums[code].meaning, value)

    def _scores(self, place: Place, name: str) -> NumberRow:
        return NumberRow(name, tuple(number(score) for score in self.board.scores(place.id)), place=place)
