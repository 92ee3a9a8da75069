"""What an office answered once about its own tables, so that it is not asked again. Any of it can be forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from institutions.access.scope import Scope, Scoped

LONGEST_KEY = 120


class Topic(models.TextChoices):
    COLUMNS = "columns", "Kolom tabel"
    AGENCY = "agency", "Nama perangkat daerah"
    SHEET = "sheet", "Pemilik lembar"
    NUMBER = "number", "Cara membaca angka"
    UNIT = "unit", "Satuan uang"
    SIGN = "sign", "Arti tanda"
    SPAN = "span", "Triwulan ini atau kumulatif"


class Remembered(Scoped):
    """One answer. `key` is what it is looked up by, `shown` and `said` how the question and the answer read."""

    scope_path = "institution"

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    topic = models.CharField("tentang", max_length=10, choices=Topic.choices)
    key = models.CharField(max_length=LONGEST_KEY)
    value = models.JSONField()
    shown = models.CharField("pertanyaan", max_length=400)
    said = models.CharField("jawaban", max_length=400)
    answered_by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    answered_at = models.DateTimeField("dijawab")

    class Meta:
        ordering: ClassVar[list[str]] = ["topic", "shown", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["institution", "topic", "key"], name="remembered_once")
        ]

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True)
class Answer:
    """An answer as it is given: to which question, and how both read."""

    topic: Topic
    key: str
    value: Any
    shown: str
    said: str


class Memory:
    """All that is known of an office's tables: its own answers, and, for an agency, its coordinator's below them."""

    def __init__(self, known: Mapping[tuple[str, str], Any]) -> None:
        self._known = known

    def of(self, topic: Topic, key: str) -> Any:
        return self._known.get((topic, key))

    def with_answers(self, answers: Mapping[tuple[str, str], Any]) -> "Memory":
        """As if these had been answered too."""
        return Memory({**self._known, **answers})


def memory_of(scope: Scope) -> Memory:
    """One query."""
    # Its own region's answers serve an agency, which does not reach the region's rows otherwise.
    rows = Remembered.everything.filter(institution__in={scope.institution.pk, scope.region.pk})
    ordered = sorted(rows, key=lambda row: row.institution_id == scope.institution.pk)
    return Memory({(row.topic, row.key): row.value for row in ordered})


def remember(answers: list[Answer], *, scope: Scope, at: datetime) -> None:
    """A later answer to the same question takes the place of the earlier one. In the caller's transaction."""
    for answer in answers:
        Remembered.everything.update_or_create(
            institution=scope.institution,
            topic=answer.topic,
            key=answer.key[:LONGEST_KEY],
            defaults={
                "value": answer.value,
                "shown": answer.shown[:400],
                "said": answer.said[:400],
                "answered_by": scope.user,
                "answered_at": at,
            },
        )
