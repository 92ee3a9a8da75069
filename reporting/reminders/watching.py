"""What those who look after others are to be told: what waits for them, who is silent, whom no mail can reach."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from institutions.access.roles import Role
from institutions.models import Institution, Membership
from reporting.reminders.conversations import spoken_of
from reporting.reminders.items import Item, own_deadlines, own_outcomes
from reporting.reminders.occasions import Occasion as O
from reporting.reminders.occasions import Told, late_week, stage_of
from reporting.reminders.picture import Picture, is_under_regency
from reporting.reports import Report
from reporting.statuses import AWAITING, HANDED_IN, Status
from reporting.windows import QuarterWindow


def items_in(picture: Picture) -> list[Item]:
    """Everything that anybody of the province is to be told, of their own report and of others'."""
    found = [item for part in (own_deadlines, own_outcomes, spoken_of, unopened) for item in part(picture)]
    for window in picture.windows:
        for part in (to_accept, to_verify, silent, without_user):
            found += part(picture, window)
    return found


def to_accept(picture: Picture, window: QuarterWindow) -> Iterator[Item]:
    """A coordinator's: each report that came, once; and all that still wait when the time to accept runs out."""
    stage = stage_of(window.dues.acceptance, on=picture.on, days_off=picture.days_off)
    for one in picture.expected(window.quarter):
        report = picture.report(one, quarter=window.quarter)
        if report is None or report.status != Status.SUBMITTED or not is_under_regency(one):
            continue
        tolds = [Told(O.TO_ACCEPT, _moment(report))]
        tolds += [Told(O.ACCEPT_SOON, f"{window.dues.acceptance}:{stage}")] if stage else []
        for to in picture.overseers(one):
            for told in tolds:
                due, path = window.dues.acceptance, _list(to, window)
                yield Item.about(one, told, to=to, quarter=window.quarter, due=due, path=path)


def to_verify(picture: Picture, window: QuarterWindow) -> Iterator[Item]:
    path = reverse("verification_queue", args=[window.quarter])
    for one in picture.expected(window.quarter):
        report = picture.report(one, quarter=window.quarter)
        if report is not None and _waits_for_the_province(picture, one, report):
            told = Told(O.TO_VERIFY, _moment(report))
            for to in picture.verifiers:
                yield Item.about(one, told, to=to, quarter=window.quarter, path=path)


def _waits_for_the_province(picture: Picture, one: Institution, report: Report) -> bool:
    if not is_under_regency(one):
        return report.status in AWAITING
    regency = picture.report(one.own_region, quarter=report.quarter)
    return report.status == Status.ACCEPTED and regency is not None and regency.verified_at is not None


def silent(picture: Picture, window: QuarterWindow) -> Iterator[Item]:
    """Of whom nothing has ever arrived, each week after their due day: to a coordinator of agencies, to the province
    of what it judges itself."""
    for one in picture.expected(window.quarter):
        due, report = picture.due(one, window=window), picture.report(one, quarter=window.quarter)
        week = late_week(due, on=picture.on)
        if week is None or (report is not None and report.first_submitted_at is not None):
            continue
        for to in _watchers(picture, one):
            told = Told(O.SILENT, f"{due}:{week}")
            yield Item.about(one, told, to=to, quarter=window.quarter, due=due, path=_list(to, window))


def without_user(picture: Picture, window: QuarterWindow) -> Iterator[Item]:
    """Whom no mail can reach: said once a quarter, as soon as it has ended, to who looks after them, and to
    administrators, who can give them an account."""
    if picture.on <= window.quarter.last_day:
        return
    for one in picture.expected(window.quarter):
        report = picture.report(one, quarter=window.quarter)
        if picture.senders(one) or (report is not None and report.status in HANDED_IN):
            continue
        for to in [*picture.overseers(one), *picture.administrators]:
            path = reverse("user_list") if to in picture.administrators else _list(to, window)
            yield Item.about(one, Told(O.NO_USER), to=to, quarter=window.quarter, path=path)


def unopened(picture: Picture) -> Iterator[Item]:
    """Once while the quarter runs, and once when it has ended."""
    for quarter in picture.unopened:
        told = Told(O.UNOPENED, "ended" if quarter.last_day < picture.on else "running")
        for to in [*picture.verifiers, *picture.administrators]:
            path = reverse("window_open", args=[quarter])
            yield Item.about(picture.province, told, to=to, quarter=quarter, path=path)


def _watchers(picture: Picture, one: Institution) -> Iterable[Membership]:
    overseers = picture.overseers(one)
    if is_under_regency(one):
        return overseers
    return {to.pk: to for to in [*picture.verifiers, *overseers]}.values()


def _list(to: Membership, window: QuarterWindow) -> str:
    """The page on which this person sees them all."""
    name = "collection" if to.role == Role.COORDINATOR else "verification_queue"
    return reverse(name, args=[window.quarter])


def _moment(report: Report) -> str:
    return report.submitted_at.isoformat(timespec="seconds") if report.submitted_at else ""
