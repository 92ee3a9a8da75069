"""What lies with the province in one quarter, the longest waiting first. A fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.expected import visible_in
from institutions.kinds import REGENCIES, Kind
from institutions.models import Institution
from reporting.acknowledgements import words_by_report
from reporting.calendar import window_of
from reporting.facts import is_under_regency
from reporting.reports import Report
from reporting.situations import Situation, situations
from reporting.statuses import AWAITING, Status
from reporting.weighing import Weighed, weigh
from reporting.windows import QuarterWindow


@dataclass(frozen=True)
class QueueRow:
    """A region, or a provincial agency. For a regency: how many of its agencies it has accepted, who came late, and
    how many it knowingly left out, in words.

    `weighed`: what there is to see in it, while it waits.
    """

    situation: Situation
    accepted: int = 0
    expected: int = 0
    weighed: Weighed | None = None
    belated: tuple[Weighed, ...] = ()
    acknowledged: str = ""

    @property
    def has_agencies(self) -> bool:
        return self.situation.institution.kind in REGENCIES

    @property
    def belated_quiet(self) -> list[Weighed]:
        return [one for one in self.belated if one.is_quiet]

    @property
    def since(self) -> datetime:
        """When it was last sent; for a regency whose agencies came late, when the first of them was accepted."""
        return self.weighed.since if self.weighed else min(one.since for one in self.belated)

    @property
    def days_waiting(self) -> int:
        return (self.situation.on - localdate(self.since)).days


@dataclass(frozen=True)
class Quiet:
    """What can be verified in one press, and the row to which it belongs."""

    weighed: Weighed
    row: QueueRow


@dataclass(frozen=True)
class Queue:
    window: QuarterWindow
    rows: tuple[QueueRow, ...]

    @property
    def waiting(self) -> list[QueueRow]:
        return _longest_first(row for row in self.rows if row.weighed)

    @property
    def belated(self) -> list[QueueRow]:
        return _longest_first(row for row in self.rows if row.belated)

    @property
    def quiet(self) -> list[Quiet]:
        """What can be verified in one press, susulan among it; nothing once the quarter is closed."""
        if self.window.is_closed:
            return []
        everything = [Quiet(one, row) for row in self.rows for one in (row.weighed, *row.belated) if one]
        return sorted((one for one in everything if one.weighed.is_quiet), key=lambda one: one.weighed.since)

    @property
    def to_see(self) -> list[QueueRow]:
        """What has to be looked at, and the regencies whose agencies came late."""
        quiet = {id(one.weighed) for one in self.quiet}
        return _longest_first(row for row in self.waiting + self.belated if row.belated or id(row.weighed) not in quiet)

    @property
    def returned(self) -> list[QueueRow]:
        return [row for row in self.rows if row.situation.status == Status.RETURNED]

    @property
    def silent(self) -> list[QueueRow]:
        return [row for row in self.rows if row.situation.status in (None, Status.DRAFT)]

    @property
    def verified(self) -> list[QueueRow]:
        return [row for row in self.rows if row.situation.status == Status.VERIFIED]


def _longest_first(rows: Iterable[QueueRow]) -> list[QueueRow]:
    return sorted(rows, key=lambda row: row.since)


def verification_queue(quarter: Quarter, *, scope: Scope, on: date) -> Queue:
    window = window_of(quarter, province=scope.province)
    everyone = list(visible_in(quarter, scope=scope).select_related("region__parent").order_by("code"))
    judged = sorted((one for one in everyone if _is_judged_by_the_province(one)), key=lambda one: not one.is_region)
    below = Counter(one.region_id for one in everyone if one.kind == Kind.AGENCY)
    found = situations(judged, window=window, scope=scope, on=on)
    agencies = _settled(quarter, scope)
    accepted = Counter(one.institution.region_id for one in agencies)
    weighed, belated = _weighed(found, agencies, scope=scope)
    known = words_by_report((one.report for one in found if one.report and one.report.submitted_at), scope=scope)
    rows = [
        QueueRow(
            situation=situation,
            accepted=accepted[situation.institution.pk],
            expected=below[situation.institution.pk],
            weighed=weighed.get(situation.institution.pk),
            belated=tuple(belated.get(situation.institution.pk, ())),
            acknowledged=known.get(situation.report.pk, "") if situation.report else "",
        )
        for situation in found
    ]
    return Queue(window, tuple(rows))


def _weighed(
    found: list[Situation], agencies: list[Report], *, scope: Scope
) -> tuple[dict[int, Weighed], dict[int, list[Weighed]]]:
    """What waits, by institution, each with the agencies that are verified with it; and by regency who came late."""
    regions = {one.institution.pk: one.report for one in found if one.report and one.institution.is_region}
    lying = [one.report for one in found if one.report and one.status in AWAITING]
    late: list[Report] = []
    together: dict[int, list[Report]] = {one.institution_id: [one] for one in lying}
    for agency in (one for one in agencies if one.status == Status.ACCEPTED and is_under_regency(one)):
        region = agency.institution.region_id or 0
        if region in together:
            together[region].append(agency)
        elif region in regions and regions[region].verified_at is not None:
            late.append(agency)
    everything = weigh([*together.values(), *([one] for one in late)], scope=scope)
    belated: dict[int, list[Weighed]] = {}
    for one in everything[len(together) :]:
        belated.setdefault(one.report.institution.region_id or 0, []).append(one)
    return {one.report.institution_id: one for one in everything[: len(together)]}, belated


def _is_judged_by_the_province(one: Institution) -> bool:
    return one.is_region or one.own_region.kind == Kind.PROVINCE


def _settled(quarter: Quarter, scope: Scope) -> list[Report]:
    """The agencies' reports that their coordinators have accepted, verified since or not."""
    rows = Report.objects.visible_to(scope).filter(
        quarter=quarter, institution__kind=Kind.AGENCY, status__in=(Status.ACCEPTED, Status.VERIFIED)
    )
    return list(rows.select_related("institution__region__parent").order_by("accepted_at", "institution__code"))
