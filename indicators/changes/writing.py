"""What every change of the catalogue does beside the change itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from institutions.access.journal import JournalEntry, line, record_all
from institutions.access.scope import Scope
from institutions.revisions import bump

ABILITY = "manage_catalogue"
LONGEST_LINE = 400


@dataclass
class Change:
    """A change on its way: `tell` once for each row that it touches. Untold, nothing has changed."""

    scope: Scope
    at: datetime
    lines: list[JournalEntry] = field(default_factory=list)

    def tell(self, verb: str, subject: Model, text: str, *, note: str = "") -> None:
        entry = line(
            verb,
            subject,
            institution=self.scope.province,
            scope=self.scope,
            at=self.at,
            text=text[:LONGEST_LINE],
            note=note,
        )
        self.lines.append(entry)


@contextmanager
def change(*, scope: Scope, at: datetime) -> Iterator[Change]:
    """One transaction around one change; with it stand its journal lines and the counted revision.

    The revision is counted first: its row is held, so that one change of the catalogue waits for the other. Where
    nothing changed in the end, nothing is counted.
    """
    scope.demand(ABILITY)
    with transaction.atomic():
        bump()
        made = Change(scope=scope, at=at)
        yield made
        record_all(made.lines)
        if not made.lines:
            transaction.set_rollback(True)
