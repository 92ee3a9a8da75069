"""One verb for several reports: each is a move of its own, so that what stands against one keeps nothing else back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from institutions.access.refusals import Refused
from institutions.access.scope import Scope
from reporting.moves import BY_VERB
from reporting.reports import Report
from reporting.workflow import make_move


@dataclass(frozen=True)
class Seen:
    """A report as somebody had it before them; `picture` is the `picture_of` what was shown."""

    report: Report
    picture: str


@dataclass(frozen=True)
class NotMade:
    """A report that was not moved, and why, in words for whoever wanted it."""

    report: Report
    why: str


@dataclass(frozen=True)
class Outcome:
    """What became of each, in the order in which they were given."""

    made: tuple[Report, ...]
    not_made: tuple[NotMade, ...]


def make_moves(
    verb: str,
    seen: Iterable[Seen],
    *,
    scope: Scope,
    at: datetime,
    against: Mapping[int, str] | None = None,
) -> Outcome:
    """Move each report by `make_move`, in a transaction of its own: wholly, or not at all and with the reason.

    `against`: reasons found beforehand, by report; those reports are left alone. Raises NotAllowed when the role has
    no part in this verb at all. Reports must be within scope, each named once.
    """
    scope.demand(BY_VERB[verb].ability)
    made: list[Report] = []
    not_made: list[NotMade] = []
    for one in seen:
        if (reason := (against or {}).get(one.report.pk)) is not None:
            not_made.append(NotMade(one.report, reason))
            continue
        try:
            made.append(make_move(verb, one.report, scope=scope, at=at, seen=one.picture))
        except Refused as refusal:
            not_made.append(NotMade(one.report, refusal.text))
    return Outcome(tuple(made), tuple(not_made))
