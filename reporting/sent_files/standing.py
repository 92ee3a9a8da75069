"""What stands by now in every report that one file touches, read at once: a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.timezone import localdate

from formats.quarters import Quarter
from indicators.catalogue import Catalogue, Definition, catalogue_in
from institutions.access.refusals import NotAllowed
from institutions.access.scope import Scope
from institutions.expected import visible_in
from institutions.models import Institution
from reporting.asked import definitions_for
from reporting.calendar import window_of
from reporting.editing import origin_of, why_not_edited
from reporting.figures import Figure, FigureChange
from reporting.reports import Report, ReturnItem
from reporting.saving import Standing
from reporting.windows import why_not_saved

NOT_EXPECTED = "{} tidak wajib melapor pada {}."


@dataclass(frozen=True)
class Desk:
    """One institution's report as it stands, begun or not yet. `lock`: why nothing of it can change, in words."""

    report: Report
    standing: Standing
    lock: str

    @property
    def institution(self) -> Institution:
        return self.report.institution

    @property
    def definitions(self) -> Mapping[str, Definition]:
        return self.standing.definitions


class Desks:
    """The desks of these institutions, as far as this scope reaches them."""

    def __init__(
        self, versions: Mapping[int, Mapping[str, int]], *, quarter: Quarter, scope: Scope, at: datetime
    ) -> None:
        """`versions`: of each institution, the version of each item that the file was made from."""
        self.versions, self.quarter, self.scope, self.at = versions, quarter, scope, at

    def all(self) -> list[Desk]:
        return [self._desk(report) for report in self._reports]

    @cached_property
    def _reports(self) -> list[Report]:
        """In the order of their institutions; one that is not begun stands as a report without a key."""
        institutions = Institution.objects.visible_to(self.scope).filter(pk__in=self.versions)
        found = {
            report.institution_id: report
            for report in Report.objects.visible_to(self.scope).filter(
                institution__in=self.versions, quarter=self.quarter
            )
        }
        reports = []
        for institution in institutions.select_related("region__parent").order_by("code"):
            report = found.get(institution.pk) or Report(quarter=self.quarter)
            report.institution = institution
            reports.append(report)
        return reports

    @cached_property
    def _figures(self) -> dict[int, dict[str, Figure]]:
        begun = [report.pk for report in self._reports if report.pk]
        figures: dict[int, dict[str, Figure]] = {}
        for figure in Figure.objects.visible_to(self.scope).filter(report__in=begun).select_related("indicator"):
            figures.setdefault(figure.report_id, {})[figure.indicator.code] = figure
        return figures

    @cached_property
    def _changes(self) -> dict[int, dict[tuple[str, int], FigureChange]]:
        """The history of what moved on since the file was made, by report."""
        moved = [figure.pk for report in self._reports for figure in self._moved(report)]
        changes: dict[int, dict[tuple[str, int], FigureChange]] = {}
        if not moved:
            return changes
        rows = FigureChange.objects.visible_to(self.scope).filter(figure__in=moved)
        for row in rows.select_related("figure__indicator", "user"):
            changes.setdefault(row.figure.report_id, {})[row.figure.indicator.code, row.version] = row
        return changes

    def _moved(self, report: Report) -> list[Figure]:
        shown = self.versions[report.institution_id]
        stands = self._figures.get(report.pk or 0, {})
        return [stands[code] for code, version in shown.items() if code in stands and stands[code].version != version]

    @cached_property
    def _open(self) -> dict[int, set[str]]:
        begun = [report.pk for report in self._reports if report.pk]
        opened: dict[int, set[str]] = {}
        items = ReturnItem.objects.visible_to(self.scope).filter(report__in=begun, closed_at__isnull=True)
        for report_id, code in items.values_list("report", "indicator__code"):
            opened.setdefault(report_id, set()).add(code)
        return opened

    @cached_property
    def _catalogue(self) -> Catalogue:
        return catalogue_in(self.quarter)

    @cached_property
    def _window_lock(self) -> str | None:
        return why_not_saved(window_of(self.quarter, province=self.scope.province), on=localdate(self.at))

    @cached_property
    def _expected(self) -> set[int]:
        return set(visible_in(self.quarter, scope=self.scope).filter(pk__in=self.versions).values_list("pk", flat=True))

    def _desk(self, report: Report) -> Desk:
        key = report.pk or 0
        opened = self._open.get(key)
        standing = Standing(
            definitions={d.code: d for d in definitions_for(report, catalogue=self._catalogue)},
            figures=self._figures.get(key, {}),
            changes=self._changes.get(key, {}),
            open_codes=frozenset(opened) if opened else None,
        )
        return Desk(report, standing, self._lock(report))

    def _lock(self, report: Report) -> str:
        try:
            origin_of(report, scope=self.scope)
        except NotAllowed as refusal:
            return refusal.text
        if report.pk is None and report.institution_id not in self._expected:
            return NOT_EXPECTED.format(report.institution.name, self.quarter)
        return why_not_edited(report, lock=self._window_lock) or ""
