"""Deciding and sending the day's digests. Safe to run twice, and two at once: see reporting.reminders.sent."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.timezone import localdate

from institutions.models import Institution, User
from reporting.calendar import days_off
from reporting.reminders.digests import letter
from reporting.reminders.items import Item
from reporting.reminders.picture import picture_of
from reporting.reminders.posting import Fate, post
from reporting.reminders.preferences import ReminderChoice, all_choices
from reporting.reminders.sent import RELEASED, Digest, Reminder, State
from reporting.reminders.watching import items_in
from reporting.working_days import DaysOff, is_working_day

log = logging.getLogger(__name__)
#: A mail that was being handed over so long ago was interrupted.
LONG_AGO = timedelta(hours=1)
A_YEAR = timedelta(days=366)
#: So many refusals in a row, and the run ends: the mail server is down. Nobody after them has been decided on yet.
PATIENCE = 5


@dataclass
class Tally:
    """How a run went. `interrupted`: an earlier run died while it handed a mail over."""

    fates: list[Fate] = field(default_factory=list)
    interrupted: int = 0
    is_day_off: bool = False

    def count(self, fate: Fate) -> int:
        return self.fates.count(fate)

    @property
    def has_given_up(self) -> bool:
        return self.fates[-PATIENCE:] == [Fate.REFUSED] * PATIENCE


def send_reminders(provinces: Iterable[Institution], *, at: datetime) -> Tally:
    """Tell everybody what they have to know, one mail a person and working day. Nothing is sent on days off."""
    tally = Tally(interrupted=_note_interrupted(at))
    off = days_off()
    if not is_working_day(localdate(at), days_off=off):
        tally.is_day_off = True
        return tally
    choices, told = all_choices(), _told(localdate(at))
    for items in _by_person(provinces, at=at).values():
        user = items[0].user
        choice = choices.get(user.pk) or ReminderChoice(user=user)
        known = told[user.pk]
        wanted = [one for one in items if choice.wants(one.occasion) and (one.occasion, one.subject) not in known]
        if wanted:
            tell(user, wanted, at=at, days_off=off, tally=tally)
        if tally.has_given_up:
            break
    return tally


def tell(user: User, items: list[Item], *, at: datetime, days_off: DaysOff, tally: Tally) -> None:
    """Decide on one person's digest: the rows first, and the mail once they are committed."""
    try:
        with transaction.atomic(durable=True):
            fresh = _untold(user, items)
            if not fresh:
                return
            digest = Digest.objects.create(user=user, day=localdate(at), decided_at=at)
            Reminder.objects.bulk_create(
                Reminder(digest=digest, user=user, occasion=item.occasion, subject=item.subject) for item in fresh
            )
    except IntegrityError:
        return  # another run was first, or this person has had today's mail
    _hand_over(digest, _message(user, fresh, at=at, days_off=days_off), tally)


def _told(on: date) -> defaultdict[int, set[tuple[str, str]]]:
    """By person what they were told within a year, in one query: most of what holds today was told before. Who seems
    to be left is asked again under a lock."""
    found: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    rows = Reminder.objects.filter(digest__day__gt=on - A_YEAR).exclude(digest__state__in=RELEASED)
    for user, occasion, subject in rows.values_list("user", "occasion", "subject"):
        found[user].add((occasion, subject))
    return found


def _untold(user: User, items: list[Item]) -> list[Item]:
    """What this person has not been told yet. Digests that certainly never left are forgotten, under a lock."""
    left_behind = Digest.objects.select_for_update().filter(user=user, state__in=RELEASED)
    Digest.objects.filter(pk__in=[digest.pk for digest in left_behind]).delete()
    told = set(Reminder.objects.filter(user=user).values_list("occasion", "subject"))
    fresh = {(item.occasion.value, item.subject): item for item in items}
    return [item for key, item in fresh.items() if key not in told]


def _hand_over(digest: Digest, message: EmailMessage, tally: Tally) -> None:
    """Only who turns DECIDED into HANDED sends it."""
    mine = Digest.objects.filter(pk=digest.pk)
    if not mine.filter(state=State.DECIDED).update(state=State.HANDED):
        return
    fate = post(message)
    mine.update(state=State(fate.value), sent_at=timezone.now() if fate == Fate.SENT else None)
    tally.fates.append(fate)


def _message(user: User, items: list[Item], *, at: datetime, days_off: DaysOff) -> EmailMessage:
    told = letter(items, on=localdate(at), days_off=days_off)
    context = {"name": user.name, "letter": told, "site": settings.SITE_URL}
    return EmailMessage(told.subject, render_to_string("reporting/mail/digest.txt", context), to=[user.email])


def _by_person(provinces: Iterable[Institution], *, at: datetime) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = defaultdict(list)
    for province in provinces:
        for item in items_in(picture_of(province, at=at)):
            found[item.user.pk].append(item)
    return found


def _note_interrupted(at: datetime) -> int:
    """Mails of which nobody can know whether they left; said once, in numbers."""
    lost = Digest.objects.filter(state=State.HANDED, decided_at__lt=at - LONG_AGO)
    count = lost.update(state=State.UNKNOWN)
    if count:
        log.warning("%s digests were interrupted while being handed to the mail server; not sent again.", count)
    return count
