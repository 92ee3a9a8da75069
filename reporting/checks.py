"""What must hold before a report is submitted; one function a check, each telling what is missing and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.catalogue import Definition
from indicators.kinds import EvidenceRule, Shape, State
from reporting.asked import definitions_for, is_asked
from reporting.figures import Evidence, Figure, FigureChange
from reporting.reports import Report, ReturnItem


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the item's code tells the form where it is."""

    code: str
    name: str
    text: str


@dataclass(frozen=True)
class Item:
    """One asked item with all that the checks look at."""

    definition: Definition
    figure: Figure | None
    evidence: int
    return_item: ReturnItem | None
    answered_since_return: bool


def problems_of(report: Report) -> list[Problem]:
    """Everything that stands against submitting, in the form's order. A fixed number of queries."""
    return [
        Problem(item.definition.code, item.definition.name, text)
        for item in items_of(report)
        for check in CHECKS
        for text in check(item)
    ]


def items_of(report: Report) -> list[Item]:
    figures = {f.indicator_id: f for f in Figure.everything.filter(report=report)}
    evidence: dict[int, int] = {}
    for figure_id in Evidence.everything.filter(figure__report=report, removed_at__isnull=True).values_list(
        "figure", flat=True
    ):
        evidence[figure_id] = evidence.get(figure_id, 0) + 1
    returned = {r.indicator_id: r for r in ReturnItem.everything.filter(report=report, closed_at__isnull=True)}
    latest = dict(FigureChange.everything.filter(figure__report=report).order_by("at").values_list("figure", "at"))
    items = []
    for definition in definitions_for(report):
        figure = figures.get(definition.indicator_id)
        item = returned.get(definition.indicator_id)
        if figure is None and item is None and not is_asked(definition, report.quarter.number):
            continue
        changed = latest.get(figure.pk) if figure else None
        since = item is not None and changed is not None and changed > item.opened_at
        items.append(Item(definition, figure, evidence.get(figure.pk, 0) if figure else 0, item, since))
    return items


def unanswered(item: Item) -> Iterator[str]:
    if item.figure is None or item.figure.state == State.UNANSWERED:
        yield "Belum dijawab. Isi angkanya, atau pilih nihil atau tidak tersedia."


def half_answered(item: Item) -> Iterator[str]:
    figure, definition = item.figure, item.definition
    if figure is None or figure.state != State.NUMBER or definition.shape == Shape.SINGLE:
        return
    for value, label in ((figure.a, definition.a_label), (figure.b, definition.b_label)):
        if value is None:
            yield f"Isi juga {label[:1].lower()}{label[1:]}."


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
