"""What an address asks for is shown, refused, or told not to be: never passed over in silence."""

from datetime import date
from io import BytesIO

import pytest
from django.http import Http404, QueryDict
from pypdf import PdfReader

from dashboards.addressed import is_wanted, passed_over, the_one
from dashboards.tests.plenty import Plenty
from dashboards.tests.stories import TW2, TW3
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast, wib
from reporting.opening import close_quarter, reopen_quarter
from reporting.tests.stories import a_window

pytestmark = pytest.mark.once

BOARD = "/papan/2026-TW3/"
CLOSED, AGAIN = wib(2026, 11, 14), wib(2026, 11, 20)
ANSWERS = tuple(f"{BOARD}{name}/" for name in ("posisi", "peringkat", "prasyarat", "arg", "perlu-dilihat", "banding"))
BOARDS = (BOARD, f"{BOARD}kesiapan/", f"{BOARD}tren/", f"{BOARD}62.03/", "/kesenjangan/2026-TW3/")
LISTS = (f"{BOARD}pertanyaan/", f"{BOARD}edisi/", f"{BOARD}berkas/", "/kelengkapan/tidak-pernah-melapor/")
DEEPER = (f"{BOARD}62.03/62.03-dinkes/", "/kelengkapan/2026-TW3/62.03/62.03-dinkes/")
PAGES = (*ANSWERS, *BOARDS, *LISTS, *DEEPER, "/kelengkapan/2026-TW3/", "/kelengkapan/2026-TW3/62.03/")


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))


@pytest.fixture
def filled(cast: Cast) -> Cast:
    load_catalogue()
    a_window(cast.province)
    Plenty(silent=0).fill([cast.own, cast.other, cast.health, cast.province], quarters=[TW2, TW3])
    return cast


def told(query: str, **more: tuple[str, ...]) -> list[str]:
    return list(passed_over(QueryDict(query), names=("urut", "daerah"), **{"many": ("daerah",), **more}))


# --- the rule -----------------------------------------------------------------------------------------


def test_what_is_known_is_not_spoken_of() -> None:
    assert told("") == told("urut=nama") == told("daerah=1&daerah=2") == told("urut=nama&urut=nama") == []


def test_what_is_unknown_is_told_with_its_value() -> None:
    assert told("apa=1", unknown=("urut=zzz",)) == [
        "Tidak dikenal, jadi diabaikan: “urut=zzz” dan “apa=1”. Selebihnya ditampilkan seperti diminta."
    ]


def test_what_is_said_twice_is_told() -> None:
    assert told("urut=nama&urut=kesiapan") == ["Disebut lebih dari sekali; yang dipakai “urut=kesiapan”."]


def test_a_stranger_s_words_are_cut_and_neither_break_a_line_nor_turn_it() -> None:
    (sentence,) = told(f"a%0Ab=%E2%80%AE{'x' * 90}")

    assert "“a b=" in sentence
    assert "\u202e" not in sentence
    assert len(sentence) < 130


@pytest.mark.parametrize("query", ["edisi=1&edisi=2", "edisi=&edisi=2"])
def test_two_that_differ_are_not_found(query: str) -> None:
    with pytest.raises(Http404):
        the_one(QueryDict(query), "edisi")


@pytest.mark.parametrize(("query", "answer"), [("", False), ("s=", False), ("s=0", False), ("s=1", True)])
def test_yes_is_1(query: str, answer: bool) -> None:
    assert is_wanted(QueryDict(query), "s") is answer


def test_anything_else_is_not_found() -> None:
    with pytest.raises(Http404):
        is_wanted(QueryDict("s=ya"), "s")


# --- every page ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", PAGES)
def test_every_page_tells_what_it_does_not_know(filled: Cast, address: str) -> None:
    client = filled.client(filled.verifier)

    assert "Tidak dikenal, jadi diabaikan: “apa=&lt;b&gt;”." in client.get(f"{address}?apa=<b>").content.decode()
    assert "Tidak dikenal" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        f"{BOARD}?urut=zzz",
        f"{BOARD}peringkat/?saring=zzz",
        f"{BOARD}peringkat/?urut=zzz",
        f"{BOARD}prasyarat/?prasyarat=zzz",
        f"{BOARD}arg/?urut=zzz",
        f"{BOARD}banding/?urut=zzz",
        f"{BOARD}banding/?ukuran=zzz",
        f"{BOARD}perlu-dilihat/?daerah=zzz",
        "/kelengkapan/tidak-pernah-melapor/?tampil=zzz",
    ],
)
def test_a_value_that_nobody_knows_is_told_on_the_page_and_in_its_file(filled: Cast, query: str) -> None:
    client, said = filled.client(filled.verifier), f"“{query.split('?')[1]}”"

    assert said in client.get(query).content.decode()
    assert said in client.get(f"{query}&bentuk=csv").content.decode()


