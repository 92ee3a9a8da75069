"""The one way a figure is written as reported: by a form, on behalf, or from a workbook.

Everything of one sending happens in one transaction, with the report's row held. What can be kept is kept, and the
rest is told: what somebody else changed meanwhile (`Conflict`), and what would break a rule. Nothing is overwritten
unless the person chooses so, by offering the version that stands now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from indicators.catalogue import Definition
from indicators.kinds import State
from institutions.access.scope import Scope
from reporting.asked import definitions_for
from reporting.editing import Desk, hold_to_edit
from reporting.entries import Entry, Trouble
from reporting.figures import Figure, FigureChange, Origin
from reporting.merging import Kept, Offer, Plan, own_part, plan
from reporting.repeats import Past, caught_up
from reporting.reports import Report


@dataclass(frozen=True)
class Conflict:
    """This item was saved after it was shown: by whom, when, what; and what this person typed."""

    code: str
    user_id: int | None
    who: str
    capacity: str
    at: datetime
    version: int
    theirs: Entry
    yours: Entry


@dataclass(frozen=True)
class Saved:
    """What became of each item that was sent, by code."""

    changed: frozenset[str]
    unchanged: frozenset[str]
    conflicts: dict[str, Conflict]
    troubles: dict[str, tuple[Trouble, ...]]


@dataclass(frozen=True)
class Standing:
    """What a report says by now; `changes`: the history, by code and version, of what moved on since it was shown."""

    definitions: Mapping[str, Definition]
    figures: Mapping[str, Figure]
    changes: Mapping[tuple[str, int], FigureChange]
    open_codes: frozenset[str] | None


def save_reported(
    report: Report, *, offers: Mapping[str, Offer], scope: Scope, at: datetime, origin: Origin | None = None
) -> Saved:
    """Keep what can be kept. Raises NotAllowed, Beaten (handed in meanwhile) or Refused (closed): nothing is kept.

    A code that the report is not asked is passed over. Without `origin`: the form's, or on behalf.
    """
    with transaction.atomic():
        desk = hold_to_edit(report, scope=scope, at=at)
        definitions = {d.code: d for d in definitions_for(desk.report)}
        wanted = {code: offer for code, offer in offers.items() if code in definitions}
        figures = _figures(desk.report)
        changes = _changes_since(offers=wanted, figures=figures)
        standing = Standing(definitions, figures=figures, changes=changes, open_codes=desk.open_codes)
        made, conflicts = weighed(wanted, standing=standing, scope=scope)
        _write(made, desk, definitions=definitions, figures=figures, scope=scope, at=at, origin=origin)
    return Saved(
        changed=frozenset(made.writes),
        unchanged=frozenset(made.unchanged),
        conflicts=conflicts,
        troubles=made.troubles,
    )


def weighed(offers: Mapping[str, Offer], *, standing: Standing, scope: Scope) -> tuple[Plan, dict[str, Conflict]]:
    """What an offer would come to by now; nothing is written. A preview and the save itself ask it alike."""
    changes = {key: row for key, row in standing.changes.items() if key[0] in offers}
    offers = _caught_up(offers, standing.definitions, changes=changes, scope=scope)
    made = plan(
        standing.definitions,
        offers=offers,
        kept={code: Kept(entry_of(figure), figure.version) for code, figure in standing.figures.items()},
        shown=_shown(changes, offers=offers),
        open_codes=standing.open_codes,
    )
    return made, {code: _conflict(code, offers[code], changes) for code in made.collisions}


def already_said(report: Report, *, offers: Mapping[str, Offer]) -> frozenset[str]:
    """Which items say by now what is offered; nothing is held, and nothing written."""
    definitions = {d.code: d for d in definitions_for(report)}
    stands = {code: entry_of(figure) for code, figure in _figures(report).items()}
    return frozenset(
        code
        for code, offer in offers.items()
        if own_part(definitions[code], offer.entry) == own_part(definitions[code], stands.get(code, Entry()))
    )


def entry_of(row: Figure | FigureChange) -> Entry:
    return Entry(State(row.state), row.a, row.b, row.reason, row.note)


def _figures(report: Report) -> dict[str, Figure]:
    figures = Figure.everything.filter(report=report).select_related("indicator")
    return {figure.indicator.code: figure for figure in figures}


def _changes_since(
    *, offers: Mapping[str, Offer], figures: Mapping[str, Figure]
) -> dict[tuple[str, int], FigureChange]:
    """The history of items that moved on since they were shown, by code and version; no query when none did."""
    moved = [
        figures[code].pk for code, offer in offers.items() if code in figures and offer.version != figures[code].version
    ]
    if not moved:
        return {}
    rows = FigureChange.everything.filter(figure__in=moved).select_related("figure__indicator", "user")
    return {(row.figure.indicator.code, row.version): row for row in rows}


def _caught_up(
    offers: Mapping[str, Offer],
    definitions: Mapping[str, Definition],
    *,
    changes: Mapping[tuple[str, int], FigureChange],
    scope: Scope,
) -> dict[str, Offer]:
    history: dict[str, list[Past]] = {code: [] for code in offers}
    for (code, version), row in changes.items():
        history[code].append(Past(version, entry_of(row), is_own=row.user_id == scope.user.pk))
    return {code: caught_up(offer, definitions[code], history=history[code]) for code, offer in offers.items()}


def _shown(
    changes: Mapping[tuple[str, int], FigureChange], *, offers: Mapping[str, Offer]
) -> dict[tuple[str, int], Entry]:
    """What each item said in the version that was shown; version 0 was an empty card."""
    return {(code, 0): Entry() for code in offers} | {key: entry_of(change) for key, change in changes.items()}


def _conflict(code: str, offer: Offer, changes: Mapping[tuple[str, int], FigureChange]) -> Conflict:
    latest = max((row for (of, _), row in changes.items() if of == code), key=lambda row: row.version)
    return Conflict(
        code=code,
        user_id=latest.user_id,
        who=latest.user.name if latest.user else latest.capacity,
        capacity=latest.capacity,
        at=latest.at,
        version=latest.version,
        theirs=entry_of(latest),
        yours=offer.entry,
    )


def _write(
    made: Plan,
    desk: Desk,
    *,
    definitions: Mapping[str, Definition],
    figures: dict[str, Figure],
    scope: Scope,
    at: datetime,
    origin: Origin | None,
) -> None:
    """New rows, changed rows and their history, in three statements."""
    fresh: list[Figure] = []
    kept: list[Figure] = []
    for code, entry in made.writes.items():
        figure = figures.get(code) or Figure(report=desk.report, indicator=definitions[code].indicator)
        (kept if figure.pk else fresh).append(_take(figure, entry, definition=definitions[code]))
    Figure.everything.bulk_create(fresh)
    if kept:
        Figure.everything.bulk_update(kept, ["shape", "state", "a", "b", "reason", "note", "version"])
    FigureChange.everything.bulk_create(
        _change(figure, scope=scope, at=at, origin=_origin_of(figure, made, origin_for(desk.origin, asked=origin)))
        for figure in [*fresh, *kept]
    )


def _take(figure: Figure, entry: Entry, *, definition: Definition) -> Figure:
    figure.shape = definition.shape
    figure.state, figure.a, figure.b = entry.state, entry.a, entry.b
    figure.reason, figure.note = entry.reason, entry.note
    figure.version += 1
    return figure


def origin_for(filling_as: Origin, *, asked: Origin | None) -> Origin:
    """A coordinator's workbook is filled on behalf like a coordinator's form, and says so."""
    if asked == Origin.WORKBOOK and filling_as == Origin.ON_BEHALF:
        return Origin.WORKBOOK_ON_BEHALF
    return asked or filling_as


def _origin_of(figure: Figure, made: Plan, origin: Origin) -> Origin:
    """What only followed another item's number was not typed by anybody."""
    return origin if figure.indicator.code in made.typed else Origin.SHARED


def _change(figure: Figure, *, scope: Scope, at: datetime, origin: Origin) -> FigureChange:
    return FigureChange(
        figure=figure,
        version=figure.version,
        state=figure.state,
        a=figure.a,
        b=figure.b,
        reason=figure.reason,
        note=figure.note,
        user=scope.user,
        capacity=scope.capacity,
        at=at,
        origin=origin,
    )
