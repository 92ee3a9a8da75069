"""Which forms go into one workbook: an institution's own, or all that a coordinator may fill. Few queries."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from formats.quarters import Quarter
from indicators.catalogue import Catalogue, catalogue_in
from indicators.kinds import Level
from institutions.access.refusals import Beaten, Refused
from institutions.access.scope import Scope
from institutions.expected import visible_in
from institutions.models import Institution
from reporting.calendar import window_of
from reporting.editing import HANDED_IN
from reporting.offline.identity import template_version
from reporting.questions import sheets_of
from reporting.reports import Report
from reporting.sheets import Sheet
from reporting.statuses import Status
from reporting.windows import why_not_saved

NOTHING_TO_FILL = "Semua laporan {} sudah dikirim atau diterima, jadi tidak ada formulir yang perlu diisi."


@dataclass(frozen=True)
class Forms:
    """What one workbook holds; `left_out`: whose report is not in it, since it was handed in."""

    owner: Institution
    quarter: Quarter
    version: str
    sheets: tuple[Sheet, ...]
    left_out: tuple[Report, ...]
    at: datetime
    is_example: bool


def form_of(report: Report, *, scope: Scope, at: datetime) -> Forms:
    """One report's form. Raises Beaten (handed in) or Refused (closed) with the reason."""
    if not report.is_editable:
        raise Beaten(HANDED_IN[Status(report.status)])
    return _forms(report.institution, [report], report.quarter, scope=scope, at=at)


def forms_in(quarter: Quarter, *, scope: Scope, at: datetime) -> Forms:
    """The region's own and its agencies', begun or not; without those that were handed in."""
    reports = _reports(quarter, scope=scope)
    editable = [report for report in reports if report.is_editable]
    if not editable:
        raise Refused(NOTHING_TO_FILL.format(quarter))
    left_out = tuple(report for report in reports if not report.is_editable)
    return _forms(scope.institution, editable, quarter, scope=scope, at=at, left_out=left_out)


def current_version(catalogue: Catalogue) -> str:
    """Of a form that would be made now."""
    return template_version(definition for level in Level for definition in catalogue.at(level))


def _reports(quarter: Quarter, *, scope: Scope) -> list[Report]:
    """One for everybody who reports to this coordinator, the region itself first; not stored where nobody began."""
    members = visible_in(quarter, scope=scope).filter(region=scope.institution.pk).select_related("region__parent")
    institutions = sorted(members, key=lambda one: (not one.is_region, one.code))
    begun = Report.objects.visible_to(scope).filter(quarter=quarter, institution__in=institutions)
    stored = {report.institution_id: report for report in begun}
    reports = [stored.get(one.pk) or Report(quarter=quarter) for one in institutions]
    for report, institution in zip(reports, institutions, strict=True):
        report.institution = institution
    return reports


def _forms(
    owner: Institution,
    reports: list[Report],
    quarter: Quarter,
    *,
    scope: Scope,
    at: datetime,
    left_out: tuple[Report, ...] = (),
) -> Forms:
    lock = why_not_saved(window_of(quarter, province=scope.province), on=localdate(at))
    if lock is not None:
        raise Refused(lock)
    return Forms(
        owner=owner,
        quarter=quarter,
        version=current_version(catalogue_in(quarter)),
        sheets=tuple(sheets_of(reports, quarter=quarter, scope=scope, at=at)),
        left_out=left_out,
        at=at,
        is_example=scope.province.holds_example_data,
    )
