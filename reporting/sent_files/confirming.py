"""Storing what a file asks for: everything of it, or nothing. Every figure goes through `save_reported`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from formats.quarters import Quarter
from institutions.access.journal import line, record, record_all
from institutions.access.refusals import Beaten, Refused
from institutions.access.scope import Scope
from institutions.models import Institution
from reporting.figures import Figure, Origin
from reporting.merging import Offer
from reporting.reports import Report
from reporting.saving import Saved, save_reported
from reporting.sent_files.contents import Contents
from reporting.sent_files.lines import Group, Preview, count_words
from reporting.sent_files.preview import preview_of
from reporting.sent_files.sent import SentFile
from reporting.starting import start_report

MOVED = "Sejak pratinjau ini ditampilkan ada yang berubah, sehingga belum ada yang disimpan. Periksa lagi, lalu simpan."
TAKEN_BACK = "Berkas ini sudah disimpan lalu dibatalkan, jadi tidak ada yang disimpan. Kirim lagi berkasnya bila perlu."
STILL_WRONG = "Belum ada yang disimpan: masih ada galat. Perbaiki di berkasnya, lalu kirim lagi."
NOT_WHOLE = "Belum ada yang disimpan. {}: {}"

#: Of one institution, the items in which the file's answer holds over what somebody else saved meanwhile.
Picks = Mapping[int, frozenset[str]]


class Moved(Beaten):
    """What was shown is no longer what would be stored."""


def confirm(
    sent: SentFile, *, contents: Contents, shown_digest: str, picks: Picks, scope: Scope, at: datetime
) -> SentFile:
    """Store it, in one transaction over all its reports. A second press finds it stored and changes nothing."""
    scope.demand("edit_report")
    with transaction.atomic():
        held = hold(sent, scope=scope)
        if held.undone_at is not None:
            raise Beaten(TAKEN_BACK)
        if held.confirmed_at is not None:
            return held
        seen = preview_of(contents, scope=scope, at=at)
        if seen.digest != shown_digest:
            raise Moved(MOVED)
        if seen.wrong:
            raise Refused(STILL_WRONG)
        written = [
            (group, report, saved)
            for group in seen.groups
            if (offers := _chosen(group, picks))
            for report, saved in [_store(group, offers, seen.quarter, scope=scope, at=at)]
        ]
        _note(held, seen, written, scope=scope, at=at)
    return held


def hold(sent: SentFile, *, scope: Scope) -> SentFile:
    """The file's row, held: two presses are one after the other. Only the sending institution's own people."""
    rows = SentFile.objects.visible_to(scope).filter(institution=scope.institution)
    held = rows.select_for_update(of=("self",)).select_related("file", "institution").filter(pk=sent.pk).first()
    if held is None:
        raise Refused("Berkas ini dikirim oleh instansi lain.")
    return held


def _chosen(group: Group, picks: Picks) -> dict[str, Offer]:
    """What is written: all that collides with nothing, and of what collides, what was picked."""
    mine = picks.get(group.institution_id or 0, frozenset())
    conflicts = {one.code: one.conflict for one in group.lines if one.conflict is not None}
    offers = {code: offer for code, offer in group.offers.items() if code not in conflicts}
    return offers | {
        code: replace(group.offers[code], version=conflict.version)
        for code, conflict in conflicts.items()
        if code in mine
    }


def _store(
    group: Group, offers: Mapping[str, Offer], quarter: Quarter, *, scope: Scope, at: datetime
) -> tuple[Report, Saved]:
    report = _report(group, quarter, scope=scope, at=at)
    saved = save_reported(report, offers=offers, scope=scope, at=at, origin=Origin.WORKBOOK)
    if saved.conflicts:
        raise Moved(MOVED)
    for code, troubles in saved.troubles.items():
        raise Refused(NOT_WHOLE.format(f"{group.name}, {code}", troubles[0].text))
    return report, saved


def _report(group: Group, quarter: Quarter, *, scope: Scope, at: datetime) -> Report:
    """The one that was shown, or begun now as the form begins it."""
    if group.report_id is not None:
        reports = Report.objects.visible_to(scope).select_related("institution__region__parent")
        return reports.get(pk=group.report_id)
    institutions = Institution.objects.visible_to(scope).select_related("region__parent")
    return start_report(institutions.get(pk=group.institution_id or 0), quarter=quarter, scope=scope, at=at)


def _note(
    held: SentFile,
    seen: Preview,
    written: Iterable[tuple[Group, Report, Saved]],
    *,
    scope: Scope,
    at: datetime,
) -> None:
    """What was written, so that it can be taken back; and a line in the journal of each report."""
    written = list(written)
    held.written = _versions([(report, saved) for _, report, saved in written], scope=scope)
    held.confirmed_at, held.confirmed_by, held.result = at, scope.user, seen.words[:200]
    held.save(update_fields=["written", "confirmed_at", "confirmed_by", "result"])
    name = held.file.name
    record(
        "store_file",
        held,
        institution=held.institution,
        scope=scope,
        at=at,
        text=f"Menyimpan berkas “{name}”: {seen.words}",
    )
    record_all(
        line(
            "import", report, institution=report.institution, scope=scope, at=at,
            text=f"Isian dari berkas “{name}”: {count_words(group.lines)}",
        )
        for group, report, _ in written
    )  # fmt: skip


def _versions(written: Iterable[tuple[Report, Saved]], *, scope: Scope) -> list[list[object]]:
    """[report, code, version now] of each figure that changed; one query."""
    changed = {(report.pk, code) for report, saved in written for code in saved.changed}
    figures = Figure.objects.visible_to(scope).filter(report__in={report for report, _ in changed})
    rows = figures.order_by("report", "indicator__position").values_list("report", "indicator__code", "version")
    return [list(row) for row in rows if (row[0], row[1]) in changed]
