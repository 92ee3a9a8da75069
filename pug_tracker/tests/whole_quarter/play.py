"""Plays the story through the same verbs as the pages do, and runs the reminders each morning, twice."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.core import mail
from django.core.management import call_command

from indicators.catalogue import Definition, catalogue_in
from indicators.kinds import EvidenceRule, Kind, Shape
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.models import Institution, Membership, User
from institutions.tests.cast import wib
from pug_tracker.tests.whole_quarter.mornings import all_days, morning
from pug_tracker.tests.whole_quarter.story import (
    ADMINISTRATOR,
    CLOSED,
    LOCAL_HOLIDAY,
    OPENED,
    QUARTER,
    SECOND_VERIFIER,
    VERIFIER,
    Row,
    Step,
    user_less,
)
from reporting.acknowledgements import as_seen, left_out
from reporting.asked import is_asked, level_of
from reporting.calendar import days_off
from reporting.deciding_days import add_day_off
from reporting.entries import Entry
from reporting.merging import Offer
from reporting.opening import close_quarter, grant_extension, open_quarter
from reporting.reports import Report
from reporting.saving import save_reported
from reporting.starting import start_report
from reporting.tests.samples import number
from reporting.windows import proposed_dues
from reporting.workflow import make_move

NOTES = {"return": "Mohon periksa kembali angkanya.", "reopen": "Ada koreksi dari kabupaten."}
#: The item that is sent back, of an agency and of a region.
DOUBTED = {False: "SDM-01", True: "PAR-01"}


@dataclass
class Mails:
    """What went out: on which day, to whom, and what it said. `again`: what a second run of the same day sent."""

    sent: list[tuple[date, str, str]] = field(default_factory=list)
    again: list[date] = field(default_factory=list)

    def run(self, day: date) -> None:
        for kept in (self.sent, None):
            mail.outbox.clear()
            call_command("send_reminders", at=morning(day), verbosity=0, stdout=_Silence())
            if kept is None:
                self.again += [day for _ in mail.outbox]
            else:
                kept += [(day, message.to[0].removesuffix("@uji.test"), str(message.body)) for message in mail.outbox]


class _Silence:
    def write(self, text: str) -> None:
        pass


class Play:
    """`people`: by the code of their institution, or by what they are to the province."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.places = {one.code: one for one in Institution.everything.select_related("region__parent", "parent")}
        self.people = _people(self.places, without=user_less(rows))
        self.agency_place = {code: place for row in rows for place, code in enumerate(row.agencies)}
        self.catalogue = catalogue_in(QUARTER)
        self.mails = Mails()

    def run(self, steps: Sequence[Step]) -> None:
        waiting = deque(steps)
        for day in all_days():
            self.mails.run(day)
            if day == OPENED.date():
                self.open()
            self._take_until(morning(day + timedelta(days=1)), waiting)
            if day == CLOSED.date():
                close_quarter(QUARTER, scope=self.people[VERIFIER], at=CLOSED)

    def open(self) -> None:
        verifier = self.people[VERIFIER]
        add_day_off(LOCAL_HOLIDAY, name="Hari jadi daerah", scope=verifier, at=OPENED)
        dues = proposed_dues(QUARTER, days_off=days_off())
        open_quarter(QUARTER, dues=dues, scope=verifier, at=OPENED)

    def _take_until(self, at: datetime, waiting: deque[Step]) -> None:
        while waiting and waiting[0].at < at:
            self.take(waiting.popleft())

    def take(self, step: Step) -> None:
        place, scope = self.places[step.code], self.people[step.by]
        if step.verb == "extend" and step.until:
            grant_extension(place, quarter=QUARTER, due=step.until, reason="Banjir.", scope=scope, at=step.at)
        elif step.verb == "fill":
            report = start_report(place, quarter=QUARTER, scope=scope, at=step.at)
            save_reported(report, offers=self._answers(report), scope=scope, at=step.at)
        elif step.verb == "correct":
            corrected = {DOUBTED[place.is_region]: Offer(self._corrected(place), version=1)}
            save_reported(self.report(step.code), offers=corrected, scope=scope, at=step.at)
        else:
            self._move(step, scope)

    def report(self, code: str) -> Report:
        return Report.everything.select_related("institution__region__parent").get(institution=self.places[code].pk)

    def trained(self, code: str) -> tuple[int, int]:
        """What that agency tells of SDM-01 when all is said: men, women."""
        return self.agency_place[code] + 1, len(self.places[code].own_region.name)

    def _move(self, step: Step, scope: Scope) -> None:
        report = self.report(step.code)
        doubted = self.catalogue.of(DOUBTED[report.institution.is_region]).indicator
        known = as_seen(left_out(report)) if step.verb == "submit" else {}
        make_move(
            step.verb,
            report,
            scope=scope,
            at=step.at,
            note=NOTES.get(step.verb, ""),
            items=[doubted] if step.verb == "return" else (),
            known=known,
        )

    def _answers(self, report: Report) -> dict[str, Offer]:
        asked = [d for d in self.catalogue.at(level_of(report.institution)) if is_asked(d, QUARTER.number)]
        told = {definition.code: Offer(_answer(definition)) for definition in asked}
        if not report.institution.is_region:
            told["SDM-01"] = Offer(number(*self.trained(report.institution.code)))
        return told

    def _corrected(self, place: Institution) -> Entry:
        return number(7) if place.is_region else number(*self.trained(place.code), note="Sudah diperiksa.")


def _answer(definition: Definition) -> Entry:
    """Something right that needs no proof."""
    needs_no_proof = definition.kind in (Kind.CHOICE, Kind.YESNO) or definition.evidence == EvidenceRule.REQUIRED
    if definition.shape == Shape.SINGLE:
        return number(0 if needs_no_proof else 5)
    return number(0 if needs_no_proof else 3, 4)


def _people(places: dict[str, Institution], *, without: str) -> dict[str, Scope]:
    """One person for each institution but one, and three for the province; nobody ever logs in."""
    roles = {code: Role.COORDINATOR if one.is_region else Role.FOCAL_POINT for code, one in places.items()}
    wanted = {code: (role, places[code]) for code, role in roles.items() if code != without}
    wanted |= dict.fromkeys((VERIFIER, SECOND_VERIFIER), (Role.VERIFIER, places["62"]))
    wanted[ADMINISTRATOR] = (Role.ADMINISTRATOR, places["62"])
    password = make_password(None)
    users = {name: User(email=f"{name}@uji.test", name=name, password=password) for name in wanted}
    User.objects.bulk_create(users.values())
    memberships = {
        name: Membership(user=users[name], institution=place, role=role, started_on=wib(2026, 1, 1).date())
        for name, (role, place) in wanted.items()
    }
    Membership.everything.bulk_create(memberships.values())
    return {name: Scope(user=users[name], membership=one) for name, one in memberships.items()}
