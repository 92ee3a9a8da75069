"""Board, region and agency pages: what they say, to whom, and in how many queries."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client

from dashboards.tests.plenty import Plenty, more_agencies, regencies
from dashboards.tests.stories import TW2, TW3, told
from formats.quarters import Quarter, quarters_back
from indicators.catalogue import Definition
from indicators.kinds import Kind, Level, RollUp, Shape
from indicators.loading import load_catalogue
from indicators.models import Indicator, PublishedValue, Target
from institutions.kinds import Kind as Place
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, wib
from institutions.tree import plant
from reporting.acknowledgements import as_seen, left_out
from reporting.figures import Figure
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_report
from reporting.workflow import make_move

pytestmark = pytest.mark.once

BOARD = "/papan/2026-TW3/"
OWN, OTHER, PROVINCE = f"{BOARD}62.03/", f"{BOARD}62.02/", f"{BOARD}62/"
HEALTH, OTHER_HEALTH = f"{OWN}62.03-dinkes/", f"{OTHER}62.02-dinkes/"


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))


@pytest.fixture
def trained(cast: Cast) -> Definition:
    return a_definition("SDM-01", unit="orang")


def text_of(client: Client, address: str) -> str:
    """The words of a page, without markup."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def status_of(client: Client, address: str) -> int:
    return client.get(address).status_code


# --- which quarter ----------------------------------------------------------------------------------


def test_the_board_opens_at_the_last_quarter_that_has_ended(cast: Cast) -> None:
    answer = cast.client(cast.leader).get("/papan/")

    assert answer["Location"] == BOARD


def test_the_picker_leads_to_the_chosen_quarters_own_address(cast: Cast) -> None:
    client = cast.client(cast.leader)

    assert client.get(f"{OWN}?triwulan=2026-TW2&urut=daerah")["Location"] == "/papan/2026-TW2/62.03/?urut=daerah"
    assert status_of(client, f"{BOARD}?triwulan=2026-TW9") == 404


@pytest.mark.parametrize("quarter", ["2027-TW1", "1999-TW1", "2026-TW5", "2026"])
def test_a_quarter_to_come_or_none_at_all_is_not_found(cast: Cast, quarter: str) -> None:
    assert status_of(cast.client(cast.verifier), f"/papan/{quarter}/") == 404


def test_the_running_quarter_can_be_shown_before_anything_has_come(cast: Cast, trained: Definition) -> None:
    text = text_of(cast.client(cast.verifier), "/papan/2026-TW4/")

    assert "Belum ada laporan kabupaten/kota yang diverifikasi." in text


# --- who sees what ----------------------------------------------------------------------------------


def test_everybody_with_a_capacity_sees_board_and_every_region(cast: Cast, trained: Definition) -> None:
    told(cast.other, a_definition("LEM-03", level=Level.REGION), 4)

    for name, scope in cast.people.items():
        client = cast.client(scope)
        for address in (BOARD, OWN, OTHER, PROVINCE, f"{BOARD}kesiapan/", f"{BOARD}tren/"):
            assert status_of(client, address) == 200, (name, address)


def test_nobody_without_a_capacity_sees_it(cast: Cast) -> None:
    assert status_of(cast.client(cast.nobody), BOARD) == 403
    assert status_of(Client(), BOARD) == 302


def test_an_agency_is_seen_from_within_its_scope_only(cast: Cast, trained: Definition) -> None:
    told(cast.health, trained, 5)
    allowed = {cast.verifier, cast.coordinator, cast.focal_point, cast.leader, cast.administrator}

    for scope in cast.people.values():
        expected = 200 if scope in allowed or scope.is_province else 404
        assert status_of(cast.client(scope), HEALTH) == expected, scope.capacity


def test_an_agency_is_not_found_under_another_region(cast: Cast) -> None:
    assert status_of(cast.client(cast.verifier), f"{OTHER}62.03-dinkes/") == 404


