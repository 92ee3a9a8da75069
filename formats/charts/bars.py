"""The bar: how far something is, from 0 to 100."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from formats.charts.drawing import image, short
from formats.colours import ACCENT, HATCH_LINE, TRACK, WEAK

WIDTH, HEIGHT = 200, 8
RECT = '<rect width="{}" height="{}" rx="{}" ry="{}" fill="{}"/>'
OUTLINE = '<rect x="0.5" y="0.5" width="{}" height="{}" rx="3.5" fill="none" stroke="{}" stroke-dasharray="3 3"/>'


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A value from 0 to 100; what lies outside is drawn to the end."""

    value: Decimal | int | None
    title: str
    weak: bool = False


def bar(shown: Bar) -> SafeString:
    """A missing value leaves a dashed outline, so that it differs from zero."""
    if shown.value is None:
        content = format_html(OUTLINE, WIDTH - 1, HEIGHT - 1, HATCH_LINE)
    else:
        share = min(Decimal(100), max(Decimal(0), Decimal(shown.value)))
        filled = rect(WIDTH * share / 100, WEAK if shown.weak else ACCENT)
        content = rect(Decimal(WIDTH), TRACK) + filled
    return image("bar", (WIDTH, HEIGHT), title=shown.title, content=content)


def rect(width: Decimal, colour: str) -> SafeString:
    if not width:
        return SafeString("")
    radius = short(min(Decimal(HEIGHT), width) / 2)
    return format_html(RECT, short(width), HEIGHT, radius, HEIGHT // 2, colour)
