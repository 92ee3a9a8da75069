"""The door through which one item is saved while the form is filled."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indicators.loading import load_catalogue
from indicators.models import Indicator
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.models import Membership
from institutions.tests.cast import Cast, person, wib
from reporting.calendar import Window
from reporting.entries import Entry
from reporting.figures import Figure, FigureChange, Origin
from reporting.merging import Offer
from reporting.reports import Report, ReturnItem
from reporting.saving import entry_of, save_reported
from reporting.statuses import Status
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_report

LATER = wib(2026, 10, 5, 10, 42)


@pytest.fixture(autouse=True)
def _the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: LATER)


@pytest.fixture
def report(cast: Cast) -> Report:
    load_catalogue()
    return a_report(cast.health)


def save(report: Report, who: Scope, **offers: Offer) -> None:
    named = {code.replace("_", "-"): offer for code, offer in offers.items()}
    save_reported(report, offers=named, scope=who, at=NOW)


def kept(report: Report) -> dict[str, Entry]:
    figures = Figure.everything.filter(report=report).select_related("indicator")
    return {figure.indicator.code: entry_of(figure) for figure in figures}


def send(client: Client, report: Report, who: Scope, code: str = "SDM-01", **parts: Any) -> HttpResponse:
    """Parts as a='9'; in version 0 unless told otherwise. `shown` and `typed_by` are the page's."""
    page = {name: parts.pop(name) for name in ("shown", "typed_by") if name in parts}
    own = {"typed_by": who.user.pk, "capacity": who.membership.pk, f"{code}.v": "0"}
    typed = {f"{code}.{part}": value for part, value in parts.items()}
    return client.post(reverse("item_save", args=[report.pk, code]), {**own, **typed, **page})


def answer(response: HttpResponse) -> tuple[int, str]:
    found = re.search(r'data-answer="(\w+)"', response.content.decode())
    return response.status_code, found[1] if found else ""


def cards(response: HttpResponse) -> list[str]:
    return re.findall(r'<section class="question[^"]*" id="([^"]+)"', response.content.decode())


# --- who ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("focal_point", 200), ("coordinator", 200), ("leader", 403), ("verifier", 403), ("administrator", 403),
        ("province_leader", 403), ("province_coordinator", 403), ("schools_focal_point", 404),
        ("other_focal_point", 404), ("other_coordinator", 404), ("province_focal_point", 404),
    ],
)  # fmt: skip
def test_door_opens_for_the_sender_and_its_coordinator(report: Report, cast: Cast, name: str, status: int) -> None:
    who = cast.people[name]

    assert send(cast.client(who), report, who, a="9", b="14").status_code == status
    assert (kept(report) != {}) == (status == 200)


def test_nobody_without_a_capacity_enters(report: Report, cast: Cast) -> None:
    response = cast.client(cast.nobody).post(
        reverse("item_save", args=[report.pk, "SDM-01"]), {"typed_by": cast.nobody.pk, "SDM-01.v": "0", "SDM-01.a": "9"}
    )

    assert (response.status_code, kept(report)) == (403, {})


def test_who_has_lost_their_capacity_is_told_so_and_not_to_log_in_again(report: Report, cast: Cast) -> None:
    Membership.everything.filter(pk=cast.focal_point.membership.pk).delete()

    response = send(cast.client(cast.focal_point), report, cast.focal_point, a="9", b="14")

    assert (answer(response), kept(report)) == ((403, "refused"), {})
    assert "belum ada peran yang berlaku hari ini" in response.content.decode()


def test_ended_session_is_told_by_its_status(report: Report, cast: Cast) -> None:
    assert answer(send(Client(), report, cast.focal_point, a="9")) == (401, "")


def test_address_is_not_read(report: Report, cast: Cast) -> None:
    address = reverse("item_save", args=[report.pk, "SDM-01"])

    assert cast.client(cast.focal_point).get(address).status_code == 405


def test_token_is_needed(report: Report, cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.focal_point.user)

    assert answer(send(strict, report, cast.focal_point, a="9")) == (403, "")
    assert kept(report) == {}


def test_what_another_user_typed_is_refused(report: Report, cast: Cast) -> None:
    response = send(cast.client(cast.coordinator), report, cast.focal_point, a="9")

    assert (answer(response), kept(report)) == ((409, "refused"), {})
    assert "diketik oleh orang lain" in response.content.decode()


def test_who_typed_it_must_be_said(report: Report, cast: Cast) -> None:
    address = reverse("item_save", args=[report.pk, "SDM-01"])

    response = cast.client(cast.focal_point).post(address, {"SDM-01.v": "0", "SDM-01.a": "9"})

    assert (answer(response), kept(report)) == ((422, "refused"), {})


