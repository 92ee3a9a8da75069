"""Everything that reminders of one province are made from on one day, read at once: a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from formats.quarters import Quarter, last_ended
from institutions.access.holders import memberships_in
from institutions.access.journal import JournalEntry
from institutions.access.roles import Role
from institutions.kinds import Kind
from institutions.models import Institution, Membership
from reporting.calendar import Extension, Window, as_opened, days_off, normal_due
from reporting.reminders.occasions import EVENTS, Event
from reporting.reports import Remark, Report
from reporting.statuses import AWAITING, Status
from reporting.windows import QuarterWindow
from reporting.working_days import DaysOff

#: How long what happened is still news: runs that failed for a week lose nothing.
NEWS_DAYS = 7


@dataclass(frozen=True)
class Picture:
    """`windows`: opened, begun and not closed. `events` are the journal's of the last days, `changed` their reports.

    `threads`: by report that lies with its judge, the conversations of which something was said of late.
    """

    on: date
    days_off: DaysOff
    province: Institution
    windows: tuple[QuarterWindow, ...]
    unopened: tuple[Quarter, ...]
    everyone: tuple[Institution, ...]
    reports: dict[tuple[Quarter, int], Report]
    extended: dict[tuple[Quarter, int], date]
    holders: dict[tuple[int, str], list[Membership]]
    events: tuple[tuple[Event, date], ...]
    changed: dict[int, Report]
    threads: dict[int, list[tuple[Remark, ...]]]

    def expected(self, quarter: Quarter) -> Iterator[Institution]:
        return (one for one in self.everyone if one.exists_on(quarter.last_day))

    def report(self, one: Institution, *, quarter: Quarter) -> Report | None:
        return self.reports.get((quarter, one.pk))

    def due(self, one: Institution, *, window: QuarterWindow) -> date:
        return self.extended.get((window.quarter, one.pk)) or normal_due(one, window=window)

    def senders(self, one: Institution) -> list[Membership]:
        """Who must act on its report."""
        return self.holders.get((one.pk, Role.COORDINATOR if one.is_region else Role.FOCAL_POINT), [])

    @property
    def verifiers(self) -> list[Membership]:
        return self.holders.get((self.province.pk, Role.VERIFIER), [])

    @property
    def administrators(self) -> list[Membership]:
        return self.holders.get((self.province.pk, Role.ADMINISTRATOR), [])

    def overseers(self, one: Institution) -> list[Membership]:
        """Who looks after it: an agency's coordinators; the province where there are none, and for a region."""
        coordinators = [] if one.is_region else self.holders.get((one.own_region.pk, Role.COORDINATOR), [])
        return coordinators or self.verifiers


def is_under_regency(one: Institution) -> bool:
    return one.kind == Kind.AGENCY and one.own_region.kind != Kind.PROVINCE


def picture_of(province: Institution, *, at: datetime) -> Picture:
    on = localdate(at)
    stored = [as_opened(one) for one in Window.objects.filter(province=province)]
    windows = tuple(one for one in stored if not one.is_closed and one.quarter.first_day <= on)
    opened = {one.quarter for one in stored}
    everyone = _institutions(province)
    events = _events(province, at=at)
    quarters = [one.quarter for one in windows]
    # Who reads none of this is asked no scope: each line goes to who holds a capacity that reaches it.
    reports = Report.everything.filter(_within(province), quarter__in=quarters)
    extended = Extension.everything.filter(_within(province), quarter__in=quarters)
    return Picture(
        on=on,
        days_off=days_off(),
        province=province,
        windows=windows,
        unopened=tuple(quarter for quarter in (last_ended(on), Quarter.of(on)) if quarter not in opened),
        everyone=everyone,
        reports={(one.quarter, one.institution_id): one for one in reports},
        extended={(one.quarter, one.institution_id): one.due for one in extended},
        holders=_holders(province, on=on),
        events=tuple((event, day) for event, day, _ in events),
        changed={report.pk: report for _, _, report in events},
        threads=_threads(province, quarters=quarters, at=at),
    )


def _within(province: Institution, path: str = "institution") -> Q:
    return Q(**{f"{path}__region": province}) | Q(**{f"{path}__region__parent": province})


def _institutions(province: Institution) -> tuple[Institution, ...]:
    rows = Institution.everything.filter(Q(region=province) | Q(region__parent=province))
    return tuple(rows.select_related("region__parent").order_by("region__code", "kind", "code"))


def _holders(province: Institution, *, on: date) -> dict[tuple[int, str], list[Membership]]:
    found: dict[tuple[int, str], list[Membership]] = defaultdict(list)
    for membership in memberships_in(province, on=on):
        found[membership.institution_id, membership.role].append(membership)
    return dict(found)


def _events(province: Institution, *, at: datetime) -> list[tuple[Event, date, Report]]:
    since = at - timedelta(days=NEWS_DAYS)
    lines = JournalEntry.everything.filter(
        _within(province), subject_kind="report", verb__in=EVENTS, at__gt=since, at__lte=at
    )
    told = list(lines.order_by("pk").values_list("pk", "verb", "subject_id", "at"))
    wanted = {report for _, _, report, _ in told}
    rows = Report.everything.filter(pk__in=wanted).select_related("institution__region__parent")
    reports = {report.pk: report for report in rows}
    return [
        (Event(line, verb, report, Status(reports[report].status)), localdate(moment), reports[report])
        for line, verb, report, moment in told
        if report in reports
    ]


def _threads(province: Institution, *, quarters: list[Quarter], at: datetime) -> dict[int, list[tuple[Remark, ...]]]:
    """What was said before the report was sent again came along with it."""
    rows = Remark.everything.filter(
        _within(province, "report__institution"), report__quarter__in=quarters, report__status__in=AWAITING, at__lte=at
    )
    found: dict[tuple[int, int], list[Remark]] = defaultdict(list)
    for remark in rows.select_related("report__institution__region__parent"):
        found[remark.report_id, remark.indicator_id].append(remark)
    by_report: dict[int, list[tuple[Remark, ...]]] = defaultdict(list)
    for (report, _), said in found.items():
        sent = said[-1].report.submitted_at
        if said[-1].at > at - timedelta(days=NEWS_DAYS) and sent is not None and said[-1].at >= sent:
            by_report[report].append(tuple(said))
    return dict(by_report)
