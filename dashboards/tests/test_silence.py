"""Agencies that never report: who is on the list, since when, and who may read it."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client

from dashboards.completeness.reports import opened_windows
from dashboards.completeness.silence import Silence, never_reported, silences
from dashboards.completeness.silence_page import never_in_words
from dashboards.places import tree_of
from dashboards.sentences import plain_text
from dashboards.tests.plenty import more_agencies, regencies
from dashboards.tests.stories import TW1, TW2, TW3
from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.models import Institution, Membership
from institutions.tests.cast import Cast, wib
from reporting.calendar import Extension, Window
from reporting.models import Nudge
from reporting.statuses import Status
from reporting.tests.stories import a_report, a_window

pytestmark = pytest.mark.once

PAGE = "/kelengkapan/tidak-pernah-melapor/"
ON = date(2026, 11, 24)


@pytest.fixture
def opened(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Three quarters are over, and two of the four agencies reported in all of them."""
    monkeypatch.setattr("dashboards.completeness.silence_page.localdate", lambda: ON)
    for quarter in (TW1, TW2, TW3):
        a_window(cast.province, quarter)
        for agency in (cast.health, cast.other_health):
            a_report(agency, Status.SUBMITTED, quarter=quarter, at=wib(2026, 11, 1))
    return cast


def listed(cast: Cast, scope: Scope | None = None, *, on: date = ON) -> dict[str, Silence]:
    windows = opened_windows(cast.province.pk)
    found = silences(windows=windows, scope=scope or cast.verifier, on=on, remind_in=TW3)
    tree = tree_of(cast.province)
    number = never_reported(tree.regions, tree=tree, windows=windows, on=on)
    if scope is None:
        assert number == sum(one.last is None for one in found)  # the number of the board is that of the list
    return {one.agency.code: one for one in found}


