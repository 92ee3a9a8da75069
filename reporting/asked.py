"""What a report is asked: its level's definitions, and which of them expect an answer in its quarter."""

from indicators.catalogue import Catalogue, Definition, catalogue_in
from indicators.kinds import Level
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
