"""Reads reports for whoever judges them: one, or a regency's and all its agencies' at once, in as many queries."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from django.db.models import Case, When

from formats.quarters import Quarter, quarters_back
from indicators.answers import Answer
from indicators.catalogue import Catalogue, catalogue_in
from indicators.kinds import State
from indicators.targets import Targets, targets_in
from institutions.access.scope import Scope
from reporting.asked import aim_of, definitions_for, is_asked
from reporting.figures import Evidence, Figure, answer_of
from reporting.inspected import Inspected, Inspection
from reporting.reports import Remark, Report, ReturnItem
from reporting.since_return import Place, Since, moments_of, since_return
from reporting.statuses import Status
from reporting.threads import Thread

R = TypeVar("R")
Key = tuple[int, int]  # institution, indicator
Said = Mapping[Key, Mapping[Quarter, Answer]]


def inspection_of(report: Report, *, scope: Scope) -> Inspection:
    return inspections_of([report], scope=scope)[0]


def inspections_of(reports: list[Report], *, scope: Scope) -> list[Inspection]:
    """Of one quarter, in the given order. Seven queries for any number of reports; four more where one was returned."""
    quarter = reports[0].quarter
    catalogue, shelf = catalogue_in(quarter), _Shelf(reports, scope)
    return [Inspection(report, tuple(shelf.items(report, catalogue))) for report in reports]


def needing_an_eye(reports: list[Report], *, scope: Scope) -> dict[int, str]:
    """Of several reports of one quarter those that nobody should wave through, each with the reason in words."""
    found = inspections_of(reports, scope=scope) if reports else []
    return {one.report.pk: f"Ada yang perlu dilihat lebih dahulu: {one.reasons}." for one in found if one.remarkable}


class _Shelf:
    """All that is read, each kind of thing at once."""

    def __init__(self, reports: list[Report], scope: Scope) -> None:
        quarter, institutions = reports[0].quarter, {report.institution_id for report in reports}
        figures = Figure.objects.visible_to(scope).filter(report__in=reports)
        evidence = Evidence.objects.visible_to(scope).filter(figure__report__in=reports, removed_at__isnull=True)
        remarks = Remark.objects.visible_to(scope).filter(report__in=reports).select_related("author")
        returned = ReturnItem.objects.visible_to(scope).filter(report__in=reports, closed_at__isnull=True)
        self.quarter, self.province_id = quarter, scope.province.pk
        self.figures = {(one.report_id, one.indicator_id): one for one in figures}
        self.evidence = _grouped(evidence.select_related("file"), by=lambda one: one.figure_id)
        self.remarks = _grouped(remarks, by=lambda one: (one.report_id, one.indicator_id))
        self.returned = {(one.report_id, one.indicator_id): one for one in returned}
        self.moments = moments_of(reports, scope=scope)
        self.since = since_return(self.moments, scope=scope)
        self.said = _said(institutions, before=quarter, scope=scope)
        regions = {report.institution.own_region.pk for report in reports}
        self.targets: Targets = targets_in({quarter.year}, institution_ids={*regions, self.province_id})

    def items(self, report: Report, catalogue: Catalogue) -> Iterable[Inspected]:
        for definition in definitions_for(report, catalogue=catalogue):
            place = (report.pk, definition.indicator_id)
            figure, returned = self.figures.get(place), self.returned.get(place)
            if figure is None and returned is None and not is_asked(definition, self.quarter.number):
                continue
            since = self.since.get(place)
            said = self.said.get((report.institution_id, definition.indicator_id), {})
            before_in = max(said, default=None)
            yield Inspected(
                report=report,
                definition=definition,
                figure=figure,
                evidence=tuple(self.evidence.get(figure.pk, ())) if figure else (),
                thread=self._thread(report, place, since),
                return_item=returned,
                before_in=before_in,
                before=said[before_in] if before_in else None,
                year_ago=said.get(self.quarter.plus(-4)),
                target=aim_of(definition, report, targets=self.targets, province_id=self.province_id),
                since=since,
            )

    def _thread(self, report: Report, place: Place, since: Since | None) -> Thread:
        changed_at = since.latest.at if since is not None and since.latest is not None else None
        return Thread(tuple(self.remarks.get(place, ())), Status(report.status), changed_at)


def _said(institutions: set[int], *, before: Quarter, scope: Scope) -> Said:
    """What was sent in the four quarters before, by institution and indicator; as verified where it was."""
    rows = (
        Figure.objects.visible_to(scope)
        .filter(report__institution__in=institutions, report__quarter__in=quarters_back(before.previous, 4))
        .filter(report__first_submitted_at__isnull=False)
        .exclude(state=State.UNANSWERED)
        .values_list("report__institution", "indicator", "report__quarter", *map(_as_verified, ("state", "a", "b")))
    )
    said: dict[Key, dict[Quarter, Answer]] = {}
    for institution, indicator, quarter, *told in rows:
        if (answer := answer_of(*told)) is not None:
            said.setdefault((institution, indicator), {})[quarter] = answer
    return said


def _as_verified(column: str) -> Case:
    """The verified column where something was verified: as the database says it, so that half is read."""
    return Case(When(verified_state__in=("", State.UNANSWERED), then=column), default=f"verified_{column}")


def _grouped(rows: Iterable[R], *, by: Callable[[R], object]) -> dict[object, list[R]]:
    groups: dict[object, list[R]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    return groups
