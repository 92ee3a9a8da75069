"""Files beside a figure, as its proof: attached, and taken off again. What is taken off is kept for the history."""

from datetime import datetime
from typing import Any

from django.db import transaction

from indicators.catalogue import Definition
from indicators.kinds import EvidenceRule
from institutions.access.files import store_file
from institutions.access.refusals import Refused
from institutions.access.scope import Scope
from reporting.asked import definitions_for
from reporting.editing import Desk, hold_to_edit
from reporting.figures import Evidence, Figure
from reporting.merging import LOCKED
from reporting.reports import Report

MOST_FILES = 10


def attach(report: Report, *, code: str, upload: Any, scope: Scope, at: datetime) -> Evidence:
    """Keep one uploaded file as proof of one item, answered or not. Raises Refused with words about the file."""
    with transaction.atomic():
        desk = hold_to_edit(report, scope=scope, at=at)
        definition = _provable(desk, code)
        figure, _ = Figure.everything.get_or_create(
            report=desk.report, indicator=definition.indicator, defaults={"shape": definition.shape}
        )
        attached = Evidence.everything.filter(figure=figure, removed_at__isnull=True)
        if attached.count() >= MOST_FILES:
            raise Refused(f"Paling banyak {MOST_FILES} berkas pada satu butir. Lepaskan yang tidak perlu.")
        stored = store_file(upload, institution=desk.report.institution, scope=scope, at=at)
        if attached.filter(file__sha256=stored.sha256).exists():
            raise Refused(f"Berkas “{stored.name}” sudah terlampir pada butir ini.")
        evidence: Evidence = Evidence.everything.create(figure=figure, file=stored, attached_at=at)
    return evidence


def detach(report: Report, *, evidence_ids: set[int], scope: Scope, at: datetime) -> int:
    """Take files off the items that may change; how many. One that is already off stays off."""
    if not evidence_ids:
        return 0
    with transaction.atomic():
        desk = hold_to_edit(report, scope=scope, at=at)
        attached = Evidence.everything.filter(pk__in=evidence_ids, figure__report=desk.report, removed_at__isnull=True)
        if desk.open_codes is not None:
            attached = attached.filter(figure__indicator__code__in=desk.open_codes)
        return int(attached.update(removed_at=at, removed_by=scope.user))


def _provable(desk: Desk, code: str) -> Definition:
    if desk.open_codes is not None and code not in desk.open_codes:
        raise Refused(LOCKED)
    definition = next((d for d in definitions_for(desk.report) if d.code == code), None)
    if definition is None or definition.evidence == EvidenceRule.NONE:
        raise Refused("Butir ini tidak meminta bukti dukung.")
    return definition
