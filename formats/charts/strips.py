"""The strip: one dot for each of many on one line, those alike stacked, a mark at the middle."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from formats.charts.drawing import image, short
from formats.colours import ACCENT, HATCH_LINE, INK, INK_2

WIDTH, EDGE, RADIUS, STEP, FOOT = 480, 14, 4, 9, 16
AXIS = '<path d="M{} {}H{}" stroke="{}" stroke-width="1"/>'
DOT = '<circle cx="{}" cy="{}" r="4" fill="{}"/>'
MIDDLE = '<path d="M{0} {1}V{2}" stroke="{3}" stroke-width="2"/>'
TEXT = '<text x="{}" y="{}" font-family="\'PUG Sans\', sans-serif" font-size="9" fill="{}" text-anchor="{}">{}</text>'


@dataclass(frozen=True, kw_only=True)
class Strip:
    """`low` and `high` are the ends of the line, and `ends` their words. `middle` is marked; None is not."""

    values: Sequence[Decimal]
    low: Decimal
    high: Decimal
    ends: tuple[str, str]
    middle: Decimal | None
    title: str


def strip(shown: Strip) -> SafeString:
    places = [_x(value, shown) // STEP for value in shown.values]
    height = max(Counter(places).values(), default=1) * STEP + RADIUS + FOOT
    axis = height - FOOT
    dots, stacked = [], Counter[Decimal]()
    for place in places:
        dots.append((short(place * STEP + RADIUS), short(axis - RADIUS - 1 - stacked[place] * STEP), ACCENT))
        stacked[place] += 1
    middle = [] if shown.middle is None else [(short(_x(shown.middle, shown)), axis - 2, axis + 5, INK)]
    words = [(EDGE, height - 3, INK_2, "start", shown.ends[0]), (WIDTH - EDGE, height - 3, INK_2, "end", shown.ends[1])]
    content = (
        format_html(AXIS, EDGE, axis, WIDTH - EDGE, HATCH_LINE)
        + format_html_join("", DOT, dots)
        + format_html_join("", MIDDLE, middle)
        + format_html_join("", TEXT, words)
    )
    return image("strip", (WIDTH, height), title=shown.title, content=content)


def _x(value: Decimal, shown: Strip) -> Decimal:
    span = shown.high - shown.low
    share = min(Decimal(1), max(Decimal(0), (value - shown.low) / span)) if span else Decimal("0.5")
    return EDGE + (WIDTH - 2 * EDGE) * share
