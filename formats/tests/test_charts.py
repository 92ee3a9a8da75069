import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from formats import colours
from formats.charts import (
    Bar,
    Line,
    Split,
    Step,
    Tile,
    bar,
    course,
    narrow_tile_map,
    sparkline,
    split,
    swatch,
    tile_map,
)
from formats.charts.tiles import gathered

values = st.none() | st.decimals("-1e15", "1e15", places=3, allow_nan=False)
NASTY = '</svg><script>alert("1 & 2")</script>\''


def tree(drawn: SafeString) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)


def tile(**changes: object) -> Tile:
    whole = {"row": 1, "col": 1, "label": "Kapuas", "value_text": "83", "band": 4, "title": "Kabupaten Kapuas: 83"}
    return Tile(**(whole | changes))  # type: ignore[arg-type]


def every_kind() -> list[SafeString]:
    return [
        sparkline(Line(points=[1, None, 3], title=NASTY)),
        tile_map([tile(label=NASTY, value_text=NASTY, title=NASTY), tile(col=2, band=None)], NASTY),
        tile_map([tile(href=f"/?a={NASTY}", title=NASTY)], NASTY, id="kedua"),
        narrow_tile_map([tile(label=NASTY, value_text=NASTY, title=NASTY), tile(col=2, band=None)], NASTY),
        bar(Bar(value=44, weak=True, title=NASTY)),
        bar(Bar(value=None, title=NASTY)),
        swatch(2, NASTY),
        swatch(None, NASTY),
    ]


@pytest.mark.parametrize("drawn", every_kind())
def test_each_drawing_names_itself_first_and_escapes_all(drawn: SafeString) -> None:
    root = tree(drawn)

    assert isinstance(drawn, SafeString)
    assert root.tag == "svg"
    assert root[0].tag == "title"
    assert root[0].text is not None
    assert root[0].text.endswith(NASTY)
    assert "<script" not in drawn


@pytest.mark.parametrize("drawn", every_kind())
def test_each_drawing_holds_under_strict_csp_and_in_print(drawn: SafeString) -> None:
    assert not re.search(r"style=|currentColor|var\(|<style|\son\w+=", drawn.replace("&quot;", ""), re.IGNORECASE)
    painted = set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawn))
    assert all(re.fullmatch(r"#[0-9a-f]{6}|none", paint) for paint in painted)


def test_line_ends_in_a_dot_at_the_last_known_value() -> None:
    root = tree(sparkline(Line(points=[10, 20, 15, None], title="Naik")))

    assert root.find("polyline").get("points") == "4,20 30.7,4 57.3,12"  # type: ignore[union-attr]
    assert [(dot.get("cx"), dot.get("cy")) for dot in root.findall("circle")] == [("57.3", "12")]


def test_line_is_broken_at_gaps_and_new_definitions() -> None:
    gap = tree(sparkline(Line(points=[1, 2, None, 3, None, 4, 5], title="Celah")))
    fresh = tree(sparkline(Line(points=[1, 2, 3, 4], starts=[2], title="Definisi baru")))

    assert len(gap.findall("polyline")) == 2
    assert [dot.get("r") for dot in gap.findall("circle")] == ["1.3", "2.6"]
    assert len(fresh.findall("polyline")) == 2
    assert len(fresh.findall("circle")) == 1


def test_level_line_runs_in_the_middle() -> None:
    root = tree(sparkline(Line(points=[7, 7], title="Tetap")))

    assert root.find("polyline").get("points") == "4,12 84,12"  # type: ignore[union-attr]


@pytest.mark.parametrize("points", [[], [None], [None, None]])
def test_line_of_nothing_is_dotted(points: list[None]) -> None:
    root = tree(sparkline(Line(points=points, title="Belum ada data")))

    assert [child.tag for child in root] == ["title", "path"]


@given(st.lists(values, max_size=12))
def test_any_line_stays_within_its_picture(points: list[Decimal | None]) -> None:
    root = tree(sparkline(Line(points=points, title="Apa saja")))

    drawn = " ".join(line.get("points", "") for line in root.findall("polyline")).split()
    assert all(4 <= float(x) <= 84 and 4 <= float(y) <= 20 for x, y in (pair.split(",") for pair in drawn))
    assert len(root.findall("circle")) == 0 or any(point is not None for point in points)


