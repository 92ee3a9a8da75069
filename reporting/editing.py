"""Who may change a report's figures now, and which of them; otherwise why not, in words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from institutions.access.journal import record
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.scope import Scope
from reporting.asked import definitions_for
from reporting.calendar import window_of
from reporting.facts import sides_of
from reporting.figures import Origin
from reporting.moves import Side
from reporting.reports import Report, ReturnItem
from reporting.statuses import Status
from reporting.windows import why_not_saved
from reporting.workflow import what_happened

NOT_YOURS = "Laporan ini diisi oleh {}, atau oleh koordinator daerahnya."
HANDED_IN = {
    Status.SUBMITTED: "Laporan ini sudah dikirim. Tarik kembali lebih dahulu bila ada yang perlu diubah.",
    Status.ACCEPTED: "Laporan ini sudah diterima. Minta penerimanya mengembalikan bila ada yang perlu diubah.",
    Status.VERIFIED: "Laporan ini sudah diverifikasi. Minta DP3APPKB membukanya kembali bila ada yang perlu diubah.",
}


@dataclass(frozen=True)
class Desk:
    """A report held for writing. `open_codes` None: every item may change; otherwise only these."""

    report: Report
    origin: Origin
    open_codes: frozenset[str] | None


def hold_to_edit(report: Report, *, scope: Scope, at: datetime) -> Desk:
    """Hold the report's row, in the caller's transaction, after asking everything; refusals say why."""
    origin = origin_of(report, scope=scope)
    reports = Report.objects.visible_to(scope).select_related("institution__region__parent")
    current = reports.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if current is None:
        raise NotAllowed("Laporan ini di luar lingkup Anda.")
    if not current.is_editable:
        raise Beaten(f"{HANDED_IN[Status(current.status)]} {what_happened(current)}")
    window = window_of(current.quarter, province=scope.province)
    if (reason := why_not_saved(window, on=localdate(at))) is not None:
        raise Refused(reason)
    return Desk(current, origin, open_codes(open_items(current)))


def origin_of(report: Report, *, scope: Scope) -> Origin:
    """As whom this person fills: the institution itself, or its coordinator on its behalf; NotAllowed otherwise."""
    scope.demand("edit_report")
    sides = sides_of(report, scope)
    if Side.SENDER in sides:
        return Origin.FORM
    if Side.STAND_IN in sides and scope.can("fill_on_behalf"):
        return Origin.ON_BEHALF
    raise NotAllowed(NOT_YOURS.format(report.institution.name))


def open_items(report: Report) -> list[ReturnItem]:
    """What was sent back, or unlocked since; one query."""
    return open_items_of([report.pk])


def open_items_of(report_ids: Collection[int]) -> list[ReturnItem]:
    """The same of several reports; one query."""
    return list(
        ReturnItem.everything.filter(report__in=report_ids, closed_at__isnull=True).select_related(
            "indicator", "opened_by"
        )
    )


def open_codes(items: list[ReturnItem]) -> frozenset[str] | None:
    """Without any item the whole report is open."""
    return frozenset(item.indicator.code for item in items) or None


def unlock_item(report: Report, *, code: str, note: str, scope: Scope, at: datetime) -> None:
    """Open one more item of a returned report, with a note that the receiver reads. In the caller's transaction."""
    desk = hold_to_edit(report, scope=scope, at=at)
    if desk.open_codes is None or code in desk.open_codes:
        return
    if not note.strip():
        raise Refused("Tulis dahulu mengapa butir ini perlu diubah; penerima membacanya.")
    definition = next((d for d in definitions_for(desk.report) if d.code == code), None)
    if definition is None:
        raise Refused("Butir ini tidak ada dalam laporan ini.")
    ReturnItem.everything.create(
        report=desk.report,
        indicator=definition.indicator,
        needs_answer=False,
        note=note.strip(),
        opened_by=scope.user,
        opened_at=at,
    )
    text = f"Butir {code} dibuka untuk diubah"
    record(
        "unlock_item",
        desk.report,
        institution=desk.report.institution,
        scope=scope,
        at=at,
        text=text,
        note=note.strip(),
    )


def why_not_edited(report: Report, *, lock: str | None) -> str | None:
    """For the page: why nothing of it can be changed now; `lock` is what the quarter's window says."""
    return HANDED_IN.get(Status(report.status)) or lock
