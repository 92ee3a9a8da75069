"""What a receipt says, as plain texts: gathered when a report is sent, and never again."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from formats.dates import stamp
from indicators.answers import Answer
from indicators.catalogue import Definition
from indicators.kinds import Prerequisite, State
from indicators.small_cells import THRESHOLD
from institutions.kinds import REGENCIES, Kind
from institutions.letters import heading_of
from institutions.models import Institution
from reporting.acknowledgements import Acknowledgement
from reporting.asked import definitions_for
from reporting.facts import is_under_regency, receiver_of
from reporting.figures import Evidence, Figure
from reporting.reports import Report
from reporting.silence import Standing, count_words
from reporting.statuses import Status
from reporting.wording import answer_words

MASKED = f"disamarkan di atas kertas (ada angka peka di bawah {THRESHOLD})"
Told = dict[str, Any]


def content_of(report: Report, *, number: str, by: str, capacity: str, at: datetime, province: Institution) -> Told:
    """Everything on the receipt but its code, its digest and the time of printing. A fixed number of queries."""
    institution = report.institution
    head = institution.own_region if is_under_regency(report) else province
    return {
        "letter": heading_of(head.pk, name=head.name),
        "number": number,
        "institution": institution.full_name,
        "quarter": report.quarter.label,
        "submitted_at": stamp(at),
        "by": by,
        "capacity": capacity,
        "receiver": receiver_of(report),
        "on_behalf": report.on_behalf,
        "sections": list(_sections(report)),
        "agencies": _agencies(report, at=at) if institution.kind in REGENCIES else None,
        "check_at": f"{settings.SITE_URL}/cek/",
        "is_example": province.holds_example_data,
    }


def _sections(report: Report) -> Iterator[Told]:
    items = list(_items(report))
    if not report.institution.is_region:
        yield {"title": "", "items": [item for _, item in items]}
        return
    for prerequisite in Prerequisite:
        of_it = [item for definition, item in items if definition.prerequisite == prerequisite]
        if of_it:
            yield {"title": str(prerequisite.label), "items": of_it}


def _items(report: Report) -> Iterator[tuple[Definition, Told]]:
    """Every answered item, in the order of the form."""
    figures = {one.indicator_id: one for one in Figure.everything.filter(report=report).exclude(state=State.UNANSWERED)}
    files: dict[int, list[str]] = {}
    proofs = Evidence.everything.filter(figure__report=report, removed_at__isnull=True).order_by("pk")
    for figure, name in proofs.values_list("figure", "file__name"):
        files.setdefault(figure, []).append(name)
    for definition in definitions_for(report):
        figure = figures.get(definition.indicator_id)
        if figure is not None and figure.answer is not None:
            yield definition, _item(definition, figure, figure.answer, files.get(figure.pk, []))


def _item(definition: Definition, figure: Figure, answer: Answer, files: list[str]) -> Told:
    """`answer` is what was sent; `printed` what may stand on paper, which leaves the system."""
    words = answer_words(definition, answer, reason=figure.reason)
    return {
        "code": definition.code,
        "name": definition.name,
        "state": str(State(figure.state).label),
        "answer": words,
        "printed": MASKED if is_small(definition, answer) else words,
        "note": figure.note,
        "files": files,
    }


def is_small(definition: Definition, answer: Answer) -> bool:
    """A sensitive count under the threshold, zero included, or one from which such a count could be read."""
    if not definition.is_sensitive or answer.state == State.UNAVAILABLE:
        return False
    return answer.state == State.NIL or any(part < THRESHOLD for part in (answer.a, answer.b) if part is not None)


def _agencies(report: Report, *, at: datetime) -> Told:
    """Of a regency's: who is in it, and who was knowingly left out."""
    accepted = Report.everything.filter(
        quarter=report.quarter, institution__region=report.institution_id, institution__kind=Kind.AGENCY,
        status__in=(Status.ACCEPTED, Status.VERIFIED),
    ).order_by("institution__code")  # fmt: skip
    left = Acknowledgement.everything.filter(report=report, at=at).select_related("institution")
    rows = list(left.order_by("institution__code"))
    return {
        "accepted": list(accepted.values_list("institution__name", flat=True)),
        "left_out": [
            {"name": row.institution.name, "standing": row.get_standing_display(), "reason": row.reason} for row in rows
        ],
        "words": count_words(Standing(row.standing) for row in rows),
    }
