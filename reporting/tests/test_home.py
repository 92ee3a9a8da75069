"""What each role finds on the first page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter, last_ended
from institutions.access.scope import Scope
from institutions.tests.cast import Cast, agency, wib
from reporting.calendar import Window
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_report
from reporting.todo import ToDo, to_dos

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TODAY = date(2026, 10, 5)  # two days before agencies are due


def lines(scope: Scope, *, on: date = TODAY) -> dict[str, ToDo]:
    return {line.title: line for line in to_dos(scope, on=on)}


def open_all(cast: Cast, *quarters: Quarter, **fields: object) -> None:
    for quarter in quarters:
        Window.objects.create(
            province=cast.province, quarter=quarter, opened_at=NOW, agency_due=date(2026, 10, 7),
            acceptance_due=date(2026, 10, 14), region_due=date(2026, 10, 20), **fields,
        )  # fmt: skip


def test_a_focal_point_begins_what_is_due_and_sees_what_runs(cast: Cast) -> None:
    found = lines(cast.focal_point)

    assert list(found) == ["Laporan Dinas Kesehatan, Triwulan III 2026", "Laporan Dinas Kesehatan, Triwulan IV 2026"]
    due, running = found.values()
    assert (due.label, due.note, due.button) == (
        "Belum melapor", "Tenggat 7 Oktober 2026, 2 hari lagi.", "Mulai mengisi",
    )  # fmt: skip
    assert (due.starts, due.url, due.is_urgent) == (QUARTER, reverse("report_start"), True)
    assert running.note.startswith("Triwulan sedang berjalan: boleh diisi sekarang, dapat dikirim mulai 1 Januari 2027")
    assert not running.is_urgent


def test_silence_after_the_due_day_is_told_in_days(cast: Cast) -> None:
    due = next(iter(lines(cast.focal_point, on=date(2026, 10, 10)).values()))

    assert (due.chip, due.note) == ("bad", "Lewat tenggat 3 hari.")


def test_what_was_sent_is_shown_without_urgency(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED, at=wib(2026, 10, 8))

    line = lines(cast.focal_point, on=date(2026, 10, 9))["Laporan Dinas Kesehatan, Triwulan III 2026"]

    assert (line.label, line.note) == ("Menunggu penerimaan", "Terlambat 1 hari.")
    assert (line.url, line.is_urgent) == (reverse("report_page", args=[report.pk]), False)


def test_earlier_quarters_appear_only_while_unfinished_and_open(cast: Cast) -> None:
    one, two, three, four = (Quarter(2026, 2), Quarter(2026, 1), Quarter(2025, 4), Quarter(2025, 3))
    open_all(cast, one, two)
    open_all(cast, three, closed_at=NOW)
    a_report(cast.health, Status.ACCEPTED, quarter=two)

    titles = [title for title in lines(cast.focal_point) if "IV 2026" not in title and "III 2026" not in title]

    assert titles == [f"Laporan Dinas Kesehatan, {one}"]
    assert four not in {line.starts for line in lines(cast.focal_point).values()}


def test_an_agency_that_did_not_stand_yet_owes_nothing(cast: Cast) -> None:
    new = agency("baru", "Dinas Baru", cast.own, opened_on=date(2026, 10, 1))
    cast.focal_point.membership.institution = new
    cast.focal_point.membership.save(update_fields=["institution"])

    assert list(lines(cast.focal_point)) == ["Laporan Dinas Baru, Triwulan IV 2026"]


def test_a_coordinator_sees_their_own_report_who_waits_and_who_is_silent(cast: Cast) -> None:
    a_report(cast.health, Status.SUBMITTED)
    a_report(cast.other_health, Status.SUBMITTED)

    found = lines(cast.coordinator)

    assert "Laporan Kabupaten Kapuas, Triwulan III 2026" in found
    accept = found["1 laporan perangkat daerah menunggu Anda terima, Triwulan III 2026"]
    silent = found["1 perangkat daerah belum melapor, Triwulan III 2026"]
    assert (accept.url, accept.is_urgent) == (reverse("collection", args=[QUARTER]), True)
    assert silent.note == "1 dari 2 sudah. Tenggat mereka 7 Oktober 2026."


def test_a_verifier_sees_what_waits_and_what_came_late(cast: Cast) -> None:
    open_all(cast, QUARTER, QUARTER.next)
    a_report(cast.own, Status.VERIFIED)
    a_report(cast.health, Status.ACCEPTED)
    a_report(cast.other, Status.SUBMITTED)
    a_report(cast.province_agency, Status.SUBMITTED)
    a_report(cast.other_health, Status.ACCEPTED)  # waits for its regency, not for the province

    found = lines(cast.verifier)

    assert list(found) == ["2 laporan dan 1 susulan menunggu verifikasi, Triwulan III 2026"]
    line = next(iter(found.values()))
    assert line.note == "1 dari 3 laporan daerah sudah diverifikasi; 1 belum melapor."
    assert line.url == reverse("verification_queue", args=[QUARTER])


def test_whoever_manages_quarters_is_told_what_is_not_open_yet(cast: Cast) -> None:
    for who in (cast.verifier, cast.administrator):
        assert {"Triwulan III 2026 belum dibuka", "Triwulan IV 2026 belum dibuka"} <= set(lines(who))
    open_all(cast, QUARTER, QUARTER.next)
    for who in (cast.verifier, cast.administrator):
        assert not any("belum dibuka" in title for title in lines(who))


def test_a_leader_sees_how_many_have_reported_in_their_own_house(cast: Cast) -> None:
    a_report(cast.health, Status.ACCEPTED)
    a_report(cast.other_health, Status.ACCEPTED)

    assert list(lines(cast.leader)) == [
        "Laporan Kabupaten Kapuas, Triwulan III 2026",
        "Triwulan III 2026: 1 dari 2 perangkat daerah sudah melapor",
    ]
    assert "Triwulan III 2026: 2 dari 4 perangkat daerah sudah melapor" in lines(cast.province_leader)


def test_an_agency_that_closed_within_the_quarter_hides_nobodys_silence(cast: Cast) -> None:
    a_report(cast.health, Status.SUBMITTED)
    cast.health.closed_on = date(2026, 9, 15)
    cast.health.save(update_fields=["closed_on"])

    assert "Triwulan III 2026: 0 dari 1 perangkat daerah sudah melapor" in lines(cast.leader)


def test_the_page_opens_for_everybody_with_a_capacity(cast: Cast) -> None:
    for who in cast.people.values():
        answer = cast.client(who).get("/")
        assert answer.status_code == 200
        heading = "Keadaan terakhir" if who.role == "leader" else "Yang perlu dikerjakan"
        assert heading in answer.content.decode()
    assert cast.client(cast.nobody).get("/").status_code == 403


@pytest.mark.parametrize("name", ["focal_point", "coordinator", "verifier", "administrator", "leader"])
def test_the_page_costs_the_same_with_more_to_do(
    cast: Cast, name: str, assert_same_queries: Callable[..., int]
) -> None:
    client, quarter = cast.client(cast.people[name]), last_ended(timezone.localdate())
    open_all(cast, quarter)
    a_report(cast.own, Status.VERIFIED, quarter=quarter)
    a_report(cast.health, Status.ACCEPTED, quarter=quarter)

    def grow() -> None:
        open_all(cast, quarter.plus(-1), quarter.plus(-2))
        for place in (cast.own, cast.health, cast.schools, cast.other):
            a_report(place, Status.RETURNED, quarter=quarter.plus(-1))
        a_report(cast.other, Status.SUBMITTED, quarter=quarter)

    assert assert_same_queries(lambda: client.get("/"), grow=grow) <= 12
