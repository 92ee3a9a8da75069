"""What lies with the province in one quarter, the longest waiting first. A fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Case, QuerySet, When
from django.utils.timezone import localdate

from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.expected import visible_in
from institutions.kinds import REGENCIES, Kind
from institutions.models import Institution
from reporting.acknowledgements import words_by_report
from reporting.calendar import window_of
from reporting.reports import Report
from reporting.situations import Situation, situations
from reporting.statuses import AWAITING, Status
from reporting.waiting import TO_ACCEPT, WAITING, belated, of_expected
from reporting.windows import QuarterWindow

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class QueueRow:
    """A region, or a provincial agency. For a regency: how many of its agencies it has accepted, who came late, and
    how many it knowingly left out, in words."""

    situation: Situation
    accepted: int = 0
    expected: int = 0
    belated: tuple[Report, ...] = ()
    acknowledged: str = ""

    @property
    def has_agencies(self) -> bool:
        return self.situation.institution.kind in REGENCIES

    @property
    def waits_since(self) -> datetime:
        """When it was last sent; whoever waits has been sent."""
        report = self.situation.report
        return report.submitted_at if report and report.submitted_at else NEVER

    @property
    def days_waiting(self) -> int:
        return (self.situation.on - localdate(self.waits_since)).days


@dataclass(frozen=True)
class Queue:
    window: QuarterWindow
    rows: tuple[QueueRow, ...]

    @property
    def waiting(self) -> list[QueueRow]:
        lying = [row for row in self.rows if row.situation.status in AWAITING]
        return sorted(lying, key=lambda row: row.waits_since)

    @property
    def belated(self) -> list[QueueRow]:
        return [row for row in self.rows if row.belated]

    @property
    def returned(self) -> list[QueueRow]:
        return [row for row in self.rows if row.situation.status == Status.RETURNED]

    @property
    def silent(self) -> list[QueueRow]:
        return [row for row in self.rows if row.situation.status in (None, Status.DRAFT)]

    @property
    def verified(self) -> list[QueueRow]:
        return [row for row in self.rows if row.situation.status == Status.VERIFIED]


def verification_queue(quarter: Quarter, *, scope: Scope, on: date) -> Queue:
    window = window_of(quarter, province=scope.province)
    everyone = list(visible_in(quarter, scope=scope).select_related("region__parent").order_by("code"))
    judged = sorted((one for one in everyone if _is_judged_by_the_province(one)), key=lambda one: not one.is_region)
    below = Counter(one.region_id for one in everyone if one.kind == Kind.AGENCY)
    accepted = _accepted(quarter, scope)
    late = _belated(quarter, scope)
    found = situations(judged, window=window, scope=scope, on=on)
    known = words_by_report((one.report for one in found if one.report and one.report.submitted_at), scope=scope)
    rows = [
        QueueRow(
            situation=situation,
            accepted=accepted[situation.institution.pk],
            expected=below[situation.institution.pk],
            belated=tuple(one for one in late if one.institution.region_id == situation.institution.pk),
            acknowledged=known.get(situation.report.pk, "") if situation.report else "",
        )
        for situation in found
    ]
    return Queue(window, tuple(rows))


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


def _is_judged_by_the_province(one: Institution) -> bool:
    return one.is_region or one.own_region.kind == Kind.PROVINCE


def _accepted(quarter: Quarter, scope: Scope) -> Counter[int | None]:
    """How many agencies' reports each regency's coordinator has accepted, verified since or not."""
    rows = Report.objects.visible_to(scope).filter(
        quarter=quarter, institution__kind=Kind.AGENCY, status__in=(Status.ACCEPTED, Status.VERIFIED)
    )
    return Counter(rows.values_list("institution__region", flat=True))


def _belated(quarter: Quarter, scope: Scope) -> list[Report]:
    rows = Report.objects.visible_to(scope).filter(belated(), quarter=quarter)
    return list(rows.select_related("institution__region").order_by("accepted_at"))
