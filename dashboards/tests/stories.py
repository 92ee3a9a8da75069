"""Verified answers in a line each, for tests of boards."""

from typing import Any

from dashboards.frames import TREND
from dashboards.scoreboard import Scoreboard, revisions_for, scoreboard
from formats.quarters import Quarter
from indicators.catalogue import Definition
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast
from reporting.figures import Figure
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import a_figure, a_report

TW1, TW2, TW3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)


def board_of(cast: Cast, quarter: Quarter = TW3) -> Scoreboard:
    return scoreboard(quarter, province=cast.province, known=revisions_for(quarter, trend=TREND))


def told(
    institution: Institution,
    definition: Definition,
    a: int | str | None = None,
    b: int | str | None = None,
    *,
    quarter: Quarter = TW3,
    **fields: Any,
) -> Figure:
    """A verified answer; its report is made when it is missing."""
    report = Report.everything.filter(institution=institution, quarter=quarter).first()
    report = report or a_report(institution, Status.VERIFIED, quarter=quarter)
    figure = a_figure(report, definition, a, b, **fields)
    figure.verified_state, figure.verified_a, figure.verified_b = figure.state, figure.a, figure.b
    figure.save(update_fields=["verified_state", "verified_a", "verified_b"])
    bump(region=institution.own_region, year=quarter.year)
    return figure
