"""The rows of editions: a quarter's board as it was when the province closed it, and the documents issued with it.

Nothing in them is ever changed. A quarter that is opened again, corrected and closed has a second edition.
"""

import zlib
from datetime import date
from hashlib import sha256
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from formats.fields import QuarterField
from reporting.calendar import Window

UNCHANGEABLE = "An edition is never changed."


def closing_of_edition() -> models.QuerySet[Window]:
    """The quarter, while it is closed by the closing that the edition was made at; inside a query of editions."""
    same = {name: OuterRef(name) for name in ("province", "quarter", "closed_at")}
    return Window.objects.filter(**same)


class _Rows(models.QuerySet[Any]):
    """Many rows at once are neither changed nor deleted either."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(UNCHANGEABLE)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(UNCHANGEABLE)

    def delete(self) -> NoReturn:
        raise TypeError(UNCHANGEABLE)

    def that_hold(self) -> "_Rows":
        """Of quarters that are closed, the edition of that closing."""
        return self.filter(Exists(closing_of_edition()))


class _Light(models.Manager.from_queryset(_Rows)):  # type: ignore[misc]
    """What is heavy is read only when it is asked for."""

    def __init__(self, heavy: str = "") -> None:
        super().__init__()
        self._heavy = heavy

    def get_queryset(self) -> Any:
        return super().get_queryset().defer(self._heavy)


class Unchangeable(models.Model):
    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(UNCHANGEABLE)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(UNCHANGEABLE)


class Edition(Unchangeable):
    """`content`: packed; `digest`: SHA-256 of what it unpacks to. `changes`: against the edition before, in words."""

    objects: ClassVar[models.Manager[Any]] = _Light("content")

    province = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="editions")
    quarter = QuarterField("triwulan")
    number = models.PositiveSmallIntegerField("edisi")
    closed_at = models.DateTimeField("triwulan ditutup")
    made_at = models.DateTimeField("dibuat")
    made_by = models.ForeignKey("institutions.User", models.PROTECT, null=True, related_name="+")
    capacity = models.CharField("sebagai", max_length=260)
    code = models.CharField("kode pemeriksaan", max_length=16, unique=True)
    content = models.BinaryField("isi")
    digest = models.CharField("SHA-256 isi", max_length=64)
    changes = models.JSONField("yang berubah", default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["-quarter", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["province", "quarter", "number"], name="edition_once"),
        ]

    def __str__(self) -> str:
        return f"Edisi {self.number} {self.quarter}"

    @property
    def was_made_later(self) -> bool:
        """Of a quarter that was closed before editions were kept."""
        return bool(self.made_at != self.closed_at)

    @property
    def closed_on(self) -> date:
        return localdate(self.closed_at)

    @property
    def text(self) -> str:
        return unpacked(self.content)


class Issued(Unchangeable):
    """One document of an edition, as it was made then. Printing it puts in the time, and nothing else.

    `subject`: whose it is, by the name of that time. `nip`: of who signs it; no text holds it.
    """

    objects: ClassVar[models.Manager[Any]] = _Light("html")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="issued")
    kind = models.CharField("jenis", max_length=20)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    number = models.CharField("nomor", max_length=80, unique=True)
    code = models.CharField("kode pemeriksaan", max_length=16, unique=True)
    title = models.CharField("judul", max_length=250)
    subject = models.CharField("tentang", max_length=250, default="")
    file_name = models.CharField(max_length=160)
    page_size = models.CharField("ukuran kertas", max_length=2)
    html = models.BinaryField("isi")
    digest = models.CharField("SHA-256 isi", max_length=64)
    nip = models.CharField("NIP penanda tangan", max_length=18, default="", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["edition", "kind", "institution"], name="issued_once"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def text(self) -> str:
        return unpacked(self.html)


def packed(text: str) -> bytes:
    return zlib.compress(text.encode(), 6)


def unpacked(content: bytes | memoryview) -> str:
    return zlib.decompress(bytes(content)).decode()


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()
