"""One agency's quarters, for those who reach it: when each was due, when it came, and how it stands."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from dashboards.completeness.reports import Windows
from formats.quarters import Quarter
from indicators.timeliness import Delivery, Timeliness
from institutions.access.scope import Scope
from institutions.models import Institution
from reporting.calendar import Extension, normal_due
from reporting.situations import Situation, situations_of_one


@dataclass(frozen=True)
class AgencyQuarter:
    """`extension`: why its day is later than that of all others, where it is."""

    situation: Situation
    is_asked: bool
    usual_due: date
    extension: str

    @property
    def delivery(self) -> Delivery:
        report = self.situation.report
        first = report.first_submitted_at if report else None
        return Delivery(self.situation.due, None if first is None else localdate(first))

    @property
    def counts(self) -> bool:
        """Its day is over, or it came."""
        return self.is_asked and (self.delivery.is_submitted or self.situation.due < self.situation.on)


@dataclass(frozen=True)
class AgencyQuarters:
    """The latest first."""

    lines: list[AgencyQuarter]

    @property
    def counted(self) -> Timeliness:
        return Timeliness.of(line.delivery for line in self.lines if line.counts)


def agency_quarters(
    agency: Institution, *, windows: Windows, asked: frozenset[Quarter], scope: Scope, on: date
) -> AgencyQuarters:
    """Three queries."""
    granted = Extension.objects.visible_to(scope).filter(institution=agency, quarter__in=list(windows))
    reasons = dict(granted.values_list("quarter", "reason"))
    found = situations_of_one(agency, windows=reversed(list(windows.values())), scope=scope, on=on)
    return AgencyQuarters(
        [
            AgencyQuarter(
                situation=one,
                is_asked=one.window.quarter in asked or one.report is not None,
                usual_due=normal_due(agency, window=one.window),
                extension=reasons.get(one.window.quarter, ""),
            )
            for one in found
        ]
    )
