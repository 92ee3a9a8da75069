"""What is the share of the gender-responsive budget (ARG), and of what?

Every denominator keeps its words and its rupiah. The share of the whole budget is no indicator of the catalogue: it
is worked out here from two of them, of those regions alone that gave both, and says so.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from django.urls import reverse

from dashboards.answers.courses import Courses
from dashboards.answers.grids import BLANK, Cell, Column, Grid, Group, Row, figure, sorted_grid, words
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.printed import AGENCIES, REGIONS, coverage_text
from dashboards.sentences import Paragraph, joined, said, strong
from formats.numbers import percent, round_half_up, rupiah
from formats.spreadsheets import Counts, Kind
from indicators.arithmetic import added, percent_of
from indicators.kinds import Kind as Measure
from indicators.rollups import Coverage, Total, total

#: The planned share, what was spent of it, the budget of the mainstreaming itself, and the whole budget.
PLANNED, SPENT, OWN, WHOLE = "ARG-01", "ARG-02", "ANG-01", "ANG-03"
DECIMALS = 2
DEFAULT = "-arg"


@dataclass(frozen=True, slots=True)
class Budget:
    """One region, or the 14: what it says of each indicator; None where it is not asked."""

    planned: Total | None
    spent: Total | None
    own: Total | None
    whole: Total | None

    @property
    def share_of_whole(self) -> Decimal | None:
        if self.planned is None or self.planned.a is None or self.whole is None or self.whole.value is None:
            return None
        return share(self.planned.a, self.whole.value)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    found = percent_of(part, whole=whole)
    return None if found is None else round_half_up(found, DECIMALS)


def of_both(budgets: Iterable[Budget]) -> tuple[Decimal | None, int]:
    """ARG of the whole budget, of those who gave both; and how many they are."""
    both = [
        (one.planned.a, one.whole.value)
        for one in budgets
        if one.planned and one.whole and one.planned.a is not None and one.whole.value is not None
    ]
    return share(added(a for a, _ in both), added(b for _, b in both)) if both else None, len(both)


@dataclass(frozen=True)
class BudgetPage:
    courses: Courses
    compare: Callable[[str], str]
    order: str = ""

    @cached_property
    def meanings(self) -> dict[str, Meaning]:
        shown = {one.code: one for one in self.courses.frame.shown}
        return {code: shown[code] for code in (PLANNED, SPENT, OWN, WHOLE) if code in shown}

    @cached_property
    def all_14(self) -> Budget:
        sums = self.courses.board.sums
        return Budget(*(sums[code].to_date if code in sums else None for code in (PLANNED, SPENT, OWN, WHOLE)))

    def of(self, place: Place) -> Budget:
        lines = self.courses.board.boards[place.id].lines
        found = (
            total(lines[code].to_date, rule=self.meanings[code].rule) if code in self.meanings else None
            for code in (PLANNED, SPENT, OWN, WHOLE)
        )
        return Budget(*found)

    @cached_property
    def budgets(self) -> dict[Place, Budget]:
        return {place: self.of(place) for place in self.courses.board.regencies}

    @property
    def grids(self) -> list[Grid]:
        return [self.meant, self.regions]

    # --- which shares there are, and of what ------------------------------------------------------------

    @cached_property
    def meant(self) -> Grid:
        return Grid(
            id="penyebut",
            caption="Ukuran anggaran dan penyebutnya",
            columns=(
                Column("Ukuran", is_number=False),
                Column("Nilai", kind=Kind.DECIMAL, counts=Counts.TOTAL),
                Column("Pembilang", is_number=False),
                Column("Rupiah pembilang", kind=Kind.RUPIAH),
                Column("Penyebut", is_number=False),
                Column("Rupiah penyebut", kind=Kind.RUPIAH),
                Column("Cakupan", is_number=False, counts=Counts.COVERAGE),
            ),
            rows=(*self._measures(), self._whole_row()),
            note="14 kabupaten/kota bersama, s.d. triwulan",
            foot="Persentase dengan penyebut yang berbeda tidak dapat dibandingkan satu sama lain.",
            sheet_name="Penyebut",
        )

    def _measures(self) -> Iterator[Row]:
        for (code, meaning), found in zip(self.meanings.items(), self._in_order(self.all_14), strict=True):
            name = Cell(meaning.name, meaning.name, note=code, url=self.compare(code))
            coverage = words(coverage_text(found.coverage, level=meaning.level))
            if meaning.rule.kind == Measure.SHARE:
                yield Row((name, _percent(found, meaning), words(_label(meaning.a_label)), _rupiah(found.a),
                           words(_label(meaning.b_label)), _rupiah(found.b), coverage))  # fmt: skip
            else:
                yield Row((name, _rupiah(found.value), BLANK, BLANK, BLANK, BLANK, coverage))

    def _in_order(self, budget: Budget) -> list[Total]:
        return [one for one in (budget.planned, budget.spent, budget.own, budget.whole) if one is not None]

    def _whole_row(self) -> Row:
        both, regions = of_both(self.budgets.values())
        pairs = [one for one in self.budgets.values() if one.share_of_whole is not None]
        a = added(one.planned.a for one in pairs if one.planned and one.planned.a is not None) if pairs else None
        b = added(one.whole.value for one in pairs if one.whole and one.whole.value is not None) if pairs else None
        name = Cell("ARG terhadap total belanja daerah", "ARG terhadap total belanja daerah",
                    note="pembanding, dihitung dari ARG-01 dan ANG-03")  # fmt: skip
        value = figure(percent(both, DECIMALS), both, kind=Kind.PERCENT, digits=DECIMALS)
        coverage = words(f"{regions} dari {len(self.budgets)} {REGIONS} yang mengisi keduanya")
        return Row((name, value, words("Pagu anggaran responsif gender"), _rupiah(a),
                    words("Total belanja daerah (APBD)"), _rupiah(b), coverage))  # fmt: skip

    # --- region by region ---------------------------------------------------------------------------------

    @cached_property
    def regions(self) -> Grid:
        own = self.courses.frame.tree.province
        both, regions = of_both(self.budgets.values())
        whole = self._cells(self.all_14, both)
        total_row = Row((words(f"{len(self.budgets)} kabupaten/kota"), *whole))
        grid = Grid(
            id="daerah",
            caption="ARG menurut daerah",
            columns=self._columns,
            rows=tuple(self._row(place, place.name, budget) for place, budget in self.budgets.items()),
            note="urutkan dengan memilih judul kolom",
            foot=f"“÷ APBD”: pembanding dari {regions} daerah yang mengisi keduanya, bukan indikator katalog."
            " “—”: belum ada jawaban, bukan nol.",
            apart=(
                Group("", (total_row,), is_total=True),
                Group("Di luar jumlah kabupaten/kota", (self._row(own, "Pemerintah Provinsi", self.of(own)),)),
            ),
            sheet_name="ARG menurut daerah",
        )
        return sorted_grid(grid, self.order, default=DEFAULT)

    @property
    def _columns(self) -> tuple[Column, ...]:
        digits = {code: meaning.rule.decimals for code, meaning in self.meanings.items()}
        return (
            Column("Daerah", "daerah", is_number=False),
            Column("ARG ÷ belanja OPD", "arg", kind=Kind.PERCENT, digits=digits.get(PLANNED, DECIMALS)),
            Column("Pagu ARG", "pagu", kind=Kind.RUPIAH, counts=Counts.TOTAL),
            Column("Pagu belanja OPD", "belanja", kind=Kind.RUPIAH),
            Column("Perangkat daerah yang mengisi", is_number=False, counts=Counts.COVERAGE, only_in_files=True),
            Column("Realisasi ÷ pagu ARG", "serapan", kind=Kind.PERCENT, digits=digits.get(SPENT, DECIMALS)),
            Column("Realisasi ARG", "realisasi", kind=Kind.RUPIAH),
            Column("ARG ÷ APBD", "terhadap-apbd", kind=Kind.PERCENT, digits=DECIMALS),
            Column("Belanja daerah (APBD)", "apbd", kind=Kind.RUPIAH),
        )

    def _row(self, place: Place, name: str, budget: Budget) -> Row:
        url = f"{reverse('region_board', args=[self.courses.quarter, place.code])}#indikator"
        return Row((Cell(name, name, key=name, url=url), *self._cells(budget, budget.share_of_whole)))

    def _cells(self, budget: Budget, of_whole: Decimal | None) -> Iterator[Cell]:
        planned, spent = budget.planned, budget.spent
        coverage = _agencies(planned.coverage) if planned and planned.coverage.expected else ""
        yield replace(_percent(planned, self.meanings[PLANNED]), note=coverage) if planned else BLANK
        yield _rupiah(planned.a if planned else None)
        yield _rupiah(planned.b if planned else None)
        yield words(coverage)
        yield _percent(spent, self.meanings[SPENT]) if spent else BLANK
        yield _rupiah(spent.a if spent else None)
        yield figure(percent(of_whole, DECIMALS), of_whole, kind=Kind.PERCENT, digits=DECIMALS)
        yield _rupiah(budget.whole.value if budget.whole else None)

    # --- in words -----------------------------------------------------------------------------------------

    @property
    def paragraph(self) -> Paragraph:
        planned = self.all_14.planned
        if planned is None or planned.printed is None:
            return said("Belum ada anggaran responsif gender yang terverifikasi pada triwulan ini.")
        both, regions = of_both(self.budgets.values())
        meaning = self.meanings[PLANNED]
        of = f" dari {meaning.denominator} perangkat daerah yang mengisi ({_agencies(planned.coverage)})."
        first = said("ARG mencapai ", strong(percent(planned.printed, meaning.rule.decimals)), of)
        if both is None:
            return first
        where = f", di {regions} daerah yang mengisi keduanya; penyebutnya lain, jadi angkanya lain."
        return joined((first, said("Terhadap total belanja daerah (APBD) ", strong(percent(both, DECIMALS)), where)))


def _agencies(coverage: Coverage) -> str:
    return f"{coverage.answered} dari {coverage.expected} {AGENCIES}"


def _label(label: str) -> str:
    """Without what stands in brackets: rupiah is told by the column."""
    return label.split(" (rupiah")[0]


def _rupiah(value: Decimal | None) -> Cell:
    return figure(rupiah(value), value, kind=Kind.RUPIAH)


def _percent(found: Total, meaning: Meaning) -> Cell:
    digits = meaning.rule.decimals
    return figure(percent(found.printed, digits), found.printed, kind=Kind.PERCENT, digits=digits)
