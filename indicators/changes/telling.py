"""What a change of a definition changed, in the catalogue's words: 'jenis: Jumlah → Nilai rupiah'."""

from collections.abc import Mapping
from typing import Any

from indicators.catalogue import Definition
from institutions.telling import NOTHING, told


def told_definition(before: Definition, values: Mapping[str, Any]) -> str:
    """One line a field, as it was and as it will be."""
    return "\n".join(
        f"{label_of(name)}: {said(name, getattr(before, name))} → {said(name, value)}" for name, value in values.items()
    )


def label_of(name: str) -> str:
    return str(Definition._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def said(name: str, value: Any) -> str:
    """A value of this field as its readers know it."""
    if name == "choices":
        return "; ".join(f"{score}: {label}" for score, label in value) or NOTHING
    if name == "asked_in":
        return str(value).replace("|", ", ") or NOTHING
    labels = dict(getattr(Definition._meta.get_field(name), "choices", None) or ())
    return told(labels.get(value, value))
