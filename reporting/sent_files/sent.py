"""A spreadsheet that was sent: kept as it came, with who sent it in which capacity, and what came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from formats.dates import stamp
from formats.fields import QuarterField
from institutions.access.scope import Scoped


class Kind(models.TextChoices):
    FORM = "form", "Formulir"
    TABLE = "table", "Tabel sendiri"


class SentFile(Scoped):
    """`kind` is empty while the file could not be read; `refusal` says why. A table of their own may name no quarter.

    `written` holds [report, code, version] of each figure that the confirmation wrote, and nothing else does.
    """

    scope_path = "institution"

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="sent_files")
    file = models.OneToOneField("institutions.StoredFile", models.PROTECT, related_name="sent")
    kind = models.CharField("jenis", max_length=10, choices=Kind.choices, blank=True)
    quarter = QuarterField("triwulan", null=True, blank=True)
    template_version = models.CharField("versi formulir", max_length=40, blank=True)
    sent_by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    capacity = models.CharField("sebagai", max_length=260)
    sent_at = models.DateTimeField("dikirim")
    refusal = models.TextField("ditolak karena", blank=True)
    confirmed_at = models.DateTimeField("disimpan", null=True, blank=True)
    confirmed_by = models.ForeignKey("institutions.User", models.PROTECT, null=True, related_name="+")
    result = models.CharField("hasil", max_length=200, blank=True)
    written = models.JSONField(default=list, blank=True)
    undone_at = models.DateTimeField("dibatalkan", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="sent_file_undone_after_confirmed",
                condition=Q(undone_at__isnull=True) | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="sent_file_confirmed_has_a_quarter",
                condition=Q(confirmed_at__isnull=True) | (Q(quarter__isnull=False) & ~Q(kind="")),
            ),
        ]

    @property
    def told_stored(self) -> str:
        """Who stored it, and when."""
        who = self.confirmed_by.name if self.confirmed_by else self.capacity
        return f"“{self.file.name}” disimpan oleh {who} pada {stamp(self.confirmed_at)}." if self.confirmed_at else ""

    def __str__(self) -> str:
        return str(self.file)
