"""What stands in a PDF, and what it looks like: garbled letters can be seen in pixels only."""

import gc
import logging
import os
import shutil
import subprocess
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFile, ImageFont
from pypdf import PdfReader

from formats import pdf
from formats.charts import Bar, Tile, bar, tile_map
from formats.pdf import font_file, to_pdf

TILE = Tile(row=1, col=1, label="Kapuas", value_text="83", band=4, title="Kabupaten Kapuas: 83")
TABLE = (
    '<table class="data"><caption>Prasyarat</caption><col width="60%"><col width="40%">'
    '<thead><tr><th scope="col">Prasyarat</th><th scope="col">Skor</th></tr></thead>'
    '<tbody><tr><th scope="row">Komitmen</th><td>81</td></tr></tbody></table>'
)


def page(body: str, *, head: str = "", foot: str = "Edisi 1") -> str:
    return (
        f'<!doctype html><html lang="id"><head><title>Ringkasan PUG</title>{head}</head>'
        f'<body data-foot="{foot}">{body}</body></html>'
    )


def read(body: str, **options: Any) -> PdfReader:
    return PdfReader(BytesIO(to_pdf(page(body), **options)))


def elements(reader: PdfReader) -> list[Any]:
    """Every structure element, in the order of the document."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict) and "/K" in node:
            found.append(node)
            walk(node["/K"])

    walk(reader.root_object["/StructTreeRoot"])
    return found


def test_pdf_says_its_title_its_language_and_that_it_is_tagged() -> None:
    reader = read("<h1>Judul</h1>")

    assert reader.metadata is not None
    assert reader.metadata.title == "Ringkasan PUG"
    assert reader.root_object["/Lang"] == "id"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in reader.root_object["/Metadata"].get_object().get_data()


@pytest.mark.parametrize(
    "html", ["<title>Tanpa bahasa</title>", '<html lang="id"><title> </title>', '<html lang="id"><p>Tanpa judul']
)
def test_document_without_name_or_language_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="screen reader"):
        to_pdf(html)


def test_headers_say_what_they_head() -> None:
    scopes = [node["/A"]["/Scope"] for node in elements(read(TABLE)) if node.get("/S") == "/TH"]

    assert scopes == ["/Column", "/Column", "/Row"]


def test_charts_are_figures_with_their_title() -> None:
    reader = read(tile_map([TILE], "Kesiapan PUG") + "<p>" + bar(Bar(value=44, title="Komitmen: 44")) + "</p>")

    figures = [node["/Alt"] for node in elements(reader) if node.get("/S") == "/Figure"]
    assert figures == ["Kesiapan PUG", "Komitmen: 44"]
    assert "Kapuas" in reader.pages[0].extract_text()


def test_foot_says_the_edition_and_the_page() -> None:
    reader = read('<p>Satu</p><p class="new-page">Dua</p>')

    assert "Edisi 1" in reader.pages[0].extract_text()
    assert [f"Halaman {number} dari 2" in found.extract_text() for number, found in enumerate(reader.pages, 1)] == [
        True,
        True,
    ]


@pytest.mark.parametrize(("size", "millimetres"), [("A4", (210, 297)), ("F4", (215, 330))])
def test_page_has_the_size_that_was_asked_for(size: pdf.PageSize, millimetres: tuple[int, int]) -> None:
    box = read("<p>Isi</p>", page_size=size).pages[0].mediabox

    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == millimetres


def test_everything_is_set_in_our_own_typeface() -> None:
    body = "<h1>Judul</h1><p>Isi <strong>tebal</strong> ≤ − “x”</p>" + tile_map([TILE], "Peta") + TABLE

    fonts = read(body).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {str(font.get_object()["/BaseFont"]).split("+")[1] for font in fonts.values()}
    assert len(names) == 3
    assert all(name.startswith("PUG-Sans") for name in names), names


def test_no_font_is_cut_out_of_another_for_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint.pdf.fonts

    monkeypatch.setattr(weasyprint.pdf.fonts, "instantiateVariableFont", lambda *_, **__: pytest.fail("cut again"))

    assert len(read("<h1>Judul</h1><p>Isi <strong>tebal</strong>" + TABLE).pages) == 1


def test_nothing_is_fetched_from_outside_or_from_the_disk(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (8, 8), "red").save(secret)
    sources = [secret.as_uri(), "http://127.0.0.1:9/x.png", "static:../pug_tracker/settings.py", "/etc/passwd"]
    body = "".join(f'<img alt="x" src="{source}">' for source in sources)

    reader = PdfReader(BytesIO(to_pdf(page(body, head=f'<link rel="stylesheet" href="{secret.as_uri()}">'))))

    assert [image for found in reader.pages for image in found.images] == []


def test_pillow_goes_on_refusing_torn_pictures() -> None:
    to_pdf(page("<p>Isi"))

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_own_pictures_are_shown() -> None:
    dot = BytesIO()
    Image.new("RGB", (2, 2), "green").save(dot, "PNG")
    source = "data:image/png;base64," + b64encode(dot.getvalue()).decode()

    assert len(read(f'<img alt="titik" src="{source}">').pages[0].images) == 1


def test_nothing_in_our_stylesheet_is_unknown_to_the_printer(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="weasyprint")
    pdf.parsed.cache_clear()

    to_pdf(page(TABLE + tile_map([TILE], "Peta")))

    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_unknown_stylesheet_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match="missing"):
        to_pdf(page("<p>Isi"), stylesheets=["css/missing.css"])


def test_stylesheets_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    to_pdf(page("<p>Pertama"))

    monkeypatch.setattr(pdf, "parse", lambda text: pytest.fail("parsed again"))
    assert to_pdf(page("<p>Kedua")).startswith(b"%PDF")


@pytest.mark.parametrize("collects", [True, False])
def test_garbage_collection_is_left_as_it_was(collects: bool) -> None:
    (gc.enable if collects else gc.disable)()
    try:
        to_pdf(page("<p>Isi"))
        assert gc.isenabled() is collects
        with pytest.raises(ValueError, match="screen reader"):
            to_pdf("<p>")
        assert gc.isenabled() is collects
    finally:
        gc.enable()


def test_two_threads_may_print_at_once() -> None:
    made: list[bytes] = []
    threads = [Thread(target=lambda: made.append(to_pdf(page("<p>Isi")))) for _ in range(3)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [len(PdfReader(BytesIO(one)).pages) for one in made] == [1, 1, 1]
    assert gc.isenabled()


def rasterised(html: str, folder: Path) -> Image.Image:
    if not shutil.which("pdftoppm"):
        reason = "no pdftoppm found: apt-get install poppler-utils"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    (folder / "page.pdf").write_bytes(to_pdf(html))
    subprocess.run(["pdftoppm", "-r", "144", "-png", "-singlefile", "page.pdf", "page"], cwd=folder, check=True)
    return Image.open(folder / "page.png").convert("L")


def drawn(text: str, *, weight: int) -> Image.Image:
    """The text as Pillow sets it, from the file of that weight."""
    font = ImageFont.truetype(font_file(weight), 120)
    image = Image.new("L", (1200, 220), 255)
    ImageDraw.Draw(image).text((20, 20), text, font=font, fill=0)
    return image


def ink(image: Image.Image) -> Image.Image:
    """The written part alone, in one size, black and white."""
    dark = image.point(lambda level: 255 if level < 128 else 0)
    return dark.crop(dark.getbbox()).resize((900, 150)).point(lambda level: 255 if level > 127 else 0)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The share of all inked pixels that both have inked."""
    both, either = ImageChops.darker(one, other), ImageChops.lighter(one, other)
    return both.histogram()[255] / either.histogram()[255]


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_letters_look_as_the_typeface_draws_them(weight: int, tmp_path: Path) -> None:
    text = "Rp1.2 Kapuas"
    style = f"font-size: 60pt; font-weight: {weight}; font-feature-settings: normal"

    printed = ink(rasterised(page(f'<p style="{style}">{text}</p>', foot=""), tmp_path).crop((0, 0, 1190, 400)))

    like = {drawn_weight: likeness(printed, ink(drawn(text, weight=drawn_weight))) for drawn_weight in (400, 600, 700)}
    assert like[weight] == max(like.values())
    assert like[weight] > 0.85


@pytest.mark.parametrize("element", ["h1", "p", "caption"])
def test_a_long_word_stays_between_the_margins(element: str, tmp_path: Path) -> None:
    word = "Kepemberdayaanperempuan" * 8
    body = (
        f"<{element}>{word}</{element}>"
        if element != "caption"
        else TABLE.replace("Prasyarat</caption>", f"{word}</caption>")
    )

    printed = rasterised(page(body, foot=""), tmp_path)

    right, foot = printed.width - 100, 1560  # 18 mm are 102 pixels; the number of the page stands below
    assert printed.crop((right, 0, printed.width, foot)).getextrema() == (255, 255)