def test_item_keeps_the_capacity_it_was_typed_in(report: Report, cast: Cast) -> None:
    """In another tab the person turned to another capacity; this tab goes on as before, and that one stays."""
    client = cast.client(person("Karin Koordinator", cast.schools, Role.FOCAL_POINT))

    response = send(client, report, cast.coordinator, a="9", b="14")

    assert answer(response) == (200, "kept")
    change = FigureChange.everything.get()
    assert (change.capacity, change.origin) == (cast.coordinator.capacity, Origin.ON_BEHALF)
    assert client.get(reverse("report_form", args=[report.pk])).status_code == 404


@pytest.mark.parametrize("code", ["XXX-01", "KOM-01"])
def test_item_that_is_not_asked_is_not_found(report: Report, cast: Cast, code: str) -> None:
    assert send(cast.client(cast.focal_point), report, cast.focal_point, code, a="9").status_code == 404


# --- what ---------------------------------------------------------------------------------------------


def test_item_is_kept_and_its_card_answered(report: Report, cast: Cast) -> None:
    response = send(cast.client(cast.focal_point), report, cast.focal_point, a="9", b="14")

    page = response.content.decode()
    assert (answer(response), kept(report)) == ((200, "kept"), {"SDM-01": number(9, 14)})
    assert cards(response) == ["SDM-01"]
    assert '<input type="hidden" name="SDM-01.v" value="1">' in page
    assert "Tersimpan 10.42" in page
    assert "<strong>1 dari 6</strong> terisi" in page
    assert "<html" not in page


def test_only_the_item_of_the_address_is_kept(report: Report, cast: Cast) -> None:
    extra = {"PPRG-02.v": "0", "PPRG-02.a": "3", "PPRG-02.b": "4", "SDM-01.v": "0", "SDM-01.a": "9"}
    own = {"typed_by": cast.focal_point.user.pk, "capacity": cast.focal_point.membership.pk}

    cast.client(cast.focal_point).post(reverse("item_save", args=[report.pk, "SDM-01"]), {**own, **extra})

    assert kept(report) == {"SDM-01": number(9)}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"a": "sembilan", "b": "1"}, "Laki-laki: Tulis angkanya saja"),
        ({"a": "-9", "b": "1"}, "negatif"),
        ({"a": "9" * 300, "b": "1"}, "terlalu panjang"),
        ({"tt": "on"}, "Alasan: Tulis singkat mengapa datanya tidak tersedia."),
        ({"tt": "on", "nil": "on"}, "Pilih salah satu: Nihil atau Tidak tersedia."),
    ],
)
def test_bad_input_comes_back_with_words(report: Report, cast: Cast, parts: dict[str, str], told: str) -> None:
    response = send(cast.client(cast.focal_point), report, cast.focal_point, **parts)

    assert (answer(response), kept(report)) == ((422, "amiss"), {})
    assert told in response.content.decode()


def test_items_that_take_over_its_number_come_along(report: Report, cast: Cast) -> None:
    response = send(cast.client(cast.focal_point), report, cast.focal_point, "ARG-01", a="5000", b="9000")

    assert cards(response) == ["ARG-01", "ARG-02"]
    assert "Rp5.000" in response.content.decode()


def test_what_others_saved_meanwhile_comes_along(report: Report, cast: Cast) -> None:
    save(report, cast.coordinator, PPRG_02=Offer(number(3, 4)))

    response = send(
        cast.client(cast.focal_point), report, cast.focal_point, a="9", b="14", shown="SDM-01:0 PPRG-02:0 PPRG-03:0 x"
    )

    assert (answer(response), cards(response)) == ((200, "kept"), ["SDM-01", "PPRG-02"])
    assert "oleh Karin Koordinator" in response.content.decode()


# --- when ---------------------------------------------------------------------------------------------


def test_two_people_on_one_item_choose(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))
    client = cast.client(cast.coordinator)

    response = send(client, report, cast.coordinator, a="9", b="99")

    page = response.content.decode()
    assert (answer(response), kept(report)) == ((409, "conflict"), {"SDM-01": number(9, 14)})
    assert "Fitri Focal menyimpan jawaban lain pada 5 Oktober 2026 pukul 09.00 WIB, sementara Anda mengisi." in page

    assert answer(send(client, report, cast.coordinator, a="9", b="99", pick="1")) == (200, "kept")
    assert kept(report) == {"SDM-01": number(9, 99)}


def test_own_answer_from_another_tab_is_told_as_ones_own(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))

    response = send(cast.client(cast.focal_point), report, cast.focal_point, a="9", b="99")

    assert answer(response) == (409, "conflict")
    assert "Anda sendiri menyimpan jawaban lain pada" in response.content.decode()


