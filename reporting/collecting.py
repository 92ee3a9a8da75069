"""What a coordinator collects: each agency's report at a glance, and what is missing. A fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from formats.quarters import Quarter
from indicators.catalogue import catalogue_in
from indicators.kinds import Level, State
from institutions.access.scope import Scope
from institutions.expected import visible_in
from institutions.kinds import Kind
from reporting.asked import is_asked
from reporting.calendar import window_of
from reporting.figures import Figure
from reporting.inspected import Inspection
from reporting.inspection import inspections_of
from reporting.situations import Situation, situations
from reporting.statuses import Status
from reporting.verification import picture_of
from reporting.windows import QuarterWindow, why_not_saved

#: What comes first in the list: what the coordinator can do something about.
_ORDER = (Status.SUBMITTED, None, Status.DRAFT, Status.RETURNED, Status.ACCEPTED, Status.VERIFIED)
SETTLED = (Status.ACCEPTED, Status.VERIFIED)


@dataclass(frozen=True)
class CollectionRow:
    """One agency: how much of what is asked it has answered."""

    situation: Situation
    answered: int
    asked: int
    inspection: Inspection | None = None

    @property
    def seen(self) -> str:
        return picture_of([self.situation.report]) if self.situation.report else ""

    @property
    def tick(self) -> str:
        """Its value in the list of those that are accepted at once."""
        return f"{self.situation.report.pk}:{self.seen}" if self.situation.report else ""


@dataclass(frozen=True)
class Collection:
    """A region's agencies in one quarter, and its own report. `lock`: why nothing of it can change now, in words."""

    window: QuarterWindow
    own: Situation | None
    rows: tuple[CollectionRow, ...]
    lock: str | None

    @property
    def open_rows(self) -> list[CollectionRow]:
        return [row for row in self.rows if row.situation.status not in SETTLED]

    @property
    def settled_rows(self) -> list[CollectionRow]:
        return [row for row in self.rows if row.situation.status in SETTLED]

    @property
    def sent_rows(self) -> list[CollectionRow]:
        """Waiting for this coordinator; the province's agencies wait for its verifiers."""
        return [row for row in self.rows if row.inspection]

    @property
    def quiet_rows(self) -> list[CollectionRow]:
        """Of those, the ones in which nothing needs an eye."""
        return [row for row in self.rows if row.inspection and not row.inspection.remarkable]

    @property
    def remarkable_rows(self) -> list[CollectionRow]:
        return [row for row in self.rows if row.inspection and row.inspection.remarkable]

    @property
    def to_accept(self) -> int:
        return len(self.sent_rows)

    @property
    def settled(self) -> int:
        return len(self.settled_rows)

    @property
    def silent(self) -> list[Situation]:
        return [row.situation for row in self.rows if row.situation.is_silent]


def collection(quarter: Quarter, *, scope: Scope, on: date) -> Collection:
    """The agencies of the region for which this person coordinates; the province's are its own, not the regencies'."""
    window = window_of(quarter, province=scope.province)
    found = visible_in(quarter, scope=scope).filter(region=scope.institution.pk).select_related("region__parent")
    everyone = situations(found.order_by("code"), window=window, scope=scope, on=on)
    answered, asked = _answered(everyone, quarter=quarter, scope=scope)
    sent = _inspected(everyone, scope=scope)
    rows = [
        CollectionRow(
            one,
            answered.get(one.report.pk, 0) if one.report else 0,
            asked,
            sent.get(one.report.pk) if one.report else None,
        )
        for one in everyone
        if one.institution.kind == Kind.AGENCY
    ]
    return Collection(
        window=window,
        own=next((one for one in everyone if one.institution.pk == scope.institution.pk), None),
        rows=tuple(sorted(rows, key=lambda row: _ORDER.index(row.situation.status))),
        lock=why_not_saved(window, on=on),
    )


def _inspected(everyone: list[Situation], *, scope: Scope) -> dict[int, Inspection]:
    """What was sent and waits for this coordinator, as whoever accepts it reads it."""
    waiting = [
        one.report for one in everyone if one.report and one.status == Status.SUBMITTED and not one.is_provincial
    ]
    return {found.report.pk: found for found in inspections_of(waiting, scope=scope)} if waiting else {}


def _answered(everyone: list[Situation], *, quarter: Quarter, scope: Scope) -> tuple[dict[int, int], int]:
    """How many of the asked items each report has answered, and how many an agency is asked."""
    asked = [d.indicator_id for d in catalogue_in(quarter).at(Level.AGENCY) if is_asked(d, quarter.number)]
    reports = [one.report.pk for one in everyone if one.report]
    figures = Figure.objects.visible_to(scope).filter(report__in=reports, indicator__in=asked)
    counted = figures.exclude(state=State.UNANSWERED).order_by().values_list("report").annotate(Count("pk"))
    return dict(counted), len(asked)
