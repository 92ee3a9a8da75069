"""The form in a real Chromium: on a phone, without scripts, with scripts, by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from indicators.loading import load_catalogue
from institutions.tests.cast import Cast, make_cast
from reporting.entries import Entry
from reporting.figures import Figure
from reporting.merging import Offer
from reporting.reports import Report
from reporting.saving import entry_of, save_reported
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Check = Callable[..., None]


@pytest.fixture
def cast() -> Cast:
    load_catalogue()
    return make_cast()


@pytest.fixture
def report(cast: Cast) -> Report:
    before = a_report(cast.health, quarter=QUARTER.previous)
    offers = {"SDM-01": Offer(number(8, 10)), "KEB-03": Offer(number(1)), "PPRG-02": Offer(number(9, 47))}
    save_reported(before, offers=offers, scope=cast.focal_point, at=NOW)
    return a_report(cast.health)


def kept(report: Report) -> dict[str, Entry]:
    figures = Figure.everything.filter(report=report).select_related("indicator")
    return {figure.indicator.code: entry_of(figure) for figure in figures}


def field(page: Any, name: str) -> Any:
    return page.locator(f'[name="{name}"]')


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_focal_point_fills_on_a_phone(report: Report, cast: Cast, open_page: Any, javascript: bool) -> None:
    page = open_page(cast.focal_point.user, width=360, javascript=javascript)
    page.goto(reverse("report_form", args=[report.pk]))

    field(page, "SDM-01.a").fill("9")
    field(page, "SDM-01.b").fill("14")
    page.locator("#PPRG-01").get_by_label("Ya", exact=True).check()
    field(page, "PPRG-02.tt").check()
    field(page, "PPRG-02.reason").fill("Menunggu Bapperida")
    page.get_by_role("button", name="Simpan", exact=True).click()

    page.get_by_text("Tersimpan pukul").wait_for()
    assert kept(report) == {
        "SDM-01": number(9, 14),
        "PPRG-01": number(1),
        "PPRG-02": Entry(state="unavailable", reason="Menunggu Bapperida"),  # type: ignore[arg-type]
    }


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_enter_in_an_input_saves(report: Report, cast: Cast, open_page: Any, javascript: bool) -> None:
    page = open_page(cast.focal_point.user, javascript=javascript)
    page.goto(reverse("report_form", args=[report.pk]))

    field(page, "SDM-01.a").fill("9")
    field(page, "SDM-01.b").press("Enter")

    page.get_by_text("Tersimpan pukul").wait_for()
    assert kept(report) == {"SDM-01": number(9)}


def test_totals_follow_the_fingers(report: Report, cast: Cast, open_page: Any) -> None:
    page = open_page(cast.focal_point.user, width=360)
    page.goto(reverse("report_form", args=[report.pk]))

    field(page, "SDM-01.a").fill("1.250")
    field(page, "SDM-01.b").fill("14")
    field(page, "ARG-01.a").fill("Rp 12.500.000.000")
    field(page, "ARG-01.b").fill("98500000000")

    totals = [page.locator(f"#{code} [data-total]").inner_text() for code in ("SDM-01", "ARG-01", "PPRG-02")]
    assert totals == ["1.264 orang", "12,69%", "—"]


def test_a_tick_sets_numbers_aside_and_gives_them_back(report: Report, cast: Cast, open_page: Any) -> None:
    page = open_page(cast.focal_point.user)
    page.goto(reverse("report_form", args=[report.pk]))
    field(page, "SDM-01.a").fill("9")

    field(page, "SDM-01.nil").check()
    assert field(page, "SDM-01.a").is_disabled()
    field(page, "SDM-01.tt").check()
    assert not field(page, "SDM-01.nil").is_checked()
    assert field(page, "SDM-01.reason").is_visible()

    field(page, "SDM-01.tt").uncheck()
    assert field(page, "SDM-01.a").input_value() == "9"
    assert not field(page, "SDM-01.reason").is_visible()


def test_an_error_is_reached_from_the_list_by_keyboard(report: Report, cast: Cast, open_page: Any) -> None:
    page = open_page(cast.focal_point.user, width=360, expects=("422",))
    page.goto(reverse("report_form", args=[report.pk]))
    field(page, "PPRG-02.a").fill("50")
    field(page, "PPRG-02.b").fill("47")
    page.get_by_role("button", name="Simpan", exact=True).click()

    page.get_by_role("link", name="Sub kegiatan dengan GAP lengkap tidak boleh melebihi").press("Enter")

    assert page.url.endswith("#PPRG-02")
    expect(field(page, "PPRG-02.a")).to_be_in_viewport()
    assert field(page, "PPRG-02.a").get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("name", ["report_form", "report_check"])
@pytest.mark.parametrize("who", ["focal_point", "coordinator"])
def test_pages_are_calm_accessible_and_narrow(
    report: Report,
    cast: Cast,
    open_page: Any,
    assert_accessible: Check,
    no_horizontal_scroll: Check,
    name: str,
    who: str,
) -> None:
    save_reported(report, offers={"SDM-01": Offer(number(9))}, scope=cast.focal_point, at=NOW)
    theirs = report if who == "focal_point" else a_report(cast.own)
    page = open_page(cast.people[who].user, width=360)

    page.goto(reverse(name, args=[theirs.pk]))

    assert_accessible(page)
    no_horizontal_scroll(page)


def test_history_is_accessible_and_narrow(
    report: Report, cast: Cast, open_page: Any, assert_accessible: Check, no_horizontal_scroll: Check
) -> None:
    save_reported(report, offers={"SDM-01": Offer(number(9))}, scope=cast.focal_point, at=NOW)
    page = open_page(cast.verifier.user, width=360)

    page.goto(reverse("figure_history", args=[report.pk, "SDM-01"]))

    assert_accessible(page)
    no_horizontal_scroll(page)
