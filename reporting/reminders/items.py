"""What a person is to be told: one item a subject, in the capacity that it concerns; and of one's own report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.urls import reverse
from django.utils.timezone import localdate

from formats.dates import day_date
from formats.quarters import Quarter
from institutions.models import Institution, Membership, User
from reporting.reminders.occasions import Occasion, Standing, Told, deadline, outcomes
from reporting.reminders.picture import Picture
from reporting.reports import Report
from reporting.statuses import Status
from reporting.windows import QuarterWindow


@dataclass(frozen=True)
class Item:
    """`name` is the institution that it is about, `due` the day until when, `path` where one goes on."""

    user: User
    capacity: str
    occasion: Occasion
    subject: str
    quarter: Quarter
    name: str
    due: date | None
    path: str
    note: str = ""

    @classmethod
    def about(
        cls,
        one: Institution,
        told: Told,
        *,
        to: Membership,
        quarter: Quarter,
        path: str,
        due: date | None = None,
        note: str = "",
    ) -> Self:
        capacity = f"{to.get_role_display()}, {to.institution.full_name}"
        subject = f"{quarter.code}/{one.code}/{told.mark}"
        return cls(to.user, capacity, told.occasion, subject, quarter, one.full_name, due, path, note)


def own_deadlines(picture: Picture) -> Iterator[Item]:
    for window in picture.windows:
        for one in picture.expected(window.quarter):
            report, due = picture.report(one, quarter=window.quarter), picture.due(one, window=window)
            told = deadline(_standing(window, due, report), on=picture.on, days_off=picture.days_off)
            if told is not None:
                for to in picture.senders(one):
                    yield Item.about(one, told, to=to, quarter=window.quarter, due=due, path=way_to(report))


def own_outcomes(picture: Picture) -> Iterator[Item]:
    days = {event.line: day for event, day in picture.events}
    for event, told in outcomes(event for event, _ in picture.events).values():
        report, day = picture.changed[event.report], days[event.line]
        note = f"{day_date(day)}: {report.return_note}" if told.occasion == Occasion.RETURNED else day_date(day)
        for to in picture.senders(report.institution):
            if to.started_on <= day:
                yield Item.about(
                    report.institution, told, to=to, quarter=report.quarter, path=way_to(report), note=note
                )


def way_to(report: Report | None) -> str:
    if report is None:
        return reverse("home")
    return reverse("report_form" if report.is_editable else "report_page", args=[report.pk])


def _standing(window: QuarterWindow, due: date, report: Report | None) -> Standing:
    return Standing(
        quarter=window.quarter,
        due=due,
        status=Status(report.status) if report else None,
        returned_on=localdate(report.returned_at) if report and report.returned_at else None,
        is_opened=window.is_stored,
        is_closed=window.is_closed,
    )
