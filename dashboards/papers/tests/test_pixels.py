"""Letters as they are drawn, with and without fonts-inter: a test of texts cannot see two files mixed up."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from dashboards.tests.plenty import Plenty
from formats.quarters import Quarter, quarters_back
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast

pytestmark = pytest.mark.once
INTER = Path("/usr/share/fonts/opentype/inter")
PRINT = (
    "import sys, django; django.setup(); from pathlib import Path; from formats.pdf import to_pdf; "
    "Path(sys.argv[2]).write_bytes(to_pdf(Path(sys.argv[1]).read_text()))"
)
CONFIG = "<?xml version='1.0'?><fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>"


@pytest.fixture
def page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """The HTML that the site hands to its printer."""
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.other, cast.health], quarters=quarters_back(Quarter(2026, 3), 6))
    taken: list[str] = []
    monkeypatch.setattr("dashboards.papers.doors.print_paper", lambda html, **_: taken.append(html) or b"%PDF")

    def of(address: str) -> str:
        assert cast.client(cast.leader).get(address).status_code == 200
        return taken[-1]

    return of


def drawn(html: Path, folder: Path, *, fonts: list[Path]) -> list[Image.Image]:
    """Each page as a picture, printed by a process that sees these fonts alone."""
    folder.mkdir()
    config = folder / "fonts.conf"
    folders = "".join(f"<dir>{font}</dir>" for font in fonts)
    config.write_text(CONFIG.format(folders=folders, cache=folder / "cache"))
    command = [sys.executable, "-c", PRINT, str(html), str(folder / "page.pdf")]
    subprocess.run(command, check=True, env={**os.environ, "FONTCONFIG_FILE": str(config)}, timeout=180)
    subprocess.run(["pdftoppm", "-r", "60", "-png", "page.pdf", "page"], cwd=folder, check=True, timeout=180)
    return [Image.open(one).convert("L") for one in sorted(folder.glob("page-*.png"))]


@pytest.mark.parametrize("address", ["/papan/2026-TW3/ringkasan.pdf", "/papan/2026-TW3/62.03/profil.pdf"])
def test_a_document_looks_the_same_with_and_without_inter_installed(
    page: Callable[[str], str], tmp_path: Path, address: str
) -> None:
    if not (shutil.which("pdftoppm") and INTER.is_dir()):
        pytest.skip("no pdftoppm or no Inter found: apt-get install poppler-utils fonts-inter")
    html = tmp_path / "page.html"
    html.write_text(page(address))

    without = drawn(html, tmp_path / "without", fonts=[])
    beside = drawn(html, tmp_path / "beside", fonts=[INTER])

    assert len(without) == len(beside) > 0
    for one, other in zip(without, beside, strict=True):
        assert one.size == other.size
        assert ImageChops.difference(one, other).getbbox() is None
        assert one.getextrema()[0] < 100  # something is drawn
