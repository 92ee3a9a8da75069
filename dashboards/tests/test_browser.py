"""Board, region and agency in a real Chromium: calm, accessible, narrow, without script, down to the figure."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dashboards.tests.plenty import Plenty, regencies, targets
from formats.quarters import quarters_back
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast, make_cast
from reporting.tests.stories import QUARTER

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/papan/2026-TW3/"
PAGES = (
    BOARD,
    f"{BOARD}?sementara=1",
    f"{BOARD}kesiapan/",
    f"{BOARD}tren/",
    f"{BOARD}62.03/",
    f"{BOARD}62.03/?sementara=1",
    f"{BOARD}62/",
    f"{BOARD}62.03/62.03-dinkes/",
)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    cast = make_cast()
    load_catalogue()
    places = [*regencies(cast.province, 3), cast.own, cast.other, cast.health, cast.province, cast.province_agency]
    Plenty(silent=0, handed_in=20).fill(places, quarters=quarters_back(QUARTER, 3))
    targets([cast.province], year=2026)
    return cast


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))


def test_every_page_is_calm_accessible_and_narrow(
    cast: Cast,
    open_page: Callable[..., Any],
    assert_accessible: Callable[..., None],
    no_horizontal_scroll: Callable[..., None],
) -> None:
    page = open_page(cast.verifier.user)

    for address in PAGES:
        page.goto(address)
        assert_accessible(page)
        no_horizontal_scroll(page)


def test_one_goes_down_from_the_map_to_the_agency_without_script(cast: Cast, open_page: Callable[..., Any]) -> None:
    page = open_page(cast.verifier.user, javascript=False)

    page.goto("/papan/2026-TW3/")
    page.locator("svg.chart-tilemap a", has_text="Kapuas").click()
    assert page.locator("h1").inner_text() == "Kabupaten Kapuas"
    page.get_by_role("link", name="Dinas Kesehatan").click()
    assert page.locator("h1").inner_text() == "Dinas Kesehatan"
    page.get_by_role("link", name="Kabupaten Kapuas").click()
    page.get_by_role("link", name="Papan provinsi").click()
    assert page.locator("h1").inner_text() == "Triwulan III 2026"


def test_the_table_is_sorted_and_the_quarter_chosen_without_script(cast: Cast, open_page: Callable[..., Any]) -> None:
    page = open_page(cast.verifier.user, javascript=False)
    page.goto(BOARD)

    page.get_by_role("link", name="Daerah", exact=True).click()
    names = page.locator("#daerah >> xpath=ancestor::section >> tbody:first-of-type th").all_inner_texts()
    assert names == sorted(names)

    page.get_by_label("Triwulan", exact=True).select_option("2026-TW2")
    page.get_by_role("button", name="Buka").click()
    assert page.locator("h1").inner_text() == "Triwulan II 2026"
    page.get_by_role("link", name="Triwulan I 2026").click()
    assert page.locator("h1").inner_text() == "Triwulan I 2026"
