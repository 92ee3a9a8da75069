"""One report per institution and quarter."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from formats.fields import QuarterField
from institutions.access.scope import Scoped
from reporting.statuses import EDITABLE, HANDED_IN, Status


class Report(Scoped):
    """What one institution says of one quarter. Its status changes only in workflow.make_move.

    `first_submitted_at` is the first submission that was not recalled: it alone decides on time or late.
    `verified_at` stays when the report is reopened: its verified figures stand until it is verified again.
    """

    scope_path = "institution"

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="reports")
    quarter = QuarterField("triwulan")
    status = models.CharField("status", max_length=10, choices=Status.choices, default=Status.DRAFT)
    on_behalf = models.BooleanField("diisi oleh koordinator", default=False)
    created_at = models.DateTimeField()
    first_submitted_at = models.DateTimeField("pertama dikirim", null=True, blank=True)
    submitted_at = models.DateTimeField("dikirim", null=True, blank=True)
    review_began_at = models.DateTimeField("mulai diperiksa", null=True, blank=True)
    accepted_at = models.DateTimeField("diterima", null=True, blank=True)
    returned_at = models.DateTimeField("dikembalikan", null=True, blank=True)
    return_note = models.TextField("catatan pengembalian", blank=True)
    verified_at = models.DateTimeField("diverifikasi", null=True, blank=True)
    self_verified = models.BooleanField("diverifikasi sendiri", default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-quarter", "institution__code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["institution", "quarter"], name="report_one_a_quarter"),
            models.CheckConstraint(
                name="report_handed_in_has_a_time",
                condition=~Q(status__in=HANDED_IN) | Q(submitted_at__isnull=False, first_submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_verified_has_a_time",
                condition=~Q(status=Status.VERIFIED) | Q(verified_at__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["quarter", "status"])]

    def __str__(self) -> str:
        return f"Laporan {self.institution} {self.quarter}"

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE

    @property
    def is_reopened(self) -> bool:
        """Its verified figures are on the board while it is being worked on again."""
        return self.verified_at is not None and self.status != Status.VERIFIED


class ReturnItem(Scoped):
    """An item that was sent back, or unlocked with a note, in a returned report: it may be changed.

    `needs_answer` tells a returned item (a new answer or note is demanded) from one that the sender unlocked.
    Closed when the report is accepted or verified.
    """

    scope_path = "report__institution"

    report = models.ForeignKey(Report, models.CASCADE, related_name="return_items")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="+")
    needs_answer = models.BooleanField(default=True)
    note = models.TextField("catatan", blank=True)
    opened_by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["report", "indicator"],
                condition=Q(closed_at__isnull=True),
                name="return_item_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.indicator}"


class Remark(Scoped):
    """What is said of one item, in order: by whoever judges the report, and in answer by its sender. Never changed."""

    scope_path = "report__institution"

    report = models.ForeignKey(Report, models.CASCADE, related_name="remarks")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="+")
    text = models.TextField("catatan")
    author = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=260)
    from_sender = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
