"""A closed quarter printed, opened again, corrected, closed and printed, by hand in a real Chromium."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from dashboards.tests.stories import told
from dashboards.tests.test_edition_documents import CODE, PRINTED, correct
from indicators.kinds import Level
from institutions.tests.cast import Cast, make_cast
from reporting.tests.stories import a_definition, a_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD, WINDOW = "/papan/2026-TW3/", "/triwulan/2026-TW3/"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    cast = make_cast()
    definition = a_definition("LEM-03", level=Level.REGION, name="Rapat Pokja")
    a_window(cast.province)
    for where, a in ((cast.own, 12), (cast.other, 30), (cast.province, 4)):
        told(where, definition, a)
    return cast


def close(page: Any) -> None:
    page.goto(WINDOW)
    page.get_by_role("link", name="Tutup triwulan").click()
    page.get_by_role("button", name="Tutup triwulan").click()
    page.get_by_role("link", name="Edisi dan dokumen").click()


def printed(page: Any, edition: int) -> str:
    """What the summary of Kapuas in this edition says on paper."""
    section = page.get_by_role("region", name=f"Edisi {edition}", exact=True)
    if not section.get_by_role("table").is_visible():
        section.locator("summary", has_text="Dokumen").click()
    href = section.get_by_role("link", name=re.compile("Ringkasan Kabupaten Kapuas")).get_attribute("href")
    reader = PdfReader(BytesIO(page.request.get(href).body()))
    return "\n".join(one.extract_text() for one in reader.pages)


def test_two_editions_by_hand(
    cast: Cast,
    open_page: Callable[..., Any],
    assert_accessible: Callable[..., None],
    no_horizontal_scroll: Callable[..., None],
) -> None:
    page = open_page(cast.verifier.user)
    close(page)
    first = printed(page, 1)

    page.goto(WINDOW)
    page.get_by_role("link", name="Buka kembali").click()
    page.get_by_label("Mengapa dibuka kembali").fill("Rapat Kapuas terhitung dua kali.")
    page.get_by_role("button", name="Buka kembali").click()
    correct(cast, 6)
    close(page)

    assert "Satu angka berubah, di Kabupaten Kapuas." in page.locator("main").inner_text()
    assert_accessible(page)
    no_horizontal_scroll(page)
    second, again = printed(page, 2), printed(page, 1)
    assert PRINTED.sub("", again) == PRINTED.sub("", first) != PRINTED.sub("", second)
    assert standing(open_page(), first) == "Edisi 1 sudah digantikan edisi 2; angkanya dapat berbeda."
    assert standing(open_page(), second) == "Edisi 2, yang terbaru."


def standing(stranger: Any, paper: str) -> str:
    """What /cek/ tells somebody without an account."""
    code = CODE.search(paper)
    assert code is not None
    stranger.goto("/cek/")
    stranger.get_by_label("Kode pada dokumen").fill(code[0])
    stranger.get_by_role("button", name="Periksa").click()
    told: str = stranger.locator("dt:text-is('Keadaan') + dd").inner_text()
    return told


@pytest.mark.parametrize("width", [360, 1280])
def test_the_older_edition_is_calm_accessible_and_narrow(
    cast: Cast,
    open_page: Callable[..., Any],
    assert_accessible: Callable[..., None],
    no_horizontal_scroll: Callable[..., None],
    width: int,
) -> None:
    page = open_page(cast.verifier.user, width=width)
    close(page)
    page.goto(f"{WINDOW}buka-kembali/")
    page.get_by_label("Mengapa dibuka kembali").fill("Diperiksa lagi.")
    page.get_by_role("button", name="Buka kembali").click()
    close(page)

    for address in (f"{BOARD}edisi/", f"{BOARD}?edisi=1", f"{BOARD}62.03/?edisi=1", f"{BOARD}62.03/"):
        page.goto(address)
        assert_accessible(page)
        no_horizontal_scroll(page)
    page.goto(f"{BOARD}?edisi=1")
    page.goto(page.locator("svg.chart-tilemap a", has_text="Kapuas").first.get_attribute("href"))
    assert "Edisi 1, digantikan edisi 2" in page.locator("main").inner_text()