def test_another_provinces_region_is_not_found(cast: Cast) -> None:
    away = plant(kind=Place.PROVINCE, code="63", name="Provinsi Kalimantan Selatan", short_name="Kalsel")
    plant(kind=Place.REGENCY, parent=away, code="63.01", name="Kabupaten Tanah Laut", short_name="Tala")

    assert status_of(cast.client(cast.verifier), f"{BOARD}63.01/") == 404


def test_agencies_of_another_regency_are_not_listed(cast: Cast, trained: Definition) -> None:
    a_report(cast.health, Status.SUBMITTED)

    assert "Dinas Pendidikan" in text_of(cast.client(cast.coordinator), OWN)
    assert "Dinas Pendidikan" not in text_of(cast.client(cast.other_coordinator), OWN)
    assert "Dinas Pendidikan" not in text_of(cast.client(cast.focal_point), OWN)


def test_agencies_that_are_late_or_missing_are_told(cast: Cast, trained: Definition) -> None:
    a_report(cast.health, Status.ACCEPTED, at=wib(2026, 10, 9))

    text = text_of(cast.client(cast.coordinator), OWN)

    assert "9 Oktober 2026 pukul 09.00 WIB terlambat, tenggat 7 Oktober 2026" in text
    assert "Belum melapor — tenggat 7 Oktober 2026, lewat 48 hari" in text


def test_the_way_to_the_regions_report_is_for_whoever_reaches_it(cast: Cast, trained: Definition) -> None:
    report = a_report(cast.own, Status.SUBMITTED)
    link = f'href="/laporan/{report.pk}/"'

    for scope, reaches in ((cast.verifier, True), (cast.coordinator, True), (cast.other_coordinator, False)):
        assert (link in cast.client(scope).get(OWN).content.decode()) == reaches, scope.capacity


def test_an_agencys_standing_answer_is_shown_greyed_where_none_is_asked(cast: Cast) -> None:
    yearly = a_definition("KEB-03", kind=Kind.YESNO, rollup_units=RollUp.YES_SHARE, asked_in="1")
    told(cast.health, yearly, 1, quarter=Quarter(2026, 1))
    a_report(cast.health, Status.SUBMITTED)

    page = cast.client(cast.focal_point).get(HEALTH).content.decode()

    assert '<span class="greyed">Ya (TW I 2026)</span>' in page


# --- verified and provisional -----------------------------------------------------------------------


def test_a_submitted_4711_beside_a_verified_17(cast: Cast, trained: Definition) -> None:
    figure = told(cast.health, trained, 17)
    Report.everything.filter(pk=figure.report_id).update(status=Status.SUBMITTED)
    Figure.everything.filter(pk=figure.pk).update(a=4711)
    client = cast.client(cast.verifier)

    for address in (BOARD, OWN):
        plain, both = text_of(client, address), text_of(client, f"{address}?sementara=1")
        assert " 17 " in plain
        assert "4.711" not in plain
        assert " 17 " in both
        assert "4.711" in both
        assert "Sementara" in both
    agency = text_of(client, HEALTH)
    assert "17 orang" in agency
    assert "4.711 orang" in agency


def test_provisional_numbers_are_for_ones_own_scope(cast: Cast, trained: Definition) -> None:
    coordinator, focal_point = cast.client(cast.coordinator), cast.client(cast.focal_point)

    assert status_of(coordinator, f"{OWN}?sementara=1") == 200
    assert status_of(coordinator, f"{OTHER}?sementara=1") == 403
    assert status_of(coordinator, f"{BOARD}?sementara=1") == 403
    assert status_of(focal_point, f"{OWN}?sementara=1") == 403


def test_a_figure_that_is_only_accepted_is_nowhere_on_the_verified_pages(cast: Cast, trained: Definition) -> None:
    a_figure(a_report(cast.health, Status.ACCEPTED), trained, 4711)
    bump(region=cast.own, year=2026)

    for scope in (cast.verifier, cast.other_coordinator):
        for address in (BOARD, OWN, f"{BOARD}tren/"):
            assert "4.711" not in text_of(cast.client(scope), address)


