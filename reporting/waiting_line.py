"""Who waits for this person's verdict, one behind the other."""

from django.db.models import Case, QuerySet, When

from formats.quarters import Quarter
from institutions.access.scope import Scope
from reporting.reports import Report
from reporting.statuses import Status
from reporting.waiting import TO_ACCEPT, WAITING, belated, of_expected


def in_line(quarter: Quarter, *, scope: Scope) -> QuerySet[Report]:
    """What lies with this person to be judged, the longest waiting first; nothing for who judges nothing."""
    if scope.can("verify_report"):
        lying = WAITING | belated()
    elif scope.can("accept_report") and not scope.is_province:
        lying = TO_ACCEPT
    else:
        return Report.objects.none()
    came = Case(When(status=Status.ACCEPTED, then="accepted_at"), default="submitted_at")
    return Report.objects.visible_to(scope).filter(of_expected([quarter]), lying).order_by(came, "pk")


def behind(report: Report, *, scope: Scope) -> list[Report]:
    """Who waits beside this, the next one first; after the last comes the first again, for what was skipped."""
    line = list(in_line(report.quarter, scope=scope))
    place = next((place for place, one in enumerate(line) if one.pk == report.pk), -1)
    return [one for one in line[place + 1 :] + line[: place + 1] if one.pk != report.pk]