def test_map_is_as_large_as_its_tiles_need() -> None:
    root = tree(tile_map([tile(row=3, col=8)], "Kesiapan"))

    assert root.get("viewBox") == "0 0 643 190"
    assert root.find("g/rect").attrib | {} == {  # type: ignore[union-attr]
        "x": "567",
        "y": "130",
        "width": "76",
        "height": "60",
        "rx": "6",
        "fill": "#0b5d4e",
    }


@pytest.mark.parametrize(
    ("band", "fill", "ink"),
    [
        (0, "#e6f0ec", "#1d2422"),
        (2, "#7fb8a4", "#1d2422"),
        (3, "#378069", "#ffffff"),
        (4, "#0b5d4e", "#ffffff"),
        (None, "#f3f1ea", "#52605b"),
    ],
)
def test_tile_wears_its_band(band: int | None, fill: str, ink: str) -> None:
    group = tree(tile_map([tile(band=band)], "Kesiapan")).find("g")

    assert group is not None
    assert group.find("rect").get("fill") == fill  # type: ignore[union-attr]
    assert group.find("g").get("fill") == ink  # type: ignore[union-attr]
    assert [text.text for text in group.iter("text")] == ["Kapuas", "83"]
    assert group.find("title").text == "Kabupaten Kapuas: 83"  # type: ignore[union-attr]


def test_only_a_tile_without_value_is_hatched() -> None:
    empty, full = tree(tile_map([tile(band=None), tile(col=2)], "Kesiapan")).findall("g")

    strokes = re.findall(r"M(\d+) (\d+)L(\d+) (\d+)", empty.find("path").get("d"))  # type: ignore[union-attr, arg-type]
    assert len(strokes) > 10
    assert all(2 <= int(x) <= 74 and 2 <= int(y) <= 58 for stroke in strokes for x, y in (stroke[:2], stroke[2:]))
    assert full.find("path") is None


def test_map_with_links_is_a_named_group_not_an_image() -> None:
    root = tree(tile_map([tile(href="/papan/62.03/"), tile(col=2)], "Kesiapan", id="siap"))

    assert root.get("role") == "group"
    assert root.get("aria-labelledby") == root[0].get("id") == "siap-title"
    assert [link.get("href") for link in root.iter("a")] == ["/papan/62.03/"]
    assert tree(tile_map([tile()], "Kesiapan")).get("role") == "img"


def test_tiles_follow_each_other_in_reading_order() -> None:
    root = tree(tile_map([tile(row=2, title="c"), tile(col=2, title="b"), tile(title="a")], "Kesiapan"))

    assert [group.find("title").text for group in root.findall("g")] == ["a", "b", "c"]  # type: ignore[union-attr]


def test_two_maps_share_no_id() -> None:
    both = tile_map([tile(href="/")], "Satu", id="satu") + tile_map([tile(href="/")], "Dua", id="dua")

    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) == 2


def test_long_label_is_set_smaller() -> None:
    drawn = tree(tile_map([tile(label="Kotawaringin Timur")], "Kesiapan"))

    assert next(drawn.iter("text")).get("font-size") == "6.1"


@pytest.mark.parametrize(
    ("value", "weak", "rects"),
    [
        (50, False, [("200", "#efede6"), ("100", "#0b5d4e")]),
        (Decimal("44.5"), True, [("200", "#efede6"), ("89", "#c2872b")]),
        (0, False, [("200", "#efede6")]),
        (-5, False, [("200", "#efede6")]),
        (140, False, [("200", "#efede6"), ("200", "#0b5d4e")]),
        (None, False, [("199", "none")]),
    ],
)
def test_bar(value: Decimal | int | None, weak: bool, rects: list[tuple[str, str]]) -> None:
    root = tree(bar(Bar(value=value, weak=weak, title="Komitmen")))

    assert [(rect.get("width"), rect.get("fill")) for rect in root.findall("rect")] == rects


def test_swatch_is_an_ornament() -> None:
    root = tree(swatch(None, "belum diverifikasi"))

    assert root.get("aria-hidden") == "true"
    assert root[0].text == "Arsiran untuk belum diverifikasi"


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", [*colours.SCALE, (colours.HATCH, colours.INK_2)])
def test_text_on_tiles_can_be_read(pair: tuple[str, str]) -> None:
    assert contrast(*pair) >= 4.5


def test_colours_are_those_of_the_pages() -> None:
    tokens = (Path(__file__).parents[2] / "static" / "css" / "tokens.css").read_text()
    light = tokens.split("/* The same roles by night", 1)[0]
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))

    assert [named[f"band-{band}"] for band in range(5)] == [fill for fill, _ in colours.SCALE]
    assert {named[name] for name in ("ink", "ink-2", "line", "accent", "weak", "women", "men")} == {
        colours.INK,
        colours.INK_2,
        colours.LINE,
        colours.ACCENT,
        colours.WEAK,
        colours.WOMEN,
        colours.MEN,
    }