def test_a_number_is_on_the_board_as_soon_as_it_is_verified(cast: Cast, trained: Definition) -> None:
    client = cast.client(cast.leader)
    assert "4.711" not in text_of(client, BOARD)

    told(cast.health, trained, 4711)

    assert "4.711" in text_of(client, BOARD)


# --- what it says -----------------------------------------------------------------------------------


def test_totals_carry_their_coverage_and_missing_is_no_zero(cast: Cast, trained: Definition) -> None:
    a_definition("PAR-01", level=Level.REGION)
    told(cast.health, trained, 0)

    text = text_of(cast.client(cast.leader), BOARD)

    assert "SDM-01 · orang 0 =" in text
    assert "1 dari 3 perangkat daerah · 1 dari 2 daerah" in text
    assert "PAR-01 · orang — =" in text


def test_the_provinces_own_row_stands_apart(cast: Cast, trained: Definition) -> None:
    told(cast.province_agency, trained, 4711)

    text = text_of(cast.client(cast.leader), BOARD)

    assert "4.711" not in text
    assert text.index("Di luar jumlah kabupaten/kota") < text.index("Pemerintah Provinsi")
    assert "4.711" in text_of(cast.client(cast.leader), PROVINCE)


def test_who_is_missing_and_who_was_late(cast: Cast, trained: Definition) -> None:
    a_report(cast.own, Status.SUBMITTED, at=wib(2026, 11, 2))

    text = text_of(cast.client(cast.leader), BOARD)

    assert "Kabupaten Kotawaringin Timur tenggat 20 Oktober 2026, lewat 35 hari" in text
    assert "Kabupaten Kapuas dikirim 2 November 2026, 13 hari setelah tenggat 20 Oktober 2026" in text


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("daerah", "Kapuas"),
        ("-daerah", "Kotawaringin"),
        ("kesiapan", "Kotawaringin"),
        ("-kesiapan", "Kapuas"),
        ("", "Kapuas"),
    ],
)
def test_the_table_is_sorted_by_its_address(cast: Cast, order: str, first: str) -> None:
    options = {"kind": Kind.CHOICE, "rollup_units": RollUp.COUNT_SHARE, "choices": [[2, "Ada"], [1, "Draf"]]}
    yes = a_definition("KOM-01", level=Level.REGION, **options)
    told(cast.own, yes, 2)
    told(cast.other, yes, 1)

    page = cast.client(cast.leader).get(f"{BOARD}?urut={order}").content.decode()

    table = page[page.index("<tbody>") :]
    found = {name: table.index(f"Kabupaten {name}") for name in ("Kapuas", "Kotawaringin")}
    assert min(found, key=lambda name: found[name]) == first


def test_a_region_shows_target_achievement_and_grade(cast: Cast) -> None:
    share = a_definition("KOM-03", level=Level.REGION, shape=Shape.SHARE, decimals=1)
    Target.objects.create(indicator=share.indicator, institution=cast.province, year=2026, value=40)
    told(cast.own, share, 12, 25)

    text = text_of(cast.client(cast.other_coordinator), OWN)

    assert "48,0% 12 dari 25" in text
    assert "40,0% 120,0% ST · Sangat tinggi · di atas 100%" in text


def test_the_readiness_sum_is_shown_in_full(cast: Cast) -> None:
    share = a_definition("KOM-03", level=Level.REGION, shape=Shape.SHARE, decimals=1, prerequisite="komitmen")
    a_definition("KOM-09", level=Level.REGION, prerequisite="komitmen")
    Target.objects.create(indicator=share.indicator, institution=cast.own, year=2026, value=80)
    told(cast.own, share, 12, 30)

    text = text_of(cast.client(cast.leader), OWN)

    assert "KOM-03 40,0% 80,0% 50,0% 50,0 1" in text
    assert "Tanpa target" in text
    assert "(50) ÷ 1 ≈ 50" in text


