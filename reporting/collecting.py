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
from reporting.acknowledgements import words_by_report
from reporting.asked import is_asked
from reporting.calendar import window_of
from reporting.figures import Figure
from reporting.inspected import Inspection
from reporting.inspection import inspections_of
from reporting.reminders.nudges import Reminded, reminded_in
from reporting.situations import Situation, situations
from reporting.statuses import Status
from reporting.verification import picture_of
from reporting.windows import QuarterWindow, why_not_saved

SETTLED = (Status.ACCEPTED, Status.VERIFIED)


@dataclass(frozen=True)
class CollectionRow:
    """One agency: how much of what is asked it has answered."""

    situation: Situation
    answered: int
    asked: int
    inspection: Inspection | None = None
    reminded: Reminded | None = None

    @property
    def seen(self) -> str:
        return picture_of([self.situation.report]) if self.situation.report else ""

    @property
    def tick(self) -> str:
        """Its value in the list of those that are accepted at once."""
        return f"{self.situation.report.pk}:{self.seen}" if self.situation.report else ""


#: Where somebody stands who still owes something: who has not begun comes first.
_GROUPS = (
    ("belum-mulai", "Belum mulai", None),
    ("sedang-diisi", "Sedang diisi", Status.DRAFT),
    ("diperbaiki", "Sedang diperbaiki", Status.RETURNED),
    ("menunggu", "Menunggu verifikasi provinsi", Status.SUBMITTED),
)


@dataclass(frozen=True)
class Group:
    """Agencies that stand alike. `key` is its place on the page."""

    key: str
    title: str
    rows: tuple[CollectionRow, ...]


@dataclass(frozen=True)
class Collection:
    """A region's agencies in one quarter, and its own report. `lock`: why nothing of it can change now;
    `acknowledged`: how many its report knowingly left out, both in words."""

    window: QuarterWindow
    own: Situation | None
    rows: tuple[CollectionRow, ...]
    lock: str | None
    acknowledged: str

    @property
    def groups(self) -> list[Group]:
        """Who still owes something, by where they stand; what waits for this coordinator has a place of its own."""
        groups = (
            Group(key, title, tuple(row for row in self.rows if row.situation.status == status and not row.inspection))
            for key, title, status in _GROUPS
        )
        return [group for group in groups if group.rows]

    @property
    def settled_rows(self) -> list[CollectionRow]:
        return [row for row in self.rows if row.situation.status in SETTLED]

    @property
    def has_forms(self) -> bool:
        """Whether something of it can still be filled, and so downloaded as a workbook."""
        everyone = [row.situation for row in self.rows] + ([self.own] if self.own else [])
        return self.lock is None and any(not one.is_handed_in for one in everyone)

    @property
    def states(self) -> list[tuple[str, str, int]]:
        """Where on the page, in words, how many: every agency once."""
        waiting = [("sekaligus", "menunggu Anda terima", self.to_accept)] if self.to_accept else []
        groups = [(group.key, group.title.lower(), len(group.rows)) for group in self.groups]
        return [*waiting, *groups, ("diterima", "sudah diterima", self.settled)]

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
    sent, reminded = _inspected(everyone, scope=scope), reminded_in(quarter, scope=scope)
    rows = [
        CollectionRow(
            one,
            answered.get(one.report.pk, 0) if one.report else 0,
            asked,
            sent.get(one.report.pk) if one.report else None,
            reminded.get(one.institution.pk),
        )
        for one in everyone
        if one.institution.kind == Kind.AGENCY
    ]
    own = next((one for one in everyone if one.institution.pk == scope.institution.pk), None)
    sent_own = [own.report] if own and own.report and own.report.submitted_at else []
    return Collection(
        window=window,
        own=own,
        rows=tuple(rows),
        lock=why_not_saved(window, on=on),
        acknowledged=words_by_report(sent_own, scope=scope).get(sent_own[0].pk, "") if sent_own else "",
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
