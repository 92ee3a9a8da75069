"""The pages of women and men: what they say, to whom, what is hidden, and in how many queries."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client

from dashboards.tests.plenty import Plenty, more_agencies, regencies
from dashboards.tests.stories import TW1, TW2, TW3, told
from formats.quarters import Quarter, quarters_back
from indicators.catalogue import Definition
from indicators.kinds import AcrossQuarters, Kind, Level, RollUp, Shape
from indicators.loading import load_catalogue
from indicators.models import PublishedValue
from institutions.revisions import bump
from institutions.tests.cast import Cast
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_report

pytestmark = pytest.mark.once

PAGE = "/kesenjangan/2026-TW3/"
ONE, OWN, OTHER, PROVINCE = f"{PAGE}SDM-01/", f"{PAGE}daerah/62.03/", f"{PAGE}daerah/62.02/", f"{PAGE}daerah/62/"


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))


@pytest.fixture
def trained(cast: Cast) -> Definition:
    return a_definition(
        "SDM-01", shape=Shape.SEXES, rollup_quarters=AcrossQuarters.SUM, name="Aparatur yang dilatih", unit="orang"
    )


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def text_of(client: Client, address: str) -> str:
    plain = re.sub(r"<svg.*?</svg>", " ", page_of(client, address), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", plain)).split())


# --- who sees what -----------------------------------------------------------------------------------


def test_everybody_sees_all_of_it_down_to_a_region(cast: Cast, trained: Definition) -> None:
    for scope in cast.people.values():
        for address in (PAGE, ONE, OWN, OTHER, PROVINCE):
            assert cast.client(scope).get(address).status_code == 200, (scope.capacity, address)
    assert cast.client(cast.nobody).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize(
    "address",
    [f"{PAGE}KOM-01/", f"{PAGE}SDM-99/", f"{PAGE}daerah/63.01/", "/kesenjangan/2027-TW1/", "/kesenjangan/1999-TW1/"],
)
def test_what_is_not_by_sex_and_a_quarter_to_come_are_not_found(cast: Cast, trained: Definition, address: str) -> None:
    a_definition("KOM-01")

    assert cast.client(cast.verifier).get(address).status_code == 404


def test_it_opens_at_the_last_quarter_that_has_ended(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.sex_gaps.doors.localdate", lambda: date(2026, 11, 24))

    assert cast.client(cast.leader).get("/kesenjangan/")["Location"] == PAGE


# --- what they say -----------------------------------------------------------------------------------


def test_the_14_together_with_coverage_change_and_sentence(cast: Cast, trained: Definition) -> None:
    for quarter, women in ((Quarter(2025, 3), 1), (TW1, 4), (TW2, 3)):
        told(cast.health, trained, 3, women, quarter=quarter)
    told(cast.health, trained, 6, 2)
    told(cast.other_health, trained, 0, 3)
    told(cast.province_agency, trained, 100, 900)

    text = text_of(cast.client(cast.focal_point), PAGE)

    assert (
        "SDM-01 · orang 5 s.d. 12 6 s.d. 12 −1 s.d. 0 83,3 s.d. 100,0 45,5% s.d. 50,0% −4,5 +20,5 "
        "2 dari 3 perangkat daerah · 2 dari 2 daerah"
    ) in text
    assert (
        "Pada Triwulan III 2026, aparatur yang dilatih di kabupaten/kota Kalimantan Tengah mencakup 5 perempuan dan 6 "
        "laki-laki: bagian perempuan 45,5%, atau 83,3 perempuan untuk setiap 100 laki-laki; bagian itu turun 4,5 poin "
        "dari triwulan lalu dan naik 20,5 poin dari setahun lalu (data terverifikasi; 2 dari 3 perangkat daerah di "
        "2 dari 2 daerah)."
    ) in text
    assert "900" not in text  # the province's own is in no total of the 14


def test_one_indicator_by_region_with_the_provinces_own_apart(cast: Cast, trained: Definition) -> None:
    told(cast.health, trained, 6, 2)
    told(cast.other_health, trained, 0, 3)
    told(cast.province_agency, trained, 1, 3)

    text = text_of(cast.client(cast.leader), ONE)

    assert "Kabupaten Kapuas 2 s.d. 2 6 s.d. 6 −4 s.d. −4 33,3" in text
    assert "Kabupaten Kotawaringin Timur 3 s.d. 3 0 s.d. 0 +3 s.d. +3 tidak ada laki-laki" in text
    assert "2 kabupaten/kota 5 s.d. 5 6 s.d. 6" in text
    assert text.index("Di luar jumlah kabupaten/kota") < text.index("Pemerintah Provinsi 3 s.d. 3 1 s.d. 1 +2")
    assert "Triwulan III 2026 5 6 −1 83,3 45,5% Triwulan II 2026 — — — — —" in text


def test_a_region_says_its_own_and_says_where(cast: Cast, trained: Definition) -> None:
    told(cast.health, trained, 6, 2)
    told(cast.province_agency, trained, 0, 0)
    client = cast.client(cast.other_coordinator)

    assert "aparatur yang dilatih di Kabupaten Kapuas mencakup 2 perempuan dan 6 laki-laki" in text_of(client, OWN)
    assert "(data terverifikasi; 1 dari 2 perangkat daerah)." in text_of(client, OWN)
    assert "Belum ada angka terverifikasi untuk dikutip." in text_of(client, OTHER)
    own = text_of(client, PROVINCE)
    assert "di lingkungan Pemerintah Provinsi tercatat nihil: tidak ada perempuan maupun laki-laki" in own
    assert "0 s.d. 0 0 s.d. 0 0 s.d. 0 nihil s.d. nihil nihil s.d. nihil" in own


def test_missing_is_no_zero_and_what_is_only_sent_is_nowhere(cast: Cast, trained: Definition) -> None:
    a_figure(a_report(cast.health, Status.ACCEPTED), trained, 4711, 4712)
    bump(region=cast.own, year=2026)

    for address in (PAGE, ONE, OWN):
        text = text_of(cast.client(cast.verifier), address)
        assert "4.71" not in text
        assert "Belum ada angka terverifikasi untuk dikutip." in text
        assert "0 dari 3 perangkat daerah" in text or "0 dari 2 perangkat daerah" in text


def test_it_follows_a_verification_at_once(cast: Cast, trained: Definition) -> None:
    client = cast.client(cast.leader)
    told(cast.health, trained, 1, 1)
    assert "sama banyak" in text_of(client, PAGE)

    told(cast.other_health, trained, 1, 3)

    assert "mencakup 4 perempuan dan 2 laki-laki" in text_of(client, PAGE)


def test_a_trend_begins_anew_where_the_definition_changed(cast: Cast, trained: Definition) -> None:
    told(cast.health, trained, 1, 1, quarter=TW2)
    other = a_definition(
        "SDM-01", shape=Shape.SEXES, rollup_quarters=AcrossQuarters.SUM, unit="jabatan", valid_from=TW3,
        name="Aparatur yang dilatih",
    )  # fmt: skip
    told(cast.health, other, 1, 3)

    text = text_of(cast.client(cast.leader), ONE)

    assert "definisi baru sejak TW III 2026" in text
    assert "Triwulan II 2026 definisi lain — — — — —" in text
    assert "dari triwulan lalu" not in text


def test_an_index_by_sex_stands_in_its_region_and_has_no_total(cast: Cast, trained: Definition) -> None:
    index = a_definition(
        "NHLS-01", level=Level.REGION, shape=Shape.SEXES, kind=Kind.INDEX, rollup_units=RollUp.NONE, decimals=2,
        name="Angka harapan",
    )  # fmt: skip
    told(cast.own, index, "8.65", "8.31")
    told(cast.other, index, "8.00", "8.31")
    client = cast.client(cast.leader)

    own = text_of(client, OWN)
    assert "8,31 8,65 −0,34 96,1 —" in own
    assert "angka harapan di Kabupaten Kapuas 8,31 untuk perempuan dan 8,65 untuk laki-laki, rasio 96,1 per 100" in own
    assert "Belum ada angka terverifikasi untuk dikutip." in text_of(client, f"{PAGE}NHLS-01/")


def test_before_everything_there_are_dashes_and_no_sentence(cast: Cast, trained: Definition) -> None:
    text = text_of(cast.client(cast.leader), "/kesenjangan/2020-TW1/")

    assert "SDM-01 · orang — — — — — — — 0 dari 3 perangkat daerah · 0 dari 2 daerah" in text
    assert "Belum ada angka terverifikasi untuk dikutip." in text


def test_before_any_catalogue_there_is_nothing_by_sex(cast: Cast) -> None:
    assert "Belum ada indikator terpilah" in text_of(cast.client(cast.verifier), PAGE)


# --- what may not leave the system -------------------------------------------------------------------


def married(**fields: object) -> Definition:
    return a_definition(
        "OUT-08", level=Level.REGION, shape=Shape.SEXES, rollup_quarters=AcrossQuarters.SUM, is_sensitive=True,
        name="Dispensasi kawin", unit="perkara", **fields,
    )  # fmt: skip


def test_no_sentence_gives_a_small_sensitive_number_away(cast: Cast) -> None:
    cases = married()
    told(cast.own, cases, 7, 3)
    told(cast.other, cases, 20, 30)

    for address in (OWN, OTHER):  # the other's would give it away beside the total
        page = page_of(cast.client(cast.leader), address)
        assert re.findall(r'class="copyable"[^>]*>([^<]*)<', page) == [], address
        assert "tidak boleh keluar dari sistem" in page
    assert "dispensasi kawin di kabupaten/kota Kalimantan Tengah mencakup 33 perempuan" in text_of(
        cast.client(cast.leader), PAGE
    )
    assert "3 s.d. 3 7 s.d. 7" in text_of(cast.client(cast.leader), OWN)  # on the screen as on the board


def test_a_change_against_a_hidden_quarter_is_not_told(cast: Cast) -> None:
    cases = married()
    for region in (cast.own, cast.other):
        told(region, cases, 2, 3, quarter=TW2)
        told(region, cases, 10, 20)

    text = text_of(cast.client(cast.leader), PAGE)

    assert "dispensasi kawin di kabupaten/kota Kalimantan Tengah mencakup 40 perempuan dan 20 laki-laki" in text
    assert "dari triwulan lalu" not in text


# --- published values --------------------------------------------------------------------------------


def test_published_values_of_both_sexes_stand_beside_with_their_source(cast: Cast, trained: Definition) -> None:
    external = a_definition(
        "TPAK", level=Level.REGION, source="external", shape=Shape.SEXES, kind=Kind.INDEX, unit="%", decimals=2,
        rollup_units=RollUp.NONE, name="Partisipasi angkatan kerja",
    )  # fmt: skip
    rows = [
        (cast.province, 2024, "P", "52.31"), (cast.province, 2024, "L", "84.1"), (cast.province, 2025, "P", "53.00"),
        (cast.own, 2024, "P", "50.00"), (cast.own, 2024, "L", "80.00"),
    ]  # fmt: skip
    for place, year, sex, value in rows:
        PublishedValue.objects.create(
            indicator=external.indicator, institution=place, year=year, sex=sex, value=value,
            decimals=len(value.partition(".")[2]), publisher="BPS", found_in="Sakernas Agustus",
        )  # fmt: skip
    client = cast.client(cast.leader)

    text = text_of(client, PAGE)
    assert "TPAK · % 2024 52,31 84,1 −31,79 62,2 BPS · belum dicek ke BPS Sakernas Agustus" in text
    assert (
        "adalah 52,31% untuk perempuan dan 84,1% untuk laki-laki, selisih 31,79 poin (Sakernas Agustus; belum" in text
    )
    assert "53,00" not in text  # one side alone is no pair
    assert "50,00% untuk perempuan" in text_of(client, OWN)
    assert "TPAK" not in text_of(client, OTHER)
    assert cast.client(cast.leader).get(f"{PAGE}TPAK/").status_code == 404


# --- how many queries --------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [PAGE, ONE, OWN])
def test_more_of_everything_needs_as_many_queries(
    cast: Cast, assert_same_queries: Callable[..., int], address: str
) -> None:
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.health], quarters=[TW3])
    client = cast.client(cast.verifier)

    def grow() -> None:
        new = [*regencies(cast.province, 2, agencies=2), *more_agencies(cast.own, 2)]
        Plenty(silent=0).fill([*new, cast.other, cast.schools, cast.province_agency], quarters=quarters_back(TW3, 9))

    assert assert_same_queries(lambda: page_of(client, address), grow=grow) <= 10


def test_what_is_kept_needs_five(cast: Cast, django_assert_num_queries: Callable[[int], object]) -> None:
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.health], quarters=[TW3])
    client = cast.client(cast.verifier)
    page_of(client, PAGE)

    with django_assert_num_queries(5):  # type: ignore[attr-defined]
        page_of(client, PAGE)
