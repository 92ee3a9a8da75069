"""The course of a number over the quarters of a trend: a small line, and the same in words."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from django.utils.safestring import SafeString

from formats.charts import Line, sparkline
from formats.numbers import number
from formats.quarters import Quarter

Points = Sequence[Decimal | None]


def trend(name: str, points: Points, *, quarters: Sequence[Quarter], decimals: int = 0, unit: str = "") -> SafeString:
    return _drawn(name, tuple(points), tuple(quarters), decimals, unit)


@lru_cache(maxsize=2048)
def _drawn(
    name: str, points: tuple[Decimal | None, ...], quarters: tuple[Quarter, ...], decimals: int, unit: str
) -> SafeString:
    """A board of which one region has changed draws the other lines as before."""
    return sparkline(Line(points=points, title=words(name, points, quarters=quarters, decimals=decimals, unit=unit)))


def words(name: str, points: Points, *, quarters: Sequence[Quarter], decimals: int = 0, unit: str = "") -> str:
    """'Kesiapan Kabupaten Kapuas: TW I 2026 80, TW II 2026 —, TW III 2026 83'."""
    told = ", ".join(
        f"{quarter.short_label} {number(point, decimals)}{unit if point is not None else ''}"
        for quarter, point in zip(quarters, points, strict=True)
    )
    return f"{name}: {told}"
