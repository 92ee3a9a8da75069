"""The yardstick of moves and saves: the same rows written by nothing but the statements, in one transaction.

No question who somebody is, no check, no history: what the database itself asks for it.
"""

from django.db import transaction
from django.db.models import F

from bench.stages import NOW, stage
from institutions.access.journal import JournalEntry
from reporting.figures import Figure
from reporting.reports import Report
from reporting.statuses import Status

COPIES: list[Figure] = []


def lines(count: int) -> None:
    scene = stage()
    JournalEntry.everything.bulk_create(
        JournalEntry(
            at=NOW,
            user=scene.verifier.user,
            capacity="Ukuran",
            institution=scene.regency,
            verb="bench",
            subject_kind="bench",
            subject_id=number,
            text="Ukuran",
        )
        for number in range(count)
    )


def one_move() -> None:
    """One report changes, one line is added."""
    with transaction.atomic():
        Report.everything.filter(pk=stage().report.pk).update(
            status=Status.SUBMITTED, submitted_at=NOW, first_submitted_at=NOW
        )
        lines(1)


def moves_of_all_agencies() -> None:
    for _ in stage().parts:
        one_move()


def verified_rows() -> None:
    """What verifying changes and adds: all figures, all reports, a line for each."""
    reports = [report.pk for report in stage().reports]
    with transaction.atomic():
        Figure.everything.filter(report__in=reports).update(
            verified_state=F("state"), verified_a=F("a"), verified_b=F("b")
        )
        Report.everything.filter(pk__in=reports).update(status=Status.VERIFIED, verified_at=NOW)
        lines(len(reports))


def rows_anew() -> None:
    """The same figures and lines as new rows. `forget_rows` comes before each time."""
    with transaction.atomic():
        Figure.everything.bulk_create(COPIES)
        lines(len(stage().reports) + 1)


def forget_rows() -> None:
    Figure.everything.filter(report__in=stage().empty_reports).delete()
    COPIES[:] = stage().copies()
