"""What a report is asked: its level's definitions, which of them expect an answer in its quarter, what is aimed at."""

from decimal import Decimal

from indicators.catalogue import Catalogue, Definition, catalogue_in
from indicators.kinds import Level, RollUp
from indicators.targets import Targets
from institutions.tree import Institution
from reporting.reports import Report


def level_of(institution: Institution) -> Level:
    return Level.REGION if institution.is_region else Level.AGENCY


def definitions_for(report: Report, *, catalogue: Catalogue | None = None) -> tuple[Definition, ...]:
    """All that its form shows: asked now, or standing from an earlier quarter of the year. One query."""
    found = catalogue or catalogue_in(report.quarter)
    return tuple(d for d in found.at(level_of(report.institution)) if begun(d, report.quarter.number))


def is_asked(definition: Definition, number: int) -> bool:
    """Whether an answer is expected in that quarter of the year; otherwise the standing answer is only shown."""
    return number in definition.asked_quarters


def begun(definition: Definition, number: int) -> bool:
    """Whether it has been asked by that quarter of the year: before, there is nothing to show or to change."""
    return any(asked <= number for asked in definition.asked_quarters)


def aim_of(definition: Definition, report: Report, *, targets: Targets, province_id: int) -> Decimal | None:
    """The region's target, also for its agencies; not where all of them together are to reach it."""
    institution = report.institution
    if not institution.is_region and definition.rollup_units == RollUp.SUM:
        return None
    region_id = institution.own_region.pk
    return targets.of(definition.code, year=report.quarter.year, institution_id=region_id, province_id=province_id)
