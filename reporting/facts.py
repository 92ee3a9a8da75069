"""What the table of moves needs to know of one report and of who is asking, gathered from the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from institutions.access.journal import JournalEntry
from institutions.access.roles import ABILITIES, Role
from institutions.access.scope import Scope
from institutions.kinds import Kind
from reporting.calendar import window_of
from reporting.figures import FigureChange
from reporting.moves import Facts, Side
from reporting.reports import Remark, Report
from reporting.statuses import HANDED_IN, Status
from reporting.windows import why_not_submitted

#: Verbs by which somebody hands in figures as their own.
SUBMITTING = ("submit", "submit_on_behalf")


def is_under_regency(report: Report) -> bool:
    institution = report.institution
    return institution.kind == Kind.AGENCY and institution.own_region.kind != Kind.PROVINCE


def receiver_of(report: Report) -> str:
    """To whom it is sent, in words."""
    return f"koordinator {report.institution.own_region.name}" if is_under_regency(report) else "DP3APPKB Provinsi"


def sides_of(report: Report, scope: Scope) -> frozenset[Side]:
    """What this person is to this report: none, one or two sides."""
    mine = scope.institution.pk == report.institution_id
    my_agency = scope.institution.pk == report.institution.region_id and not report.institution.is_region
    sides: set[Side] = set()
    if mine:
        sides.add(Side.SENDER)
    if scope.role == Role.COORDINATOR and my_agency:
        sides.add(Side.STAND_IN)
        if is_under_regency(report):
            sides.add(Side.RECEIVER)
    if scope.role == Role.VERIFIER:
        sides |= {Side.PROVINCE, Side.OVERSEER} if is_under_regency(report) else {Side.PROVINCE, Side.RECEIVER}
    return frozenset(sides)


def facts_of(report: Report, *, scope: Scope, at: datetime, together: Iterable[int] | None = None) -> Facts:
    """A fixed number of queries: the window, the regency's report, remarks, and whose hands are in it.

    `together`: the reports that one verification would write, where they are held already.
    """
    window = window_of(report.quarter, province=scope.province)
    return facts_from(
        report,
        scope=scope,
        lock=why_not_submitted(window, on=localdate(at)),
        region_report=_region_report(report) if is_under_regency(report) else None,
        has_remark=_remarked_since_submitted(report),
        hands_in_it=hands_in(verified_together(report).values("pk") if together is None else together, scope=scope),
    )


def facts_from(
    report: Report,
    *,
    scope: Scope,
    lock: str | None,
    region_report: Report | None,
    has_remark: bool,
    hands_in_it: str,
) -> Facts:
    """No query: for a list, whose page has gathered the parts for all rows at once."""
    return Facts(
        status=Status(report.status),
        sides=sides_of(report, scope),
        role=scope.role,
        abilities=ABILITIES[scope.role],
        is_agency=not report.institution.is_region,
        is_under_regency=is_under_regency(report),
        on_behalf=report.on_behalf,
        review_began=report.review_began_at is not None,
        has_remark=has_remark,
        region_is_handed_in=region_report is not None and region_report.status in HANDED_IN,
        region_was_verified=region_report is not None and region_report.verified_at is not None,
        hands_in_it=hands_in_it,
        lock=lock,
    )


def verified_together(report: Report) -> QuerySet[Report]:
    """The report and, for a regency's, all its agencies' accepted ones: what one verification writes."""
    own = Q(pk=report.pk)
    if report.institution.is_region and report.institution.kind != Kind.PROVINCE:
        own |= Q(
            institution__region=report.institution_id,
            institution__kind=Kind.AGENCY,
            quarter=report.quarter,
            status=Status.ACCEPTED,
        )
    # The province verifies what a regency handed in as one; its reach covers all of them.
    return Report.everything.filter(own)


def hands_in(reports: Iterable[int] | QuerySet[Report, Any], *, scope: Scope) -> str:
    """The institutions among these reports in whose figures this person had a hand; '' for none."""
    names = touched(reports, scope=scope).order_by("institution__code").values_list("institution__name", flat=True)
    return ", ".join(names)


def touched(reports: Iterable[int] | QuerySet[Report, Any], *, scope: Scope) -> QuerySet[Report]:
    """Those of these reports that this person filled or sent."""
    entered = FigureChange.everything.filter(figure__report__in=reports, user=scope.user)
    sent = JournalEntry.everything.filter(
        subject_kind="report", subject_id__in=reports, verb__in=SUBMITTING, user=scope.user
    )
    # Which of them it was handed, whoever asks; no more than that is read.
    return Report.everything.filter(Q(pk__in=entered.values("figure__report")) | Q(pk__in=sent.values("subject_id")))


def _region_report(report: Report) -> Report | None:
    # Another institution's report, of which only two facts are read.
    return Report.everything.filter(institution=report.institution.region_id, quarter=report.quarter).first()


def _remarked_since_submitted(report: Report) -> bool:
    if report.submitted_at is None:
        return False
    return Remark.everything.filter(report=report, at__gte=report.submitted_at, from_sender=False).exists()
