"""One row for each time somebody asked for the documents of all regencies in one file."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from formats.fields import QuarterField

#: A process that is alive tells so after each document, and every few seconds while it waits for one.
SILENT_AFTER = timedelta(minutes=1)
#: How long a file may be fetched.
KEPT_FOR = timedelta(days=1)


class State(models.TextChoices):
    WAITING = "waiting", "Menunggu giliran"
    RUNNING = "running", "Sedang dibuat"
    FINISHED = "finished", "Selesai"
    CANCELLED = "cancelled", "Dibatalkan"
    FAILED = "failed", "Terhenti"


UNDER_WAY = (State.WAITING, State.RUNNING)


class Bundle(models.Model):
    """`edition`: 0 while the quarter is open. `version`: which state of the numbers it shows, as a digest.

    `heartbeat`: when its process was last heard of. A file that is older than a day is no longer offered.
    """

    province = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="bundles")
    quarter = QuarterField("triwulan")
    edition = models.PositiveSmallIntegerField("edisi", default=0)
    version = models.CharField(max_length=64)
    kind = models.CharField("jenis", max_length=20)
    asked_by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    capacity = models.CharField("sebagai", max_length=260)
    asked_at = models.DateTimeField("diminta")
    heartbeat = models.DateTimeField("tanda hidup")
    done = models.PositiveSmallIntegerField("selesai", default=0)
    total = models.PositiveSmallIntegerField("seluruhnya", default=0)
    state = models.CharField("keadaan", max_length=10, choices=State, default=State.WAITING)
    stored_name = models.CharField(max_length=60, default="")
    size = models.PositiveIntegerField("ukuran (bita)", default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["province"], condition=Q(state__in=UNDER_WAY), name="bundle_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.quarter}"

    @property
    def path(self) -> Path:
        return folder() / self.stored_name

    def is_under_way(self, *, at: datetime) -> bool:
        return self.state in UNDER_WAY and not self.has_fallen_silent(at=at)

    def has_fallen_silent(self, *, at: datetime) -> bool:
        return self.state in UNDER_WAY and at - self.heartbeat > SILENT_AFTER

    def can_be_fetched(self, *, at: datetime) -> bool:
        return self.state == State.FINISHED and at - self.asked_at <= KEPT_FOR and self.path.is_file()


def mark_of(pk: int) -> str:
    """How the names of its files begin, so that what a killed process left behind is known."""
    return f"{pk}-"


def folder() -> Path:
    return Path(settings.PRIVATE_FILES) / "bundel"
