"""Sets the stage for moves: a regency with 31 agencies, each with a complete report, before anybody has sent one."""

from datetime import datetime
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from bench.site import DAY, QUARTER
from formats.quarters import Quarter
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.models import Institution, Membership
from reporting.figures import Evidence, Figure
from reporting.reports import Report
from reporting.statuses import Status

CODE = "62.01"
ON, LONG_AGO = Quarter.parse(QUARTER), Quarter(2015, 1)
NOW = datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=ZoneInfo("Asia/Pontianak"))
BLANK = {"verified_state": "", "verified_a": None, "verified_b": None}
UNSENT = {
    "status": Status.DRAFT,
    "submitted_at": None,
    "first_submitted_at": None,
    "review_began_at": None,
    "accepted_at": None,
    "returned_at": None,
    "verified_at": None,
}
SENT = {"submitted_at": NOW, "first_submitted_at": NOW}


def acting(role: Role, institution: Institution) -> Scope:
    membership = Membership.everything.select_related("user", "institution__region__parent", "institution__parent").get(
        role=role, institution=institution
    )
    return Scope(user=membership.user, membership=membership)


class Stage:
    """The reports of the regency and of its agencies, and the people who move them."""

    def __init__(self) -> None:
        self.regency = Institution.everything.get(code=CODE)
        self.agencies = list(Institution.everything.filter(parent=self.regency, closed_on=None).order_by("code"))
        self._complete()
        self.report = self.report_of(self.regency)
        self.parts = [self.report_of(agency) for agency in self.agencies]
        self.coordinator = acting(Role.COORDINATOR, self.regency)
        self.senders = [acting(Role.FOCAL_POINT, agency) for agency in self.agencies]
        self.verifier = acting(Role.VERIFIER, self.regency.parent)

    def report_of(self, institution: Institution) -> Report:
        reports = Report.everything.select_related("institution__region__parent")
        return reports.get(institution=institution, quarter=ON)

    @property
    def reports(self) -> list[Report]:
        return [self.report, *self.parts]

    @cached_property
    def empty_reports(self) -> list[Report]:
        """The same institutions in a quarter long ago, for rows that are written and forgotten."""
        return [
            Report.everything.get_or_create(
                institution=report.institution, quarter=LONG_AGO, defaults={"created_at": NOW}
            )[0]
            for report in self.reports
        ]

    def copies(self) -> list[Figure]:
        """New figures, as verified as can be, of those empty reports."""
        homes = dict(zip((report.pk for report in self.reports), self.empty_reports, strict=True))
        found = list(Figure.everything.filter(report__in=self.reports))
        for figure in found:
            figure.pk, figure.report = None, homes[figure.report_id]
            figure.verified_state, figure.verified_a, figure.verified_b = figure.state, figure.a, figure.b
        return found

    @property
    def figures(self) -> int:
        return Figure.everything.filter(report__in=self.reports).count()

    def set(self, *, agencies: Status, regency: Status) -> None:
        """As if nothing had happened yet beyond this."""
        pks = [report.pk for report in self.reports]
        Figure.everything.filter(report__in=pks).update(**BLANK)
        Report.everything.filter(pk__in=pks).update(**UNSENT)
        for part, status in ((pks[1:], agencies), (pks[:1], regency)):
            if status != Status.DRAFT:
                Report.everything.filter(pk__in=part).update(**SENT, status=status)

    def _complete(self) -> None:
        """An agency that was silent tells what another one told."""
        answered = Report.everything.filter(institution__in=self.agencies, quarter=ON, figures__isnull=False).distinct()
        model = answered.order_by("pk")[0]
        for agency in set(self.agencies) - {report.institution for report in answered.select_related("institution")}:
            report, _ = Report.everything.get_or_create(institution=agency, quarter=ON, defaults={"created_at": NOW})
            _copy(model, report)


def _copy(model: Report, report: Report) -> None:
    for figure in Figure.everything.filter(report=model):
        evidence = list(Evidence.everything.filter(figure=figure, removed_at=None))
        figure.pk, figure.report = None, report
        figure.save(force_insert=True)
        for file in evidence:
            file.pk, file.figure = None, figure
            file.save(force_insert=True)


@cache
def stage() -> Stage:
    return Stage()
