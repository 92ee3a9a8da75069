"""Who did what, to what, when and why: append-only."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, NoReturn

from django.db import models

from institutions.access.scope import Scope, Scoped

LONGEST = 400
APPEND_ONLY = "The journal is append-only."


class _Lines(models.QuerySet["JournalEntry"]):
    """Many lines at once are neither changed nor deleted either."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(APPEND_ONLY)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(APPEND_ONLY)

    def delete(self) -> NoReturn:
        raise TypeError(APPEND_ONLY)


class JournalEntry(Scoped):
    """One thing that was done. `subject_kind` and `subject_id` name the row it was done to."""

    everything: ClassVar[models.Manager[Any]] = models.Manager.from_queryset(_Lines)()
    scope_path = "institution"

    at = models.DateTimeField("waktu")
    user = models.ForeignKey("institutions.User", models.PROTECT, null=True, related_name="+")
    capacity = models.CharField("sebagai", max_length=260)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    text = models.CharField("yang dilakukan", max_length=LONGEST)
    note = models.TextField("catatan", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_kind", "subject_id", "verb"]),
            models.Index(fields=["institution", "-at"]),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError(APPEND_ONLY)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(APPEND_ONLY)


def record(
    verb: str,
    subject: models.Model,
    *,
    institution: Any,
    scope: Scope | None,
    at: datetime,
    text: str,
    note: str = "",
) -> JournalEntry:
    """Write one line, in the caller's transaction. `scope` is None for a command run on the server."""
    entry = line(verb, subject, institution=institution, scope=scope, at=at, text=text, note=note)
    entry.save(force_insert=True)
    return entry


def record_all(lines: Iterable[JournalEntry]) -> None:
    """Write many lines at once, in the caller's transaction."""
    JournalEntry.everything.bulk_create(lines)


def line(
    verb: str,
    subject: models.Model,
    *,
    institution: Any,
    scope: Scope | None,
    at: datetime,
    text: str,
    note: str = "",
) -> JournalEntry:
    """One line as it would stand, not yet written."""
    return JournalEntry(
        at=at,
        user=scope.user if scope else None,
        capacity=scope.capacity if scope else "Sistem",
        institution=institution,
        verb=verb,
        subject_kind=subject._meta.model_name or "",
        subject_id=subject.pk,
        text=text[:LONGEST],
        note=note,
    )
