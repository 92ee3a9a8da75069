"""The split bar: women and men of one whole, side by side."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from formats.charts.drawing import image, short
from formats.colours import HATCH_LINE, MEN, WOMEN

WIDTH, HEIGHT = 120, 10
RECT = '<rect x="{}" y="0" width="{}" height="{}" fill="{}"/>'
HALF = '<path d="M{} 0V{}" stroke="#ffffff" stroke-width="1.5"/>'
OUTLINE = '<rect x="0.5" y="0.5" width="{}" height="{}" fill="none" stroke="{}" stroke-dasharray="3 3"/>'


@dataclass(frozen=True, kw_only=True)
class Split:
    """`share`: of women, in percent; None where there is nobody."""

    share: Decimal | None
    title: str


def split(shown: Split) -> SafeString:
    """Women left, men right, a white line in the middle; a dashed outline where there is nobody."""
    if shown.share is None:
        content = format_html(OUTLINE, WIDTH - 1, HEIGHT - 1, HATCH_LINE)
    else:
        women = WIDTH * shown.share / 100
        content = (
            format_html(RECT, 0, short(women), HEIGHT, WOMEN)
            + format_html(RECT, short(women), short(WIDTH - women), HEIGHT, MEN)
            + format_html(HALF, WIDTH // 2, HEIGHT)
        )
    return image("split", (WIDTH, HEIGHT), title=shown.title, content=content)
