"""Rates of completeness and timeliness as they are printed, beside the quarter before and the year before. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.big_numbers import BigNumber
from dashboards.completeness.sentences import DECIMALS
from dashboards.printed import change_of
from dashboards.trends import trend
from formats.numbers import percent
from formats.quarters import Quarter
from formats.spreadsheets import Kind, Typed
from indicators.timeliness import Timeliness

YEAR = 4


@dataclass(frozen=True, slots=True)
class Rates:
    """One group of reports in one quarter."""

    counted: Timeliness

    @property
    def points(self) -> tuple[Decimal | None, Decimal | None]:
        return self.counted.printed(decimals=DECIMALS)

    @property
    def complete(self) -> str:
        return percent(self.points[0], DECIMALS)

    @property
    def timely(self) -> str:
        return percent(self.points[1], DECIMALS)

    @property
    def came(self) -> str:
        return of(self.counted.submitted, self.counted)

    @property
    def on_time(self) -> str:
        return of(self.counted.on_time, self.counted)


def of(count: int, counted: Timeliness) -> str:
    """'11 dari 14'; a dash where nobody was expected."""
    return f"{count} dari {counted.expected}" if counted.expected else "—"


def two_numbers(what: str, course: Sequence[Timeliness], *, quarters: Sequence[Quarter]) -> list[BigNumber]:
    """Completeness and timeliness of the last of the quarters; `course` has one for each, oldest first."""
    rates = [Rates(one) for one in course]
    complete, timely = zip(*(one.points for one in rates), strict=True)
    return [
        _number(f"Kelengkapan {what}", complete, quarters, rates[-1].came),
        _number(f"Ketepatan waktu {what}", timely, quarters, rates[-1].on_time),
    ]


def _number(label: str, points: Sequence[Decimal | None], quarters: Sequence[Quarter], counts: str) -> BigNumber:
    by = change_of(points[-1], points[-2], decimals=DECIMALS)
    has_moved = by is not None and by.is_good is not None
    before = "poin dari triwulan lalu · " if has_moved else "sama dengan triwulan lalu · " if by else ""
    return BigNumber(
        label=label,
        value=percent(points[-1], DECIMALS),
        change=by.text if by and has_moved else "",
        is_good=by.is_good if by else None,
        note=f"{before}{counts} · setahun lalu {percent(points[-1 - YEAR], DECIMALS)}",
        trend=trend(label, points, quarters=quarters, decimals=DECIMALS, unit="%"),
        figure=None if points[-1] is None else Typed(points[-1], Kind.PERCENT, DECIMALS),
        by=by if has_moved else None,
    )
