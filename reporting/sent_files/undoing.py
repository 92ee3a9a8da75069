"""Taking a stored file back: each item says again what it said before, where nobody has touched it since."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from institutions.access.journal import line, record, record_all
from institutions.access.refusals import Beaten, Refused
from institutions.access.scope import Scope
from reporting.entries import EMPTY, Entry
from reporting.figures import FigureChange, Origin
from reporting.merging import Offer
from reporting.reports import Report
from reporting.saving import entry_of, save_reported
from reporting.sent_files.confirming import hold
from reporting.sent_files.sent import SentFile

TOUCHED = (
    "Berkas ini tidak dapat dibatalkan sekaligus: {number} isian sudah diubah lagi sesudahnya ({codes}). "
    "Tidak ada yang diubah. Perbaiki butir yang perlu di formulirnya."
)


def undo(sent: SentFile, *, scope: Scope, at: datetime) -> SentFile:
    """In one transaction; every rule of a save holds, so that a report that was sent meanwhile refuses."""
    scope.demand("edit_report")
    with transaction.atomic():
        held = hold(sent, scope=scope)
        if held.confirmed_at is None:
            raise Refused("Berkas ini belum disimpan.")
        if held.undone_at is not None:
            return held
        reports = _reports(held, scope=scope)
        for report_id, offers in _before(held, scope=scope).items():
            _take_back(reports[report_id], offers, scope=scope, at=at)
        held.undone_at = at
        held.save(update_fields=["undone_at"])
        text = f"Membatalkan berkas “{held.file.name}”"
        record("undo_file", held, institution=held.institution, scope=scope, at=at, text=text)
        record_all(
            line("undo_import", report, institution=report.institution, scope=scope, at=at, text=text)
            for report in reports.values()
        )
    return held


def _take_back(report: Report, offers: Mapping[str, Offer], *, scope: Scope, at: datetime) -> None:
    saved = save_reported(report, offers=offers, scope=scope, at=at, origin=Origin.WORKBOOK)
    if saved.conflicts:
        raise Beaten(TOUCHED.format(number=len(saved.conflicts), codes=", ".join(sorted(saved.conflicts))))
    for code, troubles in saved.troubles.items():
        raise Refused(f"Belum dibatalkan. {report.institution.name}, {code}: {troubles[0].text}")


def _reports(held: SentFile, *, scope: Scope) -> dict[int, Report]:
    reports = Report.objects.visible_to(scope).filter(pk__in={row[0] for row in held.written})
    return {report.pk: report for report in reports.select_related("institution__region__parent").order_by("pk")}


def _before(held: SentFile, *, scope: Scope) -> dict[int, dict[str, Offer]]:
    """What each item said before the file, offered against the version that the file made. What only followed
    another item's number follows it back."""
    wrote = {(report, code): version for report, code, version in held.written}
    rows = FigureChange.objects.visible_to(scope).filter(figure__report__in={report for report, _ in wrote})
    history: dict[tuple[int, str], dict[int, FigureChange]] = {}
    for row in rows.select_related("figure__indicator"):
        history.setdefault((row.figure.report_id, row.figure.indicator.code), {})[row.version] = row
    _refuse_touched(wrote, history)
    offers: dict[int, dict[str, Offer]] = {}
    for (report, code), version in wrote.items():
        changes = history[report, code]
        if changes[version].origin != Origin.SHARED:
            offers.setdefault(report, {})[code] = Offer(_said(changes.get(version - 1)), version)
    return offers


def _refuse_touched(
    wrote: Mapping[tuple[int, str], int], history: Mapping[tuple[int, str], Mapping[int, FigureChange]]
) -> None:
    touched = sorted(code for (report, code), version in wrote.items() if max(history[report, code]) != version)
    if touched:
        raise Beaten(TOUCHED.format(number=len(touched), codes=", ".join(dict.fromkeys(touched))))


def _said(change: FigureChange | None) -> Entry:
    return entry_of(change) if change else EMPTY
