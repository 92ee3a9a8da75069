"""The tokens as they stand in tokens.css: read from the file, so that what is shown is what is used."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pug_tracker.look.sight import contrast, difference, grey_difference

SOURCE = settings.BASE_DIR / "static" / "css" / "tokens.css"
VALUE = re.compile(r"--([a-z0-9-]+): ([^;]+);")
BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")

#: A colour, the ground it stands on and what it is for: text wants 4.5 to 1, a shape 3.
ON_GROUND = (
    ("ink", "paper", "teks"),
    ("ink-2", "ground", "teks kedua"),
    ("accent", "ground", "tautan"),
    ("on-accent", "accent-fill", "tombol"),
    ("ok", "ok-soft", "status baik"),
    ("warn", "warn-soft", "status menunggu"),
    ("bad", "bad-soft", "status bermasalah"),
    ("none", "none-soft", "status belum ada"),
    ("on-band-low", "band-0", "peta, jenjang 1"),
    ("on-band-low", "band-1", "peta, jenjang 2"),
    ("on-band-low", "band-2", "peta, jenjang 3"),
    ("on-band-high", "band-3", "peta, jenjang 4"),
    ("on-band-high", "band-4", "peta, jenjang 5"),
    ("ink-2", "hatch", "peta, belum ada"),
    ("edge", "paper", "tepi isian"),
    ("weak", "paper", "batang lemah"),
    ("women", "paper", "perempuan"),
    ("men", "paper", "laki-laki"),
)
#: Colours that stand beside each other in a chart.
NEIGHBOURS = (
    *((f"band-{step}", f"band-{step + 1}") for step in range(4)),
    ("women", "men"),
    ("accent", "weak"),
    ("accent", "track"),
    ("weak", "track"),
)


@cache
def schemes() -> dict[str, dict[str, str]]:
    """Day and night, each whole."""
    day: dict[str, str] = {}
    night: dict[str, str] = {}
    for selector, body in BLOCK.findall(SOURCE.read_text()):
        if '[data-scheme="dark"]' in selector:
            night |= dict(VALUE.findall(body))
        elif selector.strip().endswith('[data-scheme="light"]'):
            day |= dict(VALUE.findall(body))
    return {"light": day, "dark": day | night}


@cache
def scales() -> dict[str, str]:
    """Type, space, radii and heights: what stands in the first block."""
    source = SOURCE.read_text().split(":root {", 1)[1].split("}", 1)[0]
    return dict(VALUE.findall(source))


@dataclass(frozen=True)
class Shade:
    """One colour on its ground in one scheme."""

    name: str
    value: str
    ground: str
    purpose: str
    contrast: str
    sample: SafeString


@dataclass(frozen=True)
class Pair:
    """Two neighbours of a chart: how far apart for each eye, and on grey paper."""

    names: tuple[str, str]
    sample: SafeString
    all_colours: str
    protan: str
    deutan: str
    grey: str


SAMPLE = (
    '<svg width="56" height="28" viewBox="0 0 56 28" aria-hidden="true"><rect width="56" height="28" rx="6" fill="{}"/>'
    '<text x="28" y="19" font-size="14" font-weight="600" text-anchor="middle" fill="{}">{}</text></svg>'
)
TWO = (
    '<svg width="56" height="28" viewBox="0 0 56 28" aria-hidden="true">'
    '<rect width="28" height="28" fill="{}"/><rect x="28" width="28" height="28" fill="{}"/></svg>'
)


def shades(scheme: str) -> list[Shade]:
    return [_shade(schemes()[scheme], name, ground, purpose) for name, ground, purpose in ON_GROUND]


def _shade(colours: Mapping[str, str], name: str, ground: str, purpose: str) -> Shade:
    told = _one_place(contrast(colours[name], colours[ground]))
    return Shade(name, colours[name], ground, purpose, told, format_html(SAMPLE, colours[ground], colours[name], "Aa"))


def pairs(scheme: str) -> list[Pair]:
    colours = schemes()[scheme]
    return [_pair(first, second, colours[first], colours[second]) for first, second in NEIGHBOURS]


def _pair(first: str, second: str, one: str, other: str) -> Pair:
    eyes = (difference(one, other), difference(one, other, eye="protan"), difference(one, other, eye="deutan"))
    told = [_one_place(each) for each in (*eyes, grey_difference(one, other))]
    return Pair((first, second), format_html(TWO, one, other), *told)


def _one_place(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
