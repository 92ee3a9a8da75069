"""The course of a share over some quarters: a line from 0 to 100 percent with each value beside its point."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from formats.charts.drawing import image, short
from formats.charts.lines import unbroken
from formats.colours import HATCH_LINE, INK, INK_2, LINE, WOMEN

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 44, 24, 24, 30

TEXT = '<text x="{}" y="{}" font-family="\'PUG Sans\', sans-serif" font-size="12" fill="{}" text-anchor="{}">{}</text>'
LEVEL = '<path d="M{} {}H{}" stroke="{}" stroke-width="1"/>'
MIDDLE = '<path d="M{} {}H{}" stroke="{}" stroke-width="1.2" stroke-dasharray="4 4"/>'
STROKE = '<polyline points="{}" fill="none" stroke="{}" stroke-width="2" stroke-linejoin="round"/>'
DOT = '<circle cx="{}" cy="{}" r="3.5" fill="{}"/>'


@dataclass(frozen=True, kw_only=True)
class Step:
    """One quarter: its label, its share (None is a gap), and the share as it is printed."""

    label: str
    share: Decimal | None
    text: str


def course(steps: Sequence[Step], *, title: str) -> SafeString:
    """A dashed line stands at 50 percent: as many women as men."""
    xs = [short(_x(index, len(steps))) for index in range(len(steps))]
    places = [None if one.share is None else (x, short(_y(one.share))) for x, one in zip(xs, steps, strict=True)]
    lines = [" ".join(map(",".join, run)) for run in unbroken(places, ()) if len(run) > 1]
    known = [(place, one) for place, one in zip(places, steps, strict=True) if place is not None]
    content = (
        _levels()
        + format_html_join("", STROKE, ((line, WOMEN) for line in lines))
        + format_html_join("", DOT, ((*place, WOMEN) for place, _ in known))
        + format_html_join("", TEXT, ((x, _beside(y, one.share), INK, "middle", one.text) for (x, y), one in known))
        + format_html_join(
            "", TEXT, ((x, HEIGHT - 8, INK_2, "middle", one.label) for x, one in zip(xs, steps, strict=True))
        )
    )
    return image("course", (WIDTH, HEIGHT), title=title, content=content)


def _levels() -> SafeString:
    ends = [(LEFT, short(_y(Decimal(share))), WIDTH - RIGHT, LINE) for share in (0, 100)]
    labels = [(LEFT - 8, short(_y(Decimal(share)) + 4), INK_2, "end", f"{share}%") for share in (0, 50, 100)]
    half = short(_y(Decimal(50)))
    return (
        format_html_join("", LEVEL, ends)
        + format_html(MIDDLE, LEFT, half, WIDTH - RIGHT, HATCH_LINE)
        + format_html_join("", TEXT, labels)
    )


def _x(index: int, count: int) -> Decimal:
    """The outermost points keep room for what is written beside them."""
    return LEFT + 30 + Decimal(WIDTH - LEFT - RIGHT - 60) / max(1, count - 1) * index


def _y(share: Decimal) -> Decimal:
    return TOP + (HEIGHT - TOP - BOTTOM) * (100 - share) / 100


def _beside(y: str, share: Decimal | None) -> str:
    """Above its point, or below it where the dashed line would run through."""
    is_in_the_way = share is not None and 38 <= share < 50
    return short(Decimal(y) + (18 if is_in_the_way else -9))
