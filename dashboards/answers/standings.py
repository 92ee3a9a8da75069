"""Which regencies lead, fell, are silent?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.urls import reverse

from dashboards.answers.comparisons import compared
from dashboards.answers.courses import YEAR
from dashboards.answers.grids import BLANK, Cell, Column, Grid, Group, Row, figure, moved, sorted_grid
from dashboards.answers.standings_sentences import Standing, standings_paragraph
from dashboards.arrivals import Arrival, Arrivals
from dashboards.chips import chip
from dashboards.places import Place
from dashboards.region_table import STATES
from dashboards.scoreboard import Scoreboard
from dashboards.sentences import Paragraph
from dashboards.trends import trend
from formats.dates import long_date
from formats.numbers import number
from formats.spreadsheets import Counts, Kind

#: What the list may be cut down to, and how that is called.
FILTERS = {"": "Semua", "naik": "Naik", "turun": "Turun", "tetap": "Tetap", "belum": "Belum melapor"}
DEFAULT = "-kesiapan"


@dataclass(frozen=True, slots=True)
class Ranked:
    """One region: `rank` among those with a score, None without one."""

    place: Place
    arrived: Arrival
    score: Decimal | None
    before: Decimal | None
    year_ago: Decimal | None
    rank: int | None = None

    @property
    def by(self) -> Decimal | None:
        return None if self.score is None or self.before is None else self.score - self.before

    @property
    def kinds(self) -> frozenset[str]:
        """Which of the filters it passes."""
        found = {"", *(("belum",) if not self.arrived.came else ())}
        if self.by is not None:
            found.add("naik" if self.by > 0 else "turun" if self.by < 0 else "tetap")
        return frozenset(found)


def ranks(scores: Mapping[int, Decimal | None]) -> dict[int, int]:
    """Equals share a rank, and the next one is skipped: 1, 2, 2, 4."""
    known = sorted((score for score in scores.values() if score is not None), reverse=True)
    return {one: known.index(score) + 1 for one, score in scores.items() if score is not None}


@dataclass(frozen=True, slots=True)
class Choice:
    """A chip that filters: how many it would leave."""

    name: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class StandingsPage:
    board: Scoreboard
    arrived: Arrivals
    on: date
    order: str = ""
    filtered: str = ""

    @cached_property
    def everyone(self) -> list[Ranked]:
        found = ranks({place.id: self.board.now.scores.get(place.id) for place in self.board.regencies})
        return [self._ranked(place, found.get(place.id)) for place in self.board.regencies]

    def _ranked(self, place: Place, rank: int | None) -> Ranked:
        now, before, year_ago = (self.board.digests[index].scores.get(place.id) for index in (-1, -2, -1 - YEAR))
        return Ranked(place, self.arrived.of(place.id), now, before, year_ago, rank)

    @property
    def chosen(self) -> str:
        return self.filtered if self.filtered in FILTERS else ""

    @property
    def choices(self) -> list[Choice]:
        return [
            Choice(name, label, sum(name in one.kinds for one in self.everyone), name == self.chosen)
            for name, label in FILTERS.items()
        ]

    @property
    def grids(self) -> list[Grid]:
        return [self.grid]

    @cached_property
    def grid(self) -> Grid:
        rows = tuple(self._row(one, one.place.name) for one in self.everyone if self.chosen in one.kinds)
        own = self._row(self._ranked(self.board.frame.tree.province, None), "Pemerintah Provinsi")
        grid = Grid(
            id="daerah",
            caption="Kabupaten/kota menurut kesiapan",
            columns=self._columns,
            rows=rows,
            note=f"{len(rows)} daerah · urutkan dengan memilih judul kolom",
            foot="Peringkat di antara daerah yang laporannya diverifikasi; skor yang sama berperingkat sama."
            " Daerah tanpa laporan terverifikasi tidak diberi skor.",
            apart=(Group("Di luar peringkat kabupaten/kota", (own,)),),
            sheet_name="Peringkat",
        )
        return sorted_grid(grid, self.order, default=DEFAULT)

    @property
    def _columns(self) -> tuple[Column, ...]:
        before, year_ago = (self.board.digests[index].quarter.short_label for index in (-2, -1 - YEAR))
        return (
            Column("Daerah", "daerah", is_number=False),
            Column("Peringkat", "peringkat", is_number=False, kind=Kind.WHOLE),
            Column("Kesiapan", "kesiapan", kind=Kind.WHOLE),
            Column(f"± {before}", "perubahan", kind=Kind.CHANGE),
            Column(f"± {year_ago}", "setahun", kind=Kind.CHANGE),
            Column("Laporan", "laporan", is_number=False),
            Column("OPD melapor", "opd", label="Perangkat daerah melapor", counts=Counts.COVERAGE),
            Column("8 triwulan", only_here=True),
        )

    def _row(self, one: Ranked, name: str) -> Row:
        place, arrived = one.place, one.arrived
        since_quarter, since_year = compared(one.score, one.before), compared(one.score, one.year_ago)
        url = reverse("region_board", args=[self.board.quarter, place.code])
        line = trend(f"Kesiapan {name}", self.board.scores(place.id), quarters=self.board.frame.quarters)
        return Row(
            (
                Cell(name, name, key=name, url=url),
                figure(str(one.rank), one.rank, kind=Kind.WHOLE) if one.rank else BLANK,
                figure(number(one.score), one.score, kind=Kind.WHOLE, marker="strong"),
                moved(since_quarter.change, since_quarter.by),
                moved(since_year.change, since_year.by),
                self._state(arrived),
                self._agencies(arrived),
                Cell("", drawing=line),
            )
        )

    def _state(self, arrived: Arrival) -> Cell:
        kind, label = arrived.chip
        return Cell("", label, key=STATES.index(label), note=when(arrived, self.on), drawing=chip(kind, label))

    def _agencies(self, arrived: Arrival) -> Cell:
        if not arrived.agencies:
            return BLANK
        text = f"{arrived.agencies_in} dari {arrived.agencies}"
        return Cell(text, text, key=Decimal(arrived.agencies_in) / arrived.agencies)

    @property
    def paragraph(self) -> Paragraph:
        return standings_paragraph(
            [Standing(name=one.place.name, score=one.score, by=one.by, came=one.arrived.came) for one in self.everyone]
        )


def when(arrived: Arrival, on: date) -> str:
    """By when it was due, where it has not come; how late it came, where it was late."""
    if not arrived.came:
        days = arrived.days_overdue(on)
        return f"lewat {days} hari dari {long_date(arrived.due)}" if days else f"tenggat {long_date(arrived.due)}"
    return "" if arrived.is_on_time else "terlambat"
