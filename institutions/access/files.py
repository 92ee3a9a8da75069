"""Files that belong to an institution: content-checked, hashed, kept outside the web root under a name of our own."""

from typing import ClassVar

from django.db import models

from institutions.access.scope import Scoped


class StoredFile(Scoped):
    """One kept file. `stored_name` is ours; `name` is what the sender called it, shown but never used as a path."""

    scope_path = "institution"

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="files")
    name = models.CharField("nama berkas", max_length=200)
    stored_name = models.CharField(max_length=60, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name
