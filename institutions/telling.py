"""What a change changed, in words, for the journal: 'singkatan: Dinkes → DKK'."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from formats.dates import long_date

NOTHING = "(kosong)"


def told_changes(row: Model, new: Mapping[str, Any]) -> str:
    """One line a field, as it was and as it will be; call it before the new values are set."""
    return "\n".join(
        f"{row._meta.get_field(name).verbose_name}: {told(getattr(row, name))} → {told(value)}"  # type: ignore[union-attr]
        for name, value in new.items()
    )


def told(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or NOTHING
    return NOTHING if value in (None, "") else str(value)
