"""The tokens hold together: enough contrast by day and by night, and the same literals in charts."""

import re
from pathlib import Path

import pytest

from formats import colours

TOKENS = (Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css").read_text()
COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")
DAY_TEXT, NIGHT_TEXT = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
DAY = dict(COLOUR.findall(DAY_TEXT))
NIGHT = DAY | dict(COLOUR.findall(NIGHT_TEXT))

TEXT_ON = [
    *((ink, ground) for ink in ("ink", "ink-2", "accent", "ok", "bad") for ground in ("paper", "ground")),
    ("ink", "accent-soft"),
    ("ink-2", "accent-soft"),
    ("on-accent", "accent-fill"),
    ("on-accent", "accent-fill-strong"),
    *((status, f"{status}-soft") for status in ("ok", "warn", "bad", "none")),
    *(("ink", f"{status}-soft") for status in ("ok", "warn", "bad", "none")),
]
SHAPE_ON = [("edge", "paper"), ("edge", "ground"), ("accent", "paper"), ("accent", "ground"), ("bad", "paper")]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(scheme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON)
def test_edges_of_inputs_and_focus_can_be_seen(scheme: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(scheme[shape], scheme[ground]) >= 3


@pytest.mark.parametrize(("fill", "text"), colours.SCALE)
def test_the_map_can_be_read(fill: str, text: str) -> None:
    assert contrast(fill, text) >= 4.5


@pytest.mark.parametrize(
    ("token", "literal"),
    [
        ("ink", colours.INK),
        ("ink-2", colours.INK_2),
        ("line", colours.LINE),
        ("paper", colours.PAPER),
        ("ground", colours.GROUND),
        ("accent", colours.ACCENT),
        ("accent-soft", colours.ACCENT_SOFT),
        ("ok", colours.OK),
        ("warn", colours.WARN),
        ("bad", colours.BAD),
        ("none-soft", colours.TRACK),
        ("weak", colours.WEAK),
        ("women", colours.WOMEN),
        ("men", colours.MEN),
        *((f"band-{band}", fill) for band, (fill, _) in enumerate(colours.SCALE)),
    ],
)
def test_charts_and_pages_share_their_colours(token: str, literal: str) -> None:
    assert DAY[token] == literal
