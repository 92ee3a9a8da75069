"""The tile map: each region a tile at its place, coloured by its band and carrying its value."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from formats.charts.drawing import group, image, ornament, short
from formats.colours import HATCH, HATCH_LINE, INK_2, SCALE

WIDTH, HEIGHT, GAP, RADIUS = 76, 60, 5, 6
LABEL_SIZE, LABEL_LETTERS = 11, 10

PATTERN = (
    '<defs><pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="{}"/>'
    '<path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="{}" stroke-width="1" fill="none"/></pattern></defs>'
)
TILE = (
    "<title>{title}</title>"
    '<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" fill="{fill}"/>'
    '<g font-family="\'PUG Sans\', sans-serif" fill="{ink}">'
    '<text x="{left}" y="{upper}" font-size="{size}" font-weight="600">{label}</text>'
    '<text x="{left}" y="{lower}" font-size="20" font-weight="700">{value}</text></g>'
)
SWATCH = '<rect width="12" height="12" rx="3" fill="{}"/>'
SWATCH_HATCH = '<path d="M1 5L5 1M1 11L11 1M7 11L11 7" stroke="{}" stroke-width="1" fill="none"/>'


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One region at its place (row and column from 1); band 0 to 4, or None where there is no value."""

    row: int
    col: int
    label: str
    value_text: str
    band: int | None
    title: str
    href: str | None = None


def tile_map(tiles: Sequence[Tile], title: str, *, id: str = "peta") -> SafeString:
    """A second map on the same page needs an `id` of its own."""
    cols = max((tile.col for tile in tiles), default=1)
    rows = max((tile.row for tile in tiles), default=1)
    size = (cols * (WIDTH + GAP) - GAP, rows * (HEIGHT + GAP) - GAP)
    hatch = format_html(PATTERN, f"{id}-hatch", HATCH, HATCH_LINE)
    content = hatch + format_html_join("", "{}", ((drawn(tile, hatch=f"{id}-hatch"),) for tile in tiles))
    if any(tile.href for tile in tiles):
        return group("tilemap", size, title=title, content=content, id=id)
    return image("tilemap", size, title=title, content=content)


def drawn(tile: Tile, *, hatch: str) -> SafeString:
    x, y = (tile.col - 1) * (WIDTH + GAP), (tile.row - 1) * (HEIGHT + GAP)
    fill, ink = (f"url(#{hatch})", INK_2) if tile.band is None else SCALE[tile.band]
    place = {"x": x, "y": y, "left": x + 9, "upper": y + 19, "lower": y + 48}
    look = {"width": WIDTH, "height": HEIGHT, "radius": RADIUS, "fill": fill, "ink": ink}
    words = {"title": tile.title, "label": tile.label, "value": tile.value_text}
    body = format_html(TILE, **place, **look, **words, size=label_size(tile.label))
    if tile.href:
        return format_html('<a href="{}">{}</a>', tile.href, body)
    return format_html("<g>{}</g>", body)


def label_size(label: str) -> str:
    """Long names are set smaller, so that they stay within their tile."""
    return short(Decimal(LABEL_SIZE) * min(Decimal(1), Decimal(LABEL_LETTERS) / max(1, len(label))))


def swatch(band: int | None, title: str) -> SafeString:
    """The colour of a band, or the hatch, for a legend."""
    if band is None:
        content = format_html(SWATCH, HATCH) + format_html(SWATCH_HATCH, HATCH_LINE)
    else:
        content = format_html(SWATCH, SCALE[band][0])
    return ornament("swatch", (12, 12), title=title, content=content)