def test_a_stale_value_is_shown_greyed_with_its_quarter(cast: Cast) -> None:
    stock = a_definition("PAR-01", level=Level.REGION)
    told(cast.own, stock, 40, quarter=Quarter(2026, 1))

    page = cast.client(cast.leader).get(OWN).content.decode()

    assert '<span class="cell-note greyed">40 (TW I)</span>' in page


def test_published_values_stand_beside_lowest_middle_and_highest(cast: Cast) -> None:
    external = a_definition("MTF", level=Level.REGION, source="external", kind=Kind.INDEX, name="Persalinan di rumah")
    for place, value in ((cast.province, "37.69"), (cast.own, "51.11"), (cast.other, "61.30")):
        PublishedValue.objects.create(
            indicator=external.indicator,
            institution=place,
            year=2023,
            value=value,
            decimals=2,
            publisher="BPS",
            found_in="pers",
        )

    text = text_of(cast.client(cast.leader), BOARD)

    assert "2023 37,69 51,11 56,21 61,30 2 BPS · belum dicek ke BPS pers" in text


def test_names_are_escaped(cast: Cast, trained: Definition) -> None:
    Institution.everything.filter(pk=cast.own.pk).update(name="Kabupaten <b>Kapuas</b>")
    bump()

    page = cast.client(cast.leader).get(BOARD).content.decode()

    assert "<b>Kapuas" not in page
    assert "Kabupaten &lt;b&gt;Kapuas" in page


def test_without_a_catalogue_the_pages_still_open(cast: Cast) -> None:
    assert not Indicator.objects.exists()

    for address in (BOARD, OWN, HEALTH, f"{BOARD}kesiapan/", f"{BOARD}tren/"):
        assert status_of(cast.client(cast.verifier), address) == 200


# --- how many queries -------------------------------------------------------------------------------

Same = Callable[..., int]
QUARTERS = quarters_back(TW3, 3)


def grown(cast: Cast) -> Callable[[], None]:
    def grow() -> None:
        new = regencies(cast.province, 2, agencies=2) + more_agencies(cast.own, 2)
        Plenty(silent=0).fill([*new, cast.other, cast.schools, cast.province_agency], quarters=QUARTERS)
        for number in range(3):
            Plenty(silent=0).fill(new[:1], quarters=[TW2.plus(-4 - number)])

    return grow


@pytest.mark.parametrize(
    "address", [BOARD, f"{BOARD}?sementara=1", OWN, f"{OWN}?sementara=1", HEALTH, f"{BOARD}kesiapan/", f"{BOARD}tren/"]
)
def test_a_page_has_as_many_queries_for_more_of_everything(cast: Cast, assert_same_queries: Same, address: str) -> None:
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.health], quarters=[TW3])
    client = cast.client(cast.verifier)

    queries = assert_same_queries(lambda: text_of(client, address), grow=grown(cast))

    assert queries <= 19


def test_a_kept_board_needs_ten_queries(cast: Cast, django_assert_num_queries: Callable[[int], object]) -> None:
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.health], quarters=QUARTERS)
    client = cast.client(cast.leader)
    text_of(client, BOARD)

    with django_assert_num_queries(10):  # type: ignore[attr-defined]
        text_of(client, BOARD)


def test_whom_the_regions_report_knowingly_left_out_is_told_to_whoever_reaches_it(cast: Cast) -> None:
    report = a_report(cast.own)
    known = as_seen(left_out(report))
    make_move("submit", report, scope=cast.coordinator, at=wib(2026, 10, 6), known=known)
    words = "2 tidak melapor, diketahui koordinator"

    told = {name for name, who in cast.people.items() if words in cast.client(who).get(OWN).content.decode()}

    assert told >= {"verifier", "coordinator", "leader"}
    assert not told & {"other_coordinator", "other_focal_point", "province_focal_point", "focal_point"}
