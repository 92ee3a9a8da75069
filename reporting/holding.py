"""Holding many reports at once, in the one order that everybody keeps to."""

from django.db.models import QuerySet

from institutions.kinds import Kind
from reporting.reports import Report


def hold_reports(reports: QuerySet[Report]) -> None:
    """Until the transaction ends; regions before agencies, as a verification does. Who is saving or moving one of them
    ends first, and who comes after waits, and finds what was decided."""
    held = reports.select_for_update(of=("self",)).order_by("pk")
    for part in (held.exclude(institution__kind=Kind.AGENCY), held.filter(institution__kind=Kind.AGENCY)):
        list(part.only("pk"))
