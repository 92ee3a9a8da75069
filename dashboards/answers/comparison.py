"""Any regencies and any indicators beside each other: as a table, or as small charts of one scale."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from dashboards.answers.choices import Choice
from dashboards.answers.comparison_cells import (
    achieved_cell,
    change_cell,
    chosen_cell,
    kind_of,
    total_cell,
    value_cell,
)  # fmt: skip
from dashboards.answers.courses import TOGETHER, Courses
from dashboards.answers.grids import BLANK, Cell, Column, Grid, Group, Row, sorted_grid, words
from dashboards.answers.multiples import Multiples, multiples
from dashboards.answers.one_indicator import one_indicator
from dashboards.arrivals import Arrivals
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.region_page import name_of
from dashboards.sentences import Paragraph, said
from formats.spreadsheets import Counts, Kind

#: Which words of a report's chip each of the filters lets through.
PASSES = {
    "diverifikasi": ("Diverifikasi", "Dibuka kembali"),
    "menunggu": ("Menunggu verifikasi", "Perlu diperbaiki"),
    "belum": ("Belum melapor",),
}
DEFAULT = "daerah"


@dataclass(frozen=True)
class ComparisonPage:
    courses: Courses
    arrived: Arrivals
    choice: Choice
    order: str = ""

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The chosen ones whose reports pass the filter."""
        allowed = PASSES.get(self.choice.state)
        return tuple(p for p in self.choice.places if allowed is None or self.arrived.of(p.id).chip[1] in allowed)

    @property
    def regencies(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place != self.courses.frame.tree.province)

    @property
    def is_empty(self) -> bool:
        return not (self.places and self.choice.meanings)

    @property
    def grids(self) -> list[Grid]:
        if self.is_empty:
            return []
        if self.choice.layout == "kecil":
            return [one.grid for one in self.multiples]
        return [self._one if self.choice.only else self._many]

    @cached_property
    def multiples(self) -> list[Multiples]:
        if self.is_empty or self.choice.layout != "kecil":
            return []
        return [multiples(self.courses, self.places, meaning, order=self.order) for meaning in self.choice.meanings]

    @property
    def paper(self) -> str:
        """The document of the one indicator, where one is chosen."""
        only = self.choice.only
        return reverse("indicator_pdf", args=[self.courses.quarter, only.code]) if only else ""

    # --- one indicator: all that there is to say of it ----------------------------------------------------

    @property
    def _one(self) -> Grid:
        meaning = self.choice.meanings[0]
        grid = one_indicator(self.courses, self.arrived, self.places, meaning)
        return sorted_grid(grid, self.order, default=DEFAULT)

    # --- several: regions × indicators --------------------------------------------------------------------

    @property
    def _many(self) -> Grid:
        grid = Grid(
            id="banding",
            caption=CAPTIONS[self.choice.measure],
            columns=(Column("Daerah", "daerah", is_number=False), *self._columns()),
            rows=tuple(self._row(place) for place in self.regencies),
            note=f"{self.courses.quarter.short_label} · urutkan dengan memilih judul kolom",
            foot=FEET[self.choice.measure],
            apart=tuple(self._apart()),
            is_wide=len(self.choice.meanings) > 6,
            sheet_name="Perbandingan",
        )
        return sorted_grid(grid, self.order, default=DEFAULT)

    def _columns(self) -> Iterator[Column]:
        for one in self.choice.meanings:
            kind = {"nilai": kind_of(one), "capaian": Kind.PERCENT, "perubahan": Kind.CHANGE}[self.choice.measure]
            label = f"{one.name} ({one.code})"
            yield Column(one.code, one.code.lower(), label=label, kind=kind, counts=Counts.TOTAL, note=one.name)
            yield Column(f"Cakupan {one.code}", is_number=False, counts=Counts.COVERAGE, only_in_files=True)

    def _row(self, place: Place) -> Row:
        name = name_of(place, self.courses.frame)
        url = f"{reverse('region_board', args=[self.courses.quarter, place.code])}#indikator"
        return Row((Cell(name, name, key=place.code, url=url), *self._cells(lambda one: self._cell(place, one))))

    def _cells(self, cell: Callable[[Meaning], Cell]) -> Iterator[Cell]:
        for meaning in self.choice.meanings:
            found = cell(meaning)
            yield found
            yield words(found.note) if found.note else BLANK

    def _cell(self, place: Place, meaning: Meaning) -> Cell:
        if self.choice.measure == "capaian":
            return achieved_cell(self.courses, place, meaning)
        if self.choice.measure == "perubahan":
            return change_cell(self.courses, place.id, meaning, then=self.courses.before)
        return value_cell(self.courses, place, meaning)

    def _apart(self) -> Iterator[Group]:
        province = self.courses.frame.tree.province
        if self.regencies and self.choice.measure != "capaian":
            yield Group("", tuple(self._totals()), is_total=True)
        if province in self.places:
            yield Group("Di luar jumlah kabupaten/kota", (self._row(province),))

    def _totals(self) -> Iterator[Row]:
        every = self.courses.board.regencies
        if self.choice.measure == "nilai" and 1 < len(self.regencies) < len(every):
            cells = self._cells(lambda one: chosen_cell(self.courses, self.regencies, one))
            yield Row((words(f"{len(self.regencies)} daerah terpilih"), *cells))
        yield Row((words(f"{len(every)} kabupaten/kota"), *self._cells(self._total)))

    def _total(self, meaning: Meaning) -> Cell:
        if self.choice.measure == "perubahan":
            return change_cell(self.courses, TOGETHER, meaning, then=self.courses.before)
        return total_cell(self.courses, meaning)

    @property
    def paragraph(self) -> Paragraph:
        if not self.choice.meanings:
            return said("Pilih satu indikator atau lebih, lalu daerah yang ingin dibandingkan.")
        if not self.places:
            return said("Tidak ada daerah yang cocok dengan pilihan ini.")
        which = self.choice.only.name if self.choice.only else f"{len(self.choice.meanings)} indikator"
        return said(f"{which} di {len(self.places)} daerah, {self.courses.quarter.label}.")


CAPTIONS = {
    "nilai": "Nilai menurut daerah",
    "capaian": "Capaian terhadap target menurut daerah",
    "perubahan": "Perubahan dari triwulan lalu menurut daerah",
}
FEET = {
    "nilai": "Nilai s.d. triwulan, dengan cakupan di bawahnya. “—”: belum ada jawaban, bukan nol.",
    "capaian": "Capaian nilai s.d. triwulan terhadap target tahun ini; “tanpa target”: target belum ditetapkan.",
    "perubahan": "Selisih angka triwulan ini. Tanda *: banyaknya yang menjawab berbeda pada kedua triwulan.",
}
