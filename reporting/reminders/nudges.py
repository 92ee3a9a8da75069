"""Reminding one institution by hand: at most once a day, written in its journal; who chose no mail gets none."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.core.mail import EmailMessage
from django.db import IntegrityError, models, transaction
from django.db.models import Count, Max
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate

from formats.dates import clock
from formats.fields import QuarterField
from formats.quarters import Quarter
from institutions.access.holders import people_at
from institutions.access.journal import record
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.roles import Role
from institutions.access.scope import Scope, Scoped
from institutions.expected import visible_in
from institutions.models import Institution, User
from reporting.calendar import window_of
from reporting.reminders.posting import Fate, post
from reporting.reminders.preferences import Rhythm, all_choices
from reporting.reminders.wording import request_for
from reporting.situations import Situation, situations
from reporting.windows import why_not_saved

ABILITY = "remind"


class Nudge(Scoped):
    """Somebody asked an institution for its report."""

    scope_path = "institution"

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    quarter = QuarterField("triwulan")
    day = models.DateField()
    by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["institution", "day"], name="nudge_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.institution} {self.day}"


@dataclass(frozen=True)
class Reminded:
    """How often an institution was reminded of one quarter's report, and on which day last."""

    times: int
    last: date


@dataclass(frozen=True)
class Reached:
    """Whom a mail reaches, and how many asked for none."""

    people: tuple[User, ...]
    unwilling: int


def waited_for(institution: Institution, *, quarter: Quarter, scope: Scope, on: date) -> Situation:
    """The report that one may ask for; refused, in words, when there is nothing to ask for."""
    scope.demand(ABILITY)
    window = window_of(quarter, province=scope.province)
    found = visible_in(quarter, scope=scope).filter(pk=institution.pk).select_related("region__parent")
    situation = next(iter(situations(found, window=window, scope=scope, on=on)), None)
    if situation is None:
        raise NotAllowed("Instansi ini tidak wajib melapor pada triwulan itu, atau di luar lingkup Anda.")
    if institution.pk == scope.institution.pk and scope.role == Role.COORDINATOR:
        raise Refused("Laporan ini milik Anda sendiri.")
    if situation.is_handed_in:
        raise Refused(f"{institution.full_name} sudah mengirim laporan {quarter}; tidak perlu diingatkan.")
    if (lock := why_not_saved(window, on=on)) is not None:
        raise Refused(lock)
    return situation


def reached_at(institution: Institution, *, on: date) -> Reached:
    role = Role.COORDINATOR if institution.is_region else Role.FOCAL_POINT
    everyone = list(people_at(institution, on=on, roles=(role,)))
    choices = all_choices()
    willing = [one for one in everyone if (c := choices.get(one.pk)) is None or c.rhythm != Rhythm.NONE]
    return Reached(tuple(willing), len(everyone) - len(willing))


def nudged_today(institution: Institution, *, scope: Scope, on: date) -> Nudge | None:
    rows = Nudge.objects.visible_to(scope).filter(institution=institution, day=on)
    return rows.select_related("by").first()


def reminded_in(quarter: Quarter, *, scope: Scope) -> dict[int, Reminded]:
    """By institution, within scope; one query."""
    rows = Nudge.objects.visible_to(scope).filter(quarter=quarter).order_by()
    counted = rows.values_list("institution").annotate(Count("pk"), Max("day"))
    return {institution: Reminded(times, last) for institution, times, last in counted}


def nudge(institution: Institution, *, quarter: Quarter, scope: Scope, at: datetime, site: str) -> int:
    """Mail everybody who works on that report; return how many were reached.

    The mails leave when the row is there. Where the mail server takes none, the row goes, so that one can try again.
    """
    on = localdate(at)
    situation = waited_for(institution, quarter=quarter, scope=scope, on=on)
    reached = reached_at(institution, on=on)
    if not reached.people:
        raise Refused(f"Tidak ada yang dapat menerima pos-el di {institution.full_name}. Pakailah teks WhatsApp.")
    row = _once_a_day(institution, quarter=quarter, scope=scope, at=at)
    text = request_for(situation, scope=scope, site=f"{site}{reverse('home')}")
    taken = [one for one in reached.people if post(_message(one, situation, text)) != Fate.REFUSED]
    if not taken:
        _take_back(row, scope=scope, at=at)
        raise Refused("Server surat tidak menerima pengingat ini. Cobalah lagi nanti, atau pakailah teks WhatsApp.")
    return len(taken)


def _once_a_day(institution: Institution, *, quarter: Quarter, scope: Scope, at: datetime) -> Nudge:
    try:
        with transaction.atomic():
            row = Nudge(institution=institution, quarter=quarter, day=localdate(at), by=scope.user, at=at)
            row.save(force_insert=True)
            told = f"Diingatkan lewat pos-el tentang laporan {quarter}"
            record("nudge", row, institution=institution, scope=scope, at=at, text=told)
    except IntegrityError as error:
        first = nudged_today(institution, scope=scope, on=localdate(at))
        who = f" oleh {first.by.name} pukul {clock(first.at)}" if first else ""
        raise Beaten(f"{institution.full_name} sudah diingatkan hari ini{who}. Cukup sekali sehari.") from error
    return row


def _take_back(row: Nudge, *, scope: Scope, at: datetime) -> None:
    with transaction.atomic():
        told = f"Pengingat tentang laporan {row.quarter} tidak terkirim"
        record("nudge_failed", row, institution=row.institution, scope=scope, at=at, text=told)
        row.delete()


def _message(user: User, situation: Situation, text: str) -> EmailMessage:
    subject = f"PUG Kalteng: Laporan {situation.window.quarter} ditunggu"
    body = render_to_string("reporting/mail/nudge.txt", {"name": user.name, "text": text})
    return EmailMessage(subject, body, to=[user.email])
