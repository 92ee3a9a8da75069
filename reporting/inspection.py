"""A report as whoever judges it reads it: each item beside what was said before, and what needs an eye first.

Read for one report or for a regency's and all its agencies' at once, in the same number of queries.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from formats.quarters import Quarter, quarters_back
from indicators.answers import Answer
from indicators.catalogue import Catalogue, Definition, catalogue_in
from indicators.kinds import Prerequisite, State
from indicators.targets import Targets, targets_in
from institutions.access.scope import Scope
from reporting.asked import aim_of, definitions_for, is_asked
from reporting.figures import Evidence, Figure, answer_of
from reporting.reports import Remark, Report, ReturnItem
from reporting.unusual import Compared, marks_of
from reporting.wording import printed

R = TypeVar("R")
Key = tuple[int, int]  # institution, indicator
Said = Mapping[Key, Mapping[Quarter, Answer]]


@dataclass(frozen=True)
class Inspected:
    """One item. `before` is the latest earlier answer of the last four quarters, given in `before_in`."""

    report: Report
    definition: Definition
    figure: Figure | None
    evidence: tuple[Evidence, ...]
    remarks: tuple[Remark, ...]
    return_item: ReturnItem | None
    before_in: Quarter | None
    before: Answer | None
    year_ago: Answer | None
    target: Decimal | None

    @property
    def code(self) -> str:
        return self.definition.code

    @property
    def answer(self) -> Answer | None:
        return self.figure.answer if self.figure else None

    @property
    def key(self) -> str:
        """Its id on a page that shows several reports."""
        return f"{self.definition.code}-{self.report.pk}"

    @property
    def target_words(self) -> str:
        return "" if self.target is None else printed(self.definition, self.target)

    @property
    def is_remarked(self) -> bool:
        """Since it was last sent."""
        sent = self.report.submitted_at
        return any(sent is None or remark.at >= sent for remark in self.remarks)

    @property
    def differs_from_verified(self) -> bool:
        """Verified once, reopened, and now another answer."""
        return bool(self.figure and self.figure.verified_state and self.figure.verified_answer != self.answer)

    @property
    def measure(self) -> Answer | None:
        """What it is held against: this year's latest answer, or that of the same quarter a year ago."""
        return self.before if self.is_from_this_year or self.year_ago is None else self.year_ago

    @property
    def is_from_this_year(self) -> bool:
        return self.before_in is not None and self.before_in.year == self.report.quarter.year

    @property
    def is_measured_by_last_year(self) -> bool:
        return self.measure is not self.before

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Why it needs an eye; empty: nothing to see."""
        rule = self.definition.rule
        compared = Compared(rule, self.answer, self.measure, self.year_ago, self.target, self.is_from_this_year)
        return (*self._story(), *marks_of(compared))

    def _story(self) -> Iterable[str]:
        if self.is_remarked:
            yield "ada catatan pemeriksa"
        if self.figure and self.figure.note:
            yield "ada catatan pengirim"
        if self.return_item is not None:
            yield "dijawab lagi setelah dikembalikan" if self.return_item.needs_answer else "dibuka lagi oleh pengirim"
        if self.differs_from_verified:
            yield "berbeda dari yang sudah diverifikasi"
        if self.answer is None:
            yield "tidak dijawab"


@dataclass(frozen=True)
class Inspection:
    """One report, its items in the catalogue's order."""

    report: Report
    items: tuple[Inspected, ...]

    @cached_property
    def remarkable(self) -> tuple[Inspected, ...]:
        return tuple(item for item in self.items if item.marks)

    @cached_property
    def quiet(self) -> tuple[Inspected, ...]:
        return tuple(item for item in self.items if not item.marks)

    @property
    def reasons(self) -> str:
        """What needs an eye and why, in one line."""
        return "; ".join(f"{item.definition.name} ({', '.join(item.marks)})" for item in self.remarkable)

    @property
    def sections(self) -> list[tuple[str, list[Inspected]]]:
        """By prerequisite, in the usual order; an agency's few items are one section without a title."""
        if not self.report.institution.is_region:
            return [("", list(self.items))]
        by = _grouped(self.items, by=lambda item: item.definition.prerequisite)
        return [(str(each.label), by[each.value]) for each in Prerequisite if each.value in by]


def inspection_of(report: Report, *, scope: Scope) -> Inspection:
    return inspections_of([report], scope=scope)[0]


def inspections_of(reports: list[Report], *, scope: Scope) -> list[Inspection]:
    """Of one quarter, in the given order. Seven queries for any number of reports."""
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
        self.said = _said(institutions, before=quarter, scope=scope)
        regions = {report.institution.own_region.pk for report in reports}
        self.targets: Targets = targets_in({quarter.year}, institution_ids={*regions, self.province_id})

    def items(self, report: Report, catalogue: Catalogue) -> Iterable[Inspected]:
        for definition in definitions_for(report, catalogue=catalogue):
            place = (report.pk, definition.indicator_id)
            figure, returned = self.figures.get(place), self.returned.get(place)
            if figure is None and returned is None and not is_asked(definition, self.quarter.number):
                continue
            said = self.said.get((report.institution_id, definition.indicator_id), {})
            before_in = max(said, default=None)
            yield Inspected(
                report=report,
                definition=definition,
                figure=figure,
                evidence=tuple(self.evidence.get(figure.pk, ())) if figure else (),
                remarks=tuple(self.remarks.get(place, ())),
                return_item=returned,
                before_in=before_in,
                before=said[before_in] if before_in else None,
                year_ago=said.get(self.quarter.plus(-4)),
                target=aim_of(definition, report, targets=self.targets, province_id=self.province_id),
            )


def _said(institutions: set[int], *, before: Quarter, scope: Scope) -> Said:
    """What was sent in the four quarters before, by institution and indicator; as verified where it was."""
    rows = (
        Figure.objects.visible_to(scope)
        .filter(report__institution__in=institutions, report__quarter__in=quarters_back(before.previous, 4))
        .filter(report__first_submitted_at__isnull=False)
        .exclude(state=State.UNANSWERED)
        .values_list(
            "report__institution", "indicator", "report__quarter",
            "state", "a", "b", "verified_state", "verified_a", "verified_b",
        )
    )  # fmt: skip
    said: dict[Key, dict[Quarter, Answer]] = {}
    for institution, indicator, quarter, state, a, b, verified_state, verified_a, verified_b in rows:
        answer = answer_of(verified_state, verified_a, verified_b) or answer_of(state, a, b)
        if answer is not None:
            said.setdefault((institution, indicator), {})[quarter] = answer
    return said


def _grouped(rows: Iterable[R], *, by: Callable[[R], object]) -> dict[object, list[R]]:
    groups: dict[object, list[R]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    return groups
