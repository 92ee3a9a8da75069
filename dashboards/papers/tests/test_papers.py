"""Every kind of document: what a screen reader finds in it, whether it stays on its page, and whether it is true."""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboards.tests.plenty import Plenty
from dashboards.tests.stories import told
from formats.quarters import Quarter, quarters_back
from formats.tests.structure import problems
from indicators.catalogue import Definition
from indicators.kinds import Level, Shape
from indicators.loading import load_catalogue
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast
from reporting.figures import Figure
from reporting.tests.stories import a_definition

pytestmark = pytest.mark.once
BOARD = "/papan/2026-TW3/"
LONG = ("Kabupaten " + "Nama yang panjang sekali dan tetap harus utuh " * 3)[:120].strip()
ADDRESSES = {
    "summary": f"{BOARD}ringkasan.pdf",
    "summary with annex": f"{BOARD}ringkasan.pdf?lampiran=1",
    "report": f"{BOARD}laporan.pdf",
    "year": f"{BOARD}tahunan.pdf",
    "indicator": f"{BOARD}indikator/LEM-02.pdf",
    "amount": f"{BOARD}indikator/ANG-01.pdf",
    "sensitive": f"{BOARD}indikator/OUT-08.pdf",
    "view": f"{BOARD}kesiapan/?bentuk=pdf",
    "region's summary": f"{BOARD}62.03/ringkasan.pdf",
    "region's report": f"{BOARD}62.03/laporan.pdf",
    "region's profile": f"{BOARD}62.03/profil.pdf",
    "province's own report": f"{BOARD}62/laporan.pdf",
}
Fetch = Callable[[str], bytes]


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))


@pytest.fixture
def fetch(cast: Cast) -> Fetch:
    def of(address: str) -> bytes:
        answer = cast.client(cast.leader).get(address)
        assert answer.status_code == 200, address
        assert answer["Content-Type"] == "application/pdf"
        return answer.content

    return of


