"""Everything that a form shows of one report, read in a fixed number of queries."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from formats.quarters import Quarter
from indicators.catalogue import Definition, catalogue_in
from indicators.targets import targets_in
from institutions.access.scope import Scope
from reporting.asked import aim_of, definitions_for, is_asked
from reporting.calendar import extended_to, normal_due, window_of
from reporting.checks import Item, counts, problems_in, source_of
from reporting.earlier import earlier_answers, quarters_needed, standing_answer
from reporting.editing import open_codes, open_items_of, why_not_edited
from reporting.figures import Evidence, Figure, FigureChange, Origin
from reporting.merging import shared_number
from reporting.reports import Remark, Report
from reporting.saving import entry_of
from reporting.sheets import Question, Sheet
from reporting.statuses import Status
from reporting.threads import Thread
from reporting.windows import QuarterWindow, why_not_saved
from reporting.wording import target_words

R = TypeVar("R")
#: By institution and indicator: what was answered in which quarter.
Said = dict[tuple[int, int], dict[Quarter, Figure]]


def sheet_of(report: Report, *, scope: Scope, at: datetime) -> Sheet:
    """About ten queries, whatever the report holds. What may change comes first, what need not last."""
    return sheets_of([report], quarter=report.quarter, scope=scope, at=at)[0]


def sheets_of(reports: Sequence[Report], *, quarter: Quarter, scope: Scope, at: datetime) -> list[Sheet]:
    """The forms of one quarter's reports, read as one: as many queries as for a single one.

    A report that nobody has begun yet may be among them, as a row that is not stored.
    """
    window = window_of(quarter, province=scope.province)
    lock = why_not_saved(window, on=localdate(at))
    read = _Material(reports, quarter, scope)
    return [_sheet(_Shelf(report, read), window=window, lock=lock) for report in reports]


def _sheet(shelf: "_Shelf", *, window: QuarterWindow, lock: str | None) -> Sheet:
    report = shelf.report
    closed_because = why_not_edited(report, lock=lock)
    questions = [shelf.question(definition, is_closed=closed_because is not None) for definition in shelf.definitions]
    return Sheet(
        report=report,
        questions=tuple(sorted(questions, key=lambda question: (not question.is_open, not question.counts))),
        window=window,
        due=shelf.read.extended.get(report.institution_id) or normal_due(report.institution, window=window),
        closed_because=closed_because,
    )


class _Material:
    """All that is read for the sheets of a quarter: each kind of thing at once, laid ready by report or institution."""

    def __init__(self, reports: Sequence[Report], quarter: Quarter, scope: Scope) -> None:
        ids = [report.pk for report in reports if report.pk]
        institutions = {report.institution_id: report.institution for report in reports}
        self.catalogue = catalogue_in(quarter)
        changes = _latest(FigureChange.objects.visible_to(scope).filter(figure__report__in=ids))
        evidence = Evidence.objects.visible_to(scope).filter(figure__report__in=ids, removed_at__isnull=True)
        remarks = Remark.objects.visible_to(scope).filter(report__in=ids)
        self.said = _said(reports, quarter, scope)
        self.changes = _grouped(changes.select_related("user"), by=lambda change: change.figure_id)
        self.evidence = _grouped(evidence.select_related("file"), by=lambda proof: proof.figure_id)
        self.remarks = _grouped(remarks.select_related("author"), by=lambda remark: remark.report_id)
        self.items = _grouped(open_items_of(ids), by=lambda item: item.report_id)
        self.extended = extended_to(institutions, quarter=quarter)
        self.province_id = scope.province.pk
        regions = {institution.own_region.pk for institution in institutions.values()}
        self.targets = targets_in({quarter.year}, institution_ids={*regions, self.province_id})


class _Shelf:
    """What one sheet takes from it, by indicator."""

    def __init__(self, report: Report, read: _Material) -> None:
        self.report, self.quarter, self.read = report, report.quarter, read
        self.definitions = definitions_for(report, catalogue=read.catalogue)
        self.remarks = _grouped(read.remarks.get(report.pk, ()), by=lambda remark: remark.indicator_id)
        items = read.items.get(report.pk, [])
        self.returned = {item.indicator_id: item for item in items}
        self.open_codes = open_codes(items)

    def question(self, definition: Definition, *, is_closed: bool) -> Question:
        said = self._said(definition)
        answers = {quarter: figure.answer for quarter, figure in said.items()}
        item = self._item(definition, said.get(self.quarter))
        changes = self._changes(item.figure)
        return Question(
            definition=definition,
            figure=item.figure,
            change=changes[-1] if changes else None,
            is_asked=is_asked(definition, self.quarter.number),
            is_open=not is_closed and (self.open_codes is None or definition.code in self.open_codes),
            standing=standing_answer(definition, answers, quarter=self.quarter),
            earlier=earlier_answers(definition, answers, quarter=self.quarter),
            target=self._target(definition),
            evidence=self._evidence(item.figure),
            thread=self._thread(definition, changed_at=changes[-1].at if changes else None),
            return_item=item.return_item,
            source=item.source,
            shared_value=self._shared_value(definition, item.source),
            problems=self._problems(item),
        )

    def _said(self, definition: Definition) -> dict[Quarter, Figure]:
        return self.read.said.get((self.report.institution_id, definition.indicator_id), {})

    def _item(self, definition: Definition, figure: Figure | None) -> Item:
        returned = self.returned.get(definition.indicator_id)
        own = [change.at for change in self._changes(figure) if change.origin != Origin.SHARED]
        own += [one.at for one in self.remarks.get(definition.indicator_id, ()) if one.from_sender]
        return Item(
            definition=definition,
            figure=figure,
            evidence=len(self._evidence(figure)),
            return_item=returned,
            answered_since_return=returned is not None and bool(own) and max(own) > returned.opened_at,
            source=source_of(definition, self.definitions),
        )

    def _thread(self, definition: Definition, *, changed_at: datetime | None) -> Thread:
        remarks = tuple(self.remarks.get(definition.indicator_id, ()))
        return Thread(remarks, Status(self.report.status), changed_at)

    def _changes(self, figure: Figure | None) -> tuple[FigureChange, ...]:
        return tuple(self.read.changes.get(figure.pk, ())) if figure else ()

    def _evidence(self, figure: Figure | None) -> tuple[Evidence, ...]:
        return tuple(self.read.evidence.get(figure.pk, ())) if figure else ()

    def _problems(self, item: Item) -> tuple[str, ...]:
        number = self.quarter.number
        if not counts(item.definition, figure=item.figure, return_item=item.return_item, quarter_number=number):
            return ()
        return tuple(problem.text for problem in problems_in([item]))

    def _shared_value(self, definition: Definition, source: Definition | None) -> Decimal | None:
        shared = definition.shared_column
        if shared is None or source is None:
            return None
        figure = self._said(source).get(self.quarter)
        return shared_number(entry_of(figure), shared.other_column) if figure else None

    def _target(self, definition: Definition) -> str:
        value = aim_of(definition, self.report, targets=self.read.targets, province_id=self.read.province_id)
        return "" if value is None else target_words(definition, value)


def _said(reports: Iterable[Report], quarter: Quarter, scope: Scope) -> Said:
    """This year's and last year's. A report of its own for each of them would be most of what a form costs."""
    own = {report.institution_id: report for report in reports}
    found = Figure.objects.visible_to(scope).filter(
        report__institution__in=own, report__quarter__in=quarters_needed(quarter)
    )
    said: Said = {}
    for figure in found.annotate(whose=F("report__institution"), of_quarter=F("report__quarter")):
        if figure.of_quarter == quarter:
            figure.report = own[figure.whose]
        said.setdefault((figure.whose, figure.indicator_id), {})[figure.of_quarter] = figure
    return said


def _latest(changes: QuerySet[FigureChange]) -> QuerySet[FigureChange]:
    """Of each figure the last change, and the last that did not only follow another item: a form that saves itself
    makes many, and needs no more of them."""
    own = changes.filter(figure=OuterRef("figure")).exclude(origin=Origin.SHARED).order_by("-version")
    return changes.filter(Q(version=F("figure__version")) | Q(version=Subquery(own.values("version")[:1])))


def _grouped(rows: Iterable[R], *, by: Callable[[R], int]) -> dict[int, list[R]]:
    groups: dict[int, list[R]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    return groups
