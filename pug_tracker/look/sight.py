"""How colours are told apart: their contrast, and what is left of it for red-green blind eyes and on grey paper.

Contrast: WCAG 2.2, "relative luminance" and "contrast ratio". Colour blindness: F. Viénot, H. Brettel, J. D. Mollon,
"Digital video colourmaps for checking the legibility of displays by dichromats", Color Research & Application 24
(1999), pp. 243-252, in linear light as its matrices stand for sRGB. Difference: CIE 1976 L*a*b* (D65); about 2 can
just be seen side by side, 10 at a glance.
"""

from math import cbrt, dist
from typing import Literal, NamedTuple

Eye = Literal["protan", "deutan"]


class Light(NamedTuple):
    """Red, green and blue from 0 to 1, linear."""

    red: float
    green: float
    blue: float


#: The second row of each: red and green become one channel; blue keeps its own, with a little of the difference.
SIMULATED: dict[Eye, tuple[Light, Light, Light]] = {
    "protan": (Light(0.11238, 0.88762, 0.0), Light(0.11238, 0.88762, 0.0), Light(0.00401, -0.00401, 1.0)),
    "deutan": (Light(0.29275, 0.70725, 0.0), Light(0.29275, 0.70725, 0.0), Light(-0.02234, 0.02234, 1.0)),
}
TO_XYZ = (
    Light(0.4124564, 0.3575761, 0.1804375),
    Light(0.2126729, 0.7151522, 0.0721750),
    Light(0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def light_of(colour: str) -> Light:
    """Of a literal like #0b5d4e."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return Light(*(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts))


def luminance(light: Light) -> float:
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(light_of(one)), luminance(light_of(other))))
    return (lighter + 0.05) / (darker + 0.05)


def seen_by(eye: Eye, light: Light) -> Light:
    rows = (sum(weight * part for weight, part in zip(row, light, strict=True)) for row in SIMULATED[eye])
    return Light(*(min(1.0, max(0.0, part)) for part in rows))


def difference(one: str, other: str, *, eye: Eye | None = None) -> float:
    """How far two colours lie apart, for an eye that sees all or for one that does not."""
    first, second = light_of(one), light_of(other)
    if eye:
        first, second = seen_by(eye, first), seen_by(eye, second)
    return dist(_lab(first), _lab(second))


def grey_difference(one: str, other: str) -> float:
    """How far their lightness lies apart (0 to 100), which is all that black and white paper keeps."""
    return abs(_lab(light_of(one))[0] - _lab(light_of(other))[0])


def _lab(light: Light) -> tuple[float, float, float]:
    xyz = (sum(weight * part for weight, part in zip(row, light, strict=True)) for row in TO_XYZ)
    x, y, z = (_root(part / white) for part, white in zip(xyz, WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
