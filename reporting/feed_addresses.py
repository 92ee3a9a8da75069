"""The private address of a person's calendar feed: whoever has it reads the feed, so only its hash is kept."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import models, transaction

from institutions.access.journal import record
from institutions.access.scope import Scope
from institutions.access.users import User

BYTES = 32


class CalendarFeed(models.Model):
    """One person's feed. A new address takes the place of the old one, which opens nothing from then on."""

    user = models.OneToOneField("institutions.User", models.PROTECT, primary_key=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Kalender {self.user_id}"


def feed_of(user: User) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(user=user).first()


def new_address(scope: Scope, *, at: datetime) -> str:
    """A token that is told this once, and to nobody else."""
    token = secrets.token_urlsafe(BYTES)
    with transaction.atomic():
        values = {"token_hash": _hash(token), "created_at": at}
        feed, _ = CalendarFeed.objects.update_or_create(user=scope.user, defaults=values)
        _tell("new_feed", feed, scope, at, "Membuat alamat langganan kalender")
    return token


def revoke_address(scope: Scope, *, at: datetime) -> bool:
    """Whether there was one."""
    with transaction.atomic():
        feed = feed_of(scope.user)
        if feed is None:
            return False
        _tell("revoke_feed", feed, scope, at, "Mencabut alamat langganan kalender")
        feed.delete()
    return True


def owner_of(token: str) -> User | None:
    """Who may still log in and whose address this is. Looked up by hash: no time tells how much of it was right."""
    feed = CalendarFeed.objects.filter(token_hash=_hash(token), user__is_active=True).select_related("user").first()
    return feed.user if feed else None


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _tell(verb: str, feed: CalendarFeed, scope: Scope, at: datetime, text: str) -> None:
    record(verb, feed, institution=scope.institution, scope=scope, at=at, text=text)
