"""What a change of a definition changed, in words: 'nama: Rapat Pokja → Rapat Pokja PUG'."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from formats.dates import long_date
from indicators.catalogue import Definition

NOTHING = "(kosong)"


def told_changes(before: Definition, values: Mapping[str, Any]) -> str:
    """One line a field, as it was and as it will be."""
    return "\n".join(
        f"{label_of(name)}: {told(name, getattr(before, name))} → {told(name, value)}" for name, value in values.items()
    )


def label_of(name: str) -> str:
    return str(Definition._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def told(name: str, value: Any) -> str:
    """A value of this field as its readers know it."""
    if name == "choices":
        return "; ".join(f"{score}: {label}" for score, label in value) or NOTHING
    if name == "asked_in":
        return str(value).replace("|", ", ") or NOTHING
    labels = dict(getattr(Definition._meta.get_field(name), "choices", None) or ())
    return told_value(labels.get(value, value))


def told_value(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return long_date(value)
    return NOTHING if value in (None, "") else str(value)
