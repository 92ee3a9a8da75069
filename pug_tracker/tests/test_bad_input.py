"""What goes wrong at a desk: every case gets a clear answer, changes nothing it should not, and loses nothing typed."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from formats.quarters import last_ended
from indicators.loading import load_catalogue
from institutions.access.files import StoredFile
from institutions.access.journal import JournalEntry
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.models import Membership
from institutions.tests.cast import PASSWORD, Cast, make_cast, person
from institutions.tests.samples import PDF
from pug_tracker.tests.journey import Check, Visitor
from reporting.entries import Entry
from reporting.figures import Figure, FigureChange
from reporting.merging import Offer
from reporting.reports import Report
from reporting.saving import entry_of, save_reported
from reporting.statuses import Status
from reporting.tests.samples import number
from reporting.tests.stories import a_report
from reporting.tests.test_races import at_once

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]
HUGE = "9" * 300
ANSWERS = {
    "SDM-01": number(9, 14),
    "ARG-01": number(5, 50),
    "ARG-02": number(3),
    "PPRG-01": number(0),
    "PPRG-02": number(12, 47),
    "PPRG-03": number(4),
    "KEB-03": number(0),
    "DAT-01": number(0),
}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    load_catalogue()
    return make_cast()


@pytest.fixture
def report(cast: Cast) -> Report:
    return a_report(cast.health, quarter=last_ended(timezone.localdate()), at=timezone.now())


@pytest.fixture
def fill(open_page: Open, report: Report) -> Callable[..., Visitor]:
    """fill(user) -> that person before the agency's form."""

    def begin(user: Any, **options: Any) -> Visitor:
        visitor = Visitor(open_page(user, **options))
        visitor.page.goto(form_of(report))
        return visitor

    return begin


def form_of(report: Report) -> str:
    return reverse("report_form", args=[report.pk])


def answer(report: Report, *, by: Scope, **entries: Entry) -> None:
    offers = {code.replace("_", "-"): Offer(entry) for code, entry in entries.items()}
    save_reported(report, offers=offers, scope=by, at=timezone.now())


def complete(report: Report, *, by: Scope) -> None:
    save_reported(report, offers={code: Offer(entry) for code, entry in ANSWERS.items()}, scope=by, at=timezone.now())


def kept(report: Report) -> dict[str, Entry]:
    figures = Figure.everything.filter(report=report).select_related("indicator")
    found = {figure.indicator.code: entry_of(figure) for figure in figures}
    return {code: entry for code, entry in found.items() if entry != Entry()}


def typed(visitor: Visitor, name: str) -> str:
    return visitor.page.locator(f'[name="{name}"]').input_value()


# --- numbers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_wrong_numbers_come_back_as_typed_each_with_a_word_while_right_ones_are_kept(
    fill: Callable[..., Visitor], cast: Cast, report: Report, javascript: bool, assert_accessible: Check,
    no_horizontal_scroll: Check,
) -> None:  # fmt: skip
    visitor = fill(cast.focal_point.user, width=360, javascript=javascript, expects=("422",))
    wrong = {
        "SDM-01.a": "sembilan", "SDM-01.b": "14", "ARG-01.a": "-5", "ARG-01.b": "100", "ARG-02.a": HUGE,
        "PPRG-02.a": "50", "PPRG-02.b": "47",
    }  # fmt: skip
    for name, text in wrong.items():
        visitor.type(name, text)
    visitor.choose("PPRG-01", "Ya")

    visitor.press("Simpan")

    assert {name: typed(visitor, name) for name in wrong} == wrong
    assert kept(report) == {"PPRG-01": number(1)}
    told = visitor.page.locator(".error-summary")
    for code, words in {
        "SDM-01": "Tulis angka", "ARG-01": "negatif", "ARG-02": "15 digit", "PPRG-02": "tidak boleh melebihi",
    }.items():  # fmt: skip
        expect(told.locator(f'a[href="#{code}"]')).to_contain_text(words)
        expect(visitor.card(code).locator(".field-error")).to_contain_text(words)
    if javascript:
        assert_accessible(visitor.page)
        no_horizontal_scroll(visitor.page)


def test_half_an_answer_is_kept_but_not_sent(fill: Callable[..., Visitor], cast: Cast, report: Report) -> None:
    complete(report, by=cast.focal_point)
    visitor = fill(cast.focal_point.user)
    visitor.type("SDM-01.b", "")

    visitor.press("Simpan dan Periksa")

    assert kept(report)["SDM-01"] == number(9)
    expect(visitor.page.locator(".error-summary")).to_contain_text("Isi juga perempuan.")
    refused = cast.client(cast.focal_point).post(reverse("report_move", args=[report.pk, "submit"]))
    assert refused.status_code == 422
    assert f'href="{form_of(report)}#SDM-01"' in refused.content.decode()
    report.refresh_from_db()
    assert report.status == Status.DRAFT


