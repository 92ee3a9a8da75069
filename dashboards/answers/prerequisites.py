"""Which prerequisite is weakest, and where?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import reverse

from dashboards.answers.grids import BLANK, Cell, Column, Grid, Group, Row, figure, sorted_grid, words
from dashboards.answers.weakest_sentences import Weakest, weakest_paragraph
from dashboards.facts import extremes
from dashboards.indicator_rows import region_value
from dashboards.places import Place
from dashboards.printed import coverage_text, value_text
from dashboards.readiness_map import LegendEntry, band_of, legend
from dashboards.regionboard import readiness_of
from dashboards.scoreboard import Scoreboard
from dashboards.sentences import Paragraph
from formats.dates import join_words
from formats.numbers import number
from formats.spreadsheets import Counts, Kind
from indicators.kinds import SEVEN, Prerequisite
from indicators.readiness import ItemScore, printed, province_score
from indicators.rollups import total

DEFAULT = "daerah"
#: So many regions are named where an indicator is weakest.
NAMED = 3


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """One indicator of one region, with the points that it brings into its prerequisite."""

    place: Place
    score: Decimal


@dataclass(frozen=True)
class PrerequisitesPage:
    board: Scoreboard
    compare: Callable[[str], str]
    order: str = ""
    asked: str = ""

    # --- which ----------------------------------------------------------------------------------------

    @cached_property
    def weakest(self) -> list[Prerequisite]:
        return extremes(self.board.now.prerequisites, pick=min)

    @cached_property
    def shown(self) -> Prerequisite:
        """The one that was asked for; otherwise the weakest of the 14."""
        asked = next((one for one in SEVEN if one.value == self.asked), None)
        return asked or (self.weakest[0] if self.weakest else SEVEN[0])

    @property
    def strange(self) -> str:
        """What was asked for and is no prerequisite."""
        return self.asked if self.asked and self.asked not in [one.value for one in SEVEN] else ""

    choices = SEVEN

    @property
    def legend(self) -> list[LegendEntry]:
        return legend()

    @property
    def grids(self) -> list[Grid]:
        return [self.heat, self.indicators]

    # --- 14 × 7 -----------------------------------------------------------------------------------------

    @cached_property
    def heat(self) -> Grid:
        places, own = self.board.regencies, self.board.frame.tree.province
        medians = self.board.now.prerequisites
        median = [words(f"Median {self.board.now.verified} daerah"), *(_score(medians.get(one)) for one in SEVEN)]
        grid = Grid(
            id="skor",
            caption="Skor tujuh prasyarat menurut daerah",
            columns=(
                Column("Daerah", "daerah", is_number=False),
                *(Column(one.label, one.value, kind=Kind.WHOLE) for one in SEVEN),
                Column("Kesiapan", "kesiapan", kind=Kind.WHOLE),
            ),
            rows=tuple(self._region(place, place.name) for place in places),
            note="skor 0–100 · urutkan dengan memilih judul kolom",
            foot="“—”: laporannya belum diverifikasi, jadi belum dinilai. Pilih daerah untuk hitungan lengkapnya.",
            apart=(
                Group("", (Row((*median, _score(self.board.now.score))),), is_total=True),
                Group("Di luar median kabupaten/kota", (self._region(own, "Pemerintah Provinsi"),)),
            ),
            is_wide=True,
            sheet_name="Prasyarat",
        )
        return sorted_grid(grid, self.order, default=DEFAULT)

    def _region(self, place: Place, name: str) -> Row:
        own = self.board.boards[place.id]
        url = f"{reverse('region_board', args=[self.board.quarter, place.code])}#rincian"
        scores = (_score(printed(own.prerequisites.get(one))) for one in SEVEN)
        return Row((Cell(name, name, key=place.code, url=url), *scores, _score(printed(own.score))))

    # --- indicators of the one that is shown --------------------------------------------------------------

    @cached_property
    def items(self) -> dict[str, list[ScoredItem]]:
        """For each of its indicators the regions with a score, the lowest first."""
        found: dict[str, list[ScoredItem]] = {}
        for place in self.board.regencies:
            for item in self._items_of(place):
                if item.score is not None:
                    found.setdefault(item.code, []).append(ScoredItem(place, item.score))
        return {code: sorted(of, key=lambda one: (one.score, one.place.code)) for code, of in found.items()}

    def _items_of(self, place: Place) -> tuple[ItemScore, ...]:
        own = self.board.boards[place.id]
        if not own.is_verified:
            return ()
        found = readiness_of(own.lines, meanings=self.board.frame.shown)
        return next(part.items for part in found.prerequisites if part.prerequisite == self.shown)

    def median_of(self, code: str) -> Decimal | None:
        return printed(province_score(one.score for one in self.items.get(code, ())))

    @cached_property
    def indicators(self) -> Grid:
        """The weakest first."""
        return Grid(
            id="indikator",
            caption=f"Indikator {self.shown.label}",
            columns=(
                Column("Indikator", is_number=False),
                Column("Skor", label="Skor median", kind=Kind.WHOLE, counts=Counts.TOTAL),
                Column("s.d. triwulan", label="14 kabupaten/kota s.d. triwulan"),
                Column("Cakupan", is_number=False, counts=Counts.COVERAGE),
                Column("Terlemah di", is_number=False),
            ),
            rows=tuple(sorted(self._indicators(), key=_lowest)),
            note="yang paling lemah lebih dahulu",
            foot="Skor: median butir itu di daerah yang dinilai. Terlemah di: skor terendah, dan jawabannya.",
            sheet_name="Indikator prasyarat",
        )

    def _indicators(self) -> Iterator[Row]:
        for code, sums in self.board.sums.items():
            meaning = sums.meaning
            if meaning.prerequisite != self.shown:
                continue
            median = self.median_of(code)
            name = Cell(meaning.name, meaning.name, key=meaning.name, note=code, url=self.compare(code))
            value = value_text(meaning, sums.to_date)
            coverage = coverage_text(sums.to_date.coverage, level=meaning.level)
            where = "" if meaning.is_sensitive else self._where(code)
            yield Row((name, _score(median), words(value), words(coverage), words(where) if where else BLANK))

    def _where(self, code: str) -> str:
        """'Kabupaten Seruyan (Belum) dan Kabupaten Lamandau (Belum)'; how many, where many share the last place."""
        of = self.items.get(code, [])
        low = [one for one in of if one.score == of[0].score]
        if not low or len(low) == len(of) > 1:
            return "sama di semua daerah yang dinilai" if low else ""
        if len(low) > NAMED:
            return f"{len(low)} daerah ({self._answer(low[0].place, code)})"
        return join_words([f"{one.place.name} ({self._answer(one.place, code)})" for one in low])

    def _answer(self, place: Place, code: str) -> str:
        meaning = self.board.sums[code].meaning
        return region_value(meaning, total(self.board.boards[place.id].lines[code].to_date, rule=meaning.rule))

    # --- in words -----------------------------------------------------------------------------------------

    @property
    def paragraph(self) -> Paragraph:
        one = self.shown
        scores = {p: printed(self.board.boards[p.id].prerequisites.get(one)) for p in self.board.regencies}
        known = {place: score for place, score in scores.items() if score is not None}
        low = min(known.values(), default=None)
        return weakest_paragraph(
            Weakest(
                name=one.label,
                is_weakest=one in self.weakest,
                alike=[other.label for other in self.weakest if other != one],
                median=self.board.now.prerequisites.get(one),
                regions=len(known),
                lowest=low,
                where=[place.name for place, score in known.items() if score == low],
            )
        )


def _lowest(row: Row) -> tuple[bool, Decimal]:
    """The lowest median first; what has none stands last."""
    score = row.cells[1].key
    return score is None, score or Decimal(0)


def _score(score: Decimal | None) -> Cell:
    """The band colours the cell; the number stands in it."""
    band = band_of(score)
    marker = "heat heat-none" if band is None else f"heat heat-{band}"
    return figure(number(score), score, kind=Kind.WHOLE, marker=marker)
