"""Each question, as the head of the office asks it: from the board by clicks to the answer, without script."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dashboards.tests.plenty import Plenty, regencies, targets
from dashboards.tests.stories import board_of
from formats.numbers import number
from formats.quarters import quarters_back
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast, make_cast
from reporting.tests.stories import QUARTER

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/papan/2026-TW3/"
ADDRESSES = (
    "pertanyaan/", "posisi/", "peringkat/?saring=naik", "prasyarat/?urut=-kebijakan", "arg/", "perlu-dilihat/",
    "banding/", "banding/?indikator=ARG-01", "banding/?indikator=KOM-01&indikator=SDM-01&ukuran=capaian",
    "banding/?indikator=ARG-01&tampil=kecil&daerah=62.03&daerah=99.99",
)  # fmt: skip


@pytest.fixture
def cast(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    cast = make_cast()
    load_catalogue()
    places = [*regencies(cast.province, 3), cast.own, cast.other, cast.health, cast.province]
    Plenty(silent=0, handed_in=20).fill(places, quarters=quarters_back(QUARTER, 3))
    targets([cast.province], year=2026)
    return cast


def asked(page: Any, question: str) -> str:
    """Two clicks from the board; the text of the answer."""
    page.goto(BOARD)
    page.get_by_role("link", name="Pertanyaan", exact=True).click()
    page.get_by_role("link", name=question, exact=True).click()
    return " ".join(page.locator("main").inner_text().split())


def test_every_question_is_answered_in_two_clicks(cast: Cast, open_page: Callable[..., Any]) -> None:
    page, board = open_page(cast.leader.user, javascript=False), board_of(cast)

    text = asked(page, "Di mana kita berada?")
    assert f"Median kesiapan PUG {number(board.now.score)} dari 100" in text

    text = asked(page, "Daerah mana yang memimpin, turun, atau diam?")
    best = max(score for place in board.regencies if (score := board.now.scores.get(place.id)) is not None)
    assert re.search(rf"(memimpin dengan|berbagi) kesiapan (tertinggi, )?{number(best)}\.", text)

    text = asked(page, "Prasyarat mana yang terlemah, dan di mana?")
    weakest = min(score for score in board.now.prerequisites.values() if score is not None)
    assert f"(median {number(weakest)} dari {board.now.verified} daerah)" in text

    text = asked(page, "Berapa persen ARG, dan terhadap apa?")
    planned = board.sums["ARG-01"].to_date
    assert number(planned.printed, 2) + "%" in text
    assert planned.a is not None
    assert f"Rp{number(planned.a)}" in text

    text = asked(page, "Angka mana yang perlu dilihat lagi?")
    assert "perlu dilihat lagi" in text or "Tidak ada angka terverifikasi" in text

    asked(page, "Perangkat daerah mana yang tidak pernah melapor?")
    assert page.locator("h1").inner_text() == "Perangkat daerah yang tidak pernah melapor"

    asked(page, "Bagaimana perbedaan perempuan dan laki-laki?")
    assert page.locator("h2#kesenjangan").count() == 1


def test_one_compares_what_one_ticks_and_the_address_holds_it(cast: Cast, open_page: Callable[..., Any]) -> None:
    page, board = open_page(cast.leader.user, javascript=False), board_of(cast)
    asked(page, "Bagaimana daerah dan indikator tertentu dibandingkan?")

    page.get_by_role("link", name="Tidak satu pun daerah").click()
    for label in ("Kabupaten Kapuas", "Persentase anggaran responsif gender (ARG-01)"):
        page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Bandingkan").click()

    assert "daerah=62.03" in page.url
    assert "indikator=ARG-01" in page.url
    rows = page.locator("#banding >> xpath=ancestor::section >> tbody:first-of-type th").all_inner_texts()
    assert rows == ["Kabupaten Kapuas"]
    assert number(board.sums["ARG-01"].to_date.printed, 2) + "%" in page.locator("tr.total").first.inner_text()


def test_an_indicator_of_the_board_is_one_click_from_all_regions(cast: Cast, open_page: Callable[..., Any]) -> None:
    page = open_page(cast.leader.user, javascript=False)
    page.goto(BOARD)

    page.get_by_role("link", name="Persentase anggaran responsif gender", exact=True).click()

    assert page.url.endswith("/banding/?indikator=ARG-01")
    regions = page.locator("#banding >> xpath=ancestor::section >> tbody:first-of-type tr").count()
    assert regions == len(board_of(cast).regencies)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_answer_is_accessible_and_narrow_enough(
    cast: Cast,
    open_page: Callable[..., Any],
    assert_accessible: Callable[..., None],
    no_horizontal_scroll: Callable[..., None],
    scheme: str,
) -> None:
    page = open_page(cast.leader.user)
    page.emulate_media(color_scheme=scheme)

    for address in ADDRESSES:
        page.goto(BOARD + address)
        assert_accessible(page)
        no_horizontal_scroll(page)
