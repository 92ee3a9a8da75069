"""The coordinator's collection and the province's queue: doors, order, counts, fixed queries."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from institutions.models import Institution
from institutions.tests.cast import Cast, agency, wib
from reporting.reminders.nudges import Nudge
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report, a_window

pytestmark = [pytest.mark.django_db, pytest.mark.once]

COLLECTION, QUEUE = reverse("collection", args=[QUARTER]), reverse("verification_queue", args=[QUARTER])


def opened(cast: Cast, address: str) -> set[str]:
    return {name for name, who in cast.people.items() if cast.client(who).get(address).status_code == 200}


def test_the_doors(cast: Cast) -> None:
    assert opened(cast, COLLECTION) == {"province_coordinator", "coordinator", "other_coordinator"}
    assert opened(cast, QUEUE) == {"verifier", "second_verifier"}


def test_the_menus_way_in_and_the_picker_lead_to_a_quarter(cast: Cast) -> None:
    client = cast.client(cast.verifier)

    assert client.get(reverse("verification_queue_latest")).headers["Location"].startswith("/verifikasi/20")
    assert client.get(f"{QUEUE}?triwulan=2025-TW1").headers["Location"] == "/verifikasi/2025-TW1/"
    assert client.get(f"{QUEUE}?triwulan=9999-TW1").status_code == 200
    assert client.get(f"{QUEUE}?triwulan=kapan").status_code == 200
    client = cast.client(cast.coordinator)
    assert client.get(reverse("collection_latest")).headers["Location"].startswith("/pengumpulan/20")
    assert client.get(f"{COLLECTION}?triwulan=2025-TW1").headers["Location"] == "/pengumpulan/2025-TW1/"


# --- collection -------------------------------------------------------------------------------------


def test_a_coordinator_sees_their_own_agencies_and_what_each_has_answered(cast: Cast) -> None:
    one, two = a_definition("SDM-01"), a_definition("SDM-02")
    a_definition("SDM-03", asked_in="1")
    report = a_report(cast.health, Status.SUBMITTED)
    a_figure(report, one, 3)
    a_figure(report, two, state="unanswered")
    a_report(cast.other_health, Status.SUBMITTED)

    found = cast.client(cast.coordinator).get(COLLECTION).context["collection"]

    rows = {row.situation.institution: (row.answered, row.asked) for row in found.rows}
    assert rows == {cast.health: (1, 2), cast.schools: (0, 2)}
    assert (found.to_accept, found.settled) == (1, 0)
    assert [one.institution for one in found.silent] == [cast.schools]
    assert (found.own.institution, found.own.report) == (cast.own, None)


def test_the_provinces_coordinator_sees_the_provincial_agencies_only(cast: Cast) -> None:
    found = cast.client(cast.province_coordinator).get(COLLECTION).context["collection"]

    assert [row.situation.institution for row in found.rows] == [cast.province_agency]
    assert found.own.institution == cast.province


def test_every_agency_stands_once_with_its_state_first(cast: Cast) -> None:
    a_report(cast.health, Status.RETURNED)
    places = {
        name: agency(name, f"Dinas {name}", cast.own) for name in ("kirim", "draf", "terima", "sah")
    }  # schools has not begun
    for name, status in zip(places, (Status.SUBMITTED, Status.DRAFT, Status.ACCEPTED, Status.VERIFIED), strict=True):
        a_report(places[name], status)

    answer = cast.client(cast.coordinator).get(COLLECTION)

    assert answer.context["collection"].states == [
        ("sekaligus", "menunggu Anda terima", 1), ("belum-mulai", "belum mulai", 1),
        ("sedang-diisi", "sedang diisi", 1), ("diperbaiki", "sedang diperbaiki", 1), ("diterima", "sudah diterima", 2),
    ]  # fmt: skip
    page = answer.content.decode()
    for key, _, _ in answer.context["collection"].states:
        assert (page.count(f'id="{key}"'), page.count(f'href="#{key}"')) == (1, 1)


def test_a_row_says_when_its_agency_was_reminded_last(cast: Cast) -> None:
    for day in (1, 5):
        at = wib(2026, 10, day)
        by = cast.coordinator.user
        Nudge.everything.create(institution=cast.health, quarter=QUARTER, day=at.date(), by=by, at=at)
        if day == 5:
            Nudge.everything.create(institution=cast.schools, quarter=QUARTER, day=at.date(), by=by, at=at)

    page = cast.client(cast.coordinator).get(COLLECTION).content.decode()

    assert "diingatkan 2 kali, terakhir 5 Oktober 2026" in page
    assert "diingatkan 5 Oktober 2026" in page


def test_a_region_without_agencies_says_so(cast: Cast) -> None:
    Institution.everything.filter(region=cast.own, kind="agency").update(closed_on=QUARTER.first_day)

    page = cast.client(cast.coordinator).get(COLLECTION).content.decode()

    assert "Belum ada perangkat daerah" in page
    assert "Laporan Kabupaten Kapuas" in page


def test_in_a_closed_quarter_nothing_can_be_pressed(cast: Cast) -> None:
    a_window(cast.province, closed_at=NOW)
    a_report(cast.health, Status.SUBMITTED)

    page = cast.client(cast.coordinator).get(COLLECTION).content.decode()

    assert "ditutup 5 Oktober 2026" in page
    for step in ("Terima yang", "Isi atas nama", "Ingatkan", "Periksa dan kirim"):
        assert step not in page


def test_an_agency_that_sent_again_meanwhile_is_not_accepted_unseen(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)

    answer = cast.client(cast.coordinator).post(reverse("report_move", args=[report.pk, "accept"]), {"seen": "old"})

    assert answer.status_code == 409
    assert Report.everything.get(pk=report.pk).status == Status.SUBMITTED


def test_the_provinces_own_agencies_have_no_acceptance(cast: Cast) -> None:
    a_report(cast.province_agency, Status.SUBMITTED)

    page = cast.client(cast.province_coordinator).get(COLLECTION).content.decode()

    assert "Menunggu verifikasi" in page
    assert "menunggu Anda terima" not in page
    assert reverse("accept_several", args=[QUARTER]) not in page


def test_the_collection_costs_the_same_with_more_agencies(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    definition, client = a_definition("SDM-01"), cast.client(cast.coordinator)
    a_figure(a_report(cast.health, Status.SUBMITTED), definition, 1)

    def grow() -> None:
        a_figure(a_report(cast.schools, Status.ACCEPTED), definition, 1)
        a_figure(a_report(agency("lain", "Dinas Lain", cast.own), Status.SUBMITTED), definition, 1)
        a_definition("SDM-02")

    assert assert_same_queries(lambda: client.get(COLLECTION), grow=grow) <= 18


# --- queue ------------------------------------------------------------------------------------------


def test_the_longest_waiting_comes_first(cast: Cast) -> None:
    a_report(cast.own, Status.SUBMITTED, at=wib(2026, 10, 5))
    a_report(cast.other, Status.SUBMITTED, at=wib(2026, 10, 2))
    a_report(cast.province_agency, Status.ACCEPTED, at=wib(2026, 10, 3), on_behalf=True)

    queue = cast.client(cast.verifier).get(QUEUE).context["queue"]

    assert [row.situation.institution for row in queue.waiting] == [cast.other, cast.province_agency, cast.own]
    assert [row.situation.institution for row in queue.silent] == [cast.province]


def test_a_regency_shows_how_many_of_its_agencies_it_has_accepted(cast: Cast) -> None:
    a_report(cast.own, Status.SUBMITTED)
    a_report(cast.health, Status.ACCEPTED)
    a_report(cast.schools, Status.SUBMITTED)

    queue = cast.client(cast.verifier).get(QUEUE).context["queue"]

    row = next(row for row in queue.rows if row.situation.institution == cast.own)
    assert (row.accepted, row.expected, row.belated) == (1, 2, ())
    assert [one.report.institution for one in row.weighed.together] == [cast.own, cast.health]


def test_who_was_accepted_after_the_regency_stands_beside_it(cast: Cast) -> None:
    a_report(cast.own, Status.VERIFIED)
    late = a_report(cast.health, Status.ACCEPTED)
    a_report(cast.other, Status.SUBMITTED)
    a_report(cast.other_health, Status.ACCEPTED)

    answer = cast.client(cast.verifier).get(QUEUE)

    [row] = answer.context["queue"].belated
    assert (row.situation.institution, [one.report for one in row.belated]) == (cast.own, [late])
    assert reverse("verification", args=[late.pk]) in answer.content.decode()


def test_returned_reports_show_why(cast: Cast) -> None:
    a_report(cast.own, Status.RETURNED, return_note="Jumlah peserta tidak masuk akal.")

    answer = cast.client(cast.verifier).get(QUEUE)

    assert [row.situation.institution for row in answer.context["queue"].returned] == [cast.own]
    assert "Jumlah peserta tidak masuk akal." in answer.content.decode()


def test_the_queue_costs_the_same_with_more_reports(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    client = cast.client(cast.verifier)
    a_report(cast.own, Status.VERIFIED)
    a_report(cast.health, Status.ACCEPTED)

    def grow() -> None:
        a_report(cast.schools, Status.ACCEPTED)
        a_report(cast.other, Status.SUBMITTED)
        a_report(cast.province_agency, Status.SUBMITTED)
        a_report(cast.province, Status.RETURNED)

    assert assert_same_queries(lambda: client.get(QUEUE), grow=grow) <= 22
