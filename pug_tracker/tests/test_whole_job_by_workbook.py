"""The whole job without a line: forms downloaded, filled by a script, saved by LibreOffice, sent, verified, and found
on the board."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from formats.quarters import Quarter
from formats.tests.libre_office import converted
from pug_tracker.tests.journey import Visitor
from reporting.figures import FigureChange, Origin
from reporting.reports import Report
from reporting.statuses import Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Into which column of which item goes what; numbers as people paste them, too.
ANSWERS: dict[str, dict[str, Any]] = {
    "SDM-01": {"G": 9, "I": "14", "L": "Termasuk lima orang dari puskesmas."},
    "ARG-01": {"G": 12_500_000_000, "I": "Rp 98.500.000.000"},
    "ARG-02": {"J": "Tidak tersedia", "K": "Menunggu laporan keuangan BKAD."},
    "PPRG-01": {"G": "Ya"},
    "PPRG-02": {"J": "Nihil"},
    "PPRG-03": {"G": 0},
    "KEB-03": {"G": "Tidak"},
    "DAT-01": {"G": "Tidak"},
}


def test_a_quarter_by_workbooks_alone(visit: Callable[..., Visitor], quarter: Quarter) -> None:
    focal_point_reports(visit("focal point", width=360), quarter)
    coordinator = visit("coordinator")
    coordinator_accepts(coordinator)
    coordinator_reports(coordinator, quarter)
    verifier_verifies(visit("verifier"))
    leader_finds_it(visit("leader"))


def focal_point_reports(visitor: Visitor, quarter: Quarter) -> None:
    visitor.press(f"Mulai mengisi {quarter.label}")
    form = downloaded(visitor, "Unduh formulir Excel")
    visitor.look()
    there = converted(filled(form, "Dinkes", ANSWERS), to="ods")
    back = converted(there, to="xlsx", of="ods")
    send(visitor, back, XLSX)
    expect(visitor.page.get_by_role("main")).to_contain_text("9")
    visitor.press("Simpan semua")
    visitor.look()
    assert set(FigureChange.everything.values_list("origin", flat=True)) <= {Origin.WORKBOOK, Origin.SHARED}
    send(visitor, there, ODS)
    expect(visitor.page.get_by_role("main")).to_contain_text("tidak ada yang perlu disimpan")
    check_and_send(visitor, "62.03-dinkes", "Kirim ke koordinator Kabupaten Kapuas")


def coordinator_accepts(visitor: Visitor) -> None:
    visitor.follow(re.compile("^Periksa dan terima.*1 laporan"))
    visitor.follow("Periksa Dinas Kesehatan")
    expect(visitor.page.get_by_role("main")).to_contain_text("Menunggu laporan keuangan BKAD.")
    visitor.press("Terima")
    assert status_of("62.03-dinkes") == Status.ACCEPTED


def coordinator_reports(visitor: Visitor, quarter: Quarter) -> None:
    """From the workbook with a sheet for everybody: one is filled, thirty are left as they are."""
    visitor.page.goto(f"/pengumpulan/{quarter.code}/")
    form = downloaded(visitor, "Unduh formulir Excel semua perangkat daerah")
    visitor.look()
    assert len(load_workbook(BytesIO(form)).sheetnames) == 33  # guide, own, 30 agencies, identity
    send(visitor, filled(form, "Kapuas", {}), XLSX)
    visitor.press("Simpan semua")
    assert Report.everything.count() == 2
    check_and_send(visitor, "62.03", "Kirim ke DP3APPKB Provinsi")


def verifier_verifies(visitor: Visitor) -> None:
    visitor.follow(re.compile("^Buka antrean.*1 laporan"))
    visitor.follow("Periksa Kabupaten Kapuas")
    visitor.press("Verifikasi")
    assert (status_of("62.03"), status_of("62.03-dinkes")) == (Status.VERIFIED, Status.VERIFIED)


def leader_finds_it(visitor: Visitor) -> None:
    visitor.menu("Papan")
    trained = visitor.page.get_by_role("row", name="Aparatur yang dilatih PUG/PPRG")
    expect(trained).to_contain_text("L 9 · P 14")
    expect(trained).to_contain_text("1 dari 434 perangkat daerah · 1 dari 14 daerah")
    expect(visitor.page.locator(".bigs")).to_contain_text("12,69%")


# --- what they do ------------------------------------------------------------------------------------


def downloaded(visitor: Visitor, link: str) -> bytes:
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=link, exact=True).click()
    return download.value.path().read_bytes()


def filled(form: bytes, sheet: str, answers: dict[str, dict[str, Any]]) -> bytes:
    """As told; without a word for it, with the last of a list, which claims nothing, or with 1."""
    book = load_workbook(BytesIO(form))
    page = book[sheet]
    for row in range(5, page.max_row + 1):
        told = answers.get(page[f"A{row}"].value) or {
            letter: usual(book, page, f"{letter}{row}")
            for letter in "GI"
            if not page[f"{letter}{row}"].protection.locked
        }
        for letter, value in told.items():
            assert not page[f"{letter}{row}"].protection.locked, f"{letter}{row}"
            page[f"{letter}{row}"] = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def usual(book: Any, page: Any, address: str) -> Any:
    rule = next(rule for rule in page.data_validations.dataValidation if address in rule.sqref)
    if rule.type != "list":
        return 1
    sheet, _, cells = rule.formula1.partition("!")
    return book[sheet.strip("'")][cells.replace("$", "")][-1][0].value


def send(visitor: Visitor, form: bytes, kind: str) -> None:
    visitor.page.goto("/berkas/kirim/")
    visitor.look()
    name = "formulir saya.ods" if kind == ODS else "formulir saya.xlsx"
    visitor.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": form})
    visitor.press("Kirim dan lihat isinya")
    visitor.look()


def check_and_send(visitor: Visitor, code: str, button: str) -> None:
    report = Report.everything.get(institution__code=code)
    visitor.page.goto(f"/laporan/{report.pk}/periksa/")
    if code == "62.03":
        visitor.tick("Saya mengetahui bahwa 30 perangkat daerah berikut tidak melapor.")
    visitor.press(button)
    assert status_of(code) == Status.SUBMITTED


def status_of(code: str) -> str:
    return str(Report.everything.get(institution__code=code).status)
