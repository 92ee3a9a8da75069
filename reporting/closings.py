"""What happens when the province closes a quarter, in the same transaction.

Rooms above this one name what they do then, once, when the site starts. No quarter is closed past `has_closed`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from institutions.access.scope import Scope
from reporting.calendar import Window


@dataclass(frozen=True)
class Closing:
    """`at`: when it is told; later than `window.closed_at` where it is made up for. No scope: a command's."""

    window: Window
    at: datetime
    scope: Scope | None = None


Effect = Callable[[Closing], object]
_effects: list[Effect] = []


def at_closing(effect: Effect) -> None:
    """Have this done whenever a quarter closes. It runs while the quarter, its reports and the catalogue are held."""
    if effect not in _effects:
        _effects.append(effect)


def has_closed(closing: Closing) -> None:
    for effect in _effects:
        effect(closing)
