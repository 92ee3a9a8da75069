"""The list of figures that look wrong, with the reason, the comparison, and the way down to each."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import reverse

from dashboards.answers.comparison_cells import kind_of
from dashboards.answers.courses import Courses, point_of
from dashboards.answers.grids import BLANK, Cell, Column, Grid, Row, sorted_grid
from dashboards.answers.suspects import Suspect, answer_of, rule_of, suspects
from dashboards.answers.suspects_sentences import suspects_paragraph
from dashboards.answers.traces import Pair, Trace
from dashboards.indicator_rows import region_value
from dashboards.masking import BESIDE
from dashboards.printed import one_value, parts_text
from dashboards.region_page import name_of
from dashboards.sentences import Paragraph
from formats.numbers import round_half_up
from formats.quarters import Quarter
from formats.spreadsheets import Kind, Typed
from indicators.answers import measured, value_of
from indicators.arithmetic import median
from indicators.kinds import Kind as Measure
from indicators.rollups import total

DEFAULT = "-kuat"


@dataclass(frozen=True)
class SuspectsPage:
    """`trace`: the way down, for whoever reaches it. `region`: the code of the one region that is asked for."""

    courses: Courses
    trace: Callable[[list[Suspect]], Mapping[Pair, Trace]]
    compare: Callable[[str], str]
    order: str = ""
    region: str = ""

    @cached_property
    def flagged(self) -> list[Suspect]:
        return suspects(self.courses)

    @cached_property
    def shown(self) -> list[Suspect]:
        return [one for one in self.flagged if self.strange or self.region in ("", one.place.code)]

    @property
    def strange(self) -> str:
        known = {place.code for place in self.courses.frame.regions(self.courses.quarter)}
        return self.region if self.region and self.region not in known else ""

    @property
    def choices(self) -> list[tuple[str, str, int, bool]]:
        """Code, name, how many, whether it is the chosen one: only regions that have any."""
        counts = Counter(one.place for one in self.flagged)
        found = [
            (place.code, name_of(place, self.courses.frame), count, place.code == self.region)
            for place, count in sorted(counts.items(), key=lambda pair: pair[0].code)
        ]
        return [("", "Semua", len(self.flagged), not self.region or bool(self.strange)), *found]

    @cached_property
    def traced(self) -> Mapping[Pair, Trace]:
        return self.trace(self.shown)

    @property
    def grids(self) -> list[Grid]:
        return [self.grid] if self.shown else []

    @cached_property
    def grid(self) -> Grid:
        before, year_ago = self.courses.before.short_label, self.courses.year_ago.short_label
        grid = Grid(
            id="angka",
            caption="Angka yang perlu dilihat lagi",
            columns=(
                Column("Daerah", "daerah", is_number=False),
                Column("Indikator", "indikator", is_number=False),
                Column("Nilai", kind=Kind.DECIMAL),
                Column("Mengapa", "kuat", is_number=False, label="Mengapa perlu dilihat", from_high=True),
                Column(before, label=f"Nilai {before}", kind=Kind.DECIMAL),
                Column(year_ago, label=f"Nilai {year_ago}", kind=Kind.DECIMAL),
                Column("Median lain", label="Median daerah lain", kind=Kind.DECIMAL),
                Column("Telusuri", is_number=False),
            ),
            rows=tuple(Row(tuple(self._cells(one))) for one in self.shown),
            note="alasan terkuat lebih dahulu · urutkan dengan memilih judul kolom",
            foot="Tanda ini bukan kesalahan: angkanya sudah diverifikasi, dan boleh jadi memang demikian."
            " Yang dibandingkan angka triwulan ini, bukan s.d. triwulan.",
            sheet_name="Perlu dilihat",
        )
        return sorted_grid(grid, self.order, default=DEFAULT)

    def _cells(self, one: Suspect) -> Iterator[Cell]:
        name, meaning, quarter = name_of(one.place, self.courses.frame), one.meaning, self.courses.quarter
        url = f"{reverse('region_board', args=[quarter, one.place.code])}#indikator"
        yield Cell(name, name, key=one.place.code, url=url)
        yield Cell(meaning.name, meaning.name, key=meaning.name, note=meaning.code, url=self.compare(meaning.code))
        yield self._value(one, quarter, with_parts=True)
        reasons = "; ".join(mark.reason for mark in one.marks)
        yield Cell(reasons, BESIDE if meaning.is_sensitive else reasons, key=Decimal(one.strength))
        yield self._value(one, self.courses.before)
        yield self._value(one, self.courses.year_ago)
        yield self._median(one)
        yield self._way_down(one)

    def _value(self, one: Suspect, quarter: Quarter, *, with_parts: bool = False) -> Cell:
        line = self.courses.line(one.place.id, one.meaning, quarter)
        if line is None:
            return BLANK
        found = total(line.now, rule=one.meaning.rule)
        text, printed = region_value(one.meaning, found), point_of(found, one.meaning)
        note = parts_text(one.meaning, found) if with_parts and not one.meaning.is_option else ""
        if told := self.courses.hidden(one.place.id, one.meaning, quarter):
            return Cell(text, told, note=note)
        if printed is None or one.meaning.is_option:
            return Cell(text, None if printed is None else text, note=note)
        return Cell(text, Typed(printed, kind_of(one.meaning), one.meaning.rule.decimals), note=note)

    def _median(self, one: Suspect) -> Cell:
        """Of the other regencies; of a sensitive count, and of words, there is none to tell."""
        if one.meaning.is_sensitive or one.meaning.rule.kind == Measure.CHOICE:
            return BLANK
        rule = rule_of(one.meaning)
        places = [place for place in self.courses.board.regencies if place != one.place]
        lines = [self.courses.line(place.id, one.meaning, self.courses.quarter) for place in places]
        answers = [answer_of(line.now, one.meaning) for line in lines if line is not None]
        values = [
            value for answer in answers if (value := value_of(measured(answer, rule=rule), rule=rule)) is not None
        ]
        middle = median(values)
        if middle is None:
            return BLANK
        printed = round_half_up(middle, one.meaning.rule.decimals)
        typed = Typed(printed, kind_of(one.meaning), one.meaning.rule.decimals)
        return Cell(one_value(one.meaning, printed), typed, note=f"{len(values)} daerah")

    def _way_down(self, one: Suspect) -> Cell:
        trace = self.traced.get((one.place.id, one.meaning.indicator_id))
        if trace is None:
            url = reverse("region_board", args=[self.courses.quarter, one.place.code])
            return Cell("Halaman daerah", "", url=f"{url}#indikator")
        note = f"perubahan terbesar: {trace.unit}" if trace.unit else ""
        return Cell("Angka dan riwayatnya", trace.unit, url=trace.url, note=note)

    @property
    def paragraph(self) -> Paragraph:
        strongest = self.shown[0] if self.shown else None
        return suspects_paragraph(
            len(self.shown),
            regions=len({one.place for one in self.shown}),
            strongest=(strongest.meaning.name, name_of(strongest.place, self.courses.frame)) if strongest else None,
        )
