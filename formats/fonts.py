"""The one typeface, Inter, served by ourselves under the name "PUG Sans".

The name is our own on purpose: beside a system font of the same family, WeasyPrint mixes the two files and
prints garbled glyphs. The PDF takes the package's file whole; browsers get a small cut of it.
"""

from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_inter

FAMILY = "PUG Sans"
PRINT_FONT = Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"
WEB_FONT_NAME = "pug-sans.woff2"
RECIPE = f"fontpkg-inter {version('fontpkg-inter')}, cut 3"

# Latin, the typographic marks of Indonesian text, and the signs that the pages use.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2028), *map(ord, "\u202f‰‹›€")]
SIGNS = [ord(sign) for sign in "−≤≥≠≈±×÷·•√∑←↑→↓↗↘✓✕▲▼●○■□"]
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case", "calt", "cv11"]
WEIGHTS = (400, 700)


def build_web_font(folder: Path) -> bool:
    """Writes the web font and says True, or False when the one that stands there is of the same making."""
    target, mark = folder / WEB_FONT_NAME, folder / f"{WEB_FONT_NAME}.made-from"
    if target.exists() and mark.exists() and mark.read_text() == RECIPE:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    unfinished.write_bytes(web_font())
    unfinished.replace(target)
    mark.write_text(RECIPE)
    return True


def web_font() -> bytes:
    """Inter as WOFF2: our letters and weights only, with the optical sizes that make titles tighter."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(PRINT_FONT)
    cut(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    rename(font)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def cut(font: Any) -> None:
    from fontTools.subset import Options, Subsetter

    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LETTERS, *SIGNS])
    subsetter.subset(font)


def rename(font: Any) -> None:
    """The family is called as in our stylesheets; copyright and licence stay as they are."""
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = FAMILY
        if record.nameID == 6:
            record.string = FAMILY.replace(" ", "")
