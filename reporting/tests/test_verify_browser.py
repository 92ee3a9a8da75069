"""The pages of a report's way, in a real browser: what axe finds, at 360 px, and the whole way without JavaScript."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from institutions.tests.cast import Cast, wib
from reporting.remarks import add_remark
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import QUARTER, a_definition, a_figure, a_proof, a_report, a_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]
Check = Callable[[Page], None]


def a_story(cast: Cast) -> dict[str, Report]:
    """A submitted regency, an accepted agency whose item jumped, one that waits, one that came late, one returned."""
    a_window(cast.province)
    local = a_definition("KOM-03", level="region", shape="share", name="Kehadiran kepala perangkat daerah dalam rapat")
    people = a_definition("SDM-01", shape="sexes", name="Aparatur yang dilatih PUG/PPRG")
    for place, definition in ((cast.own, local), (cast.health, people)):
        earlier = a_report(place, Status.VERIFIED, quarter=QUARTER.previous)
        a_figure(earlier, definition, 10, 20, by=cast.coordinator)
    reports = {
        "regency": a_report(cast.own, Status.SUBMITTED),
        "accepted": a_report(cast.health, Status.ACCEPTED, on_behalf=True),
        "waiting": a_report(cast.schools, Status.SUBMITTED),
        "verified": a_report(cast.other, Status.VERIFIED),
        "late": a_report(cast.other_health, Status.ACCEPTED),
        "returned": a_report(cast.province_agency, Status.RETURNED, return_note="Jumlah peserta tidak masuk akal."),
    }
    a_figure(reports["regency"], local, 30, 31, by=cast.coordinator, note="Dua rapat.")
    jumped = a_figure(reports["accepted"], people, 90, 140, by=cast.coordinator)
    a_proof(jumped, "daftar-hadir-pelatihan-pengarusutamaan-gender-angkatan-pertama.pdf", by=cast.coordinator)
    a_figure(reports["waiting"], people, 4, 6, by=cast.schools_focal_point)
    add_remark(
        reports["accepted"], indicator=people.indicator, text="Benarkah?", scope=cast.verifier, at=wib(2026, 10, 6)
    )
    return reports


def pages(cast: Cast) -> dict[str, list[str]]:
    """Addresses by who opens them."""
    reports = a_story(cast)
    each = [reverse("report_page", args=[report.pk]) for report in reports.values()]
    quarters = ("window_page", "window_dues", "window_close", "extension_grant")
    return {
        "focal_point": ["/", reverse("report_list"), each[1]],
        "coordinator": [
            "/", reverse("collection", args=[QUARTER]), reverse("verification", args=[reports["waiting"].pk]), each[2],
        ],
        "verifier": [
            "/", f"{reverse('report_list')}?triwulan={QUARTER.code}", reverse("verification_queue", args=[QUARTER]),
            reverse("verification", args=[reports["regency"].pk]), *each,
            reverse("window_list"), reverse("days_off"), reverse("window_open", args=[QUARTER.plus(-3)]),
            *(reverse(name, args=[QUARTER]) for name in quarters),
        ],
        "leader": ["/"],
    }  # fmt: skip


def test_every_page_is_accessible_calm_and_narrow(
    cast: Cast, open_page: Open, assert_accessible: Check, assert_calm: Check, no_horizontal_scroll: Check
) -> None:
    for name, addresses in pages(cast).items():
        page = open_page(cast.people[name].user)
        for address in addresses:
            assert page.goto(address).status == 200, address  # type: ignore[union-attr]
            for fold in page.locator("main details").all():
                fold.evaluate("fold => fold.open = true")
            assert_accessible(page)
            no_horizontal_scroll(page)
            assert_calm(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name).click()


def unfold(page: Page, name: str) -> None:
    page.locator("summary", has_text=name).first.click()


def test_a_report_goes_its_way_without_javascript(cast: Cast, open_page: Open) -> None:
    reports = a_story(cast)
    coordinator = open_page(cast.coordinator.user, javascript=False)
    coordinator.goto("/")
    coordinator.get_by_role("link", name="Periksa dan terima").click()
    coordinator.get_by_role("main").get_by_role("link", name="Dinas Pendidikan").first.click()
    press(coordinator, "Terima")
    assert coordinator.get_by_text("Laporan diterima: Dinas Pendidikan, Triwulan III 2026.").is_visible()

    verifier = open_page(cast.verifier.user, javascript=False)
    verifier.goto("/")
    verifier.get_by_role("link", name="Buka antrean").click()
    verifier.get_by_role("link", name="Periksa Kabupaten Kapuas").click()
    press(verifier, "Mulai periksa")
    press(verifier, "Verifikasi dan lanjut ke berikutnya")

    assert verifier.get_by_text("Laporan diverifikasi: Kabupaten Kapuas, Triwulan III 2026.").is_visible()
    assert {Report.everything.get(pk=reports[name].pk).status for name in ("regency", "accepted", "waiting")} == {
        Status.VERIFIED
    }


def test_a_return_names_items_and_the_sender_reads_why(cast: Cast, open_page: Open) -> None:
    reports = a_story(cast)
    coordinator = open_page(cast.coordinator.user, javascript=False)
    coordinator.goto(reverse("verification", args=[reports["waiting"].pk]))
    unfold(coordinator, "tanpa catatan")
    unfold(coordinator, "Kembalikan")
    coordinator.get_by_label("Apa yang perlu diperbaiki").fill("Lampirkan daftar hadir.")
    coordinator.get_by_label("Perlu dijawab lagi: Aparatur yang dilatih PUG/PPRG").check()
    press(coordinator, "Kembalikan")

    sender = open_page(cast.schools_focal_point.user, javascript=False)
    sender.goto("/")

    assert sender.get_by_text("Catatan pemeriksa: Lampirkan daftar hadir.").is_visible()
    sender.get_by_role("link", name="Perbaiki").click()
    assert "/isi/" in sender.url
