from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from formats import fonts
from formats.fonts import PRINT_WEIGHTS, build_web_font, print_font_name, print_fonts, web_font, with_axes, with_letters


@pytest.fixture(scope="module")
def font_bytes() -> bytes:
    return web_font()


@pytest.fixture(scope="module")
def font(font_bytes: bytes) -> TTFont:
    return TTFont(BytesIO(font_bytes))


def test_web_font_is_light(font_bytes: bytes, font: TTFont) -> None:
    assert font.flavor == "woff2"
    assert len(font_bytes) <= 60 * 1024


def test_web_font_has_our_weights_and_all_optical_sizes(font: TTFont) -> None:
    axes = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}

    assert axes == {"wght": (400, 700), "opsz": (14, 32)}


@pytest.mark.parametrize("text", ["Aa Zz 0123456789", "1.234,5 % Rp", "“kutip” ‘kutip’ – — … ·", "− ≤ ≥ × ← → ↑ ↓ ✓ é"])
def test_web_font_has_the_signs_of_our_pages(font: TTFont, text: str) -> None:
    assert {sign for sign in text if ord(sign) not in font.getBestCmap()} == set()


def test_web_font_sets_tabular_figures(font: TTFont) -> None:
    assert {"tnum", "kern"} & {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} == {"tnum"}
    assert "kern" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}


def test_web_font_says_its_family_and_licence(font: TTFont) -> None:
    names = {record.nameID: str(record) for record in font["name"].names}

    assert names[1] == "PUG Sans"
    assert "Inter Project Authors" in names[0]
    assert "Open Font License" in names[13]


def test_web_font_is_built_once_for_each_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, font_bytes: bytes
) -> None:
    made: list[bytes] = []
    monkeypatch.setattr(fonts, "web_font", lambda: made.append(font_bytes) or font_bytes)
    folder = tmp_path / "fonts"

    assert build_web_font(folder) is True
    assert build_web_font(folder) is False
    (folder / "made-from").write_text("an older version")
    assert build_web_font(folder) is True

    assert len(made) == 2
    assert (folder / "pug-sans.woff2").read_bytes() == font_bytes
    assert {path.name for path in folder.iterdir()} == {"pug-sans.woff2", "made-from"}


@pytest.fixture(scope="module")
def in_print() -> dict[int, TTFont]:
    files = print_fonts()
    return {weight: TTFont(BytesIO(files[print_font_name(weight)])) for weight in PRINT_WEIGHTS}


def widths(font: TTFont, text: list[int]) -> list[int]:
    names = font.getBestCmap()
    return [font["hmtx"][names[sign]][0] for sign in text]


@pytest.mark.parametrize("weight", PRINT_WEIGHTS)
def test_print_has_a_static_file_for_each_weight(in_print: dict[int, TTFont], weight: int) -> None:
    font = in_print[weight]
    text = [ord(sign) for sign in "Aa5Ş,%−▲"]
    few = with_axes(with_letters(text), {"wght": weight, "opsz": 14})

    assert "fvar" not in font
    assert font["OS/2"].usWeightClass == weight
    assert widths(font, text) == widths(few, text)


@pytest.mark.parametrize("weight", PRINT_WEIGHTS)
def test_print_is_named_as_nothing_else_on_the_machine(in_print: dict[int, TTFont], weight: int) -> None:
    names = {record.nameID: str(record) for record in in_print[weight]["name"].names}

    assert (names[1], names[2]) == ("PUG Sans", PRINT_WEIGHTS[weight])
    assert "Open Font License" in names[13]
    assert [name for number, name in names.items() if number not in (0, 3, 13, 14) and "Inter" in name] == []


@pytest.mark.parametrize("text", ["1.234,5 % Rp", "“kutip” – — … ·", "− ≤ ≥ × ← → ↑ ↓ ✓ ▲", "é ş Ț ạ ỗ e\u0301"])
def test_print_has_more_letters_and_the_same_figures(in_print: dict[int, TTFont], text: str) -> None:
    for font in in_print.values():
        assert {sign for sign in text if ord(sign) not in font.getBestCmap()} == set()
        assert "tnum" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
