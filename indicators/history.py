"""The definitions that an indicator has had: since when, until when, and what each one changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from formats.quarters import Quarter
from indicators.catalogue import Definition
from indicators.changes.definitions import SAID
from indicators.changes.telling import told_definition


@dataclass(frozen=True)
class Chapter:
    """One definition and the quarters in which it holds; `until` is None for the last one."""

    definition: Definition
    until: Quarter | None
    changes: str

    @property
    def since(self) -> Quarter:
        return self.definition.valid_from

    def holds_in(self, quarter: Quarter) -> bool:
        return self.since <= quarter and (self.until is None or quarter <= self.until)


def history_of(definitions: Sequence[Definition]) -> tuple[Chapter, ...]:
    """Newest first, from definitions in the order of their quarters."""
    befores = (None, *definitions)
    afters = (*definitions[1:], None)
    chapters = (
        Chapter(one, after.valid_from.previous if after else None, _changes(one, before=before))
        for before, one, after in zip(befores, definitions, afters, strict=False)
    )
    return tuple(reversed(list(chapters)))


def _changes(definition: Definition, *, before: Definition | None) -> str:
    """One line a field."""
    if before is None:
        return ""
    new = {name: getattr(definition, name) for name in SAID if getattr(definition, name) != getattr(before, name)}
    return told_definition(before, new)
