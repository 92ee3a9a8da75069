"""The catalogue and the help in a real Chromium: wide and on a phone, with and without scripts, by keyboard."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from formats.quarters import Quarter
from indicators.catalogue import catalogue_in
from indicators.loading import FIRST_QUARTER, load_catalogue
from indicators.models import PublishedValue, Target
from institutions.tests.cast import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Check = Callable[..., None]
SECTION = "?tahun=2027&bagian=sumber_daya"


@pytest.fixture
def cast() -> Cast:
    found = make_cast()
    load_catalogue()
    return found


def addresses() -> list[str]:
    value = PublishedValue.objects.filter(indicator__code="MTF").first()
    index = {"code": "MTF"}
    return [
        reverse("catalogue"),
        reverse("catalogue") + "?cari=tidakada",
        reverse("indicator", args=["ARG-02"]),
        reverse("indicator", kwargs=index),
        reverse("targets") + SECTION,
        reverse("targets_edit") + SECTION,
        reverse("published", kwargs=index),
        reverse("published_new", args=["TPAK"]),
        reverse("published_edit", kwargs={**index, "pk": value.pk}),
        reverse("published_remove", kwargs={**index, "pk": value.pk}),
        reverse("definition_wording", args=["KOM-01", FIRST_QUARTER]),
        reverse("definition_new", args=["ARG-02"]),
        reverse("indicator_new"),
        reverse("weights"),
        reverse("help"),
        reverse("help") + "?peran=coordinator",
    ]


def test_every_page_is_calm_accessible_and_narrow_enough(
    cast: Cast, open_page: Any, assert_calm: Check, assert_accessible: Check, no_horizontal_scroll: Check
) -> None:
    page = open_page(cast.verifier.user)

    for address in addresses():
        page.goto(address)
        assert_accessible(page)
        no_horizontal_scroll(page)
        assert_calm(page)


def test_errors_are_accessible_too(
    cast: Cast, open_page: Any, assert_accessible: Check, no_horizontal_scroll: Check
) -> None:
    page = open_page(cast.verifier.user)
    page.goto(reverse("targets_edit") + SECTION)
    page.get_by_label("SDM-01 Aparatur yang dilatih PUG/PPRG, Kabupaten Kapuas").fill("dua belas")
    page.get_by_role("button", name="Simpan").click()

    expect(page.get_by_role("alert")).to_contain_text("1 sel perlu diperbaiki")
    assert_accessible(page)
    no_horizontal_scroll(page)
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator('[name="SDM-01@62.03"]')).to_have_value("dua belas")


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_targets_are_filled_on_a_phone(cast: Cast, open_page: Any, javascript: bool) -> None:
    page = open_page(cast.verifier.user, width=360, javascript=javascript)
    page.goto(reverse("targets") + SECTION)
    page.get_by_role("link", name="Ubah target").click()

    page.get_by_label("SDM-01 Aparatur yang dilatih PUG/PPRG, Provinsi Kalimantan Tengah").fill("1.500")
    page.get_by_label("ARG-01 Persentase anggaran responsif gender, Kabupaten Kapuas").fill("12,5%")
    page.get_by_role("button", name="Simpan").click()

    page.get_by_text("2 target disimpan.").wait_for()
    kept = {(one.indicator.code, one.institution.code): one.value for one in Target.objects.filter(year=2027)}
    assert kept == {("SDM-01", "62"): Decimal(1500), ("ARG-01", "62.03"): Decimal("12.5")}


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_published_table_is_entered_and_confirmed(cast: Cast, open_page: Any, javascript: bool) -> None:
    page = open_page(cast.verifier.user, javascript=javascript)
    page.goto(reverse("published_new", args=["TPAK"]))

    page.get_by_label("Tahun data").fill("2019")
    page.get_by_label("Ditemukan di").fill("kalteng.bps.go.id")
    page.get_by_label("Kabupaten Kapuas, laki-laki").fill("85,10")
    page.get_by_label("Kabupaten Kapuas, perempuan").fill("51,30")
    page.get_by_role("button", name="Masukkan").click()
    page.get_by_label("Sudah saya cek: Kabupaten Kapuas, perempuan").check()
    page.get_by_role("button", name="Tandai sudah dicek").click()

    page.get_by_text("1 nilai ditandai sudah dicek.").wait_for()
    entered = PublishedValue.objects.filter(indicator__code="TPAK", year=2019).order_by("sex")
    assert [(one.sex, str(one.printed_digits), one.is_confirmed) for one in entered] == [
        ("L", "85.10", False),
        ("P", "51.30", True),
    ]


def test_a_definition_is_made_by_keyboard_alone(cast: Cast, open_page: Any) -> None:
    page = open_page(cast.administrator.user)
    page.goto(reverse("definition_new", args=["LEM-03"]))
    first = Quarter.parse(page.locator("[name=valid_from]").input_value())

    page.get_by_label("Nama").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Rapat Pokja dan tim teknis")
    page.get_by_label("Total antarinstansi").focus()
    page.keyboard.type("Rata")
    page.get_by_role("button", name="Tetapkan").focus()
    page.keyboard.press("Enter")

    page.get_by_text("Definisi LEM-03 mulai").wait_for()
    defined = catalogue_in(first).of("LEM-03")
    assert (defined.name, defined.rollup_units) == ("Rapat Pokja dan tim teknis", "mean")
