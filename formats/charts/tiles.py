"""The tile map: each region a tile at its place, coloured by its band and carrying its value.

On a phone it has few columns: from west to east, in each from north to south.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from formats.charts.drawing import group, image, ornament, short
from formats.colours import HATCH, HATCH_LINE, INK_2, SCALE

HEIGHT, GAP, RADIUS = 60, 5, 6
LABEL_SIZE, LETTER = 11, Decimal("5.8")
#: A longer name would be too small to read; its tile's title says it in full.
MOST_LETTERS = 18


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How wide a tile is, and how far its words stand from its edge."""

    name: str
    width: int
    margin: int


WIDE = Shape(name="tilemap", width=76, margin=9)
#: Four columns are as wide as a panel on a phone of 360 pixels, so that the words keep their size.
NARROW, NARROW_COLUMNS = Shape(name="tilemap-narrow", width=67, margin=6), 4

RECT = '<rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{}"/>'
LINES = '<path d="{}" stroke="{}" stroke-width="1" fill="none"/>'
WORDS = (
    '<g font-family="\'PUG Sans\', sans-serif" fill="{ink}">'
    '<text x="{x}" y="{upper}" font-size="{size}" font-weight="600">{label}</text>'
    '<text x="{x}" y="{lower}" font-size="20" font-weight="700">{value}</text></g>'
)
SWATCH = '<rect width="12" height="12" rx="3" fill="{}"/>'
SWATCH_LINES = "M1 5L5 1M1 11L11 1M7 11L11 7"


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


def tile_map(tiles: Sequence[Tile], title: str, *, id: str = "peta", shape: Shape = WIDE) -> SafeString:
    """A second map with links on the same page needs an `id` of its own."""
    cols = max((tile.col for tile in tiles), default=1)
    rows = max((tile.row for tile in tiles), default=1)
    size = (cols * (shape.width + GAP) - GAP, rows * (HEIGHT + GAP) - GAP)
    in_reading_order = sorted(tiles, key=lambda tile: (tile.row, tile.col))
    content = format_html_join("", "{}", ((drawn(tile, shape),) for tile in in_reading_order))
    if any(tile.href for tile in tiles):
        return group(shape.name, size, title=title, content=content, id=id)
    return image(shape.name, size, title=title, content=content)


def narrow_tile_map(tiles: Sequence[Tile], title: str, *, id: str = "peta-sempit") -> SafeString:
    return tile_map(gathered(tiles), title, id=id, shape=NARROW)


def gathered(tiles: Sequence[Tile], columns: int = NARROW_COLUMNS) -> list[Tile]:
    """The same tiles in few columns, each with as many as the others or one more."""
    eastward = sorted(tiles, key=lambda tile: (tile.col, tile.row))
    least, more = divmod(len(eastward), columns)
    placed, start = [], 0
    for column in range(columns):
        end = start + least + (column < more)
        southward = sorted(eastward[start:end], key=lambda tile: (tile.row, tile.col))
        placed += [replace(tile, row=row, col=column + 1) for row, tile in enumerate(southward, 1)]
        start = end
    return placed


def drawn(tile: Tile, shape: Shape) -> SafeString:
    x, y = (tile.col - 1) * (shape.width + GAP), (tile.row - 1) * (HEIGHT + GAP)
    fill, ink = (HATCH, INK_2) if tile.band is None else SCALE[tile.band]
    body = format_html("<title>{}</title>", tile.title) + format_html(RECT, x, y, shape.width, HEIGHT, RADIUS, fill)
    if tile.band is None:
        body += format_html(LINES, hatch(x, y, shape.width), HATCH_LINE)
    label = tile.label if len(tile.label) <= MOST_LETTERS else f"{tile.label[: MOST_LETTERS - 1]}…"
    words = {"label": label, "size": label_size(label, shape), "value": tile.value_text}
    body += format_html(WORDS, ink=ink, x=x + shape.margin, upper=y + 19, lower=y + 48, **words)
    return format_html('<a href="{}">{}</a>', tile.href, body) if tile.href else format_html("<g>{}</g>", body)


def hatch(x: int, y: int, width: int) -> str:
    """Rising lines within the rounded corners. A <pattern> would show seams where WeasyPrint repeats it."""
    left, top, right, bottom = x + 2, y + 2, x + width - 2, y + HEIGHT - 2
    strokes = []
    for total in range(left + top + 5, right + bottom, 7):
        low, high = max(left, total - bottom), min(right, total - top)
        strokes.append(f"M{low} {total - low}L{high} {total - high}")
    return "".join(strokes)


def label_size(label: str, shape: Shape) -> str:
    """Long names are set smaller, so that they stay within their tile."""
    letters = (shape.width - 2 * shape.margin) / LETTER
    return short(Decimal(LABEL_SIZE) * min(Decimal(1), letters / max(1, len(label))))


def swatch(band: int | None, label: str) -> SafeString:
    """The colour of a band, or the hatch, for a legend in which the label stands beside it."""
    if band is None:
        content = format_html(SWATCH, HATCH) + format_html(LINES, SWATCH_LINES, HATCH_LINE)
    else:
        content = format_html(SWATCH, SCALE[band][0])
    title = f"{'Arsiran' if band is None else 'Warna'} untuk {label}"
    return ornament("swatch", (12, 12), title=title, content=content)
