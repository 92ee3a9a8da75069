"""Saving as one types, in a real Chromium: what cuts in between, and that every value is found afterwards."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from playwright.sync_api import Page, expect

from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape
from indicators.loading import load_catalogue
from indicators.models import Indicator
from institutions.access.middleware import COOKIE
from institutions.access.roles import Role
from institutions.tests.cast import PASSWORD, Cast, make_cast, person
from reporting.attaching import attach
from reporting.entries import Entry
from reporting.figures import Figure, FigureChange, Origin
from reporting.reports import Remark, Report
from reporting.saving import entry_of
from reporting.statuses import Status
from reporting.tests.samples import number
from reporting.tests.stories import NOW, a_report, a_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Check = Callable[..., None]
SAVED = re.compile(r"^Tersimpan \d\d\.\d\d$")
#: What Chromium's console says of a refusal or a failure that a script receives.
REFUSALS = ("401", "409", "422", "ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION", "ERR_FAILED")


@pytest.fixture
def cast() -> Cast:
    load_catalogue()
    return make_cast()


@pytest.fixture
def report(cast: Cast) -> Report:
    return a_report(cast.health)


def kept(report: Report) -> dict[str, Entry]:
    figures = Figure.everything.filter(report=report).select_related("indicator")
    return {figure.indicator.code: entry_of(figure) for figure in figures}


def show(page: Page, report: Report) -> Page:
    page.goto(reverse("report_form", args=[report.pk]))
    return page


def field(page: Page, name: str) -> Any:
    return page.locator(f'[name="{name}"]')


def fill(page: Page, name: str, value: str) -> None:
    """As fingers do: typed, and left."""
    field(page, name).fill(value)
    field(page, name).blur()


def status(page: Page, code: str) -> Any:
    return page.locator(f"#{code}-tersimpan")


def news(page: Page) -> Any:
    return page.locator(".bar-news p:visible")


def copies(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage)")
    return sorted(found)


# --- as it should be ----------------------------------------------------------------------------------


def test_each_item_is_saved_when_it_is_left(report: Report, cast: Cast, open_page: Any, assert_calm: Check) -> None:
    page = show(open_page(cast.focal_point.user, width=360), report)

    fill(page, "SDM-01.a", "9")
    fill(page, "SDM-01.b", "14")
    expect(status(page, "SDM-01")).to_have_text(SAVED)
    page.locator("#PPRG-01").get_by_label("Ya", exact=True).check()
    expect(status(page, "PPRG-01")).to_have_text(SAVED)

    assert kept(report) == {"SDM-01": number(9, 14), "PPRG-01": number(1)}
    expect(page.locator(".bar-words")).to_have_text("2 dari 6 terisi")
    assert copies(page) == []
    assert_calm(page)


def test_a_pause_while_typing_saves(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user), report)

    field(page, "SDM-01.a").press_sequentially("12")

    expect(status(page, "SDM-01")).to_have_text(SAVED)
    assert kept(report) == {"SDM-01": number(12)}


def test_what_was_typed_before_the_script_came_is_saved(report: Report, cast: Cast, open_page: Any) -> None:
    """On a slow line the inputs are there seconds before the script is."""
    page = open_page(cast.focal_point.user)
    held: list[Any] = []
    page.route("**/autosave*.js", lambda route: held.append(route))
    page.goto(reverse("report_form", args=[report.pk]), wait_until="commit")
    field(page, "SDM-01.a").fill("9")
    page.locator("#PPRG-01").get_by_label("Ya", exact=True).check()

    held[0].continue_()

    expect(status(page, "SDM-01")).to_have_text(SAVED)
    expect(status(page, "PPRG-01")).to_have_text(SAVED)
    assert kept(report) == {"SDM-01": number(9), "PPRG-01": number(1)}


def test_half_an_answer_is_told_when_one_has_left_the_card(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user), report)

    field(page, "SDM-01.a").fill("9")
    field(page, "SDM-01.b").focus()
    expect(status(page, "SDM-01")).to_have_text(SAVED)
    expect(page.locator("#SDM-01-galat")).to_have_count(0)
    field(page, "PPRG-02.a").focus()

    expect(page.locator("#SDM-01-galat")).to_have_text("Isi juga perempuan.")
    expect(page.locator(".bar-words")).to_have_text("0 dari 6 terisi · 1 perlu diperbaiki")


def test_what_cannot_be_read_is_told_beside_the_input(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)

    fill(page, "SDM-01.a", "sembilan")

    expect(page.locator("#SDM-01-galat")).to_contain_text("Laki-laki: Tulis angkanya saja")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan")
    expect(field(page, "SDM-01.a")).to_have_value("sembilan")
    assert kept(report) == {}

    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text(SAVED)
    expect(field(page, "SDM-01.a")).not_to_have_attribute("aria-invalid", "true")


def test_item_that_takes_over_a_number_follows(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user), report)

    fill(page, "ARG-01.a", "5000000")
    fill(page, "ARG-01.b", "50000000")

    expect(page.locator("#ARG-02")).to_contain_text("Rp5.000.000")
    fill(page, "ARG-02.a", "3000000")
    expect(status(page, "ARG-02")).to_have_text(SAVED)
    assert kept(report)["ARG-02"] == number(3_000_000, 5_000_000)


def test_leaving_the_page_at_once_loses_and_asks_nothing(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user), report)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    field(page, "SDM-01.a").click()
    page.keyboard.type("9")
    page.goto(reverse("report_check", args=[report.pk]))
    expect_kept(page, report, {"SDM-01": number(9)})

    assert asked == []


def test_button_after_typing_is_no_conflict_with_oneself(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user), report)
    hold_answers(page)

    field(page, "SDM-01.a").fill("9")
    field(page, "SDM-01.b").fill("1")  # the first number is on its way, and its answer is not heard
    field(page, "SDM-01.b").fill("14")
    page.get_by_role("button", name="Simpan", exact=True).click()

    page.get_by_text("Tersimpan pukul").wait_for()
    assert kept(report) == {"SDM-01": number(9, 14)}


# --- a line that breaks -------------------------------------------------------------------------------


def test_cut_connection_is_told_and_what_was_typed_goes_out_later(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, width=360, expects=REFUSALS), report)
    page.context.set_offline(True)

    fill(page, "SDM-01.a", "9")
    fill(page, "SDM-01.b", "14")
    fill(page, "PPRG-02.a", "3")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: sambungan terputus")
    expect(news(page)).to_contain_text("Sambungan terputus.")
    assert kept(report) == {}
    page.set_viewport_size({"width": 320, "height": 640})
    field(page, "SDM-01.b").focus()
    for _ in range(9):
        page.keyboard.press("Tab")
        expect_above(page.locator(":focus"), page.locator(".bar"))

    page.context.set_offline(False)
    expect(status(page, "SDM-01")).to_have_text(SAVED)
    expect(status(page, "PPRG-02")).to_have_text(SAVED)
    expect(news(page)).to_have_count(0)
    assert kept(report) == {"SDM-01": number(9, 14), "PPRG-02": number(3)}
    assert copies(page) == []


def test_lost_answer_is_no_conflict_with_oneself(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    lose_answers(page)
    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: sambungan terputus")
    assert kept(report) == {"SDM-01": number(9)}

    page.unroute("**/simpan/")
    fill(page, "SDM-01.b", "14")

    expect(status(page, "SDM-01")).to_have_text(SAVED)
    assert kept(report) == {"SDM-01": number(9, 14)}
    assert FigureChange.everything.count() == 2


def test_closed_tab_brings_back_what_was_not_saved(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    page.context.set_offline(True)
    fill(page, "SDM-01.a", "9")
    fill(page, "SDM-01.b", "14")
    field(page, "PPRG-02.tt").check()
    fill(page, "PPRG-02.reason", "Menunggu Bapperida")
    expect(status(page, "PPRG-02")).to_have_text("Belum tersimpan: sambungan terputus")
    page.close()

    again = page.context.new_page()
    page.context.set_offline(False)
    show(again, report)

    expect(news(again)).to_have_text("2 butir yang belum tersimpan dikembalikan dari peranti ini.")
    expect(status(again, "SDM-01")).to_have_text(SAVED)
    expect(status(again, "PPRG-02")).to_have_text(SAVED)
    assert kept(report) == {
        "SDM-01": number(9, 14),
        "PPRG-02": Entry(state="unavailable", reason="Menunggu Bapperida"),  # type: ignore[arg-type]
    }
    assert copies(again) == []


def test_crashed_browser_brings_back_what_was_not_saved(
    report: Report, cast: Cast, open_page: Any, chromium: Any, tmp_path: Any
) -> None:
    """The browser is gone with all of its tabs; what is left is what it had stored."""
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    page.context.set_offline(True)
    field(page, "SDM-01.a").press_sequentially("9")
    field(page, "SDM-01.note").evaluate(
        "note => { note.value = 'Dua angkatan'; note.dispatchEvent(new Event('input', {bubbles: true})) }"
    )
    page.context.storage_state(path=tmp_path / "state.json")
    page.context.close()

    again = open_page(expects=REFUSALS, storage_state=tmp_path / "state.json")
    show(again, report)

    expect(status(again, "SDM-01")).to_have_text(SAVED)
    expect(field(again, "SDM-01.note")).to_be_visible()
    assert kept(report) == {"SDM-01": number(9, note="Dua angkatan")}


@pytest.mark.parametrize("code", [500, 502, 503])
def test_server_that_answers_with_a_fault_is_asked_again(report: Report, cast: Cast, open_page: Any, code: int) -> None:
    page = show(open_page(cast.focal_point.user, expects=(str(code),)), report)
    page.route("**/simpan/", lambda route: route.fulfill(status=code, body="sibuk"))
    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: server belum menjawab")
    expect(news(page)).to_contain_text("Server belum menjawab.")
    assert copies(page) == [f"pug/{cast.focal_point.user.pk}/{report.pk}/SDM-01"]

    page.unroute("**/simpan/")

    expect(status(page, "SDM-01")).to_have_text(SAVED)
    assert kept(report) == {"SDM-01": number(9)}


def test_long_note_is_no_broken_line(report: Report, cast: Cast, open_page: Any) -> None:
    """A browser refuses to send more than 64 KB for a page that may be left meanwhile."""
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)

    page.locator("#SDM-01 summary", has_text="Catatan").click()
    fill(page, "SDM-01.note", "Rapat koordinasi. " * 4000)

    expect(page.locator("#SDM-01-galat")).to_contain_text("Catatan paling panjang 2000 huruf.")
    expect(news(page)).to_have_count(0)


def test_what_a_left_page_had_sent_is_not_called_unsaved(report: Report, cast: Cast, open_page: Any) -> None:
    """The answer comes to nobody; the next page asks, wherever one went."""
    page = show(open_page(cast.focal_point.user), report)
    hold_answers(page)
    fill(page, "SDM-01.a", "9")
    fill(page, "SDM-01.b", "14")
    page.goto(reverse("report_list"))
    expect_kept(page, report, {"SDM-01": number(9, 14)})
    page.unroute("**/simpan/")
    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED, submitted_at=NOW, first_submitted_at=NOW)

    page.goto("/")

    expect_copies(page, [])


def test_logging_out_waits_for_what_is_on_its_way(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user), report)
    page.route("**/simpan/", lambda route: route.fetch(), times=1)
    fill(page, "SDM-01.a", "9")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))

    log_out(page)

    assert (asked, copies(page), kept(report)) == ([], [], {"SDM-01": number(9)})


def test_nothing_is_promised_that_the_device_does_not_hold(report: Report, cast: Cast, open_page: Any) -> None:
    page = open_page(cast.focal_point.user, expects=REFUSALS)
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    show(page, report)
    page.context.set_offline(True)

    fill(page, "SDM-01.a", "9")

    expect(news(page).first).to_have_text("Sambungan terputus.", use_inner_text=True)
    expect(news(page).last).to_contain_text("Jangan tutup halaman ini")


def test_device_with_a_wrong_clock_forgets_nothing(report: Report, cast: Cast, open_page: Any) -> None:
    page = open_page(cast.focal_point.user, expects=REFUSALS)
    page.add_init_script("Date.now = () => Date.UTC(2015, 0, 1)")
    page.route("**/simpan/", lambda route: route.abort())
    show(page, report)
    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: sambungan terputus")
    page.close()

    again = show(page.context.new_page(), report)

    expect(status(again, "SDM-01")).to_have_text(SAVED)
    assert kept(report) == {"SDM-01": number(9)}


def test_missing_reason_is_not_called_saving(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user), report)

    field(page, "SDM-01.tt").check()

    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: alasannya belum ditulis")


def test_renewed_card_keeps_the_ticks_that_go_with_the_button(report: Report, cast: Cast, open_page: Any) -> None:
    proof = SimpleUploadedFile("daftar hadir.pdf", b"%PDF-1.4\nisi\n%%EOF\n")
    attach(report, code="SDM-01", upload=proof, scope=cast.focal_point, at=NOW)
    page = show(open_page(cast.focal_point.user), report)

    field(page, "SDM-01.drop").check()
    fill(page, "SDM-01.a", "9")
    expect(page.locator("#SDM-01-galat")).to_have_text("Isi juga perempuan.")

    expect(field(page, "SDM-01.drop")).to_be_checked()


def test_long_silence_is_no_loss(report: Report, cast: Cast, open_page: Any) -> None:
    """A server that never answers is given up after half a minute, and asked again."""
    page = open_page(cast.focal_point.user, expects=REFUSALS)
    page.clock.install()
    show(page, report)
    page.route("**/simpan/", lambda route: None)
    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text("Menyimpan…")
    page.clock.fast_forward(31_000)
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: server belum menjawab")
    assert copies(page) == [f"pug/{cast.focal_point.user.pk}/{report.pk}/SDM-01"]

    page.unroute("**/simpan/")
    page.clock.fast_forward(31_000)

    expect(status(page, "SDM-01")).to_have_text(SAVED)
    assert kept(report) == {"SDM-01": number(9)}


def test_answer_to_a_remark_survives_a_closed_tab_until_it_has_arrived(
    report: Report, cast: Cast, open_page: Any
) -> None:
    """It goes with the button alone, and whoever types it does not know that."""
    indicator = Indicator.objects.get(code="SDM-01")
    Report.everything.filter(pk=report.pk).update(status=Status.RETURNED, returned_at=NOW)
    Remark.everything.create(
        report=report, indicator=indicator, author=cast.coordinator.user, capacity="Koordinator", text="Benar?", at=NOW
    )
    page = show(open_page(cast.focal_point.user), report)
    field(page, "SDM-01.jawab").fill("Benar,\nsudah dihitung ulang.")
    page.close()

    again = show(page.context.new_page(), report)
    expect(field(again, "SDM-01.jawab")).to_have_value("Benar,\nsudah dihitung ulang.")
    again.get_by_role("button", name="Simpan", exact=True).click()

    expect(again.locator("#SDM-01 .remark-answer")).to_contain_text("sudah dihitung ulang.")
    expect(field(again, "SDM-01.jawab")).to_have_value("")
    assert copies(again) == []


# --- a session that ends ------------------------------------------------------------------------------


def test_expired_session_goes_on_after_logging_in_in_another_tab(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, width=360, expects=REFUSALS), report)
    end_sessions()

    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: sesi berakhir")
    expect(news(page)).to_have_text("Sesi Anda berakhir. Masuk lagi di tab baru. Isian tersimpan di peranti ini.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Masuk lagi di tab baru").click()
    log_in(opened.value, cast.focal_point.user.email)

    expect(status(page, "SDM-01")).to_have_text(SAVED, timeout=20_000)
    expect(news(page)).to_have_count(0)
    assert kept(report) == {"SDM-01": number(9)}
    fill(page, "SDM-01.b", "14")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_text("Tersimpan pukul").wait_for()
    assert kept(report) == {"SDM-01": number(9, 14)}


def test_another_person_on_this_device_sees_and_sends_nothing(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    end_sessions()
    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: sesi berakhir")
    page.close()

    other = page.context.new_page()
    other.goto("/masuk/")
    log_in(other, cast.coordinator.user.email)
    show(other, report)
    expect(field(other, "SDM-01.a")).to_have_value("")
    fill(other, "PPRG-02.a", "3")
    expect(status(other, "PPRG-02")).to_have_text(SAVED)
    assert kept(report) == {"PPRG-02": number(3)}
    assert copies(other) == [f"pug/{cast.focal_point.user.pk}/{report.pk}/SDM-01"]
    log_out(other)
    assert copies(other) == [f"pug/{cast.focal_point.user.pk}/{report.pk}/SDM-01"]

    log_in(other, cast.focal_point.user.email)
    show(other, report)
    expect(status(other, "SDM-01")).to_have_text(SAVED)
    assert kept(report) == {"PPRG-02": number(3), "SDM-01": number(9)}
    assert FigureChange.everything.get(figure__indicator__code="SDM-01").user == cast.focal_point.user


def test_open_tab_does_not_send_into_another_persons_session(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    end_sessions()
    other = page.context.new_page()
    other.goto("/masuk/")
    log_in(other, cast.coordinator.user.email)

    fill(page, "SDM-01.a", "9")

    expect(news(page)).to_contain_text("Isian ini diketik oleh orang lain")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan")
    assert kept(report) == {}
    assert copies(page) == [f"pug/{cast.focal_point.user.pk}/{report.pk}/SDM-01"]


def test_copy_is_saved_in_the_capacity_it_was_typed_in(
    report: Report, cast: Cast, open_page: Any, live_server: Any
) -> None:
    """One person, two capacities: typed as the agency's focal point, brought back as the regency's coordinator."""
    both = person("Karin Koordinator", cast.health, Role.FOCAL_POINT)
    page = open_page(both.user, expects=REFUSALS)
    page.context.add_cookies([{"name": COOKIE, "value": str(both.membership.pk), "url": live_server.url}])
    show(page, report)
    page.route("**/simpan/", lambda route: route.abort())
    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: sambungan terputus")
    page.close()

    page.context.add_cookies([{"name": COOKIE, "value": str(cast.coordinator.membership.pk), "url": live_server.url}])
    again = show(page.context.new_page(), report)

    expect(status(again, "SDM-01")).to_have_text(SAVED)
    change = FigureChange.everything.get()
    assert (change.capacity, change.origin) == (both.capacity, Origin.FORM)


def test_copy_of_another_question_is_shown_and_not_sent(report: Report, cast: Cast, open_page: Any) -> None:
    """What "Laki-laki" said is not put into what asks something else by now."""
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    page.route("**/simpan/", lambda route: route.abort())
    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan: sambungan terputus")
    page.close()
    Definition.objects.filter(indicator__code="SDM-01").update(kind=Kind.COUNT, shape=Shape.SINGLE)

    again = show(page.context.new_page(), report)

    expect(again.locator("#di-peranti")).to_contain_text("Laki-laki: 9")
    expect(field(again, "SDM-01.a")).to_have_value("")
    assert kept(report) == {}


def test_other_pages_tell_what_waits_in_a_form(
    report: Report, cast: Cast, open_page: Any, assert_accessible: Check, no_horizontal_scroll: Check
) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    fill(page, "SDM-01.a", "sembilan")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan")

    page.goto(reverse("report_check", args=[report.pk]))

    expect(page.locator("#hanya-di-sini")).to_contain_text("1 butir yang Anda ketik belum tersimpan")
    assert_accessible(page)
    no_horizontal_scroll(page)
    page.get_by_role("link", name="Buka formulirnya").click()
    expect(field(page, "SDM-01.a")).to_have_value("sembilan")
    expect(page.locator("#hanya-di-sini")).to_be_hidden()


def test_old_copies_are_forgotten(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    page.evaluate(
        """localStorage.setItem("pug/7/1/SDM-01", JSON.stringify({typed: {a: "9"}, at: Date.now() - 15 * 864e5}))"""
    )
    page.evaluate(
        """localStorage.setItem("pug/7/1/SDM-02", JSON.stringify({typed: {a: "9"}, at: Date.now() - 13 * 864e5}))"""
    )

    page.goto("/")

    assert copies(page) == ["pug/7/1/SDM-02"]


@pytest.mark.parametrize("does_agree", [False, True], ids=["stays", "leaves"])
def test_logging_out_asks_before_it_forgets(report: Report, cast: Cast, open_page: Any, does_agree: bool) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    fill(page, "SDM-01.a", "sembilan")
    expect(status(page, "SDM-01")).to_have_text("Belum tersimpan")
    asked: list[str] = []
    page.on(
        "dialog", lambda dialog: (asked.append(dialog.message), dialog.accept() if does_agree else dialog.dismiss())
    )

    page.locator("summary", has_text="Menu dan akun").click()
    page.get_by_role("button", name="Keluar", exact=True).click()

    if does_agree:
        page.wait_for_url("**/masuk/")
    assert asked == [
        "1 butir yang Anda ketik belum tersimpan dan hanya ada di peranti ini. Keluar dan hapus isian itu?"
    ]
    assert (copies(page) == []) == does_agree


# --- two tabs, two people -----------------------------------------------------------------------------


def test_two_people_on_different_items_merge_and_see_each_other(report: Report, cast: Cast, open_page: Any) -> None:
    mine = show(open_page(cast.focal_point.user), report)
    theirs = show(open_page(cast.coordinator.user), report)

    fill(mine, "SDM-01.a", "9")
    fill(mine, "SDM-01.b", "14")
    expect(status(mine, "SDM-01")).to_have_text(SAVED)
    fill(theirs, "PPRG-02.a", "3")
    expect(status(theirs, "PPRG-02")).to_have_text(SAVED)

    expect(field(theirs, "SDM-01.b")).to_have_value("14")
    expect(status(theirs, "SDM-01")).to_have_text(re.compile(r"^Tersimpan \d\d\.\d\d oleh Fitri Focal$"))
    fill(theirs, "SDM-01.b", "15")
    expect(status(theirs, "SDM-01")).to_have_text(SAVED)
    assert kept(report) == {"SDM-01": number(9, 15), "PPRG-02": number(3)}


@pytest.mark.parametrize(("choice", "standing"), [("mine", (9, 99)), ("theirs", (9, 14))])
def test_two_people_on_one_item_choose_in_the_card(
    report: Report, cast: Cast, open_page: Any, assert_accessible: Check, choice: str, standing: tuple[int, int]
) -> None:
    theirs = show(open_page(cast.coordinator.user, width=360, expects=REFUSALS), report)
    mine = show(open_page(cast.focal_point.user), report)
    fill(mine, "SDM-01.a", "9")
    fill(mine, "SDM-01.b", "14")
    expect(status(mine, "SDM-01")).to_have_text(SAVED)

    field(theirs, "SDM-01.a").fill("9")
    fill(theirs, "SDM-01.b", "99")
    card = theirs.locator("#SDM-01")
    expect(card.get_by_text("Fitri Focal menyimpan jawaban lain pada")).to_be_visible()
    expect(status(theirs, "SDM-01")).to_have_text("Belum tersimpan")
    assert kept(report) == {"SDM-01": number(9, 14)}
    assert_accessible(theirs)
    card.get_by_label("Jawaban saya" if choice == "mine" else "Jawaban Fitri Focal").check()

    expect(card.locator(".conflict")).to_have_count(0)
    expect(field(theirs, "SDM-01.b")).to_have_value(str(standing[1]))
    expect_kept(theirs, report, {"SDM-01": number(*standing)})
    assert copies(theirs) == []


def test_two_tabs_of_one_person_are_told_of_each_other(report: Report, cast: Cast, open_page: Any) -> None:
    first = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    second = show(first.context.new_page(), report)

    fill(first, "SDM-01.a", "9")
    expect(status(first, "SDM-01")).to_have_text(SAVED)
    fill(second, "SDM-01.a", "5")

    expect(second.locator("#SDM-01 .conflict")).to_contain_text("Anda sendiri menyimpan jawaban lain pada")
    assert kept(report) == {"SDM-01": number(9)}


# --- a report that may not change any more -----------------------------------------------------------


def test_quarter_that_closes_meanwhile_keeps_what_was_typed_here(
    report: Report, cast: Cast, open_page: Any, no_horizontal_scroll: Check, assert_accessible: Check
) -> None:
    window = a_window(cast.province)
    page = show(open_page(cast.focal_point.user, width=360, expects=REFUSALS), report)
    window.closed_at = NOW
    window.save(update_fields=["closed_at"])

    fill(page, "SDM-01.a", "9")
    fill(page, "SDM-01.b", "14")

    expect(news(page)).to_contain_text("Triwulan III 2026 ditutup")
    expect(news(page)).to_contain_text("Yang Anda ketik tetap ada di peranti ini.")
    page.once("dialog", lambda dialog: dialog.accept())
    show(page, report)
    expect(page.locator("#di-peranti")).to_contain_text("Laki-laki: 9, Perempuan: 14")
    no_horizontal_scroll(page)
    assert_accessible(page)

    window.closed_at = None
    window.save(update_fields=["closed_at"])
    show(page, report)
    expect(status(page, "SDM-01")).to_have_text(SAVED)
    assert kept(report) == {"SDM-01": number(9, 14)}


def test_report_that_was_sent_meanwhile_says_so(report: Report, cast: Cast, open_page: Any) -> None:
    page = show(open_page(cast.focal_point.user, expects=REFUSALS), report)
    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED, submitted_at=NOW, first_submitted_at=NOW)

    fill(page, "SDM-01.a", "9")

    expect(news(page)).to_contain_text("Laporan ini sudah dikirim.")
    assert kept(report) == {}
    page.once("dialog", lambda dialog: dialog.accept())
    show(page, report)
    page.get_by_role("button", name="Hapus dari peranti ini").click()
    assert copies(page) == []


# --- what tests do to a line --------------------------------------------------------------------------


def expect_kept(page: Page, report: Report, entries: dict[str, Entry]) -> None:
    """What was sent while the page was left arrives a moment later."""
    for _ in range(50):
        if kept(report) == entries:
            return
        page.wait_for_timeout(100)
    assert kept(report) == entries


def expect_above(place: Any, other: Any) -> None:
    """Once the page has come to rest."""
    for _ in range(30):
        low, high = place.bounding_box(), other.bounding_box()
        if low["y"] + low["height"] <= high["y"]:
            return
        place.page.wait_for_timeout(100)
    assert low["y"] + low["height"] <= high["y"]


def expect_copies(page: Page, keys: list[str]) -> None:
    for _ in range(50):
        if copies(page) == keys:
            return
        page.wait_for_timeout(100)
    assert copies(page) == keys


def lose_answers(page: Page) -> None:
    """The server gets it, and its answer never arrives."""

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/simpan/", lose)


def hold_answers(page: Page) -> None:
    """The server gets it at once, and its answer is under way for longer than the test."""

    def hold(route: Any) -> None:
        route.fetch()

    page.route("**/simpan/", hold)


def end_sessions() -> None:
    Session.objects.all().delete()


def log_in(page: Page, email: str) -> None:
    page.locator('[name="login"]').fill(email)
    page.locator('[name="password"]').fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(lambda address: "/masuk/" not in address)


def log_out(page: Page) -> None:
    page.locator("summary", has_text="Menu dan akun").click()
    page.get_by_role("button", name="Keluar", exact=True).click()
    page.wait_for_url("**/masuk/")
