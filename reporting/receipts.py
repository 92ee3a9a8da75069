"""What a sender holds in hand: a numbered receipt of one submission, kept as it was sent, with a code to check it."""

import json
import secrets
from datetime import datetime
from hashlib import sha256
from typing import Any, ClassVar

from django.db import models
from django.utils.timezone import localdate

from formats.check_codes import Confirmed, new_code, read_code
from formats.dates import long_date
from institutions.access.scope import Scope, Scoped
from institutions.models import Institution
from reporting.receipt_content import content_of
from reporting.reports import Report

DOCUMENT = "Tanda terima pengiriman laporan PUG"


class Receipt(Scoped):
    """One submission. Nothing of it changes; a recall only adds its day."""

    scope_path = "report__institution"

    report = models.ForeignKey(Report, models.CASCADE, related_name="receipts")
    number = models.CharField("nomor", max_length=80, unique=True)
    code = models.CharField("kode pemeriksaan", max_length=16, unique=True)
    submitted_at = models.DateTimeField("dikirim")
    content = models.TextField("isi")
    digest = models.CharField("SHA-256 isi", max_length=64)
    recalled_at = models.DateTimeField("ditarik kembali", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-submitted_at", "-pk"]

    def __str__(self) -> str:
        return f"Tanda terima {self.number}"

    @property
    def told(self) -> dict[str, Any]:
        """What it says, as it was sent."""
        told: dict[str, Any] = json.loads(self.content)
        return told

    @property
    def is_current(self) -> bool:
        return self.report.submitted_at == self.submitted_at

    @property
    def standing(self) -> str:
        """Whether it still stands, in words."""
        if self.recalled_at is not None:
            return f"Ditarik kembali oleh pengirim pada {long_date(localdate(self.recalled_at))}."
        return "Pengiriman terakhir." if self.is_current else "Sudah digantikan oleh pengiriman yang lebih baru."

    @property
    def file_name(self) -> str:
        return f"tanda-terima-{self.number.replace('/', '-')}.pdf"


def issue_receipt(held: list[Report], scope: Scope, at: datetime) -> None:
    """An effect of submitting."""
    write_receipt(held[0], by=scope.user.name, capacity=scope.capacity, at=at, province=scope.province)


def write_receipt(report: Report, *, by: str, capacity: str, at: datetime, province: Institution) -> None:
    """The report's row is held, so that its receipts are numbered one after the other."""
    number = f"{report.institution.code}/{report.quarter.code}/{Receipt.everything.filter(report=report).count() + 1}"
    # Without something that nobody knows, what is masked on paper could be found by trying numbers against the digest.
    salt = secrets.token_hex(16)
    told = content_of(report, number=number, by=by, capacity=capacity, at=at, province=province)
    content = json.dumps({**told, "salt": salt}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    Receipt.everything.create(
        report=report, number=number, code=new_code(), submitted_at=at, content=content,
        digest=sha256(content.encode()).hexdigest(),
    )  # fmt: skip


def mark_recalled(held: list[Report], scope: Scope, at: datetime) -> None:
    """An effect of recalling: the receipt stays, and says so."""
    latest = Receipt.everything.filter(report=held[0], recalled_at__isnull=True).first()
    if latest is not None:
        Receipt.everything.filter(pk=latest.pk).update(recalled_at=at)


def receipt_of(report: Report, *, scope: Scope) -> Receipt | None:
    """The newest; of a report that was sent before receipts were kept there is none."""
    return Receipt.objects.visible_to(scope).filter(report=report).select_related("report").first()


def receipt_behind(typed: str) -> Confirmed | None:
    """What the code of a receipt confirms to anybody who holds it."""
    code = read_code(typed)
    # Whoever holds the paper has no account here, and no scope; they learn nothing that stands not on the paper.
    found = Receipt.everything.filter(code=code).select_related("report__institution__region").first() if code else None
    if found is None:
        return None
    return Confirmed(
        document=DOCUMENT,
        institution=found.told["institution"],
        period=found.told["quarter"],
        number=found.number,
        issued_at=found.submitted_at,
        digest=found.digest,
        standing=found.standing,
        is_current=found.is_current,
    )
