"""A messy table with three questions: answered once, stored, and not asked again in the next quarter. On a phone."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from formats.quarters import last_ended
from indicators.kinds import AcrossQuarters, Shape
from institutions.tests.cast import Cast
from reporting.figures import Figure
from reporting.own_tables.remembered import Remembered
from reporting.sent_files.marking import LIST
from reporting.tests.stories import a_definition, a_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture(autouse=True)
def _place(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_FILES = tmp_path / "kept"
    a_definition("SDM-01", shape=Shape.SEXES, name="Aparatur yang dilatih PUG/PPRG", rollup_quarters=AcrossQuarters.SUM)


def a_messy_table(folder: Path, *, quarter: Any, men: Any) -> str:
    """Letterhead, numbering, a name nobody knows, an x, a total: as it is really sent."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Rekap"
    sheet.append(["PEMERINTAH KABUPATEN KAPUAS"])
    sheet.append([f"REKAPITULASI PUG {quarter.label.upper()}"])
    sheet.append([])
    sheet.append(["No", "Nama OPD", "Aparatur yang dilatih PUG/PPRG (L)", "Aparatur yang dilatih PUG/PPRG (P)"])
    sheet.append([1, "Kantor Kesehatan", men, 4])
    sheet.append([2, "Dinas Pendidikan", "x", "6 orang"])
    sheet.append([None, "JUMLAH", 9, 10])
    path = folder / f"rekap-{quarter.code}.xlsx"
    workbook.save(path)
    return str(path)


def send(page: Page, path: str) -> None:
    page.goto(reverse("send_file"))
    page.locator("[name=file]").set_input_files(path)
    page.get_by_role("button", name="Kirim dan lihat isinya").click()


def test_three_questions_are_answered_once_and_not_asked_next_quarter(
    cast: Cast, open_page: Open, assert_accessible: Check, no_horizontal_scroll: Check, tmp_path: Path
) -> None:
    latest = last_ended(timezone.localdate())
    first, second = (latest.previous, latest) if latest.number > 2 else (latest, latest.next)
    for quarter in (first, second):
        a_window(cast.province, quarter)
    page = open_page(cast.coordinator.user, width=360)

    send(page, a_messy_table(tmp_path, quarter=first, men=3))

    expect(page.get_by_text("3 pertanyaan")).to_be_visible()
    assert_accessible(page)
    no_horizontal_scroll(page)
    page.get_by_role("group", name="“Kantor Kesehatan”").get_by_label("Dinas Kesehatan").check()
    page.get_by_label("Triwulan itu saja").check()
    page.get_by_label("Nihil: tidak ada kejadian").check()
    page.get_by_role("button", name="Lanjut ke pratinjau").click()
    expect(page.get_by_text("2 baru").first).to_be_visible()
    assert_accessible(page)
    no_horizontal_scroll(page)
    page.get_by_role("button", name="Simpan semua").click()
    expect(page.get_by_text("Tersimpan dari")).to_be_visible()
    assert_accessible(page)
    figures = Figure.everything.order_by("report__institution__code")
    assert [(figure.a, figure.b) for figure in figures] == [(3, 4), (0, 6)]

    send(page, a_messy_table(tmp_path, quarter=second, men=5))

    expect(page.get_by_text("2 baru").first).to_be_visible()
    assert Remembered.everything.count() == 4


def test_the_marked_workbook_comes_back_and_is_still_the_same_table(
    cast: Cast, open_page: Open, tmp_path: Path
) -> None:
    quarter = last_ended(timezone.localdate())
    a_window(cast.province, quarter)
    page = open_page(cast.coordinator.user)
    send(page, a_messy_table(tmp_path, quarter=quarter, men="tiga"))
    page.get_by_role("group", name="“Kantor Kesehatan”").get_by_label("Dinas Kesehatan").check()
    if page.get_by_label("Triwulan itu saja").count():
        page.get_by_label("Triwulan itu saja").check()
    page.get_by_label("Nihil: tidak ada kejadian").check()
    page.get_by_role("button", name="Lanjut ke pratinjau").click()

    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh berkas bertanda").click()

    marked = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert marked.sheetnames == [LIST, "Rekap"]
    assert marked["Rekap"]["C5"].comment is not None
    marked["Rekap"]["C5"].value = 3
    corrected = tmp_path / "diperbaiki.xlsx"
    marked.save(corrected)
    send(page, str(corrected))
    expect(page.get_by_text("2 baru").first).to_be_visible()
