"""The answers: what they say, what their addresses hold, to whom, and in how many queries."""

import csv
import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client

from dashboards.answers.gender_budget import Budget, of_both
from dashboards.answers.standings import ranks
from dashboards.tests.plenty import Plenty, regencies
from dashboards.tests.stories import TW2, told
from formats.quarters import Quarter, quarters_back
from indicators.catalogue import Definition
from indicators.kinds import AcrossQuarters, Level
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast
from reporting.tests.stories import QUARTER, a_definition

pytestmark = pytest.mark.once

PAPAN = "/papan/2026-TW3/"
NAMES = ("pertanyaan", "posisi", "peringkat", "prasyarat", "arg", "perlu-dilihat", "banding")
ANSWERS = NAMES[1:]


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))


@pytest.fixture
def meetings(cast: Cast) -> Definition:
    return a_definition(
        "LEM-03", level=Level.REGION, rollup_quarters=AcrossQuarters.SUM, name="Rapat Pokja PUG", unit="rapat"
    )


def text_of(client: Client, address: str) -> str:
    answer = client.get(PAPAN + address)
    assert answer.status_code == 200, (address, answer.status_code)
    plain = re.sub(r"<svg.*?</svg>", " ", answer.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", plain)).split())


# --- who, and with what address --------------------------------------------------------------------------


def test_everybody_with_a_capacity_reads_every_answer(cast: Cast, meetings: Definition) -> None:
    for scope in cast.people.values():
        for name in NAMES:
            assert cast.client(scope).get(f"{PAPAN}{name}/").status_code == 200, (scope.capacity, name)
    assert cast.client(cast.nobody).get(f"{PAPAN}posisi/").status_code == 403
    assert Client().get(f"{PAPAN}posisi/").status_code == 302


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize(
    "query", ["urut=apa", "saring=apa", "prasyarat=apa", "daerah=99.99", "ukuran=1&tampil=2", "urut=-", "indikator=%F0"]
)
def test_what_nobody_knows_is_ignored(cast: Cast, meetings: Definition, name: str, query: str) -> None:
    assert cast.client(cast.leader).get(f"{PAPAN}{name}/?{query}").status_code == 200


def test_strange_codes_are_told(cast: Cast, meetings: Definition) -> None:
    text = text_of(cast.client(cast.leader), "banding/?indikator=LEM-03&indikator=XYZ&daerah=99.99&daerah=62.03")

    assert "Tidak dikenal, jadi diabaikan: “99.99” dan “XYZ”." in text
    assert "1 daerah · 1 indikator" in text


@pytest.mark.parametrize("name", ANSWERS)
def test_each_answer_is_handed_out(cast: Cast, meetings: Definition, name: str) -> None:
    client = cast.client(cast.leader)

    for form, begins in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        answer = client.get(f"{PAPAN}{name}/?bentuk={form}")
        assert answer.status_code == 200, (name, form)
        assert answer.content.startswith(begins)


@pytest.mark.parametrize("name", [*ANSWERS, "banding/?indikator=semua", "banding/?indikator=semua&tampil=kecil"])
def test_one_query_count_whatever_there_is(cast: Cast, assert_same_queries: Callable[..., int], name: str) -> None:
    load_catalogue()
    filled = Plenty(silent=0, handed_in=20)
    filled.fill([cast.own, cast.health], quarters=quarters_back(QUARTER, 3))
    client = cast.client(cast.leader)
    address = PAPAN + (name if "/" in name else f"{name}/")

    def grow() -> None:
        filled.fill([*regencies(cast.province, 2), cast.other], quarters=quarters_back(QUARTER, 3))

    assert assert_same_queries(lambda: client.get(address), grow=grow) <= 20


# --- what they say ----------------------------------------------------------------------------------------


def test_changes_are_like_for_like(cast: Cast, meetings: Definition) -> None:
    told(cast.own, meetings, 4, quarter=TW2)
    told(cast.own, meetings, 7)
    told(cast.other, meetings, 2)

    text = text_of(cast.client(cast.leader), "banding/?indikator=LEM-03")

    assert re.search(r"Kabupaten Kapuas 11 .*? \+3 ", text)  # to date; the quarter alone moved from 4 to 7
    assert re.search(r"2 kabupaten/kota 13 .*? \+5\* ", text)  # one of two regions had not answered before


def test_some_of_the_14_have_a_sum_of_their_own(cast: Cast, meetings: Definition) -> None:
    third = regencies(cast.province, 1)[0]
    for place, count in ((cast.own, 4), (cast.other, 5), (third, 100)):
        told(place, meetings, count)
    a_definition("LEM-01", level=Level.REGION)

    address = f"banding/?indikator=LEM-03&indikator=LEM-01&daerah={cast.own.code}&daerah={cast.other.code}"
    text = text_of(cast.client(cast.leader), address)

    assert re.search(r"2 daerah terpilih 9 ", text)
    assert re.search(r"3 kabupaten/kota 109 ", text)


def test_sorted_by_any_column_and_equals_keep_their_order(cast: Cast, meetings: Definition) -> None:
    third = regencies(cast.province, 1)[0]
    for place, count in ((cast.own, 4), (cast.other, 9), (third, 4)):
        told(place, meetings, count)
    client = cast.client(cast.leader)

    def order(urut: str) -> list[str]:
        page = client.get(f"{PAPAN}banding/?indikator=LEM-03&urut={urut}").content.decode()
        return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', page)[:3]

    by_code = [place.name for place in sorted((cast.own, cast.other, third), key=lambda place: place.code)]
    equals = [name for name in by_code if name != cast.other.name]
    assert order("nilai") == [*equals, cast.other.name]
    assert order("-nilai") == [cast.other.name, *equals]


def test_a_small_sensitive_count_stays_inside(cast: Cast) -> None:
    cases = a_definition(
        "OUT-08", level=Level.REGION, rollup_quarters=AcrossQuarters.SUM, name="Dispensasi kawin", is_sensitive=True
    )
    told(cast.own, cases, 3)
    told(cast.other, cases, 40)
    client = cast.client(cast.leader)

    assert re.search(r"Kabupaten Kapuas 3 ", text_of(client, "banding/?indikator=OUT-08"))
    file = client.get(f"{PAPAN}banding/?indikator=OUT-08&bentuk=csv").content.decode("utf-8-sig")
    rows = {row[0]: row for row in csv.reader(file.splitlines(), delimiter=";") if row}
    assert rows["Kabupaten Kapuas"][1] in ("<5", "disamarkan")
    assert "3" not in rows["Kabupaten Kapuas"][1:]


def test_who_is_silent_and_who_fell(cast: Cast, meetings: Definition) -> None:
    told(cast.own, meetings, 4)
    client = cast.client(cast.leader)

    assert "belum melapor" in text_of(client, "peringkat/")
    silent = text_of(client, "peringkat/?saring=belum")
    assert cast.other.name in silent[silent.index("Kabupaten/kota menurut kesiapan") :]
    assert "Hanya daerah yang belum melapor." in client.get(
        f"{PAPAN}peringkat/?saring=belum&bentuk=csv"
    ).content.decode("utf-8-sig")


# --- small rules -------------------------------------------------------------------------------------------


def test_equals_share_a_rank() -> None:
    from decimal import Decimal

    assert ranks({1: Decimal(80), 2: Decimal(70), 3: Decimal(70), 4: Decimal(60), 5: None}) == {1: 1, 2: 2, 3: 2, 4: 4}


def test_a_share_of_the_whole_budget_needs_both() -> None:
    assert of_both([Budget(None, None, None, None)]) == (None, 0)


def test_a_quarter_to_come_has_no_answer(cast: Cast) -> None:
    assert cast.client(cast.leader).get("/papan/2027-TW1/posisi/").status_code == 404
    assert Quarter(2027, 1).code == "2027-TW1"
