"""Answering a judge on the item's own card, beside numbers that save themselves; and reading it on a phone."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from institutions.tests.cast import Cast, wib
from reporting.remarks import MOST_CHARACTERS, add_remark
from reporting.reports import Remark, Report
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_report, a_window
from reporting.workflow import make_move

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]
Check = Callable[[Page], None]


def a_returned_report(cast: Cast) -> Report:
    a_window(cast.province)
    definition = a_definition("SDM-01", name="Aparatur yang dilatih")
    report = a_report(cast.health, Status.SUBMITTED)
    a_figure(report, definition, 7, by=cast.focal_point)
    at = wib(2026, 10, 6)
    add_remark(report, indicator=definition.indicator, text="Benarkah tujuh?", scope=cast.coordinator, at=at)
    make_move("return", report, scope=cast.coordinator, at=at, note="Periksa.", items=[definition.indicator])
    return report


def test_words_for_the_judge_stay_while_the_number_beside_them_saves_itself(
    cast: Cast, open_page: Open, assert_accessible: Check, no_horizontal_scroll: Check
) -> None:
    report = a_returned_report(cast)
    page = open_page(cast.focal_point.user, width=360)
    page.goto(reverse("report_form", args=[report.pk]))
    answer = page.get_by_label("Jawaban untuk pemeriksa")
    answer.fill("Delapan, menurut daftar hadir.")

    page.locator('[name="SDM-01.a"]').fill("8")
    page.locator('[name="SDM-01.a"]').blur()
    expect(page.locator("#SDM-01-tersimpan")).to_contain_text("Tersimpan")
    page.locator("h1").click()
    page.wait_for_timeout(500)  # the card is renewed when one has left it

    expect(answer).to_have_value("Delapan, menurut daftar hadir.")
    assert_accessible(page)
    no_horizontal_scroll(page)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text("jawaban baru")).to_be_visible()
    assert [one.text for one in Remark.everything.filter(from_sender=True)] == ["Delapan, menurut daftar hadir."]
    assert report.figures.get().a == 8


def test_the_longest_words_fit_on_a_phone_everywhere(
    cast: Cast, open_page: Open, assert_accessible: Check, no_horizontal_scroll: Check
) -> None:
    report = a_returned_report(cast)
    indicator = Remark.everything.get().indicator
    add_remark(report, indicator=indicator, text="w" * MOST_CHARACTERS, scope=cast.focal_point, at=wib(2026, 10, 7))
    page = open_page(cast.focal_point.user, width=360)
    for address in (
        reverse("report_form", args=[report.pk]),
        reverse("report_page", args=[report.pk]),
        reverse("figure_history", args=[report.pk, "SDM-01"]),
    ):
        page.goto(address)
        for fold in page.locator("main details").all():
            fold.evaluate("fold => fold.open = true")
        no_horizontal_scroll(page)
        assert_accessible(page)

    make_move("submit", report, scope=cast.focal_point, at=wib(2026, 10, 7))
    judge = open_page(cast.coordinator.user, width=360)
    judge.goto(reverse("verification", args=[report.pk]))
    no_horizontal_scroll(judge)
    assert_accessible(judge)


def test_without_scripts_the_answer_goes_with_the_form(cast: Cast, open_page: Open) -> None:
    report = a_returned_report(cast)
    page = open_page(cast.focal_point.user, javascript=False)
    page.goto(reverse("report_form", args=[report.pk]))
    page.get_by_label("Jawaban untuk pemeriksa").fill("Ya.")
    page.locator('[name="SDM-01.a"]').fill("9")

    page.get_by_role("button", name="Kirim jawaban").click()

    assert [one.text for one in Remark.everything.filter(from_sender=True)] == ["Ya."]
    assert report.figures.get().a == 9
