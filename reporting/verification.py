"""What verification writes: the verified columns, in the same transaction as the move."""

from datetime import UTC, datetime
from hashlib import sha256

from django.db.models import F

from institutions.access.journal import line, record_all
from institutions.access.scope import Scope
from institutions.kinds import REGENCIES, Kind
from institutions.revisions import bump
from reporting.facts import verified_together
from reporting.figures import Figure
from reporting.reports import Report, ReturnItem
from reporting.statuses import Status


def write_verified(held: list[Report], scope: Scope, at: datetime) -> None:
    """The report's own figures and, for a regency's report, those of all its accepted agencies, become verified.

    `held`: the report, then its agencies, all held. One UPDATE of figures; the agencies' reports become verified
    with it, each with a journal line of its own.
    """
    report, *agencies = held
    together = [one.pk for one in held]
    Figure.everything.filter(report__in=together).update(
        verified_state=F("state"), verified_a=F("a"), verified_b=F("b")
    )
    Report.everything.filter(pk__in=together[1:]).update(status=Status.VERIFIED, verified_at=at)
    close_items(together, at=at)
    record_all(
        line("verify", agency, institution=agency.institution, scope=scope, at=at, text="Laporan diverifikasi")
        for agency in agencies
    )
    count_change(report)


def hold_agencies(report: Report) -> list[Report]:
    """The accepted agencies' rows, held in one order, always after their regency's: two of us cannot lock each other.

    Whoever saves or moves one of them waits; an agency that was moved away from accepted meanwhile is not among them.
    """
    agencies = verified_together(report).exclude(pk=report.pk).select_related("institution")
    return list(agencies.select_for_update(of=("self",)).order_by("pk"))


def read_together(report: Report, *, scope: Scope) -> list[Report]:
    """The same reports as one would hold, only to look at: the report, then its agencies. Within scope."""
    agencies = verified_together(report).exclude(pk=report.pk).filter(scope.reach(Report.scope_path))
    return [report, *agencies.select_related("institution__region__parent").order_by("institution__code")]


def held_back(report: Report, *, scope: Scope) -> list[Report]:
    """A regency's agencies whose reports are being corrected: they are not verified with it."""
    if report.institution.kind not in REGENCIES:
        return []
    rows = Report.objects.visible_to(scope).filter(
        institution__region=report.institution_id, institution__kind=Kind.AGENCY, quarter=report.quarter
    )
    returned = rows.filter(status=Status.RETURNED)
    return list(returned.select_related("institution").order_by("institution__code"))


def picture_of(held: list[Report]) -> str:
    """What a reader saw, in short: changes when a report joins or leaves, moves, or is sent again."""
    told = sorted(
        (one.pk, str(one.status), one.submitted_at and one.submitted_at.astimezone(UTC).isoformat()) for one in held
    )
    return sha256(str(told).encode()).hexdigest()[:24]


def count_reopened(held: list[Report], scope: Scope, at: datetime) -> None:
    """Its verified figures stand until it is verified again; boards only tell that it was reopened."""
    count_change(held[0])


def count_accepted(held: list[Report], scope: Scope, at: datetime) -> None:
    close_items([held[0].pk], at=at)


def close_items(report_ids: list[int], *, at: datetime) -> None:
    ReturnItem.everything.filter(report__in=report_ids, closed_at__isnull=True).update(closed_at=at)


def count_change(report: Report) -> None:
    institution = report.institution
    region = institution.region if institution.kind == Kind.AGENCY else institution
    bump(region=region, year=report.quarter.year)
