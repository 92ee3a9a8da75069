"""A server that falls over while somebody types, in a real Chromium, and comes back: every value is found then."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from formats.quarters import Quarter
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast, make_cast
from pug_tracker.tests.real_server import RealServer
from reporting.figures import Figure, FigureChange
from reporting.reports import Report
from reporting.tests.stories import a_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = re.compile(r"^Tersimpan \d\d\.\d\d$")
CUT_OFF = "Belum tersimpan: sambungan terputus"


@pytest.fixture
def cast() -> Cast:
    load_catalogue()
    return make_cast()


@pytest.fixture
def report(cast: Cast) -> Report:
    return a_report(cast.health, quarter=Quarter.of(localdate()))


@pytest.fixture
def page(open_page: Callable[..., Page], real_server: RealServer, cast: Cast, report: Report) -> Page:
    """The form on a phone, at a server of its own."""
    found = open_page(cast.focal_point.user, width=360, site=real_server.url, expects=("ERR_", "500"))
    found.goto(reverse("report_form", args=[report.pk]))
    return found


def fill(page: Page, name: str, value: str) -> None:
    page.locator(f'[name="{name}"]').fill(value)
    page.locator(f'[name="{name}"]').blur()


def status(page: Page, code: str) -> Any:
    return page.locator(f"#{code}-tersimpan")


def numbers(report: Report) -> dict[str, tuple[int | None, int | None]]:
    rows = Figure.everything.filter(report=report).values_list("indicator__code", "a", "b")
    return {code: (a and int(a), b and int(b)) for code, a, b in rows}


def test_every_value_is_found_after_the_server_was_killed_and_began_again(
    page: Page, report: Report, real_server: RealServer
) -> None:
    fill(page, "SDM-01.a", "9")
    expect(status(page, "SDM-01")).to_have_text(SAVED)

    real_server.freeze()
    fill(page, "SDM-01.b", "14")  # on its way, and never answered
    expect(status(page, "SDM-01")).to_have_text("Menyimpan…")
    real_server.kill()
    expect(status(page, "SDM-01")).to_have_text(CUT_OFF)
    fill(page, "PPRG-02.a", "3")
    fill(page, "PPRG-02.b", "7")
    expect(status(page, "PPRG-02")).to_have_text(CUT_OFF)
    expect(page.locator(".bar-news p:visible")).to_contain_text("Sambungan terputus.")
    assert numbers(report) == {"SDM-01": (9, None)}

    real_server.start()

    expect(status(page, "SDM-01")).to_have_text(SAVED, timeout=60_000)
    expect(status(page, "PPRG-02")).to_have_text(SAVED, timeout=60_000)
    assert numbers(report) == {"SDM-01": (9, 14), "PPRG-02": (3, 7)}
    said = FigureChange.everything.filter(figure__report=report).values_list("figure__indicator__code", "a", "b")
    assert set(Counter(said).values()) == {1}
    assert page.evaluate("Object.keys(localStorage)") == []


def test_what_was_typed_while_the_server_was_down_outlives_the_tab(
    page: Page, report: Report, real_server: RealServer
) -> None:
    real_server.kill()
    fill(page, "SDM-01.a", "9")
    fill(page, "SDM-01.b", "14")
    expect(status(page, "SDM-01")).to_have_text(CUT_OFF)
    page.close()
    again = page.context.new_page()

    real_server.start()
    again.goto(reverse("report_form", args=[report.pk]))

    expect(status(again, "SDM-01")).to_have_text(SAVED, timeout=20_000)
    assert numbers(report) == {"SDM-01": (9, 14)}
