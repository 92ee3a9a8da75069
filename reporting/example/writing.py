"""Puts the example into the database, in bulk: the same rows that people would have made page by page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from formats.quarters import Quarter
from indicators.answers import Answer
from indicators.catalogue import Catalogue, Definition
from indicators.kinds import EvidenceRule, Shape, State
from institutions.access.files import StoredFile
from institutions.access.journal import JournalEntry
from institutions.access.roles import Role
from institutions.access.users import User
from institutions.kinds import Kind
from institutions.tree import Institution
from reporting.asked import is_asked, level_of
from reporting.example.people import Authors
from reporting.example.story import Happened, seeded
from reporting.example.values import answer_to, place
from reporting.figures import Evidence, Figure, FigureChange, Origin
from reporting.moves import BY_VERB
from reporting.reports import Remark, Report, ReturnItem
from reporting.statuses import Status

PROVINCE_NAME = "Provinsi Kalimantan Tengah"
REASON = "Data belum dihimpun pada akhir triwulan."


@dataclass(frozen=True)
class Told:
    """One report of the story with all that its rows are made from."""

    institution: Institution
    quarter: Quarter
    happened: Happened
    report: Report


def report_of(institution: Institution, quarter: Quarter, happened: Happened) -> Told:
    report = Report(
        institution=institution,
        quarter=quarter,
        status=happened.status,
        on_behalf=happened.on_behalf,
        created_at=happened.created_at,
        first_submitted_at=happened.submitted_at,
        submitted_at=happened.submitted_at,
        review_began_at=happened.accepted_at or happened.verified_at or happened.returned_at,
        accepted_at=happened.accepted_at,
        returned_at=happened.returned_at,
        return_note="Periksa kembali butir yang ditandai." if happened.returned_at else "",
        verified_at=happened.verified_at,
        self_verified=happened.verified_at is not None and institution.kind == Kind.PROVINCE,
    )
    return Told(institution, quarter, happened, report)


def write_reports(told: list[Told], *, catalogue: Catalogue, authors: Authors, files: dict[int, StoredFile]) -> None:
    """The reports of one quarter with their figures, histories, evidence and journal."""
    Report.everything.bulk_create(one.report for one in told)
    figures = [(one, definition, figure) for one in told for definition, figure in _figures(one, catalogue)]
    Figure.everything.bulk_create((figure for _, _, figure in figures), batch_size=2000)
    FigureChange.everything.bulk_create(
        (_change(one, figure, authors.entering[one.institution.pk]) for one, _, figure in figures if figure.version),
        batch_size=2000,
    )
    Evidence.everything.bulk_create(
        Evidence(figure=figure, file=files[one.institution.pk], attached_at=one.happened.created_at)
        for one, definition, figure in figures
        if definition.evidence == EvidenceRule.REQUIRED and figure.a
    )
    JournalEntry.everything.bulk_create((line for one in told for line in _journal(one, authors)), batch_size=2000)
    _send_back(told, catalogue=catalogue, author=authors)


def _figures(one: Told, catalogue: Catalogue) -> Iterator[tuple[Definition, Figure]]:
    asked = [d for d in catalogue.at(level_of(one.institution)) if is_asked(d, one.quarter.number)]
    answers = dict(_answers(one, asked))
    for definition in asked:
        answer = answers.get(definition.code)
        if answer is not None:
            yield definition, _figure(one, definition, answer)


def _answers(one: Told, asked: Iterable[Definition]) -> Iterator[tuple[str, Answer]]:
    """What is answered, in the catalogue's order; a draft is half filled."""
    where = place(one.institution.code, one.institution.own_region.code, one.quarter)
    rnd = seeded("filled", one.institution.code, one.quarter)
    known: dict[str, Answer] = {}
    for definition in asked:
        if one.happened.status == Status.DRAFT and rnd.random() < 0.45:
            continue
        answer = answer_to(definition, where)
        shared = definition.shared_column
        if shared is not None:
            other = known.get(shared.code)
            if other is None:
                continue
            answer = answer if other.state == State.NUMBER else Answer(other.state)
        known[definition.code] = answer
        yield definition.code, answer


def _figure(one: Told, definition: Definition, answer: Answer) -> Figure:
    is_verified = one.happened.verified_at is not None
    return Figure(
        report=one.report,
        indicator=definition.indicator,
        shape=Shape(definition.shape),
        state=answer.state,
        a=answer.a,
        b=answer.b,
        reason=REASON if answer.state == State.UNAVAILABLE else "",
        version=1,
        verified_state=answer.state if is_verified else "",
        verified_a=answer.a if is_verified else None,
        verified_b=answer.b if is_verified else None,
    )


def _change(one: Told, figure: Figure, user: User) -> FigureChange:
    return FigureChange(
        figure=figure,
        version=figure.version,
        state=figure.state,
        a=figure.a,
        b=figure.b,
        reason=figure.reason,
        user=user,
        capacity=capacity_of(one.institution),
        at=one.happened.created_at + timedelta(minutes=5),
        origin=Origin.EXAMPLE,
    )


def capacity_of(institution: Institution) -> str:
    """As Scope.capacity says it."""
    role = Role.COORDINATOR if institution.is_region else Role.FOCAL_POINT
    return f"{role.label}, {institution.name}"


def _journal(one: Told, authors: Authors) -> Iterator[JournalEntry]:
    """One line for each step that the story took."""
    what, agency = one.happened, one.institution
    coordinator = (authors.coordinating[agency.own_region.pk], capacity_of(agency.own_region))
    entering = (authors.entering[agency.pk], capacity_of(agency))
    province = (authors.verifying, f"{Role.VERIFIER.label}, {PROVINCE_NAME}")
    under_regency = agency.kind == Kind.AGENCY and agency.own_region.kind != Kind.PROVINCE
    steps: list[tuple[str, datetime | None, tuple[User, str]]] = [
        (
            "submit_on_behalf" if what.on_behalf else "submit",
            what.submitted_at,
            coordinator if what.on_behalf else entering,
        ),
        ("accept", None if what.on_behalf else what.accepted_at, coordinator),
        ("return", what.returned_at, coordinator if under_regency else province),
        ("verify", what.verified_at, province),
    ]
    for verb, at, (user, capacity) in steps:
        if at is not None:
            yield JournalEntry(
                at=at,
                user=user,
                capacity=capacity,
                institution=agency,
                verb=verb,
                subject_kind="report",
                subject_id=one.report.pk,
                text=BY_VERB[verb].done,
                note=one.report.return_note if verb == "return" else "",
            )


def _send_back(told: list[Told], *, catalogue: Catalogue, author: Authors) -> None:
    """Two remarked items in each returned report."""
    for one in told:
        at = one.happened.returned_at
        if one.happened.status != Status.RETURNED or at is None:
            continue
        asked = (d for d in catalogue.at(level_of(one.institution)) if is_asked(d, one.quarter.number))
        for definition in islice(asked, 1, 3):
            user, capacity = author.coordinating[one.institution.own_region.pk], capacity_of(one.institution.own_region)
            if one.institution.is_region:
                user, capacity = author.verifying, f"{Role.VERIFIER.label}, {PROVINCE_NAME}"
            ReturnItem.everything.create(
                report=one.report, indicator=definition.indicator, opened_by=user, opened_at=at
            )
            Remark.everything.create(
                report=one.report, indicator=definition.indicator, author=user, capacity=capacity, at=at,
                text="Angka ini jauh berbeda dari triwulan lalu. Mohon diperiksa atau dijelaskan.",
            )  # fmt: skip
