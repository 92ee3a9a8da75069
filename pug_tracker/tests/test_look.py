"""The tokens hold together: enough contrast by day and by night, and the same literals in charts."""

import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from django.test import Client
from django.urls import reverse

from formats import colours
from institutions.tests.cast import Cast
from pug_tracker.look.sight import Eye, contrast, difference, grey_difference
from pug_tracker.look.tokens import BLOCK, NEIGHBOURS, ON_GROUND, VALUE, schemes

pytestmark = pytest.mark.once

STYLES = Path(__file__).resolve().parents[2] / "static" / "css"
TOKENS = (STYLES / "tokens.css").read_text()
DAY, NIGHT = schemes()["light"], schemes()["dark"]
#: Sheets that take type, space and colour from the tokens; tokens.css has them, pdf.css is set in points.
SHEETS = ("site", "form", "board", "verify", "look", "print")

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
        ("track", colours.TRACK),
        ("hatch", colours.HATCH),
        ("hatch-line", colours.HATCH_LINE),
        ("ok-soft", colours.OK_SOFT),
        ("warn-soft", colours.WARN_SOFT),
        ("bad-soft", colours.BAD_SOFT),
        ("weak", colours.WEAK),
        ("women", colours.WOMEN),
        ("men", colours.MEN),
        *((f"band-{band}", fill) for band, (fill, _) in enumerate(colours.SCALE)),
    ],
)
def test_charts_and_pages_share_their_colours(token: str, literal: str) -> None:
    assert DAY[token] == literal


# --- schemes ------------------------------------------------------------------------------------------


def test_the_night_of_a_section_is_the_night_of_the_page() -> None:
    nights = [dict(VALUE.findall(body)) for _, body in BLOCK.findall(TOKENS) if "color-scheme: dark;" in body]

    assert len(nights) == 2
    assert nights[0] == nights[1]


def test_every_colour_of_the_night_has_a_day() -> None:
    assert set(NIGHT) == set(DAY)


# --- charts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
@pytest.mark.parametrize("eye", [None, *get_args(Eye)])
def test_neighbours_in_a_chart_are_told_apart_by_every_eye(
    scheme: dict[str, str], one: str, other: str, eye: Eye | None
) -> None:
    assert difference(scheme[one], scheme[other], eye=eye) >= 9


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
def test_neighbours_in_a_chart_are_told_apart_on_grey_paper(one: str, other: str) -> None:
    assert grey_difference(DAY[one], DAY[other]) >= 9


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
def test_the_bands_of_the_map_go_one_way(scheme: dict[str, str]) -> None:
    away = [contrast(scheme[f"band-{band}"], scheme["paper"]) for band in range(5)]

    assert all(nearer < farther for nearer, farther in pairwise(away))


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("text", "ground", "purpose"), ON_GROUND)
def test_what_the_living_page_shows_can_be_seen(scheme: dict[str, str], text: str, ground: str, purpose: str) -> None:
    least = 3 if text in {"edge", "weak", "women", "men"} else 4.5

    assert contrast(scheme[text], scheme[ground]) >= least, purpose


def test_red_and_green_of_one_lightness_are_alike_to_a_blind_eye() -> None:
    """The instrument can say no: what all see at once is next to nothing where red and green are one."""
    red, green = "#b85a00", "#7a7700"

    assert difference(red, green) > 30
    assert difference(red, green, eye="deutan") < 15


# --- no literals beside the tokens --------------------------------------------------------------------

SPACED = re.compile(r"^\s*(?:padding|margin|gap|row-gap|column-gap|--bs-btn-padding)[a-z-]*: ([^;]+);", re.MULTILINE)
TYPED = re.compile(r"^\s*(?:font-size|font-weight|letter-spacing|border-radius): ([^;]+);", re.MULTILINE)
FREE = {"inherit", "0", "50%", "normal", "bold", "0.02em"}


@pytest.mark.parametrize("sheet", SHEETS)
def test_space_comes_from_the_scale(sheet: str) -> None:
    told = SPACED.findall(without_page((STYLES / f"{sheet}.css").read_text()))

    assert [value for value in told if re.search(r"(?<![\w.-])(?!0|1px|3px)[\d.]+(?:px|pt)", value)] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_type_comes_from_the_scale(sheet: str) -> None:
    told = TYPED.findall((STYLES / f"{sheet}.css").read_text())

    assert [value for value in told if "var(" not in value and value not in FREE] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_colour_comes_from_the_tokens(sheet: str) -> None:
    declared = re.findall(r":[^;{}]*(#[0-9a-f]{3,8})[^;{}]*;", (STYLES / f"{sheet}.css").read_text())

    assert declared == []


def test_print_uses_the_colours_of_the_tokens() -> None:
    used = set(re.findall(r"#[0-9a-f]{6}\b", (STYLES / "pdf.css").read_text()))

    assert used <= set(DAY.values())


def without_page(sheet: str) -> str:
    """Without @page, whose margins are millimetres of paper."""
    return re.sub(r"@page \{[^}]*\}", "", sheet)


# --- the living page ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_living_page_shows_every_part_in_both_schemes(cast: Cast) -> None:
    page = cast.client(cast.administrator).get(reverse("visual_language")).content.decode()

    assert page.count('data-scheme="light"') == page.count('data-scheme="dark"') == 1
    parts = ("panel", "chip chip-ok", "bigs", "data data-tight", "empty", "error-summary", "notice notice-bad", "tabs",
             "stages", "segments", "history", "quote", "fold", "chart-tilemap", "chart-course",
             "chart-split", "chart-bar", "chart-spark")  # fmt: skip
    assert {part for part in parts if page.count(f'class="{part}') < 2} == set()
    assert page.count('class="pager"') == page.count('class="crumbs"') == 1
    assert all(f"--{name}" in page for name, value in DAY.items() if value.startswith("#"))


@pytest.mark.django_db
def test_the_living_page_is_for_administrators(cast: Cast) -> None:
    assert cast.client(cast.verifier).get(reverse("visual_language")).status_code == 403
    assert Client().get(reverse("visual_language")).status_code == 302
