"""How each person wants to be reminded."""

from typing import ClassVar

from django.db import models

from institutions.access.users import User
from reporting.reminders.occasions import TOPIC_OF, URGENT, Occasion


class Rhythm(models.TextChoices):
    DAILY = "daily", "Ringkasan harian"
    URGENT = "urgent", "Hanya yang mendesak"
    NONE = "none", "Jangan kirim pos-el"


class ReminderChoice(models.Model):
    """One person's choice; who has made none gets the daily digest, with every topic."""

    user = models.OneToOneField("institutions.User", models.PROTECT, primary_key=True, related_name="+")
    rhythm = models.CharField("irama", max_length=10, choices=Rhythm.choices, default=Rhythm.DAILY)
    deadlines = models.BooleanField(default=True)
    outcomes = models.BooleanField(default=True)
    waiting = models.BooleanField(default=True)

    TOPICS: ClassVar[tuple[str, ...]] = ("deadlines", "outcomes", "waiting")

    def __str__(self) -> str:
        return self.get_rhythm_display()

    def wants(self, occasion: Occasion) -> bool:
        if self.rhythm == Rhythm.NONE or (self.rhythm == Rhythm.URGENT and occasion not in URGENT):
            return False
        return bool(getattr(self, TOPIC_OF[occasion]))


def choice_of(user: User) -> ReminderChoice:
    return ReminderChoice.objects.filter(user=user).first() or ReminderChoice(user=user)


def all_choices() -> dict[int, ReminderChoice]:
    return {choice.user_id: choice for choice in ReminderChoice.objects.all()}


def choose(user: User, *, rhythm: str, topics: list[str]) -> None:
    values = {"rhythm": rhythm, **{name: name in topics for name in ReminderChoice.TOPICS}}
    ReminderChoice.objects.update_or_create(user=user, defaults=values)
