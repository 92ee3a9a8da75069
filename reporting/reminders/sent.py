"""What was told to whom: at most once.

A digest's state says how far its mail came. DECIDED and REFUSED mails certainly did not leave: the next run decides
anew, from what holds then. HANDED means that the mail server has it, or was just being given it: if that run then
dies nobody can know, so it is never sent again; the next run says so and calls it UNKNOWN.
"""

from typing import ClassVar

from django.db import models

from reporting.reminders.occasions import Occasion


class State(models.TextChoices):
    DECIDED = "decided"
    HANDED = "handed"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


#: The mail certainly did not leave.
RELEASED = (State.DECIDED, State.REFUSED)


class Digest(models.Model):
    """One mail to one person: at most one a day."""

    user = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    day = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DECIDED)
    decided_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "day"], name="digest_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.state}"


class Reminder(models.Model):
    """One thing said in a digest. It goes with its digest when that certainly did not leave."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="reminders")
    user = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=16, choices=Occasion.choices)
    subject = models.CharField(max_length=160)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "occasion", "subject"], name="reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.subject}"