@pytest.mark.parametrize("order", ["lem-03", "2026-tw3", "-nilai"])
def test_an_order_of_another_layout_is_not_spoken_of(filled: Cast, order: str) -> None:
    page = filled.client(filled.verifier).get(f"{BOARD}banding/?indikator=LEM-03&indikator=LEM-02&urut={order}")

    assert "Tidak dikenal" not in page.content.decode()


@pytest.mark.parametrize("address", [*ANSWERS, *BOARDS])
@pytest.mark.parametrize(
    "query",
    [
        "triwulan=1900-TW1",
        "triwulan=2031-TW1",
        "triwulan=2026-TW1&triwulan=2026-TW2",
        "edisi=1&edisi=2",
        "bentuk=csv&bentuk=pdf",
        "bentuk=",
    ],
)
def test_what_decides_which_numbers_are_shown_is_never_guessed(filled: Cast, address: str, query: str) -> None:
    assert filled.client(filled.verifier).get(f"{address}?{query}").status_code == 404


@pytest.mark.parametrize("query", ["kertas=A5", "kertas=A4&kertas=F4", "lampiran=ya", "edisi=9"])
def test_a_document_that_cannot_be_as_asked_is_not_there(filled: Cast, query: str) -> None:
    assert filled.client(filled.verifier).get(f"{BOARD}62.03/ringkasan.pdf?{query}").status_code == 404


# --- provisional numbers and editions ------------------------------------------------------------------


@pytest.mark.parametrize("address", [BOARD, f"{BOARD}62.03/"])
def test_a_closed_quarter_has_no_provisional_numbers_and_offers_none(filled: Cast, address: str) -> None:
    client = filled.client(filled.verifier)
    assert "Tampilkan juga angka sementara" in client.get(address).content.decode()
    close_quarter(TW3, scope=filled.verifier, at=CLOSED)

    asked = client.get(f"{address}?sementara=1").content.decode()
    file = client.get(f"{address}?sementara=1&bentuk=csv")

    assert "Tampilkan juga angka sementara" not in client.get(address).content.decode()
    assert "Edisi tidak memuat angka sementara, jadi itu diabaikan." in asked
    assert "bukan angka resmi." not in asked
    assert "SEMENTARA" not in file["Content-Disposition"]
    assert "Edisi tidak memuat angka sementara" in file.content.decode()


def test_an_older_edition_has_none_either_while_the_quarter_is_open_again(filled: Cast) -> None:
    close_quarter(TW3, scope=filled.verifier, at=CLOSED)
    reopen_quarter(TW3, scope=filled.verifier, at=AGAIN, note="x")
    client = filled.client(filled.verifier)

    assert "tidak memuat angka sementara" in client.get(f"{BOARD}?edisi=1&sementara=1").content.decode()
    assert "Skor sementara" in client.get(f"{BOARD}62.03/?sementara=1").content.decode()


def test_zero_asks_for_no_provisional_numbers(filled: Cast) -> None:
    assert "Skor sementara" not in filled.client(filled.verifier).get(f"{BOARD}62.03/?sementara=0").content.decode()


@pytest.mark.parametrize("address", DEEPER)
def test_what_is_in_no_edition_says_so(filled: Cast, address: str) -> None:
    close_quarter(TW3, scope=filled.verifier, at=CLOSED)
    client = filled.client(filled.verifier)

    assert "tidak disimpan dalam edisi" in client.get(f"{address}?edisi=1").content.decode()
    assert "tidak disimpan dalam edisi" not in client.get(address).content.decode()


def test_an_issued_document_is_printed_on_the_sheet_that_is_asked_for(filled: Cast) -> None:
    close_quarter(TW3, scope=filled.verifier, at=CLOSED)
    client, address = filled.client(filled.leader), f"{BOARD}edisi/1/62.03/ringkasan.pdf"

    heights = [
        PdfReader(BytesIO(client.get(one).content)).pages[0].mediabox.height
        for one in (address, f"{address}?kertas=F4")
    ]
    assert [round(one) for one in heights] == [842, 935]
    assert client.get(f"{address}?kertas=A5").status_code == 404