# --- files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("Foto rapat.pdf", b"%PDF-1.4\n" + bytes(30 * 1024 * 1024), "30,0 MB; paling besar 10 MB"),
        ("Notula.pdf", b"MZ\x90\x00 not a document", "bukan PDF"),
        ("program.exe", b"MZ\x90\x00", "Jenis yang diterima: PDF"),
    ],
    ids=["30 MB", "only its name", "program"],
)
def test_a_bad_file_is_told_at_its_item_while_numbers_are_kept(
    fill: Callable[..., Visitor], cast: Cast, report: Report, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    visitor = fill(cast.focal_point.user)
    visitor.type("SDM-01.a", "9")
    visitor.type("SDM-01.b", "14")
    visitor.prove("SDM-01", tmp_path / name)

    visitor.press("Simpan")

    expect(visitor.card("SDM-01").locator(".field-error")).to_contain_text(words)
    assert kept(report) == {"SDM-01": number(9, 14)}
    assert not StoredFile.everything.exists()
    assert not [path for path in Path(settings.PRIVATE_FILES).rglob("*") if path.is_file()]


# --- somebody else's ----------------------------------------------------------------------------------


def test_a_foreign_report_does_not_exist(open_page: Open, cast: Cast, report: Report) -> None:
    answer(report, by=cast.focal_point, SDM_01=number(9, 14))
    page = open_page(cast.other_focal_point.user)

    for address in ("report_form", "report_page", "report_check"):
        told = page.goto(reverse(address, args=[report.pk]))
        assert told is not None
        assert told.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ditemukan")
    posted = cast.client(cast.other_focal_point).post(form_of(report), {"SDM-01.v": "1", "SDM-01.a": "1"})

    assert (posted.status_code, kept(report)) == (404, {"SDM-01": number(9, 14)})


# --- the session has ended ----------------------------------------------------------------------------


@pytest.fixture
def lost(fill: Callable[..., Visitor], cast: Cast) -> Visitor:
    """Somebody whose session ended before they pressed. With scripts it goes on by itself: test_autosave_browser."""
    visitor = fill(cast.focal_point.user, width=360, javascript=False)
    visitor.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    visitor.type("SDM-01.a", "9")
    visitor.type("SDM-01.b", "14")
    visitor.note("SDM-01", "Baris satu\nBaris “dua” & <tiga>")
    visitor.press("Simpan")
    return visitor


def back_in(visitor: Visitor, user: Any) -> None:
    """Log in in the new tab that the page offers, and come back to the old one."""
    with visitor.page.context.expect_page() as opened:
        visitor.follow("Masuk kembali di tab baru")
    tab = opened.value
    tab.get_by_label("Alamat pos-el").fill(user.email)
    tab.get_by_label("Sandi").fill(PASSWORD)
    tab.get_by_role("main").get_by_role("button", name="Masuk").click()
    tab.wait_for_url("**/")
    tab.close()


def send_again(visitor: Visitor) -> None:
    """Once; and once more where the page asks for it, because logging in renewed its token."""
    for _ in range(2):
        if visitor.page.get_by_role("button", name="Kirim lagi isian saya").count():
            visitor.press("Kirim lagi isian saya")


def test_what_was_typed_before_the_session_ended_is_sent_after_it(
    lost: Visitor, cast: Cast, report: Report, no_horizontal_scroll: Check
) -> None:
    expect(lost.page.get_by_role("heading", level=1)).to_have_text("Isian Anda belum tersimpan, tetapi tidak hilang")
    no_horizontal_scroll(lost.page)
    assert kept(report) == {}

    back_in(lost, cast.focal_point.user)
    send_again(lost)

    expect(lost.page.get_by_text("Tersimpan pukul")).to_be_visible()
    assert kept(report) == {"SDM-01": number(9, 14, note="Baris satu\nBaris “dua” & <tiga>")}


def test_somebody_else_who_logs_in_there_saves_nothing_of_it(lost: Visitor, cast: Cast, report: Report) -> None:
    back_in(lost, cast.coordinator.user)
    send_again(lost)

    expect(lost.page.get_by_role("main")).to_contain_text("diketik oleh orang lain")
    assert kept(report) == {}


# --- twice at once ------------------------------------------------------------------------------------


def test_submit_pressed_twice_at_once_is_one_submission(cast: Cast, report: Report) -> None:
    complete(report, by=cast.focal_point)
    press = [
        partial(cast.client(cast.focal_point).post, reverse("report_move", args=[report.pk, "submit"]))
        for _ in range(2)
    ]

    answers: list[Any] = at_once(*press)

    assert sorted(one.status_code for one in answers) == [302, 409]
    told = next(one for one in answers if one.status_code == 409).content.decode()
    assert "Laporan dikirim oleh Fitri Focal pada" in told
    assert JournalEntry.everything.filter(verb="submit", subject_id=report.pk).count() == 1


def test_a_double_click_sends_once(fill: Callable[..., Visitor], cast: Cast, report: Report) -> None:
    complete(report, by=cast.focal_point)
    visitor = fill(cast.focal_point.user)
    visitor.press("Simpan dan Periksa")

    visitor.page.get_by_role("button", name="Kirim ke koordinator Kabupaten Kapuas").dblclick()

    expect(visitor.page.get_by_role("main")).to_contain_text("Laporan dikirim")
    report.refresh_from_db()
    assert report.status == Status.SUBMITTED
    assert JournalEntry.everything.filter(verb="submit", subject_id=report.pk).count() == 1


# --- two people, two tabs -----------------------------------------------------------------------------


def test_two_people_merge_and_choose_where_both_answered(
    fill: Callable[..., Visitor], cast: Cast, report: Report
) -> None:
    coordinator, focal_point = (fill(who.user, javascript=False) for who in (cast.coordinator, cast.focal_point))
    focal_point.type("SDM-01.a", "9")
    focal_point.type("SDM-01.b", "14")
    focal_point.press("Simpan")
    coordinator.type("SDM-01.a", "9")
    coordinator.type("SDM-01.b", "41")
    coordinator.type("PPRG-02.a", "12")
    coordinator.type("PPRG-02.b", "47")

    coordinator.press("Simpan")

    assert kept(report) == {"SDM-01": number(9, 14), "PPRG-02": number(12, 47)}
    card = coordinator.card("SDM-01")
    expect(card).to_contain_text("Fitri Focal menyimpan jawaban lain")
    assert typed(coordinator, "SDM-01.b") == "41"
    card.get_by_label("Jawaban saya").check()
    coordinator.press("Simpan")
    assert kept(report)["SDM-01"] == number(9, 41)
    assert FigureChange.everything.filter(figure__indicator__code="SDM-01").count() == 2  # both stand in the history


@pytest.fixture
def two_capacities(cast: Cast) -> tuple[Scope, Scope]:
    """The agency's focal point, who coordinates the regency as well."""
    return cast.focal_point, person("Fitri Focal", cast.own, Role.COORDINATOR)


def act_as(page: Page, membership: Membership) -> None:
    page.request.post(
        reverse("switch_capacity"),
        form={"membership": str(membership.pk), "csrfmiddlewaretoken": token_of(page)},
    )


def token_of(page: Page) -> str:
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == settings.CSRF_COOKIE_NAME)


