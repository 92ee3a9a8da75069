"""The table of indicators in sections: folded on a phone except the weakest, open where there is room and on paper."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboards.indicator_rows import province_rows
from dashboards.indicator_sections import weakest
from dashboards.tests.plenty import Plenty, regencies, targets
from dashboards.tests.stories import TW3, board_of, told
from formats.quarters import quarters_back
from indicators.kinds import Prerequisite as P
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast, make_cast
from reporting.tests.stories import a_definition

PROVINCE, REGION = "/papan/2026-TW3/", "/papan/2026-TW3/62.03/"


@pytest.mark.parametrize(
    ("scores", "opened"),
    [
        ({P.POLICY: Decimal(51), P.COMMITMENT: Decimal(60), P.RESOURCES: Decimal(51)}, P.POLICY),
        ({P.POLICY: Decimal(0), P.COMMITMENT: None}, P.POLICY),
        ({P.POLICY: None}, P.COMMITMENT),
        ({}, P.COMMITMENT),
    ],
)
def test_the_weakest_section_stands_open_or_the_first(scores: dict[P, Decimal | None], opened: P) -> None:
    assert weakest([P.COMMITMENT, P.POLICY, P.RESOURCES, P.OUTCOME], scores=scores) == opened


def test_without_indicators_no_section_stands_open() -> None:
    assert weakest([], scores={}) is None


def test_a_section_says_how_many_indicators_it_has_and_of_how_many_answers_are_lacking(cast: Cast) -> None:
    answered = a_definition("SDM-01", prerequisite="sumber_daya")
    half = a_definition("SDM-02", prerequisite="sumber_daya")
    a_definition("OUT-01", prerequisite="hasil")
    for agency in (cast.health, cast.schools, cast.other_health):
        told(agency, answered, 4)
    told(cast.health, half, 4)

    resources, outcome = province_rows(board_of(cast))

    assert (resources.note, outcome.note) == ("2 indikator · 1 belum lengkap", "1 indikator · 1 belum lengkap")
    assert [row.lacks for row in resources.rows] == [False, True]
    assert resources.meter is not None
    assert outcome.meter is None


@pytest.fixture
def busy(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    cast = make_cast()
    load_catalogue()
    places = [*regencies(cast.province, 12), cast.own, cast.other, cast.health, cast.province]
    Plenty(silent=0, handed_in=20).fill(places, quarters=quarters_back(TW3, 3))
    targets([cast.province], year=2026)
    return cast


def rows_in_sight(page: Any) -> int:
    rows = page.locator(".indicators tbody tr")
    return sum(rows.nth(number).is_visible() for number in range(rows.count()))


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("address", [PROVINCE, REGION])
def test_on_a_phone_everything_is_at_hand_within_a_few_screens(
    busy: Cast, open_page: Callable[..., Any], address: str, javascript: bool
) -> None:
    page = open_page(busy.verifier.user, width=360, javascript=javascript)

    page.goto(address)

    assert page.evaluate("document.documentElement.scrollHeight") <= 6150
    tables = page.locator("details.fold-narrow:not(.fold-panel) table")
    in_sight = [tables.nth(number).is_visible() for number in range(tables.count())]
    assert in_sight.count(True) == 1
    page.locator("details.fold-narrow:not(.fold-panel) summary").nth(in_sight.index(False)).click()
    assert tables.nth(in_sight.index(False)).is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("address", [PROVINCE, REGION])
def test_where_there_is_room_and_on_paper_everything_is_open(
    busy: Cast, open_page: Callable[..., Any], address: str, javascript: bool
) -> None:
    page = open_page(busy.verifier.user, javascript=javascript)
    page.goto(address)
    rows = page.locator(".indicators tbody tr").count()

    assert rows_in_sight(page) == rows > 30
    page.set_viewport_size({"width": 688, "height": 900})  # an A4 page between its margins
    page.emulate_media(media="print")
    assert rows_in_sight(page) == rows
    assert page.locator("details:not(.drop) table:visible").count() == page.locator("details:not(.drop) table").count()


@pytest.mark.browser
def test_the_map_fits_a_phone_with_words_that_can_be_read(busy: Cast, open_page: Callable[..., Any]) -> None:
    page = open_page(busy.verifier.user, width=360)
    page.goto(PROVINCE)

    words = page.evaluate("""() => [...document.querySelectorAll('svg.chart-tilemap-narrow text')].map(word => {
        const box = word.getBoundingClientRect(), tile = word.parentNode.parentNode.querySelector('rect')
        const scale = word.ownerSVGElement.getBoundingClientRect().width / word.ownerSVGElement.viewBox.baseVal.width
        const size = parseFloat(getComputedStyle(word).fontSize) * scale
        return [size, tile.getBoundingClientRect().right - box.right]
    })""")

    assert len(words) == 28
    assert min(size for size, _ in words) >= 11
    assert min(room for _, room in words) >= 0
    assert page.locator(".chart-scroll").evaluate("box => box.scrollWidth <= box.clientWidth")
    assert not page.locator("svg.chart-tilemap").is_visible()


@pytest.mark.browser
def test_what_a_link_leads_to_unfolds(busy: Cast, open_page: Callable[..., Any]) -> None:
    page = open_page(busy.verifier.user, width=360)
    page.goto(REGION)
    sums = page.locator("table.sum")
    assert not sums.is_visible()

    page.get_by_role("link", name="rincian perhitungan").click()

    assert sums.is_visible()