def test_retry_after_a_lost_answer_changes_nothing(report: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)
    send(client, report, cast.focal_point, a="9", b="14")

    assert answer(send(client, report, cast.focal_point, a="9", b="14")) == (200, "kept")
    assert FigureChange.everything.count() == 1


def test_retry_is_no_conflict_when_somebody_went_on_from_it(report: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)
    send(client, report, cast.focal_point, a="9", b="14")
    save(report, cast.coordinator, SDM_01=Offer(number(9, 15), 1))

    response = send(client, report, cast.focal_point, a="9", b="14")

    assert (answer(response), kept(report)) == ((200, "kept"), {"SDM-01": number(9, 15)})
    assert 'value="15"' in response.content.decode()


def test_more_typed_after_a_lost_answer_goes_on_from_it(report: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)
    send(client, report, cast.focal_point, a="9")

    response = send(client, report, cast.focal_point, a="9", b="14", before="SDM-01.a=9&SDM-01.b=")

    assert (answer(response), kept(report)) == ((200, "kept"), {"SDM-01": number(9, 14)})


def test_an_older_sending_that_arrives_late_is_not_kept(report: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)
    send(client, report, cast.focal_point, a="9", b="14", before="SDM-01.a=9&SDM-01.b=")

    assert answer(send(client, report, cast.focal_point, a="9")) == (409, "conflict")
    assert kept(report) == {"SDM-01": number(9, 14)}


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.ACCEPTED, Status.VERIFIED])
def test_report_that_was_handed_in_says_so(cast: Cast, status: Status) -> None:
    load_catalogue()
    report = a_report(cast.health, status)

    response = send(cast.client(cast.focal_point), report, cast.focal_point, a="9")

    assert (answer(response), kept(report)) == ((409, "refused"), {})
    assert "Laporan ini sudah" in response.content.decode()


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.ACCEPTED, Status.VERIFIED])
def test_retry_of_what_stands_in_a_report_that_was_handed_in_is_kept(
    report: Report, cast: Cast, status: Status
) -> None:
    """The answer was lost on the line, and the report sent from the page that came next."""
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))
    Report.everything.filter(pk=report.pk).update(
        status=status, submitted_at=NOW, first_submitted_at=NOW, verified_at=NOW
    )
    client = cast.client(cast.focal_point)

    assert answer(send(client, report, cast.focal_point, a="9", b="14")) == (200, "kept")
    assert answer(send(client, report, cast.focal_point, a="9", b="15")) == (409, "refused")
    assert answer(send(client, report, cast.focal_point, a="sembilan", b="14")) == (409, "refused")
    assert FigureChange.everything.count() == 1


def test_quarter_that_was_closed_says_so(report: Report, cast: Cast) -> None:
    days = {"agency_due": QUARTER.last_day, "acceptance_due": QUARTER.last_day, "region_due": QUARTER.last_day}
    Window.objects.create(province=cast.province, quarter=QUARTER, opened_at=NOW, closed_at=NOW, **days)

    response = send(cast.client(cast.focal_point), report, cast.focal_point, a="9")

    assert (answer(response), kept(report)) == ((422, "refused"), {})
    assert "Triwulan III 2026 ditutup 5 Oktober 2026" in response.content.decode()


def test_item_that_was_not_returned_stays_as_it_is(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health, Status.RETURNED)
    indicator = Indicator.objects.get(code="PPRG-02")
    ReturnItem.everything.create(
        report=report, indicator=indicator, needs_answer=True, opened_by=cast.coordinator.user, opened_at=NOW
    )

    response = send(cast.client(cast.focal_point), report, cast.focal_point, a="9", b="14")

    assert (answer(response), kept(report)) == ((422, "amiss"), {})
    assert "Butir ini tidak ikut dikembalikan" in response.content.decode()


def test_queries_stay_as_many(report: Report, cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    client = cast.client(cast.focal_point)
    save(report, cast.focal_point, PPRG_02=Offer(number(1, 2)), SDM_01=Offer(number(1)))
    numbers = iter(range(1, 9))

    def page() -> None:
        version = Figure.everything.get(report=report, indicator__code="SDM-01").version
        response = send(client, report, cast.focal_point, a=str(next(numbers)), b="50", v=str(version))
        assert answer(response) == (200, "kept")

    def grow() -> None:
        save(report, cast.coordinator, PPRG_03=Offer(number(3)), DAT_01=Offer(number(1)), KEB_03=Offer(number(1)))

    assert assert_same_queries(page, grow=grow) <= 26
