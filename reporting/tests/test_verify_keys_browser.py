"""Judging without a mouse: keys lead through what needs an eye, and none of them decides anything by itself."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from institutions.tests.cast import Cast, wib
from reporting.reports import Remark, Report
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_report, a_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]
Check = Callable[[Page], None]


def to_judge(cast: Cast) -> Report:
    """Kapuas with two explained items and one in an agency; Kotim waits behind it."""
    a_window(cast.province)
    local = [a_definition(code, level="region", name=f"Butir {code}") for code in ("KOM-01", "KOM-02")]
    own = a_definition("SDM-01", name="Dilatih")
    report = a_report(cast.own, Status.SUBMITTED, at=wib(2026, 10, 2))
    for definition in local:
        a_figure(report, definition, 3, by=cast.coordinator, note="Dihitung ulang.")
    a_figure(a_report(cast.health, Status.ACCEPTED), own, 3, by=cast.focal_point, note="Benar.")
    a_report(cast.other, Status.SUBMITTED)
    return report


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def open_judging(cast: Cast, open_page: Open, **how: object) -> tuple[Page, Report]:
    report = to_judge(cast)
    page = open_page(cast.verifier.user, **how)
    page.goto(reverse("verification", args=[report.pk]))
    return page, report


def test_keys_lead_from_item_to_item_and_say_where_one_is(
    cast: Cast, open_page: Open, assert_accessible: Check
) -> None:
    page, report = open_judging(cast, open_page)
    agency = Report.everything.get(institution=cast.health)
    keys = [f"KOM-01-{report.pk}", f"KOM-02-{report.pk}", f"SDM-01-{agency.pk}"]

    went = []
    for key in "jjjjk":
        page.keyboard.press(key)
        went.append(focused(page))

    assert went == [keys[0], keys[1], keys[2], keys[2], keys[1]]
    expect(page.get_by_role("status").filter(has_text="Butir 2 dari 3")).to_have_count(1)
    expect(page.locator(f"[id='{keys[1]}']")).to_be_in_viewport()
    assert_accessible(page)


def test_r_opens_the_remark_in_which_keys_are_letters(cast: Cast, open_page: Open) -> None:
    page, report = open_judging(cast, open_page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.type("jvrk benar?")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    remark = Remark.everything.get()
    assert (remark.indicator.code, remark.text) == ("KOM-02", "jvrk benar?")
    page.keyboard.press("k")
    assert focused(page) == f"KOM-01-{report.pk}"  # it goes on from the item that was remarked


def test_no_single_key_verifies(cast: Cast, open_page: Open) -> None:
    page, report = open_judging(cast, open_page)

    for key in "vvvjrv":
        page.keyboard.press("Escape")
        page.keyboard.press(key)
    page.keyboard.press("Control+v")
    assert Report.everything.get(pk=report.pk).status == Status.SUBMITTED

    page.locator("h1").click()
    page.keyboard.press("v")
    assert focused(page) == "putuskan"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('verification', args=[Report.everything.get(institution=cast.other).pk])}")
    assert Report.everything.get(pk=report.pk).status == Status.VERIFIED


def test_who_turns_the_keys_off_has_them_off_on_the_next_page_too(cast: Cast, open_page: Open) -> None:
    page, _ = open_judging(cast, open_page)
    page.get_by_text("Pintasan papan ketik").click()
    page.get_by_label("Pakai pintasan ini").uncheck()
    page.reload()

    page.keyboard.press("j")

    assert focused(page) in ("", "isi")


def test_without_scripts_no_keys_are_promised(cast: Cast, open_page: Open) -> None:
    page, _ = open_judging(cast, open_page, javascript=False)

    expect(page.get_by_text("Pintasan papan ketik")).to_be_hidden()
    expect(page.get_by_role("button", name="Verifikasi dan lanjut ke berikutnya")).to_be_visible()
