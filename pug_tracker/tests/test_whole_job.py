"""The whole job, in a browser, as four people: an agency reports, its regency accepts and sends, the province returns
and verifies, leadership finds the number on the board and in the PDF. On whatever day this runs."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from formats.quarters import Quarter
from institutions.tests.samples import PDF
from pug_tracker.tests.journey import Visitor
from reporting.reports import Report
from reporting.statuses import Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: 12.500.000.000 of 98.500.000.000 rupiah, as boards print it.
BUDGET_SHARE = "12,69%"


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    path = tmp_path / "Renja 2026.pdf"
    path.write_bytes(PDF)
    return path


def test_a_quarter_from_the_first_number_to_the_governors_page(
    visit: Callable[..., Visitor], quarter: Quarter, proof: Path
) -> None:
    focal_point = visit("focal point", width=360)
    focal_point_fills(focal_point, quarter, proof)
    focal_point_sends(focal_point)
    coordinator = visit("coordinator")
    coordinator_accepts(coordinator)
    coordinator_sends(coordinator, quarter, proof)
    verifier = visit("verifier")
    verifier_returns_one_item(verifier)
    coordinator_repairs(coordinator)
    verifier_verifies(verifier)
    leader_reads(visit("leader"))


def status_of(code: str) -> str:
    return str(Report.everything.get(institution__code=code).status)


# --- the agency, on a phone ---------------------------------------------------------------------------


def focal_point_fills(visitor: Visitor, quarter: Quarter, proof: Path) -> None:
    visitor.press(f"Mulai mengisi {quarter.label}")
    visitor.look()
    visitor.type("SDM-01.a", "9")
    visitor.type("SDM-01.b", "14")
    visitor.note("SDM-01", "Termasuk lima orang dari puskesmas.")
    expect(visitor.card("SDM-01").locator("[data-total]")).to_have_text("23 orang")
    visitor.type("ARG-01.a", "Rp 12.500.000.000")
    visitor.type("ARG-01.b", "98.500.000.000")
    visitor.choose("PPRG-01", "Ya")
    visitor.choose("PPRG-02", "Nihil (0 dari 0)")
    visitor.type("PPRG-03.a", "0")
    visitor.choose("KEB-03", "Ya")
    visitor.press("Simpan")
    expect(visitor.page.get_by_text("Tersimpan pukul")).to_be_visible()
    visitor.look()
    expect(visitor.page.locator('[name="ARG-01.a"]')).to_have_value("12.500.000.000")
    visitor.press("Simpan dan Periksa")
    visitor.look()
    mend_what_is_missing(visitor, proof)


def mend_what_is_missing(visitor: Visitor, proof: Path) -> None:
    """The list names what lacks, each with a way to its place; the button to send is not there yet."""
    missing = visitor.page.locator(".error-summary")
    expect(missing).to_contain_text("Realisasi anggaran responsif gender: Belum dijawab.")
    expect(missing).to_contain_text("Lampirkan bukti dukung.")
    assert visitor.page.get_by_role("button", name=re.compile("^Kirim")).count() == 0
    visitor.follow("Realisasi anggaran responsif gender", within=missing)
    expect(visitor.card("ARG-02")).to_be_in_viewport()
    visitor.choose("ARG-02", "Tidak tersedia")
    visitor.type("ARG-02.reason", "Menunggu laporan keuangan BKAD.")
    visitor.prove("KEB-03", proof)
    if "DAT-01" in visitor.asked():
        visitor.choose("DAT-01", "Tidak")
    visitor.press("Simpan dan Periksa")
    visitor.look()


def focal_point_sends(visitor: Visitor) -> None:
    expect(visitor.page.get_by_role("link", name="Renja 2026.pdf")).to_be_visible()
    visitor.press("Kirim ke koordinator Kabupaten Kapuas")
    assert status_of("62.03-dinkes") == Status.SUBMITTED
    visitor.look()
    visitor.page.goto("/")
    expect(visitor.page.get_by_role("main")).to_contain_text("Menunggu")
    visitor.look()


# --- its regency --------------------------------------------------------------------------------------


def coordinator_accepts(visitor: Visitor) -> None:
    visitor.follow(re.compile("^Periksa dan terima.*1 laporan"))
    visitor.look()
    main = visitor.page.get_by_role("main")
    visitor.follow("Periksa Dinas Kesehatan")
    visitor.look()
    expect(main).to_contain_text("Termasuk lima orang dari puskesmas.")
    expect(main).to_contain_text("Menunggu laporan keuangan BKAD.")
    main.locator("summary", has_text="tanpa catatan").click()
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name="Renja 2026.pdf").first.click()
    assert download.value.path().read_bytes() == PDF
    visitor.press("Terima")
    assert status_of("62.03-dinkes") == Status.ACCEPTED
    expect(main).to_contain_text("1 dari 31 laporan perangkat daerah sudah diterima")
    visitor.look()


def coordinator_sends(visitor: Visitor, quarter: Quarter, proof: Path) -> None:
    visitor.page.goto("/")
    visitor.press(f"Mulai mengisi {quarter.label}")
    visitor.look()
    for code in visitor.asked():
        visitor.answer(code, proof)
    visitor.choose("OUT-08", "Nihil")
    visitor.press("Simpan dan Periksa")
    visitor.look()
    visitor.tick("Saya mengetahui bahwa 30 perangkat daerah berikut tidak melapor.")
    visitor.press("Kirim ke DP3APPKB Provinsi")
    assert status_of("62.03") == Status.SUBMITTED
    visitor.look()


def coordinator_repairs(visitor: Visitor) -> None:
    visitor.page.goto("/")
    expect(visitor.page.get_by_role("main")).to_contain_text("Tiga rapat dalam satu triwulan? Lampirkan notula.")
    visitor.follow(re.compile("^Perbaiki"))
    visitor.look()
    open_inputs = visitor.page.locator(".figure-input").evaluate_all("inputs => inputs.map(input => input.name)")
    assert open_inputs == ["LEM-03.a"]  # only what was sent back can be changed
    visitor.type("LEM-03.a", "2")
    visitor.press("Simpan dan Periksa")
    visitor.look()
    visitor.tick("Saya mengetahui bahwa 30 perangkat daerah berikut tidak melapor.")
    visitor.press("Kirim ke DP3APPKB Provinsi")
    assert status_of("62.03") == Status.SUBMITTED


# --- the province -------------------------------------------------------------------------------------


def verifier_opens(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.follow(re.compile("^Buka antrean.*1 laporan"))
    visitor.look()
    visitor.follow("Periksa Kabupaten Kapuas")
    visitor.look()


def verifier_returns_one_item(visitor: Visitor) -> None:
    verifier_opens(visitor)
    visitor.press("Mulai periksa")
    main = visitor.page.get_by_role("main")
    main.locator("summary", has_text="tanpa catatan").first.click()
    main.get_by_label("Perlu dijawab lagi: Rapat Pokja PUG", exact=True).check()
    verdict = main.get_by_role("region", name="Putusan")
    verdict.locator("summary", has_text="Kembalikan").click()
    verdict.get_by_label("Apa yang perlu diperbaiki").fill("Tiga rapat dalam satu triwulan? Lampirkan notula.")
    visitor.press("Kembalikan")
    assert status_of("62.03") == Status.RETURNED
    expect(main).to_contain_text("Sedang diperbaiki")
    visitor.look()


def verifier_verifies(visitor: Visitor) -> None:
    verifier_opens(visitor)
    changed = visitor.page.get_by_role("region", name="Berubah sejak dikembalikan")
    expect(changed.locator(".inspected", has_text="Rapat Pokja PUG")).to_contain_text("2")
    visitor.press("Verifikasi")
    assert (status_of("62.03"), status_of("62.03-dinkes")) == (Status.VERIFIED, Status.VERIFIED)
    visitor.look()


# --- leadership ---------------------------------------------------------------------------------------


def leader_reads(visitor: Visitor) -> None:
    visitor.menu("Papan")
    visitor.look()
    main = visitor.page.get_by_role("main")
    expect(main).to_contain_text("Laporan 1 dari 14 kabupaten/kota sudah diverifikasi")
    trained = visitor.page.get_by_role("row", name="Aparatur yang dilatih PUG/PPRG")
    expect(trained).to_contain_text("23")
    expect(trained).to_contain_text("L 9 · P 14")
    expect(trained).to_contain_text("1 dari 434 perangkat daerah · 1 dari 14 daerah")
    expect(visitor.page.locator(".bigs")).to_contain_text(BUDGET_SHARE)
    assert_paper_says_the_same(visitor)
    visitor.follow("Kabupaten Kapuas", within=visitor.page.get_by_role("row", name="Kabupaten Kapuas"))
    visitor.look()
    for row in visitor.page.get_by_role("row", name="Aparatur yang dilatih PUG/PPRG").all():
        expect(row).to_contain_text("23")
    assert_paper_says_the_same(visitor)


def assert_paper_says_the_same(visitor: Visitor) -> None:
    """The downloaded PDF is one page; its paragraph and its numbers are those of the page."""
    address = visitor.page.get_by_role("link", name="Unduh PDF").get_attribute("href")
    answer = visitor.page.request.get(address or "")
    paper = PdfReader(BytesIO(answer.body()))
    text = plain("".join(page.extract_text() for page in paper.pages))
    assert len(paper.pages) == 1
    assert plain(visitor.page.locator(".page-words .lead").first.inner_text()) in text
    assert BUDGET_SHARE in text
    for big in visitor.page.locator(".big-value").all_inner_texts():
        assert plain(big) in text, big


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