def test_a_tab_saves_in_the_capacity_it_was_opened_in(
    fill: Callable[..., Visitor], report: Report, two_capacities: tuple[Scope, Scope]
) -> None:
    as_agency, as_regency = two_capacities
    visitor = fill(as_agency.user)
    visitor.type("SDM-01.a", "9")
    act_as(visitor.page, as_regency.membership)  # in another tab

    visitor.press("Simpan")

    assert kept(report) == {"SDM-01": number(9)}
    assert FigureChange.everything.get().capacity == as_agency.capacity
    expect(visitor.page.get_by_role("main")).to_contain_text("Anda bertindak kembali sebagai Focal point")


def test_a_step_of_another_capacity_is_refused_with_the_reason(
    open_page: Open, report: Report, two_capacities: tuple[Scope, Scope]
) -> None:
    as_agency, as_regency = two_capacities
    complete(report, by=as_agency)
    page = open_page(as_agency.user)
    page.goto(reverse("report_check", args=[report.pk]))
    act_as(page, as_regency.membership)  # in another tab

    page.get_by_role("button", name="Kirim ke koordinator Kabupaten Kapuas").click()

    expect(page.get_by_role("main")).to_contain_text("Gantilah peran lewat menu")
    report.refresh_from_db()
    assert report.status == Status.DRAFT


# --- without JavaScript -------------------------------------------------------------------------------


def test_a_report_is_filled_and_sent_without_javascript(
    open_page: Open, cast: Cast, report: Report, tmp_path: Path, no_horizontal_scroll: Check
) -> None:
    (tmp_path / "Bukti.pdf").write_bytes(PDF)
    visitor = Visitor(open_page(cast.focal_point.user, width=360, javascript=False))
    visitor.page.goto("/")
    visitor.follow(re.compile("^Lanjutkan mengisi.*Triwulan"))
    for code in visitor.asked():
        visitor.answer(code, tmp_path / "Bukti.pdf")
    visitor.press("Simpan dan Periksa")
    no_horizontal_scroll(visitor.page)

    visitor.press("Kirim ke koordinator Kabupaten Kapuas")

    report.refresh_from_db()
    assert report.status == Status.SUBMITTED
    assert kept(report)["SDM-01"] == number(3, 4)
