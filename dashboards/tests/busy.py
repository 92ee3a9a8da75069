"""A province in which everything happens that can happen to a number."""

from datetime import date

from dashboards.tests.plenty import Plenty, more_agencies, regencies, targets
from dashboards.tests.stories import TW3
from formats.quarters import quarters_back
from indicators.kinds import AcrossQuarters, Kind, Level, RollUp
from indicators.loading import load_catalogue
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast
from reporting.tests.stories import a_definition

YEAR = quarters_back(TW3, 5)


def a_busy_year(cast: Cast) -> Cast:
    """Gaps, zeros, unavailable answers, silent units, a region without a report, agencies that opened and closed."""
    load_catalogue()
    a_definition("X-NONE", level=Level.REGION, rollup_units=RollUp.NONE, kind=Kind.INDEX, decimals=2, asked_in="2")
    a_definition("X-MEAN", rollup_quarters=AcrossQuarters.MEAN, rollup_units=RollUp.MEAN, decimals=2)
    new = [*regencies(cast.province, 3, agencies=4), *more_agencies(cast.own, 4)]
    agencies = [cast.health, cast.schools, cast.other_health, cast.province_agency]
    Plenty(silent=8, gaps=12).fill([*new, cast.own, cast.other, *agencies, cast.province], quarters=YEAR)
    Institution.everything.filter(code="62.03-baru0").update(closed_on=date(2026, 5, 15))
    targets([cast.province, cast.own], year=2026)
    bump()
    return cast
