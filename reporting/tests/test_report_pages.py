"""The list, one report with its story, beginning one, and the address behind every button."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from institutions.access.journal import JournalEntry
from institutions.tests.cast import Cast, wib
from reporting.reports import Report, ReturnItem
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_proof, a_report, a_window
from reporting.workflow import make_move

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LIST = f"{reverse('report_list')}?triwulan={QUARTER.code}"
PROVINCE = {"administrator", "verifier", "second_verifier", "province_coordinator", "province_leader"}


def page_of(report: Report) -> str:
    return reverse("report_page", args=[report.pk])


def step(report: Report, verb: str) -> str:
    return reverse("report_move", args=[report.pk, verb])


# --- doors ------------------------------------------------------------------------------------------


def test_a_report_is_shown_to_those_within_whose_scope_it_lies(cast: Cast) -> None:
    reports = {
        "health": a_report(cast.health, Status.SUBMITTED),
        "own": a_report(cast.own),
        "province_agency": a_report(cast.province_agency, Status.VERIFIED),
    }

    shown = {
        whose: {name for name, who in cast.people.items() if cast.client(who).get(page_of(report)).status_code == 200}
        for whose, report in reports.items()
    }

    assert shown == {
        "health": PROVINCE | {"coordinator", "leader", "focal_point"},
        "own": PROVINCE | {"coordinator", "leader"},
        "province_agency": PROVINCE | {"province_focal_point"},
    }


def test_to_all_others_it_does_not_exist_nor_any_step_of_it(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)
    client = cast.client(cast.other_coordinator)

    assert client.get(page_of(report)).status_code == 404
    assert client.post(step(report, "accept")).status_code == 404
    assert client.get(reverse("verification", args=[report.pk])).status_code == 404


def test_a_step_that_is_not_ones_own_is_refused_with_the_reason(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)

    answer = cast.client(cast.focal_point).post(step(report, "accept"))

    assert answer.status_code == 403
    assert "Hanya koordinator" in answer.content.decode()
    assert Report.everything.get(pk=report.pk).status == Status.SUBMITTED


def test_a_step_is_never_made_by_looking_and_an_unknown_one_does_not_exist(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)
    client = cast.client(cast.coordinator)

    assert client.get(step(report, "accept")).status_code == 405
    assert client.post(step(report, "abolish")).status_code == 404


# --- the list ---------------------------------------------------------------------------------------


def test_the_list_shows_all_who_are_expected_silent_ones_too(cast: Cast) -> None:
    a_report(cast.health, Status.RETURNED)

    rows = cast.client(cast.coordinator).get(LIST).context["rows"]

    assert {row.institution: row.label for row in rows} == {
        cast.own: "Belum melapor",
        cast.health: "Perlu diperbaiki",
        cast.schools: "Belum melapor",
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("daerah=62.02", {"other", "other_health"}),
        ("status=submitted", {"own"}),
        ("status=silent&daerah=62.03", {"health", "schools"}),
        ("status=ngawur&daerah=62.03", {"own", "health", "schools"}),
        ("daerah=tidak-ada", set()),
    ],
)
def test_the_list_is_narrowed_by_region_and_state(cast: Cast, query: str, expected: set[str]) -> None:
    a_report(cast.own, Status.SUBMITTED)
    a_report(cast.health)

    answer = cast.client(cast.verifier).get(f"{LIST}&{query}")

    assert {row.institution for row in answer.context["rows"]} == {getattr(cast, name) for name in expected}


def test_a_focal_point_finds_their_own_quarters(cast: Cast) -> None:
    report = a_report(cast.health, Status.VERIFIED)

    answer = cast.client(cast.focal_point).get(reverse("report_list"))

    assert page_of(report) in answer.content.decode()
    assert {row.institution for row in answer.context["rows"]} == {cast.health}


def test_the_list_costs_the_same_with_more_rows(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    client = cast.client(cast.verifier)
    a_report(cast.own, Status.SUBMITTED)

    def grow() -> None:
        a_report(cast.health)
        a_report(cast.other, Status.RETURNED)

    assert assert_same_queries(lambda: client.get(LIST), grow=grow) <= 10


# --- one report -------------------------------------------------------------------------------------


def test_the_page_tells_the_answers_their_proof_and_the_story(cast: Cast) -> None:
    definition = a_definition("SDM-01", shape="sexes")
    report = a_report(cast.health)
    figure = a_figure(report, definition, 9, 14, by=cast.focal_point, note="Dua angkatan.")
    a_proof(figure, "daftar-hadir.pdf", by=cast.focal_point)
    make_move("submit", report, scope=cast.focal_point, at=wib(2026, 10, 6))

    shown = cast.client(cast.coordinator).get(page_of(report)).content.decode()

    for words in (
        "L 9 · P 14 · jumlah 23 orang", "Dua angkatan.", "daftar-hadir.pdf", "Menunggu penerimaan", "Tepat waktu",
        "Laporan dikirim", "Fitri Focal, sebagai Focal point, Dinas Kesehatan", "6 Oktober 2026 pukul 09.00 WIB",
    ):  # fmt: skip
        assert words in shown, words
    assert reverse("figure_history", args=[report.pk, "SDM-01"]) in shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on_behalf": True, "status": Status.ACCEPTED}, "Diisi koordinator"),
        ({"self_verified": True, "status": Status.VERIFIED}, "Diverifikasi sendiri"),
        ({"status": Status.RETURNED, "verified_at": NOW}, "Dibuka kembali"),
        ({"status": Status.RETURNED, "return_note": "Angka ganda."}, "Angka ganda."),
    ],
)
def test_what_is_special_about_it_is_said(cast: Cast, fields: dict[str, object], words: str) -> None:
    report = a_report(cast.health, **fields)  # type: ignore[arg-type]

    assert words in cast.client(cast.focal_point).get(page_of(report)).content.decode()


def test_the_buttons_are_the_moves_that_can_be_made(cast: Cast) -> None:
    a_window(cast.province)
    report = a_report(cast.health, Status.SUBMITTED)
    verbs = ("recall", "begin_review", "accept", "return", "verify", "reopen", "submit")

    shown = {
        name: [verb for verb in verbs if step(report, verb) in cast.client(who).get(page_of(report)).content.decode()]
        for name, who in cast.people.items()
        if name in {"focal_point", "coordinator", "verifier", "leader", "administrator"}
    }

    assert shown == {
        "focal_point": ["recall"],
        "coordinator": ["begin_review", "accept", "return"],
        "verifier": [],
        "leader": [],
        "administrator": [],
    }


def test_a_step_that_cannot_be_made_yet_says_why(cast: Cast) -> None:
    a_window(cast.province)
    report = a_report(cast.health, Status.SUBMITTED, review_began_at=NOW)

    shown = cast.client(cast.focal_point).get(page_of(report)).content.decode()

    assert "Penerima sudah mulai memeriksa laporan ini." in shown
    assert step(report, "recall") not in shown


def test_the_page_costs_the_same_with_more_items(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    client, report = cast.client(cast.verifier), a_report(cast.own, Status.SUBMITTED)
    a_figure(report, a_definition("KOM-01", level="region"), 1, by=cast.coordinator)

    def grow() -> None:
        for code in ("KOM-02", "KOM-03"):
            definition = a_definition(code, level="region")
            a_figure(report, definition, 1, by=cast.coordinator)
            ReturnItem.everything.create(
                report=report, indicator=definition.indicator, opened_by=cast.verifier.user, opened_at=NOW
            )

    assert assert_same_queries(lambda: client.get(page_of(report)), grow=grow) <= 21


# --- steps ------------------------------------------------------------------------------------------


def test_a_step_is_made_and_said_and_leads_back(cast: Cast) -> None:
    a_window(cast.province)
    report = a_report(cast.health, Status.SUBMITTED)
    client = cast.client(cast.coordinator)

    answer = client.post(step(report, "accept"), follow=True)

    assert answer.redirect_chain == [(page_of(report), 302)]
    assert "Laporan diterima: Dinas Kesehatan, Triwulan III 2026." in answer.content.decode()


def test_a_step_never_leads_to_another_site(cast: Cast) -> None:
    a_window(cast.province)
    report = a_report(cast.health, Status.SUBMITTED)

    answer = cast.client(cast.coordinator).post(step(report, "accept"), {"next": "https://jahat.invalid/"})

    assert answer.headers["Location"] == page_of(report)


def test_returning_names_the_items(cast: Cast) -> None:
    a_window(cast.province)
    a_definition("SDM-01")
    a_definition("SDM-02")
    report = a_report(cast.health, Status.SUBMITTED)

    cast.client(cast.coordinator).post(step(report, "return"), {"note": "Hitung lagi.", "items": ["SDM-02"]})

    assert [item.indicator.code for item in ReturnItem.everything.filter(report=report)] == ["SDM-02"]
    assert Report.everything.get(pk=report.pk).return_note == "Hitung lagi."


def test_a_return_without_a_note_is_refused_and_keeps_what_was_ticked(cast: Cast) -> None:
    a_window(cast.province)
    a_definition("SDM-01")
    a_definition("SDM-02")
    report = a_report(cast.health, Status.SUBMITTED)

    answer = cast.client(cast.coordinator).post(step(report, "return"), {"note": " ", "items": ["SDM-02"]})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Catatan wajib diisi" in shown
    assert 'value="SDM-02" checked' in shown
    assert 'value="SDM-01" checked' not in shown


def test_submitting_what_is_incomplete_lists_what_is_missing_with_links_to_its_place(cast: Cast) -> None:
    a_window(cast.province)
    a_definition("SDM-01", name="Aparatur yang dilatih")
    report = a_report(cast.health)

    answer = cast.client(cast.focal_point).post(step(report, "submit"))

    assert answer.status_code == 422
    assert f'href="{reverse("report_form", args=[report.pk])}#SDM-01"' in answer.content.decode()
    assert "Aparatur yang dilatih: Belum dijawab." in answer.content.decode()


def test_who_comes_second_is_told_what_happened_and_gets_the_note_back(cast: Cast) -> None:
    a_window(cast.province)
    report = a_report(cast.own, Status.SUBMITTED)
    make_move("verify", report, scope=cast.second_verifier, at=wib(2026, 10, 6))

    answer = cast.client(cast.verifier).post(step(report, "return"), {"note": "Hitung lagi, ya."})

    assert answer.status_code == 409
    assert "Laporan diverifikasi oleh Wawan Verifikator" in answer.content.decode()
    assert "Hitung lagi, ya." in answer.content.decode()


# --- beginning --------------------------------------------------------------------------------------


def begin(cast: Cast, who: str, code: str, quarter: str = QUARTER.code) -> int:
    given = {"institution": code, "quarter": quarter}
    return cast.client(cast.people[who]).post(reverse("report_start"), given).status_code


def test_a_report_is_begun_and_its_form_opened(cast: Cast) -> None:
    a_window(cast.province)
    given = {"institution": cast.health.code, "quarter": QUARTER.code}

    answer = cast.client(cast.focal_point).post(reverse("report_start"), given)

    assert answer.headers["Location"] == reverse("report_form", args=[Report.everything.get().pk])


def test_nobody_begins_a_report_that_is_not_theirs(cast: Cast) -> None:
    a_window(cast.province)

    assert begin(cast, "other_focal_point", cast.health.code) == 404
    assert begin(cast, "other_coordinator", cast.health.code) == 404
    assert begin(cast, "verifier", cast.health.code) == 403
    assert begin(cast, "province_coordinator", cast.own.code) == 403
    assert begin(cast, "focal_point", cast.health.code, "2026-TW9") == 422
    assert begin(cast, "focal_point", cast.health.code, "2099-TW1") == 422
    assert not Report.everything.exists()
    assert not JournalEntry.everything.exists()


def test_a_return_of_what_somebody_accepted_meanwhile_is_stopped(cast: Cast) -> None:
    a_window(cast.province)
    report = a_report(cast.health, Status.SUBMITTED)
    client = cast.client(cast.coordinator)
    seen = client.get(page_of(report)).context["seen"]
    make_move("accept", report, scope=cast.coordinator, at=wib(2026, 10, 6))

    answer = client.post(step(report, "return"), {"note": "Hitung lagi.", "seen": seen})

    assert answer.status_code == 409
    assert "Laporan diterima oleh Karin Koordinator" in answer.content.decode()
    assert Report.everything.get(pk=report.pk).status == Status.ACCEPTED


def test_what_was_sent_says_when_and_to_whom_and_leads_to_what_is_missing(cast: Cast) -> None:
    """Sent before receipts were kept; test_receipts.py has those that were."""
    report = a_report(cast.own, Status.SUBMITTED)

    shown = cast.client(cast.coordinator).get(page_of(report)).content.decode()

    assert "Dikirim 5 Oktober 2026 pukul 09.00 WIB" in shown
    assert "Dikirim kepada DP3APPKB Provinsi, tepat waktu." in shown
    assert "sebelum situs ini menyimpan tanda terima" in shown
    assert reverse("collection", args=[QUARTER]) in shown
