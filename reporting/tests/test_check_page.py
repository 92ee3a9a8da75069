"""The page before sending, and the history of one figure."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from indicators.loading import load_catalogue
from indicators.models import Indicator
from institutions.access.scope import Scope
from institutions.tests.cast import Cast, wib
from reporting.attaching import attach, detach
from reporting.calendar import Window
from reporting.entries import Entry
from reporting.figures import Figure
from reporting.merging import Offer
from reporting.reports import Remark, Report
from reporting.saving import save_reported
from reporting.statuses import Status
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_report

pytestmark = pytest.mark.once

LATER = wib(2026, 10, 5, 10, 42)
COMPLETE = {
    "SDM-01": Offer(number(9, 14)),
    "ARG-01": Offer(number(5, 50)),
    "ARG-02": Offer(number(3)),
    "PPRG-01": Offer(number(1)),
    "PPRG-02": Offer(number(12, 47)),
    "PPRG-03": Offer(number(4)),
}


@pytest.fixture
def report(cast: Cast) -> Report:
    load_catalogue()
    return a_report(cast.health)


def page_of(report: Report, who: Scope, cast: Cast, *, name: str = "report_check") -> str:
    answer = cast.client(who).get(reverse(name, args=[report.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock of the pages; it stands at 10.42 until told otherwise."""

    def set_clock(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_clock(LATER)
    return set_clock


@pytest.mark.usefixtures("at")
def test_everything_that_is_missing_leads_to_its_card(report: Report, cast: Cast) -> None:
    save_reported(
        report, offers={"SDM-01": Offer(number(9)), "ARG-02": Offer(number(3))}, scope=cast.focal_point, at=NOW
    )

    page = page_of(report, cast.focal_point, cast)

    form = reverse("report_form", args=[report.pk])
    assert re.findall(rf'<li><a href="{form}#([A-Z0-9-]+)">', page) == [
        "SDM-01", "ARG-01", "ARG-02", "PPRG-01", "PPRG-02", "PPRG-03",
    ]  # fmt: skip
    assert "Isi juga perempuan." in page
    assert "Pagu ARG belum terisi pada butir “Persentase anggaran responsif gender”." in page
    assert "Kirim ke" not in page


@pytest.mark.usefixtures("at")
def test_complete_report_says_where_it_goes(report: Report, cast: Cast) -> None:
    save_reported(report, offers=COMPLETE, scope=cast.focal_point, at=NOW)

    page = page_of(report, cast.focal_point, cast)

    assert "Kirim ke koordinator Kabupaten Kapuas" in page
    assert f'action="{reverse("report_move", args=[report.pk, "submit"])}"' in page
    assert "L 9 · P 14 · jumlah 23 orang" in page


@pytest.mark.usefixtures("at")
def test_coordinator_sends_on_behalf(report: Report, cast: Cast) -> None:
    save_reported(report, offers=COMPLETE, scope=cast.coordinator, at=NOW)

    page = page_of(report, cast.coordinator, cast)

    assert "Kirim atas nama Dinas Kesehatan" in page
    assert f'action="{reverse("report_move", args=[report.pk, "submit_on_behalf"])}"' in page


@pytest.mark.usefixtures("at")
def test_provincial_agency_sends_to_the_province(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.province_agency)
    save_reported(report, offers=COMPLETE, scope=cast.province_focal_point, at=NOW)

    assert "Kirim ke DP3APPKB Provinsi" in page_of(report, cast.province_focal_point, cast)


def test_before_the_quarter_ends_it_cannot_be_sent_and_says_from_when(
    report: Report, cast: Cast, at: Callable[[datetime], None]
) -> None:
    save_reported(report, offers=COMPLETE, scope=cast.focal_point, at=wib(2026, 9, 20))
    at(wib(2026, 9, 30, 23, 59))

    page = page_of(report, cast.focal_point, cast)

    assert "Triwulan III 2026 belum berakhir. Laporan dapat dikirim mulai 1 Oktober 2026." in page
    assert "Kirim ke" not in page


@pytest.mark.usefixtures("at")
def test_closed_quarter_says_so(report: Report, cast: Cast) -> None:
    save_reported(report, offers=COMPLETE, scope=cast.focal_point, at=NOW)
    days = {"agency_due": QUARTER.last_day, "acceptance_due": QUARTER.last_day, "region_due": QUARTER.last_day}
    Window.objects.create(province=cast.province, quarter=QUARTER, opened_at=NOW, closed_at=NOW, **days)

    page = page_of(report, cast.focal_point, cast)

    assert "Triwulan III 2026 ditutup 5 Oktober 2026" in page
    assert "Kirim ke" not in page


@pytest.mark.usefixtures("at")
def test_report_that_was_sent_cannot_be_sent_again(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health, Status.SUBMITTED)

    page = page_of(report, cast.focal_point, cast)

    assert "Laporan ini sudah dikirim" in page
    assert "Kirim ke" not in page


@pytest.mark.usefixtures("at")
def test_required_evidence_is_asked_for_what_is_claimed(report: Report, cast: Cast) -> None:
    offers = {**COMPLETE, "KEB-03": Offer(number(1)), "DAT-01": Offer(number(0))}
    save_reported(report, offers=offers, scope=cast.focal_point, at=NOW)

    page = page_of(report, cast.focal_point, cast)

    assert page.count("Lampirkan bukti dukung.") == 1


@pytest.mark.usefixtures("at")
def test_standing_answer_that_was_emptied_again_is_not_missing(report: Report, cast: Cast) -> None:
    offers = {**COMPLETE, "DAT-01": Offer(number(0))}
    save_reported(report, offers=offers, scope=cast.focal_point, at=NOW)
    save_reported(report, offers={"DAT-01": Offer(Entry(), 1)}, scope=cast.focal_point, at=NOW)

    assert "Kirim ke koordinator" in page_of(report, cast.focal_point, cast)


@pytest.mark.parametrize(
    ("name", "status"),
    [("focal_point", 200), ("coordinator", 200), ("leader", 403), ("verifier", 403), ("other_focal_point", 404)],
)
def test_check_opens_for_who_may_fill(report: Report, cast: Cast, name: str, status: int) -> None:
    answer = cast.client(cast.people[name]).get(reverse("report_check", args=[report.pk]))

    assert answer.status_code == status


# --- the history of one figure ------------------------------------------------------------------------


def history_of(report: Report, who: Scope, cast: Cast, *, code: str = "SDM-01") -> str:
    answer = cast.client(who).get(reverse("figure_history", args=[report.pk, code]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_history_shows_every_version_with_its_hand(report: Report, cast: Cast) -> None:
    save_reported(report, offers={"SDM-01": Offer(number(9, 14))}, scope=cast.focal_point, at=NOW)
    changed = {"SDM-01": Offer(number(9, 15, note="Koreksi daftar hadir"), 1)}
    save_reported(report, offers=changed, scope=cast.coordinator, at=LATER)
    Figure.everything.update(verified_state="number", verified_a=9, verified_b=14)

    page = history_of(report, cast.verifier, cast)

    assert page.index("L 9 · P 15 · jumlah 24 orang") < page.index("L 9 · P 14 · jumlah 23 orang")
    assert "Karin Koordinator (Koordinator, Kabupaten Kapuas) · Diisi oleh koordinator" in page
    assert "Fitri Focal (Focal point, Dinas Kesehatan) · Formulir" in page
    assert "Koreksi daftar hadir" in page
    assert re.search(r"<dt>Diverifikasi</dt><dd>L 9 · P 14", page)


def test_history_shows_files_taken_off_and_remarks(report: Report, cast: Cast) -> None:
    upload = SimpleUploadedFile("daftar hadir.pdf", b"%PDF-1.4\nisi\n%%EOF\n")
    proof = attach(report, code="SDM-01", upload=upload, scope=cast.focal_point, at=NOW)
    detach(report, evidence_ids={proof.pk}, scope=cast.focal_point, at=LATER)
    Remark.everything.create(
        report=report, indicator=Indicator.objects.get(code="SDM-01"), text="Mohon tanda tangan",
        author=cast.coordinator.user, capacity=cast.coordinator.capacity, at=LATER,
    )  # fmt: skip

    page = history_of(report, cast.focal_point, cast)

    assert "daftar hadir.pdf" in page
    assert "dilepas Fitri Focal, 5 Oktober 2026 pukul 10.42 WIB" in page
    assert "Mohon tanda tangan" in page


def test_history_of_an_item_nobody_answered_says_so(report: Report, cast: Cast) -> None:
    assert "Belum pernah dijawab" in history_of(report, cast.focal_point, cast)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("focal_point", 200), ("coordinator", 200), ("leader", 200), ("verifier", 200), ("province_leader", 200),
        ("administrator", 200), ("schools_focal_point", 404), ("other_coordinator", 404), ("other_focal_point", 404),
    ],
)  # fmt: skip
def test_history_is_read_within_scope(report: Report, cast: Cast, name: str, status: int) -> None:
    address = reverse("figure_history", args=[report.pk, "SDM-01"])

    assert cast.client(cast.people[name]).get(address).status_code == status


@pytest.mark.parametrize("code", ["OUT-01", "XXX-99", "IPG"])
def test_item_that_the_report_is_not_asked_has_no_history(report: Report, cast: Cast, code: str) -> None:
    address = reverse("figure_history", args=[report.pk, code])

    assert cast.client(cast.focal_point).get(address).status_code == 404
