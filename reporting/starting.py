"""Opening the one report of an institution and a quarter, the first time somebody wants to fill it."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from formats.quarters import Quarter
from institutions.access.journal import record
from institutions.access.refusals import NotAllowed, Refused
from institutions.access.scope import Scope
from institutions.expected import expected_in
from institutions.models import Institution
from institutions.revisions import hold_still
from reporting.calendar import hold_window, window_of
from reporting.facts import sides_of
from reporting.moves import Side
from reporting.reports import Report
from reporting.windows import why_not_saved


def start_report(institution: Institution, *, quarter: Quarter, scope: Scope, at: datetime) -> Report:
    """The institution's report of that quarter, begun if it is not there yet.

    Two who begin at once get the same report: the database holds one. A draft belongs to the institution, whoever
    opened it; only a report that is there already is answered when the quarter is closed. While it begins nobody closes
    the quarter or changes what is asked in it.
    """
    scope.demand("edit_report")
    if not sides_of(Report(institution=institution, quarter=quarter), scope) & {Side.SENDER, Side.STAND_IN}:
        raise NotAllowed("Hanya instansi itu sendiri dan koordinatornya yang dapat mengisi laporan ini.")
    existing = Report.objects.visible_to(scope).filter(institution=institution, quarter=quarter).first()
    if existing is not None:
        return existing
    with transaction.atomic():
        hold_window(quarter, province=scope.province)
        hold_still()
        _refuse_unless_open(institution, quarter=quarter, scope=scope, at=at)
        report: Report
        report, is_new = Report.everything.get_or_create(
            institution=institution, quarter=quarter, defaults={"created_at": at}
        )
        if is_new:
            record("start", report, institution=institution, scope=scope, at=at, text="Laporan mulai diisi")
    return report


def _refuse_unless_open(institution: Institution, *, quarter: Quarter, scope: Scope, at: datetime) -> None:
    if (reason := why_not_saved(window_of(quarter, province=scope.province), on=localdate(at))) is not None:
        raise Refused(reason)
    if not expected_in(quarter, province=scope.province).filter(pk=institution.pk).exists():
        raise Refused(f"{institution.full_name} tidak wajib melapor pada {quarter}.")