@pytest.fixture
def filled(cast: Cast) -> None:
    load_catalogue()
    everybody = [cast.own, cast.other, cast.health, cast.province]
    Plenty(silent=0).fill(everybody, quarters=quarters_back(Quarter(2026, 3), 6))


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def outside(content: bytes, folder: Path, *, margin: float = 20) -> list[str]:
    """Words that stand beyond the margins of their page, or cut by its edge."""
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext found: apt-get install poppler-utils")
    (folder / "x.pdf").write_bytes(content)
    subprocess.run(["pdftotext", "-bbox", "x.pdf", "x.html"], cwd=folder, check=True)
    found, width, height = [], 0.0, 0.0
    for line in (folder / "x.html").read_text().splitlines():
        if page := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            width, height = float(page[1]), float(page[2])
        if word := re.search(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<', line):
            left, top, right, bottom = map(float, word.groups()[:4])
            if left < margin or right > width - margin or top < 10 or bottom > height - 5:
                found.append(word[5])
    return found


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_screen_reader_finds_its_way(fetch: Fetch, kind: str) -> None:
    assert problems(fetch(ADDRESSES[kind])) == []


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_quarter_nobody_reported_makes_whole_documents(fetch: Fetch, kind: str, tmp_path: Path) -> None:
    load_catalogue()

    content = fetch(ADDRESSES[kind])

    assert problems(content) == []
    assert outside(content, tmp_path) == []
    assert "None" not in text_of(content)


@pytest.mark.parametrize("size", ["A4", "F4"])
def test_long_names_and_thirteen_digits_stay_on_the_page(
    cast: Cast, fetch: Fetch, filled: None, tmp_path: Path, size: str
) -> None:
    Institution.everything.filter(pk__in=(cast.own.pk, cast.other.pk)).update(name=LONG)
    Figure.everything.filter(indicator__code__in=("ANG-01", "ANG-03"), verified_state="number").update(
        verified_a=Decimal(9_999_999_999_999)
    )
    bump()
    for region in (cast.own, cast.other):
        bump(region=region, year=2026)

    for address in (one for one in ADDRESSES.values() if "?" not in one):
        content = fetch(f"{address}?kertas={size}")
        assert outside(content, tmp_path) == [], address
        widths = {round(float(page.mediabox.width)) for page in PdfReader(BytesIO(content)).pages}
        assert widths <= ({595, 842} if size == "A4" else {609, 935})
    assert "Rp9.999.999.999.999" in text_of(fetch(ADDRESSES["amount"]))
    assert LONG.removeprefix("Kabupaten ") in text_of(fetch(ADDRESSES["region's report"]))


def test_one_single_regency_is_told_as_one(cast: Cast, fetch: Fetch, filled: None) -> None:
    Institution.everything.filter(pk=cast.other.pk).update(closed_on=date(2023, 12, 31))
    bump()

    text = text_of(fetch(ADDRESSES["report"]))

    assert "Satu-satunya laporan kabupaten/kota sudah datang" in text or "1 dari 1" in text
    assert "Tertinggi Kabupaten" not in text
    assert problems(fetch(ADDRESSES["year"])) == []


def test_a_total_stands_beside_its_coverage(cast: Cast, fetch: Fetch) -> None:
    points: Definition = a_definition("LEM-02", level=Level.REGION, shape=Shape.SHARE, decimals=1)
    told(cast.own, points, 17, 31)

    for address in (ADDRESSES["report"], ADDRESSES["indicator"]):
        text = text_of(fetch(address))
        assert "Triwulan ini 54,8% (17 dari 31)" in text
        assert "Cakupan: 1 dari 2 daerah." in text
        assert "Jumlah 1 dari 2 daerah 54,8%" in text
        assert "Belum ada jawaban dari" in text


def test_small_sensitive_counts_stand_in_no_document(cast: Cast, fetch: Fetch) -> None:
    married = a_definition("OUT-08", level=Level.REGION, shape=Shape.SEXES, is_sensitive=True, prerequisite="hasil")
    told(cast.own, married, 1, 11)
    told(cast.other, married, 20, 30)

    for kind in ("report", "year", "sensitive", "region's report", "region's profile"):
        text = text_of(fetch(ADDRESSES[kind]))
        assert "L 1 · P 11" not in text
        assert "91,7%" not in text  # the share of women would tell it
    assert "L <5 · P disamarkan" in text_of(fetch(ADDRESSES["sensitive"]))


def test_an_open_quarter_says_that_it_may_change(fetch: Fetch, filled: None) -> None:
    for address in (one for one in ADDRESSES.values() if "lampiran" not in one):
        assert "Triwulan ini belum ditutup: angka masih dapat berubah." in text_of(fetch(address)), address


def test_the_contents_lead_to_the_pages(fetch: Fetch, filled: None) -> None:
    reader = PdfReader(BytesIO(fetch(ADDRESSES["report"])))

    contents = " ".join(reader.pages[1].extract_text().split())
    page = next(number for number, one in enumerate(reader.pages[2:], 3) if "Peta kesiapan" in one.extract_text())
    assert contents.split().count(str(page)) >= 1
    assert reader.pages[page - 1].extract_text().lstrip().startswith("Kesiapan daerah")
    titles = [str(one["/Title"]) for one in flat(reader.outline)]
    assert "Kesiapan daerah" in titles


def flat(outline: list) -> list:  # type: ignore[type-arg]
    return [one for part in outline for one in (flat(part) if isinstance(part, list) else [part])]


def test_an_indicator_that_is_not_asked_has_no_document(cast: Cast) -> None:
    assert cast.client(cast.leader).get(f"{BOARD}indikator/ADA-99.pdf").status_code == 404


@pytest.mark.parametrize("kind", ["report", "year", "indicator", "region's report", "region's profile"])
def test_documents_need_as_many_queries_for_two_regions_as_for_one(
    cast: Cast, queries_of: Callable[..., list[str]], kind: str, filled: None
) -> None:
    client = cast.client(cast.leader)
    client.get(ADDRESSES[kind])

    few = len(queries_of(lambda: client.get(ADDRESSES[kind])))

    assert few <= 22