KALTENG = {
    "Gumas": (1, 5), "Mura": (1, 6), "Barut": (1, 7), "Lamandau": (2, 1), "Seruyan": (2, 2), "Kotim": (2, 3),
    "Katingan": (2, 4), "P. Raya": (2, 5), "Kapuas": (2, 6), "Barsel": (2, 7), "Bartim": (2, 8), "Sukamara": (3, 1),
    "Kobar": (3, 2), "Pulpis": (3, 5),
}  # fmt: skip


def kalteng() -> list[Tile]:
    return [tile(row=row, col=col, label=label) for label, (row, col) in KALTENG.items()]


def test_on_a_phone_west_stays_west_and_north_stays_north() -> None:
    placed = {(one.row, one.col): one.label for one in gathered(kalteng())}

    assert [[placed.get((row, col), "") for col in (1, 2, 3, 4)] for row in (1, 2, 3, 4)] == [
        ["Lamandau", "Gumas", "Mura", "Barut"],
        ["Seruyan", "Kotim", "Kapuas", "Barsel"],
        ["Sukamara", "Katingan", "Pulpis", "Bartim"],
        ["Kobar", "P. Raya", "", ""],
    ]
    assert len(placed) == len(KALTENG)


@given(st.integers(0, 30))
def test_any_number_of_tiles_is_gathered_in_four_columns(count: int) -> None:
    placed = gathered([tile(row=1 + number // 7, col=1 + number % 7, label=str(number)) for number in range(count)])

    assert {one.label for one in placed} == {str(number) for number in range(count)}
    assert len({(one.row, one.col) for one in placed}) == count
    assert max((one.row for one in placed), default=0) == -(-count // 4)


def test_no_name_of_kalteng_is_set_smaller_on_a_phone() -> None:
    drawn = tree(
        narrow_tile_map([tile(row=row, col=col, label=label) for label, (row, col) in KALTENG.items()], "Peta")
    )

    assert drawn.get("width") == "283"
    assert {text.get("font-size") for text in drawn.iter("text")} == {"11", "20"}


def test_a_name_too_long_to_be_read_is_cut() -> None:
    drawn = tree(tile_map([tile(label="Kepemberdayaanperempuan", title="Nama lengkap")], "Peta"))

    label = drawn.find("g/g/text")
    assert label is not None
    assert (label.text, label.get("font-size")) == ("Kepemberdayaanper…", "6.1")
    assert drawn.find("g/title").text == "Nama lengkap"  # type: ignore[union-attr]


# --- the course of a share, and the split bar -------------------------------------------------------


def steps(*shares: str | None) -> list[Step]:
    return [
        Step(label=f"TW {number}", share=None if one is None else Decimal(one), text=f"{one}%")
        for number, one in enumerate(shares)
    ]


def test_a_course_stands_between_0_and_100_and_says_each_value():
    drawn = str(course(steps("0", "50", "100"), title="Bagian perempuan"))

    heights = re.findall(r'<circle cx="[^"]+" cy="([^"]+)"', drawn)
    assert heights == ["190", "107", "24"]
    assert all(text in drawn for text in (">0%<", ">50%<", ">100%<", ">TW 1<"))
    assert "<title>Bagian perempuan</title>" in drawn


def test_a_course_is_cut_at_a_gap_and_a_lone_value_is_a_dot():
    drawn = str(course(steps("40", "45", None, "50"), title="x"))

    assert drawn.count("<polyline") == 1
    assert drawn.count("<circle") == 3


def test_a_course_of_nothing_is_still_a_chart():
    assert "<circle" not in str(course(steps(None, None), title="x"))
    assert "<svg" in str(course([], title="x"))


@pytest.mark.parametrize(("share", "widths"), [("0", ["0", "120"]), ("25", ["30", "90"]), ("100", ["120", "0"])])
def test_a_split_bar_has_women_left_and_men_right(share, widths):
    drawn = str(split(Split(share=Decimal(share), title="Perempuan")))

    assert re.findall(r'<rect [^>]*width="([^"]+)"', drawn) == widths


def test_nobody_is_a_dashed_outline():
    assert "stroke-dasharray" in str(split(Split(share=None, title="x")))
