"""Which reports came and which on time: the counts, the pages, who sees what, and in how many queries."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from dashboards.completeness.deliveries import Deliveries, deliveries
from dashboards.completeness.marks import mark_of
from dashboards.completeness.reports import late_from, opened_windows, reports_in, windows_in
from dashboards.completeness.sentences import came_in_words, moved
from dashboards.places import tree_of
from dashboards.sentences import plain_text
from dashboards.tests.plenty import Plenty, more_agencies, regencies
from dashboards.tests.stories import TW1, TW2, TW3
from formats.quarters import Quarter, quarters_back
from indicators.loading import load_catalogue
from indicators.timeliness import Delivery, Timeliness
from institutions.models import Institution
from institutions.revisions import bump, revisions
from institutions.tests.cast import Cast, wib
from reporting.calendar import Extension, Window
from reporting.situations import situations
from reporting.statuses import Status
from reporting.tests.stories import a_report, a_window
from reporting.windows import QuarterWindow, proposed_dues

PAGE = "/kelengkapan/2026-TW3/"
OWN, OTHER, PROVINCE = f"{PAGE}62.03/", f"{PAGE}62.02/", f"{PAGE}62/"
HEALTH = f"{OWN}62.03-dinkes/"
#: Agencies are due on 7 October 2026, regions on 20 October.
ON = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: ON)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def delivered(cast: Cast, *quarters: Quarter) -> Deliveries:
    windows, tree = windows_in(quarters or (TW3,), opened=opened_windows(cast.province.pk)), tree_of(cast.province)
    return deliveries(reports_in(windows, tree=tree, common=0), tree=tree)


def agencies_of(cast: Cast, region: Institution, quarter: Quarter = TW3) -> Timeliness:
    return delivered(cast, quarter).of(region.pk, quarter).agencies


# --- the counts --------------------------------------------------------------------------------------


def test_14_regencies_11_came_9_of_them_on_time(cast: Cast) -> None:
    a_window(cast.province)
    made = [one for one in regencies(cast.province, 12) if one.is_region]
    for number, region in enumerate(made[:11]):
        a_report(region, Status.SUBMITTED, at=wib(2026, 10, 20 if number < 9 else 21))

    tree = tree_of(cast.province)
    counted = delivered(cast).own_reports(tree.regencies, TW3)

    assert counted == Timeliness(expected=14, submitted=11, on_time=9)
    assert counted.printed() == (Decimal("78.57"), Decimal("64.29"))


def test_at_2359_of_the_due_day_it_is_on_time_and_at_midnight_late(cast: Cast) -> None:
    a_window(cast.province)
    a_report(cast.health, Status.SUBMITTED, at=wib(2026, 10, 7, 23, 59))
    a_report(cast.schools, Status.SUBMITTED, at=wib(2026, 10, 8, 0, 0))
    a_report(cast.own, Status.SUBMITTED, at=wib(2026, 10, 20, 23, 59))
    a_report(cast.other, Status.SUBMITTED, at=wib(2026, 10, 21, 0, 0))

    found = delivered(cast)

    assert found.of(cast.own.pk, TW3).agencies == Timeliness(expected=2, submitted=2, on_time=1)
    assert [found.of(one.pk, TW3).own.is_on_time for one in (cast.own, cast.other)] == [True, False]


def test_an_extension_holds_for_one_institution_and_one_quarter_only(cast: Cast) -> None:
    for quarter in (TW2, TW3):
        a_window(cast.province, quarter)
    granted = {"reason": "Banjir", "granted_by": cast.verifier.user, "granted_at": wib(2026, 10, 1)}
    Extension.everything.create(institution=cast.health, quarter=TW3, due=date(2026, 10, 14), **granted)
    Extension.everything.create(institution=cast.own, quarter=TW3, due=date(2026, 10, 30), **granted)
    for agency in (cast.health, cast.schools):
        a_report(agency, Status.SUBMITTED, at=wib(2026, 10, 14))
        a_report(agency, Status.SUBMITTED, quarter=TW2, at=wib(2026, 7, 14))
    for region in (cast.own, cast.other):
        a_report(region, Status.SUBMITTED, at=wib(2026, 10, 30))

    found = delivered(cast, TW2, TW3)

    assert found.of(cast.own.pk, TW3).agencies == Timeliness(expected=2, submitted=2, on_time=1)
    assert found.of(cast.own.pk, TW2).agencies == Timeliness(expected=2, submitted=2, on_time=0)
    assert [found.of(one.pk, TW3).own.is_on_time for one in (cast.own, cast.other)] == [True, False]


def test_what_came_late_and_was_verified_is_complete_and_not_on_time(cast: Cast) -> None:
    a_report(cast.health, Status.VERIFIED, at=wib(2026, 10, 9))

    assert agencies_of(cast, cast.own) == Timeliness(expected=2, submitted=1, on_time=0)


def test_a_return_does_not_make_it_late_and_a_draft_has_not_come(cast: Cast) -> None:
    a_report(cast.health, Status.RETURNED, at=wib(2026, 10, 5))
    a_report(cast.schools, Status.DRAFT)

    assert agencies_of(cast, cast.own) == Timeliness(expected=2, submitted=1, on_time=1)


def test_an_agency_counts_in_the_quarters_in_which_it_stands(cast: Cast) -> None:
    for quarter in (TW1, TW2, TW3):
        a_window(cast.province, quarter)
    Institution.everything.filter(pk=cast.health.pk).update(closed_on=date(2026, 5, 31))
    Institution.everything.filter(pk=cast.schools.pk).update(opened_on=date(2026, 6, 1))
    for quarter in (TW1, TW2):
        a_report(cast.health, Status.SUBMITTED, quarter=quarter, at=wib(2026, 4, 1))

    found = delivered(cast, TW1, TW2, TW3)

    counted = [found.of(cast.own.pk, quarter).agencies for quarter in (TW1, TW2, TW3)]
    assert counted == [Timeliness(1, 1, 1), Timeliness(1, 0, 0), Timeliness(1, 0, 0)]


def test_nobody_is_expected_in_a_quarter_that_was_never_opened(cast: Cast) -> None:
    a_window(cast.province, TW2)

    found = delivered(cast, TW2, TW3)

    assert found.asked == {TW2}
    assert found.of(cast.own.pk, TW2).agencies.printed() == (0, 0)
    assert found.of(cast.own.pk, TW3).agencies.printed() == (None, None)
    assert found.of(cast.own.pk, TW3).own is None


def test_a_quarter_in_which_something_came_was_asked_although_it_was_not_opened(cast: Cast) -> None:
    a_report(cast.health, Status.SUBMITTED)

    assert delivered(cast).asked == {TW3}


def test_the_province_and_its_agencies_are_in_no_total_of_the_14(cast: Cast) -> None:
    a_report(cast.province, Status.SUBMITTED)
    a_report(cast.province_agency, Status.SUBMITTED)
    tree = tree_of(cast.province)

    found = delivered(cast)

    assert found.own_reports(tree.regencies, TW3) == Timeliness(expected=2)
    assert found.agencies(tree.regencies, TW3) == Timeliness(expected=3)
    assert found.of(cast.province.pk, TW3).agencies == Timeliness(1, 1, 1)


def test_late_begins_at_midnight_in_kalimantan_tengah() -> None:
    assert late_from(date(2026, 10, 7)) == wib(2026, 10, 8, 0, 0)


# --- what is kept of closed quarters ------------------------------------------------------------------


def test_a_closed_quarter_is_read_once_until_it_is_reopened(
    cast: Cast, django_assert_num_queries: Callable[[int], object]
) -> None:
    bump()
    window = a_window(cast.province, closed_at=wib(2026, 11, 1))
    a_report(cast.health, Status.VERIFIED)
    tree, common = tree_of(cast.province), revisions({2026}).common

    def found(queries: int) -> Timeliness:
        windows = windows_in((TW3,), opened=opened_windows(cast.province.pk))
        with django_assert_num_queries(queries):  # type: ignore[attr-defined]
            reports = reports_in(windows, tree=tree, common=common)
        return deliveries(reports, tree=tree).of(cast.own.pk, TW3).agencies

    assert (found(2), found(0)) == (Timeliness(2, 1, 1),) * 2

    Window.objects.filter(pk=window.pk).update(closed_at=None)
    a_report(cast.schools, Status.SUBMITTED)
    assert (found(2), found(2)) == (Timeliness(2, 2, 2),) * 2

    Window.objects.filter(pk=window.pk).update(closed_at=wib(2026, 11, 20))
    assert (found(2), found(0)) == (Timeliness(2, 2, 2),) * 2


def test_what_is_kept_goes_when_the_tree_changes(cast: Cast) -> None:
    bump()
    a_window(cast.province, closed_at=wib(2026, 11, 1))
    client = cast.client(cast.leader)
    assert "0 dari 3 0 0 0,00%" in text_of(client, PAGE)

    Institution.everything.filter(pk=cast.health.pk).update(closed_on=date(2026, 9, 1))
    bump()

    assert "0 dari 2 0 0 0,00%" in text_of(client, PAGE)


# --- on the board -------------------------------------------------------------------------------------


def test_the_board_says_both_beside_last_quarter_and_a_year_ago(cast: Cast) -> None:
    for quarter in (TW3, TW2):
        a_window(cast.province, quarter)
    for region in (cast.own, cast.other):
        a_report(region, Status.VERIFIED, quarter=TW2, at=wib(2026, 7, 10))
    a_report(cast.own, Status.SUBMITTED, at=wib(2026, 10, 23))
    a_report(cast.health, Status.SUBMITTED, at=wib(2026, 10, 5))

    text = text_of(cast.client(cast.leader), "/papan/2026-TW3/")

    assert (
        "1 dari 2 laporan kabupaten/kota sudah datang, tetapi terlambat. "
        "Kelengkapannya turun 50,00 poin dari triwulan lalu."
    ) in text
    assert "Laporan kabupaten/kota: kelengkapan 50,00% 1 dari 2 100,00% 2 dari 2 —" in text
    assert "Laporan kabupaten/kota: ketepatan waktu 0,00% 0 dari 2 100,00% 2 dari 2 —" in text
    assert "Laporan perangkat daerah: kelengkapan 33,33% 1 dari 3 0,00% 0 dari 3 —" in text
    assert "2 perangkat daerah kabupaten/kota tidak pernah melapor" in text  # the province's own is none of the 14's


def test_the_board_knows_at_once_what_has_come(cast: Cast) -> None:
    a_window(cast.province)
    client = cast.client(cast.leader)
    assert "Belum ada laporan perangkat daerah yang datang dari 3" in text_of(client, "/papan/2026-TW3/")

    a_report(cast.health, Status.SUBMITTED)

    assert "1 dari 3 laporan perangkat daerah sudah datang, tepat waktu." in text_of(client, "/papan/2026-TW3/")


def test_a_regions_board_says_how_its_report_and_its_agencies_stood(cast: Cast) -> None:
    for quarter in (TW3, TW2, Quarter(2025, 3)):
        a_window(cast.province, quarter)
    a_report(cast.own, Status.VERIFIED, quarter=TW2, at=wib(2026, 7, 23))
    for agency in (cast.health, cast.schools):
        a_report(agency, Status.VERIFIED, quarter=Quarter(2025, 3), at=wib(2025, 10, 2))

    text = text_of(cast.client(cast.other_coordinator), "/papan/2026-TW3/62.03/")

    assert "Laporan daerah Lewat 35 hari Terlambat 3 hari Lewat 400 hari" in text
    assert "Laporan perangkat daerah: kelengkapan 0,00% 0 dari 2 0,00% 0 dari 2 100,00% 2 dari 2" in text
    assert "Kelengkapannya sama dengan triwulan lalu dan turun 100,00 poin dari setahun lalu." in text
    assert "Tidak ada perangkat daerah yang tidak pernah melapor" in text


def test_a_regions_board_agrees_with_its_page_of_completeness(cast: Cast) -> None:
    a_window(cast.province)
    Extension.everything.create(
        institution=cast.schools, quarter=TW3, due=date(2026, 10, 14), reason="Banjir",
        granted_by=cast.verifier.user, granted_at=wib(2026, 10, 1),
    )  # fmt: skip
    for agency, day in ((cast.health, 8), (cast.schools, 14)):
        a_report(agency, Status.RETURNED, at=wib(2026, 10, day))
    client = cast.client(cast.other_coordinator)

    board, page = text_of(client, "/papan/2026-TW3/62.03/"), text_of(client, OWN)

    for text in (board, page):
        assert "Seluruh 2 laporan perangkat daerah sudah datang, 1 tepat waktu dan 1 terlambat." in text
    assert "ketepatan waktu 50,00% 1 dari 2" in board


def test_a_regions_board_has_no_rate_where_nobody_was_asked(cast: Cast) -> None:
    text = text_of(cast.client(cast.leader), "/papan/2026-TW3/62.03/")

    assert "Laporan daerah Triwulan tidak dibuka Triwulan tidak dibuka Triwulan tidak dibuka" in text
    assert "Laporan perangkat daerah: kelengkapan — — —" in text


# --- words -------------------------------------------------------------------------------------------

WINDOW = QuarterWindow(TW3, proposed_dues(TW3), is_stored=True)
CLOSED = QuarterWindow(TW3, proposed_dues(TW3), is_stored=True, closed_at=wib(2026, 11, 1))
DUE = date(2026, 10, 7)


@pytest.mark.parametrize(
    ("delivery", "window", "on", "label"),
    [
        (None, WINDOW, ON, "Tidak wajib melapor"),
        (Delivery(DUE, DUE), WINDOW, ON, "Tepat waktu"),
        (Delivery(DUE, date(2026, 10, 8)), CLOSED, ON, "Terlambat 1 hari"),
        (Delivery(DUE), CLOSED, ON, "Tidak melapor"),
        (Delivery(DUE), WINDOW, ON, "Lewat 48 hari"),
        (Delivery(DUE), WINDOW, DUE, "Belum datang"),
        (Delivery(DUE), WINDOW, date(2026, 9, 30), "Belum dapat dikirim"),
    ],
)
def test_how_one_report_stands(delivery: Delivery | None, window: QuarterWindow, on: date, label: str) -> None:
    assert mark_of(delivery, window=window, on=on).label == label


@pytest.mark.parametrize(
    ("counted", "text"),
    [
        (Timeliness(), "Tidak ada laporan daerah yang diharapkan."),
        (Timeliness(14), "Belum ada laporan daerah yang datang dari 14 yang diharapkan."),
        (Timeliness(14, 1, 1), "1 dari 14 laporan daerah sudah datang, tepat waktu."),
        (Timeliness(14, 1, 0), "1 dari 14 laporan daerah sudah datang, tetapi terlambat."),
        (Timeliness(1, 1, 1), "Satu-satunya laporan daerah sudah datang, tepat waktu."),
        (Timeliness(14, 11, 9), "11 dari 14 laporan daerah sudah datang, 9 tepat waktu dan 2 terlambat."),
        (Timeliness(14, 11, 11), "11 dari 14 laporan daerah sudah datang, semuanya tepat waktu."),
        (Timeliness(14, 11, 0), "11 dari 14 laporan daerah sudah datang, tetapi semuanya terlambat."),
        (Timeliness(14, 14, 14), "Seluruh 14 laporan daerah sudah datang, semuanya tepat waktu."),
    ],
)
def test_how_many_came_in_words(counted: Timeliness, text: str) -> None:
    assert plain_text(came_in_words("laporan daerah", counted)) == text


@pytest.mark.parametrize(
    ("by", "text"),
    [
        (None, ""),
        (Decimal("0.00"), "sama dengan triwulan lalu"),
        (Decimal("7.14"), "naik 7,14 poin dari triwulan lalu"),
        (Decimal("-7.1"), "turun 7,10 poin dari triwulan lalu"),
    ],
)
def test_a_difference_in_words(by: Decimal | None, text: str) -> None:
    assert moved(by, since="triwulan lalu", decimals=2) == text


# --- who sees what -----------------------------------------------------------------------------------


def test_everybody_sees_the_province_and_every_region(cast: Cast) -> None:
    a_report(cast.other_health, Status.SUBMITTED)

    for scope in cast.people.values():
        for address in (PAGE, OWN, OTHER, PROVINCE):
            assert cast.client(scope).get(address).status_code == 200, (scope.capacity, address)
    assert cast.client(cast.nobody).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302


def test_single_agencies_are_seen_within_scope_only(cast: Cast) -> None:
    a_report(cast.health, Status.SUBMITTED)
    reach = {cast.coordinator: True, cast.leader: True, cast.verifier: True, cast.other_coordinator: False}

    for scope, reaches in reach.items():
        assert ("Dinas Pendidikan" in text_of(cast.client(scope), OWN)) == reaches, scope.capacity
        assert cast.client(scope).get(HEALTH).status_code == (200 if reaches else 404), scope.capacity
    focal_point = text_of(cast.client(cast.focal_point), OWN)
    assert "Dinas Kesehatan" in focal_point
    assert "Dinas Pendidikan" not in focal_point
    assert cast.client(cast.focal_point).get(HEALTH).status_code == 200
    assert cast.client(cast.schools_focal_point).get(HEALTH).status_code == 404


@pytest.mark.parametrize("address", ["/kelengkapan/2027-TW1/", "/kelengkapan/1999-TW1/", f"{PAGE}63.01/"])
def test_a_quarter_to_come_and_a_place_elsewhere_are_not_found(cast: Cast, address: str) -> None:
    assert cast.client(cast.verifier).get(address).status_code == 404


def test_an_agency_is_not_found_under_another_region(cast: Cast) -> None:
    assert cast.client(cast.verifier).get(f"{OTHER}62.03-dinkes/").status_code == 404


# --- what the pages say ------------------------------------------------------------------------------


def test_the_page_opens_at_the_last_quarter_that_has_ended(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.completeness.doors.localdate", lambda: ON)

    assert cast.client(cast.leader).get("/kelengkapan/")["Location"] == PAGE


def test_the_province_says_rates_by_region_quarter_and_apart(cast: Cast) -> None:
    for quarter in (TW2, TW3):
        a_window(cast.province, quarter)
    a_report(cast.own, Status.SUBMITTED, at=wib(2026, 10, 23))
    a_report(cast.health, Status.SUBMITTED, at=wib(2026, 10, 7))
    a_report(cast.province_agency, Status.SUBMITTED, at=wib(2026, 10, 9))

    text = text_of(cast.client(cast.other_coordinator), PAGE)

    assert "1 dari 2 laporan kabupaten/kota sudah datang, tetapi terlambat." in text
    assert "1 dari 3 laporan perangkat daerah sudah datang, tepat waktu." in text
    assert "Kabupaten Kapuas Terlambat 3 hari 1 dari 2 1 0 50,00% 50,00%" in text
    assert "2 kabupaten/kota 1 dari 3 1 0 33,33% 33,33%" in text
    assert text.index("Di luar jumlah kabupaten/kota") < text.index(
        "Pemerintah Provinsi Lewat 35 hari 1 dari 1 0 1 100,00% 0,00%"
    )
    assert "Triwulan II 2026 0 dari 2 0,00% 0,00% 0 dari 3 0,00% 0,00%" in text
    assert "Triwulan I 2026 tidak dibuka — — —" in text


def test_a_quarter_that_nobody_was_asked_has_no_rate_and_says_so(cast: Cast) -> None:
    text = text_of(cast.client(cast.verifier), "/kelengkapan/2015-TW1/")

    assert "Triwulan I 2015 belum dibuka dan tidak ada laporan yang datang" in text
    assert "0,00%" not in text


def test_14_silent_regions_and_the_running_quarter(cast: Cast) -> None:
    regencies(cast.province, 12)
    a_window(cast.province, Quarter(2026, 4))
    bump()

    text = text_of(cast.client(cast.leader), "/kelengkapan/2026-TW4/")

    assert "Belum ada laporan kabupaten/kota yang datang dari 14 yang diharapkan." in text
    assert "laporannya dapat dikirim mulai 1 Januari 2027" in text
    assert "Belum dapat dikirim" in text


def test_a_region_without_agencies(cast: Cast) -> None:
    regencies(cast.province, 1, agencies=0)
    a_window(cast.province)

    text = text_of(cast.client(cast.verifier), f"{PAGE}62.30/")

    assert "Tidak ada laporan perangkat daerah yang diharapkan." in text
    assert "Triwulan III 2026 Lewat 35 hari 20 Oktober 2026 — — — — —" in text


def test_a_region_lists_its_agencies_quarter_by_quarter(cast: Cast) -> None:
    for quarter in (TW2, TW3):
        a_window(cast.province, quarter)
    Institution.everything.filter(pk=cast.schools.pk).update(opened_on=date(2026, 8, 1))
    a_report(cast.health, Status.ACCEPTED, at=wib(2026, 10, 10), on_behalf=True)

    text = text_of(cast.client(cast.coordinator), OWN)

    assert re.search(r"Dinas Kesehatan — — — — — — belum \+3 a\.n\.", text)
    assert re.search(r"Dinas Pendidikan · · · · · · · belum", text)


def test_an_agency_shows_due_days_with_extension_and_who_filled_it_in(cast: Cast) -> None:
    a_window(cast.province)
    Extension.everything.create(
        institution=cast.health, quarter=TW3, due=date(2026, 10, 14), reason="Banjir",
        granted_by=cast.verifier.user, granted_at=wib(2026, 10, 1),
    )  # fmt: skip
    a_report(cast.health, Status.ACCEPTED, at=wib(2026, 10, 14), on_behalf=True)

    text = text_of(cast.client(cast.focal_point), HEALTH)

    assert "Melapor dalam 1 dari 1 triwulan sampai Triwulan III 2026, 1 di antaranya tepat waktu." in text
    assert "14 Oktober 2026 diperpanjang dari 7 Oktober 2026: Banjir" in text
    assert "diisi koordinator atas nama tepat waktu" in text
    assert "Triwulan II 2026 — — — Triwulan tidak dibuka" in text


# --- how many queries --------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [PAGE, OWN, HEALTH])
def test_more_of_everything_needs_as_many_queries(
    cast: Cast, assert_same_queries: Callable[..., int], address: str
) -> None:
    """Of a closed quarter, which asks for its edition too."""
    load_catalogue()
    a_window(cast.province)
    Window.objects.filter(quarter=TW3).update(closed_at=wib(2026, 11, 1))
    Plenty(silent=0).fill([cast.own, cast.health], quarters=[TW3])
    client = cast.client(cast.verifier)

    def grow() -> None:
        new = [*regencies(cast.province, 2, agencies=2), *more_agencies(cast.own, 2)]
        Plenty(silent=0).fill([*new, cast.other, cast.schools, cast.province_agency], quarters=quarters_back(TW2, 8))
        a_window(cast.province, Quarter(2020, 1))
        for agency in new[-2:]:
            Extension.everything.create(
                institution=agency, quarter=TW3, due=date(2026, 10, 20), reason="Banjir",
                granted_by=cast.verifier.user, granted_at=wib(2026, 10, 1),
            )  # fmt: skip

    assert assert_same_queries(lambda: text_of(client, address), grow=grow) <= 16


def test_situations_and_counts_agree_about_late(cast: Cast) -> None:
    a_window(cast.province)
    for agency, day in ((cast.health, 7), (cast.schools, 8)):
        a_report(agency, Status.SUBMITTED, at=wib(2026, 10, day, 23, 30))

    listed = situations([cast.health, cast.schools], window=delivered(cast).windows[TW3], scope=cast.coordinator, on=ON)

    assert sum(one.days_late == 0 for one in listed) == agencies_of(cast, cast.own).on_time == 1
