"""What must hold before a report is submitted; one function a check, each telling what is missing and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from indicators.catalogue import Definition
from indicators.kinds import EvidenceRule, Shape, State
from reporting.asked import definitions_for, is_asked
from reporting.entries import OPTION_KINDS, offers_nil
from reporting.figures import Evidence, Figure, FigureChange, Origin
from reporting.reports import Remark, Report, ReturnItem
from reporting.wording import column_label, mid_sentence


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the item's code tells the form where it is."""

    code: str
    name: str
    text: str


@dataclass(frozen=True)
class Item:
    """One asked item with all that the checks look at. `source` is the item whose number this one shares."""

    definition: Definition
    figure: Figure | None
    evidence: int
    return_item: ReturnItem | None
    answered_since_return: bool
    source: Definition | None


def problems_of(report: Report) -> list[Problem]:
    """Everything that stands against submitting, in the form's order. A fixed number of queries."""
    return problems_in(items_of(report))


def problems_in(items: Iterable[Item]) -> list[Problem]:
    return [
        Problem(item.definition.code, item.definition.name, text)
        for item in items
        for check in CHECKS
        for text in check(item)
    ]


def items_of(report: Report) -> list[Item]:
    figures = {f.indicator_id: f for f in Figure.everything.filter(report=report)}
    evidence = _attached(report)
    returned = {r.indicator_id: r for r in ReturnItem.everything.filter(report=report, closed_at__isnull=True)}
    latest = dict(_own_changes(report).order_by("at").values_list("figure", "at"))
    replied = dict(_replies(report).order_by("at").values_list("indicator", "at"))
    definitions = definitions_for(report)
    items = []
    for definition in definitions:
        figure = figures.get(definition.indicator_id)
        item = returned.get(definition.indicator_id)
        if not counts(definition, figure=figure, return_item=item, quarter_number=report.quarter.number):
            continue
        moments = (latest.get(figure.pk) if figure else None, replied.get(definition.indicator_id))
        since = item is not None and any(at > item.opened_at for at in moments if at)
        files = evidence.get(figure.pk, 0) if figure else 0
        items.append(Item(definition, figure, files, item, since, source_of(definition, definitions)))
    return items


def counts(
    definition: Definition, *, figure: Figure | None, return_item: ReturnItem | None, quarter_number: int
) -> bool:
    """Whether the item is looked at: asked now, sent back, or a standing answer that was changed."""
    if is_asked(definition, quarter_number) or return_item is not None:
        return True
    return figure is not None and figure.state != State.UNANSWERED


def source_of(definition: Definition, definitions: Iterable[Definition]) -> Definition | None:
    shared = definition.shared_column
    return next((d for d in definitions if shared is not None and d.code == shared.code), None)


def _attached(report: Report) -> dict[int, int]:
    """How many files prove each figure."""
    counted: dict[int, int] = {}
    rows = Evidence.everything.filter(figure__report=report, removed_at__isnull=True)
    for figure_id in rows.values_list("figure", flat=True):
        counted[figure_id] = counted.get(figure_id, 0) + 1
    return counted


def _own_changes(report: Report) -> QuerySet[FigureChange]:
    """That an item followed another one's number is no new answer to it."""
    return FigureChange.everything.filter(figure__report=report).exclude(origin=Origin.SHARED)


def _replies(report: Report) -> QuerySet[Remark]:
    """Who answers the judge's remark has explained the item, too."""
    return Remark.everything.filter(report=report, from_sender=True)


def unanswered(item: Item) -> Iterator[str]:
    if item.figure is None or item.figure.state == State.UNANSWERED:
        yield _ask(item.definition)


def _ask(definition: Definition) -> str:
    if not offers_nil(definition):
        is_choice = definition.kind in OPTION_KINDS
        return f"Belum dijawab. {'Pilih jawabannya' if is_choice else 'Isi angkanya'}, atau tandai tidak tersedia."
    return "Belum dijawab. Isi angkanya, atau tandai nihil atau tidak tersedia."


def half_answered(item: Item) -> Iterator[str]:
    figure, definition = item.figure, item.definition
    if figure is None or figure.state != State.NUMBER or definition.shape == Shape.SINGLE:
        return
    for column, value in (("a", figure.a), ("b", figure.b)):
        if value is None:
            label = column_label(definition, column)
            yield _fill_there(item, label) if _is_shared(item, column) else f"Isi juga {mid_sentence(label)}."


def _is_shared(item: Item, column: str) -> bool:
    shared = item.definition.shared_column
    return shared is not None and shared.column == column


def _fill_there(item: Item, label: str) -> str:
    where = f"butir “{item.source.name}”" if item.source else "butir asalnya"
    return f"{label} belum terisi pada {where}. Isi di sana, atau tandai butir ini tidak tersedia."


def without_evidence(item: Item) -> Iterator[str]:
    """Evidence is asked for what is claimed: not for 'belum', 'tidak', nihil or an unavailable number."""
    figure = item.figure
    if item.definition.evidence != EvidenceRule.REQUIRED or figure is None or figure.state != State.NUMBER:
        return
    if figure.a and item.evidence == 0:
        yield "Lampirkan bukti dukung."


def returned_without_answer(item: Item) -> Iterator[str]:
    if item.return_item is not None and item.return_item.needs_answer and not item.answered_since_return:
        yield "Dikembalikan kepada Anda: perbaiki jawabannya, atau jelaskan pada catatan."


CHECKS = (unanswered, half_answered, without_evidence, returned_without_answer)
