"""The pages /triwulan/…: their doors first, then what they do."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from formats.quarters import Quarter
from institutions.tests.cast import Cast
from reporting.calendar import Extension, Window
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import QUARTER, a_report

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAST = Quarter(2025, 1)
DAYS = {"agency": "2025-04-14", "acceptance": "2025-04-21", "region": "2025-04-28"}
MANAGERS = {"administrator", "verifier", "second_verifier"}


def a_window(cast: Cast, quarter: Quarter = PAST, **fields: object) -> Window:
    days = {f"{name}_due": date(quarter.year, 12, 1) for name in DAYS}
    return Window.objects.create(
        province=cast.province, quarter=quarter, opened_at="2025-04-01T00:00Z", **{**days, **fields}
    )


@pytest.mark.parametrize(
    "name", ["window_page", "window_open", "window_dues", "window_close", "window_reopen", "extension_grant"]
)
def test_only_who_manages_quarters_opens_their_pages(cast: Cast, name: str) -> None:
    address = reverse(name, args=[PAST])

    opened = {who for who, scope in cast.people.items() if cast.client(scope).get(address).status_code == 200}

    assert opened == MANAGERS


@pytest.mark.parametrize("name", ["window_list", "days_off"])
def test_the_lists_are_for_the_same_people(cast: Cast, name: str) -> None:
    opened = {who for who, scope in cast.people.items() if cast.client(scope).get(reverse(name)).status_code == 200}

    assert opened == MANAGERS


def test_what_is_no_quarter_is_no_address(cast: Cast) -> None:
    client = cast.client(cast.verifier)

    assert [client.get(f"/triwulan/{code}/").status_code for code in ("2026-TW5", "9999-TW4", "1-TW1")] == [404] * 3


def test_opening_changing_closing_reopening_through_the_pages(cast: Cast) -> None:
    client, page = cast.client(cast.verifier), reverse("window_page", args=[PAST])
    proposed = client.get(reverse("window_open", args=[PAST])).content.decode()
    assert 'value="2025-04-14"' in proposed

    assert client.post(reverse("window_open", args=[PAST]), DAYS).headers["Location"] == page
    client.post(reverse("window_dues", args=[PAST]), {**DAYS, "region": "2025-04-30", "note": "Lebaran"})
    client.post(reverse("window_close", args=[PAST]), {"note": ""})
    assert "Ditutup" in client.get(page).content.decode()
    client.post(reverse("window_reopen", args=[PAST]), {"note": "Menyusul."})

    stored, shown = Window.objects.get(), client.get(page).content.decode()
    assert (stored.region_due, stored.closed_at) == (date(2025, 4, 30), None)
    assert [words in shown for words in ("Rabu, 30 April 2025", "Lebaran", "dibuka kembali", "Menyusul.")] == [True] * 4


def test_before_closing_one_is_told_what_is_unfinished(cast: Cast) -> None:
    a_window(cast, QUARTER)
    a_report(cast.own, Status.SUBMITTED)
    a_report(cast.other, Status.RETURNED)

    shown = cast.client(cast.verifier).get(reverse("window_close", args=[QUARTER])).content.decode()

    assert "1 laporan menunggu verifikasi, 0 susulan, 1 sedang diperbaiki, 2 belum melapor" in shown


def test_what_the_verb_refuses_is_said_in_the_form_with_all_that_was_typed(cast: Cast) -> None:
    answer = cast.client(cast.verifier).post(reverse("window_open", args=[PAST]), {**DAYS, "acceptance": "2025-04-01"})

    assert answer.status_code == 422
    assert "Urutan tenggat" in answer.content.decode()
    assert 'value="2025-04-01"' in answer.content.decode()
    assert not Window.objects.exists()


def test_opening_what_is_open_already_is_told(cast: Cast) -> None:
    a_window(cast)

    assert cast.client(cast.verifier).post(reverse("window_open", args=[PAST]), DAYS).status_code == 409


def test_an_extension_is_granted_through_the_page(cast: Cast) -> None:
    a_window(cast, agency_due=date(2025, 4, 14), acceptance_due=date(2025, 4, 21), region_due=date(2025, 4, 28))
    client = cast.client(cast.administrator)
    given = {"institution": cast.other_health.pk, "due": "2025-05-09", "reason": "Banjir."}

    assert client.post(reverse("extension_grant", args=[PAST]), given).status_code == 302

    assert Extension.everything.get().institution == cast.other_health
    shown = client.get(reverse("window_page", args=[PAST])).content.decode()
    assert "Dinas Kesehatan, Kabupaten Kotawaringin Timur: sampai 9 Mei 2025" in shown


def test_the_list_counts_regencies_and_agencies_apart(cast: Cast) -> None:
    a_window(cast, QUARTER)
    a_report(cast.own, Status.VERIFIED)
    a_report(cast.other, Status.RETURNED)
    a_report(cast.health, Status.ACCEPTED)
    a_report(cast.schools, Status.DRAFT)
    a_report(cast.province_agency, Status.SUBMITTED)
    a_report(cast.province, Status.SUBMITTED)

    lines = cast.client(cast.verifier).get(reverse("window_list")).context["lines"]

    line = next(line for line in lines if line.window.quarter == QUARTER)
    assert (line.regencies, line.regencies_in, line.regencies_verified) == (2, 2, 1)
    assert (line.agencies, line.agencies_in) == (4, 2)


def test_the_list_costs_the_same_with_more_quarters(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    client = cast.client(cast.verifier)
    a_window(cast, QUARTER)
    a_report(cast.own, Status.VERIFIED)

    def grow() -> None:
        for quarter in (Quarter(2025, 4), Quarter(2026, 1)):
            a_window(cast, quarter)
            a_report(cast.own, quarter=quarter)
            a_report(cast.health, quarter=quarter)

    assert assert_same_queries(lambda: client.get(reverse("window_list")), grow=grow) <= 8
    assert Report.everything.count() == 5
