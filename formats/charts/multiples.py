"""One of many small charts that are read beside each other: all from 0 to the same top."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from formats.charts.drawing import image, short
from formats.charts.lines import unbroken
from formats.colours import ACCENT, HATCH_LINE, LINE

WIDTH, HEIGHT, EDGE = 160, 64, 5
STROKE = (
    '<polyline points="{}" fill="none" stroke="{}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>'
)
DOT = '<circle cx="{}" cy="{}" r="{}" fill="{}"/>'
LEVEL = '<path d="M{} {}H{}" stroke="{}" stroke-width="1"/>'
UNKNOWN = '<path d="M{} {}H{}" stroke="{}" stroke-width="1.6" stroke-dasharray="1 5" stroke-linecap="round"/>'


@dataclass(frozen=True, kw_only=True)
class Multiple:
    """Values at even steps, oldest first; None is a gap. `top` is that of all charts beside it."""

    points: Sequence[Decimal | None]
    top: Decimal
    title: str


def multiple(shown: Multiple) -> SafeString:
    """The lines at the bottom and at the top are 0 and the common top."""
    step = Decimal(WIDTH - 2 * EDGE) / max(1, len(shown.points) - 1)
    places = [
        None if point is None else (short(EDGE + index * step), short(_y(point, shown.top)))
        for index, point in enumerate(shown.points)
    ]
    runs = unbroken(places, ())
    dots = [(*run[0], "1.5", ACCENT) for run in runs[:-1] if len(run) == 1]
    dots += [(*run[-1], "3", ACCENT) for run in runs[-1:]]
    drawn = format_html_join("", STROKE, ((" ".join(map(",".join, run)), ACCENT) for run in runs if len(run) > 1))
    levels = format_html_join("", LEVEL, ((0, y, WIDTH, LINE) for y in (EDGE, HEIGHT - EDGE)))
    unknown = format_html(UNKNOWN, EDGE, HEIGHT // 2, WIDTH - EDGE, HATCH_LINE)
    content = levels + drawn + format_html_join("", DOT, dots) if runs else levels + unknown
    return image("multiple", (WIDTH, HEIGHT), title=shown.title, content=content)


def _y(point: Decimal, top: Decimal) -> Decimal:
    share = min(Decimal(1), max(Decimal(0), point / top)) if top > 0 else Decimal(0)
    return EDGE + (HEIGHT - 2 * EDGE) * (1 - share)
