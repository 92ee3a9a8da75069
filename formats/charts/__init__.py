"""Charts as SVG from plain values, the same on a page and in a PDF.

Colours are literal attributes: inside SVG, WeasyPrint paints classes, variables and currentColor black. Each
drawing names itself in a <title>; the numbers stand beside it, in the text of the page or in a table.
"""

from formats.charts.bars import Bar, bar
from formats.charts.courses import Step, course
from formats.charts.lines import Line, sparkline
from formats.charts.multiples import Multiple, multiple
from formats.charts.splits import Split, split
from formats.charts.strips import Strip, strip
from formats.charts.tiles import Tile, narrow_tile_map, swatch, tile_map

__all__ = [
    "Bar", "Line", "Multiple", "Split", "Step", "Strip", "Tile", "bar", "course", "multiple", "narrow_tile_map",
    "sparkline", "split", "strip", "swatch", "tile_map",
]  # fmt: skip
