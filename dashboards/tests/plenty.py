"""Many verified answers at once, in bulk, for boards: always the same numbers for the same seed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from formats.quarters import Quarter
from indicators.catalogue import Definition, catalogue_in
from indicators.kinds import Kind, Level, Shape, State
from indicators.models import Target
from institutions.kinds import Kind as Place
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import WIB, wib
from institutions.tree import plant
from reporting.figures import Figure
from reporting.reports import Report
from reporting.statuses import Status

SHAPED = {Shape.SHARE, Shape.SHARE_OVER}


@dataclass
class Plenty:
    """A maker of reports: `silent` of a hundred never report, `gaps` of a hundred answers are missing."""

    seed: int = 1
    silent: int = 10
    gaps: int = 6
    handed_in: int = 0

    def fill(self, institutions: Iterable[Institution], *, quarters: Iterable[Quarter]) -> None:
        units = list(institutions)
        for quarter in quarters:
            definitions = catalogue_in(quarter)
            reports = [self._report(unit, quarter) for unit in units if self._dice(unit, quarter) >= self.silent]
            Report.everything.bulk_create(reports)
            figures = [
                self._figure(report, definition)
                for report in reports
                for definition in definitions.at(Level.REGION if report.institution.is_region else Level.AGENCY)
                if quarter.number in definition.asked_quarters and self._dice(report, definition) >= self.gaps
            ]
            Figure.everything.bulk_create(figures)
            for region in {unit.own_region for unit in units}:
                bump(region=region, year=quarter.year)

    def _report(self, unit: Institution, quarter: Quarter) -> Report:
        verified = self._dice(unit, quarter, "state") >= self.handed_in
        day = quarter.last_day.replace(day=28)
        at = wib(day.year + (day.month == 12), day.month % 12 + 1, 3 + self._dice(unit, quarter, "day") // 5)
        return Report(
            institution=unit,
            quarter=quarter,
            status=Status.VERIFIED if verified else Status.SUBMITTED,
            created_at=at,
            submitted_at=at,
            first_submitted_at=at,
            verified_at=at if verified else None,
        )

    def _figure(self, report: Report, definition: Definition) -> Figure:
        random = Random(f"{self.seed}/{report.institution.code}/{report.quarter}/{definition.code}")
        figure = Figure(report=report, indicator=definition.indicator, shape=definition.shape, state=State.NUMBER)
        if definition.kind == Kind.CHOICE:
            figure.a = Decimal(random.choices([score for score, _ in definition.options], [5, 3, 2])[0])
        elif definition.kind == Kind.YESNO:
            figure.a = Decimal(random.random() < 0.45)
        elif definition.shape in SHAPED:
            figure.b = Decimal(random.randint(0, 40)) * (1 if "rupiah" not in definition.a_label else 250_000_000)
            figure.a = Decimal(random.randint(0, int(figure.b)))
        else:
            figure.a = Decimal(random.randint(0, 30)) * (1 if definition.kind == Kind.COUNT else 10_000_000)
            figure.b = Decimal(random.randint(0, 30)) if definition.shape == Shape.SEXES else None
        if random.random() < 0.03:
            figure.state, figure.a, figure.b, figure.reason = State.UNAVAILABLE, None, None, "Belum direkap"
        elif random.random() < 0.03 and definition.kind not in (Kind.CHOICE, Kind.YESNO):
            figure.state, figure.a, figure.b = State.NIL, None, None
        if report.verified_at:
            figure.verified_state, figure.verified_a, figure.verified_b = figure.state, figure.a, figure.b
        return figure

    def _dice(self, *what: object) -> int:
        return Random(f"{self.seed}/" + "/".join(map(str, what))).randrange(100)


def regencies(province: Institution, count: int, *, agencies: int = 1) -> list[Institution]:
    """So many new regencies, with so many agencies each: all of them, regencies and agencies."""
    made = []
    for number in range(count):
        code = f"62.{30 + number}"
        regency = plant(
            kind=Place.REGENCY, parent=province, code=code, bps_code="", name=f"Kabupaten Contoh {number}",
            short_name=f"Contoh {number}", tile_row=1 + number // 8, tile_col=1 + number % 8,
        )  # fmt: skip
        made += [regency, *more_agencies(regency, agencies)]
    return made


def more_agencies(region: Institution, count: int) -> list[Institution]:
    return [
        plant(
            kind=Place.AGENCY, parent=region, code=f"{region.code}-baru{number}",
            name=f"Dinas Baru {number}", short_name=f"Baru {number}",
        )
        for number in range(count)
    ]  # fmt: skip


def targets(institutions: Iterable[Institution], *, year: int) -> None:
    quarter = Quarter(year, 4)
    units = list(institutions)
    Target.objects.bulk_create(
        Target(indicator=one.indicator, institution=unit, year=year, value=Decimal(50 if one.unit == "%" else 20))
        for one in catalogue_in(quarter).definitions
        for unit in units
        if one.kind in (Kind.SHARE, Kind.COUNT)
    )


def today() -> date:
    return wib(2026, 11, 24).astimezone(WIB).date()