def text_of(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


# --- who is on it ------------------------------------------------------------------------------------


def test_who_never_sent_anything_since_the_first_quarter_that_was_opened(opened: Cast) -> None:
    found = listed(opened)

    assert set(found) == {"62.03-disdik", "62-dinsos"}
    assert (found["62.03-disdik"].since, found["62.03-disdik"].length) == (TW1, 3)


def test_a_draft_is_no_report_and_a_return_was_one(opened: Cast) -> None:
    a_report(opened.schools, Status.DRAFT)
    a_report(opened.province_agency, Status.RETURNED)

    assert set(listed(opened)) == {"62.03-disdik"}


def test_what_the_coordinator_filled_in_is_no_report_of_its_own(opened: Cast) -> None:
    for quarter in (TW1, TW2):
        a_report(opened.schools, Status.ACCEPTED, quarter=quarter, on_behalf=True)

    found = listed(opened)["62.03-disdik"]

    assert (found.on_behalf, found.last, found.length) == (2, None, 3)


def test_who_reported_once_and_fell_silent_stands_apart(opened: Cast) -> None:
    a_report(opened.schools, Status.VERIFIED, quarter=TW1)

    found = listed(opened)["62.03-disdik"]

    assert (found.last, found.since, found.length) == (TW1, TW2, 2)


def test_once_silent_is_not_yet_a_habit(opened: Cast) -> None:
    a_report(opened.schools, Status.VERIFIED, quarter=TW2)

    assert "62.03-disdik" not in listed(opened)


def test_a_quarter_counts_when_its_day_is_over(opened: Cast) -> None:
    """Agencies were due on 7 October."""
    on_the_day, day_after = listed(opened, on=date(2026, 10, 7)), listed(opened, on=date(2026, 10, 8))

    assert on_the_day["62.03-disdik"].length == 2
    assert day_after["62.03-disdik"].length == 3


def test_an_extension_gives_one_agency_time(opened: Cast) -> None:
    Extension.everything.create(
        institution=opened.schools, quarter=TW3, due=ON, reason="Banjir",
        granted_by=opened.verifier.user, granted_at=wib(2026, 10, 1),
    )  # fmt: skip

    found = listed(opened)

    assert (found["62.03-disdik"].length, found["62-dinsos"].length) == (2, 3)


def test_an_agency_is_silent_since_it_stands_and_only_while_it_does(opened: Cast) -> None:
    Institution.everything.filter(pk=opened.schools.pk).update(opened_on=date(2026, 5, 2))
    young, gone, fresh = more_agencies(opened.other, 3)
    Institution.everything.filter(pk=young.pk).update(opened_on=date(2026, 7, 1))
    Institution.everything.filter(pk=gone.pk).update(closed_on=date(2026, 9, 30), successor=fresh)
    Institution.everything.filter(pk=fresh.pk).update(opened_on=date(2026, 10, 1))

    found = listed(opened)

    assert (found["62.03-disdik"].since, found["62.03-disdik"].length) == (TW2, 2)
    assert set(found) == {"62.03-disdik", "62-dinsos"}  # one quarter is too little; closed is not expected any more


def test_quarters_that_were_never_opened_count_for_nothing(opened: Cast) -> None:
    Window.objects.exclude(quarter=TW3).delete()

    assert listed(opened) == {}


# --- what it says ------------------------------------------------------------------------------------


def test_it_tells_focal_points_reminders_and_fillings(opened: Cast) -> None:
    a_report(opened.schools, Status.ACCEPTED, quarter=TW1, on_behalf=True)
    for day in (9, 12):
        Nudge.everything.create(
            institution=opened.schools, quarter=TW3, day=date(2026, 10, day), by=opened.coordinator.user,
            at=wib(2026, 10, day),
        )  # fmt: skip
    Membership.everything.filter(institution=opened.province_agency).update(ended_on=date(2026, 1, 1))

    text = text_of(opened.client(opened.verifier))

    assert "2 perangkat daerah di 2 daerah tidak pernah mengirim laporannya sendiri; 1 di antaranya belum" in text
    assert "Kabupaten Kapuas 3 triwulan sejak TW I 2026 1 orang 1 kali 12 Oktober 2026 Ingatkan" in text
    assert "Pemerintah Provinsi 3 triwulan sejak TW I 2026 Belum ada — belum pernah Ingatkan" in text
    assert "Sari" not in text  # a count, no name


@pytest.mark.parametrize(
    ("who", "names", "may_remind"),
    [
        ("verifier", {"Dinas Pendidikan", "Dinas Sosial Provinsi Kalimantan Tengah"}, True),
        ("province_leader", {"Dinas Pendidikan", "Dinas Sosial Provinsi Kalimantan Tengah"}, False),
        ("coordinator", {"Dinas Pendidikan"}, True),
        ("leader", {"Dinas Pendidikan"}, False),
        ("other_coordinator", set(), True),
        ("schools_focal_point", {"Dinas Pendidikan"}, False),
        ("focal_point", set(), False),
    ],
)
def test_everybody_reads_their_own_scope(opened: Cast, who: str, names: set[str], may_remind: bool) -> None:
    text = text_of(opened.client(getattr(opened, who)))

    assert {name for name in ("Dinas Pendidikan", "Dinas Sosial Provinsi Kalimantan Tengah") if name in text} == names
    assert ("Ingatkan" in text) == (may_remind and bool(names))
    assert ("Setiap perangkat daerah dalam lingkup Anda pernah" in text) == (not names)


def test_nothing_is_asked_of_a_quarter_that_is_closed_or_of_what_has_come(opened: Cast) -> None:
    a_report(opened.schools, Status.ACCEPTED, on_behalf=True)

    assert text_of(opened.client(opened.verifier)).count("Ingatkan") == 1

    Window.objects.filter(quarter=TW3).update(closed_at=wib(2026, 11, 1))
    assert "Ingatkan" not in text_of(opened.client(opened.verifier))


def test_a_reminder_that_is_offered_opens(opened: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = opened.client(opened.coordinator)
    page = client.get(PAGE).content.decode()
    link = re.search(r'href="(/ingatkan/[^"]+)"', page)

    assert link
    assert client.get(link[1]).status_code == 200


@pytest.mark.parametrize(
    ("order", "first"),
    [("", "Dinas Sosial"), ("nama", "Dinas Pendidikan"), ("-nama", "Dinas Sosial"), ("daerah", "Dinas Sosial"),
     ("lama", "Dinas Pendidikan"), ("x' OR 1", "Dinas Sosial")],
)  # fmt: skip
def test_it_is_sorted_by_its_address(opened: Cast, order: str, first: str) -> None:
    Institution.everything.filter(pk=opened.schools.pk).update(opened_on=date(2026, 5, 2))

    page = opened.client(opened.verifier).get(PAGE, {"urut": order}).content.decode()

    table = page[page.index("<tbody>") :]
    assert min(("Dinas Pendidikan", "Dinas Sosial"), key=table.index) == first


def test_who_stopped_is_a_list_of_its_own(opened: Cast) -> None:
    a_report(opened.schools, Status.VERIFIED, quarter=TW1)

    text = text_of(opened.client(opened.verifier), f"{PAGE}?tampil=berhenti")

    assert "Berhenti melapor (1)" in text
    assert "Dinas Pendidikan Kabupaten Kapuas 2 triwulan sejak TW II 2026 Triwulan I 2026" in text
    assert "Dinas Sosial" not in text


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((0, 0, 0, 1), "Baru dapat dihitung setelah tenggat dua triwulan lewat."),
        ((0, 0, 0, 3), "Setiap perangkat daerah dalam lingkup Anda pernah mengirim laporannya sendiri."),
        ((1, 1, 1, 3), "1 perangkat daerah tidak pernah mengirim laporannya sendiri; ia belum mempunyai focal point."),
        ((1, 1, 0, 3), "1 perangkat daerah tidak pernah mengirim laporannya sendiri; ia sudah mempunyai focal point."),
        (
            (5, 1, 0, 3),
            "5 perangkat daerah tidak pernah mengirim laporannya sendiri; semuanya sudah mempunyai focal point.",
        ),
        (
            (5, 2, 5, 3),
            "5 perangkat daerah di 2 daerah tidak pernah mengirim laporannya sendiri; "
            "tidak satu pun mempunyai focal point.",
        ),
        (
            (5, 2, 3, 3),
            "5 perangkat daerah di 2 daerah tidak pernah mengirim laporannya sendiri; "
            "3 di antaranya belum mempunyai focal point.",
        ),
    ],
)
def test_how_many_never_in_words(numbers: tuple[int, int, int, int], text: str) -> None:
    count, regions, without, quarters = numbers

    assert plain_text(never_in_words(count, regions=regions, without_focal_point=without, quarters=quarters)) == text


def test_more_agencies_and_quarters_need_as_many_queries(opened: Cast, assert_same_queries: Callable[..., int]) -> None:
    client = opened.client(opened.verifier)

    def grow() -> None:
        regencies(opened.province, 2, agencies=3)
        a_window(opened.province, Quarter(2025, 4))

    assert assert_same_queries(lambda: text_of(client), grow=grow) <= 9
