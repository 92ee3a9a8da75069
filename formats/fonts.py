"""The one typeface, Inter, cut for our purposes and called "PUG Sans": one small variable file for browsers, one file
for each weight in print.

The name is our own on purpose: beside a system font of the same family, WeasyPrint mixes the two files and
prints garbled glyphs. Print has static files, because WeasyPrint would cut them out of a variable one anew for each
weight and size in each document.
"""

import os
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_inter

FAMILY = "PUG Sans"
INTER = Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"
WEB_FONT_NAME = "pug-sans.woff2"
RECIPE = f"fontpkg-inter {version('fontpkg-inter')}, cut 4"

# Latin, the typographic marks of Indonesian text, and the signs that the pages use.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2028), *map(ord, "\u202f‰‹›€")]
SIGNS = [ord(sign) for sign in "−≤≥≠≈±×÷·•√∑←↑→↓↗↘✓✕▲▼●○■□"]
# On paper a name may have any Latin letter, its marks apart too, as some keyboards send them, and a sentence any sign.
LATIN = [*range(0x20, 0x180), *range(0x218, 0x21C), *range(0x300, 0x314), *range(0x323, 0x32A), *range(0x1E00, 0x1F00)]
MARKS = [*range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2100, 0x2300), *range(0x25A0, 0x2600)]
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case", "calt", "cv11"]
WEIGHTS = (400, 700)
PRINT_WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
#: The optical size of running text, for titles too: those of print are not much larger.
PRINT_SIZE = 14


def build_web_font(folder: Path) -> bool:
    """Writes the web font and says True, or False when the one that stands there is of the same making."""
    return build(folder, lambda: {WEB_FONT_NAME: web_font()})


def build_print_fonts(folder: Path) -> bool:
    """The same for those of print."""
    return build(folder, print_fonts)


def build(folder: Path, make: Callable[[], dict[str, bytes]]) -> bool:
    mark = folder / "made-from"
    if mark.exists() and mark.read_text() == RECIPE:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in make().items():
        put(folder / name, content)
    put(mark, RECIPE.encode())
    return True


def put(target: Path, content: bytes) -> None:
    """At once: another worker sees all of it or nothing."""
    handle, unfinished = tempfile.mkstemp(dir=target.parent, suffix=".part")
    with open(handle, "wb") as file:
        file.write(content)
    os.chmod(unfinished, 0o644)
    os.replace(unfinished, target)


def web_font() -> bytes:
    """Inter as WOFF2: our letters and weights only, with the optical sizes that make titles tighter."""
    font = with_axes(with_letters([*LETTERS, *SIGNS]), {"wght": WEIGHTS})
    rename(font)
    font.flavor = "woff2"
    return written(font)


def print_fonts() -> dict[str, bytes]:
    """A TrueType file for each weight."""
    letters = written(with_letters([*LATIN, *MARKS, *SIGNS]))
    return {print_font_name(weight): print_font(letters, weight) for weight in PRINT_WEIGHTS}


def print_font_name(weight: int) -> str:
    return f"pug-sans-{weight}.ttf"


def print_font(letters: bytes, weight: int) -> bytes:
    from fontTools.ttLib import TTFont

    font = with_axes(TTFont(BytesIO(letters)), {"wght": weight, "opsz": PRINT_SIZE})
    rename(font, style=PRINT_WEIGHTS[weight])
    return written(font)


def with_letters(letters: Iterable[int]) -> Any:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(INTER)
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def with_axes(font: Any, axes: dict[str, Any]) -> Any:
    from fontTools.varLib.instancer import instantiateVariableFont

    return instantiateVariableFont(font, axes)


def rename(font: Any, style: str = "") -> None:
    """The family is called as in our stylesheets; copyright and licence stay as they are."""
    full = f"{FAMILY} {style}".strip()
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = FAMILY
        if record.nameID in (2, 17) and style:
            record.string = style
        if record.nameID == 4:
            record.string = full
        if record.nameID == 6:
            record.string = full.replace(" ", "")


def written(font: Any) -> bytes:
    file = BytesIO()
    font.save(file)
    return file.getvalue()
