"""The receipt of one submission: numbered, kept as it was sent, checked by whoever holds its code."""

import json
import re
from datetime import datetime
from hashlib import sha256
from io import BytesIO

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from formats.check_codes import ALPHABET, in_groups, new_code, read_code
from formats.qr import QUIET_ZONE, qr_svg
from formats.tests.structure import problems
from institutions.letterheads import Letterhead
from institutions.models import Institution
from institutions.tests.cast import Cast, agency, make_cast, wib
from institutions.tests.races import at_once
from reporting import receipts
from reporting.acknowledgements import as_seen, left_out
from reporting.figures import Figure
from reporting.pages.receipts import paper_of
from reporting.receipts import Receipt
from reporting.reports import Report
from reporting.silence import Known
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_proof, a_report
from reporting.workflow import make_move

LATER, AGAIN = wib(2026, 10, 6), wib(2026, 10, 7, 10)
pytestmark = pytest.mark.django_db


def sent(cast: Cast, *, at: datetime = LATER) -> Report:
    """An agency's report with a number, a note and a proof, sent."""
    report = a_report(cast.health)
    figure = a_figure(
        report, a_definition("SDM-01", name="Pelatihan PUG"), 23, note="Dari puskesmas.", by=cast.focal_point
    )
    a_proof(figure, "Renja 2026.pdf", by=cast.focal_point)
    a_figure(report, a_definition("SDM-02", name="Fasilitator"), state="unavailable", reason="Belum dihimpun")
    return make_move("submit", report, scope=cast.focal_point, at=at)


def paper(cast: Cast, report: Report) -> str:
    answer = cast.client(cast.focal_point).get(reverse("receipt_pdf", args=[report.pk]))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages))


# --- codes ------------------------------------------------------------------------------------------


def test_a_code_is_drawn_printed_and_read_again_as_people_type_it() -> None:
    code = new_code()

    assert (len(code), set(code) <= set(ALPHABET)) == (16, True)
    assert not set(ALPHABET) & set("01OIL")
    for typed in (
        in_groups(code),
        code.lower(),
        f" {in_groups(code).replace('-', ' ')} ",
        in_groups(code).replace("-", "–"),
    ):
        assert read_code(typed) == code
    assert new_code() != code


@pytest.mark.parametrize(
    "typed", ["", "A" * 15, "A" * 17, "O" * 16, "²" * 16, "A" * 15 + "\0", "A" * 5000, "АААААААААААААААА"]
)
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_the_qr_code_draws_every_dark_module_once_in_literal_ink() -> None:
    import segno

    matrix = segno.make("https://pug.test/cek/ABCD/", error="m", micro=False).matrix
    svg = qr_svg("https://pug.test/cek/ABCD/", label="Kode <QR>")
    drawn = {
        (int(x) + step - QUIET_ZONE, int(y) - QUIET_ZONE)
        for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg)
        for step in range(int(width))
    }

    assert drawn == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert ('fill="#1d2422"' in svg, "stroke" in svg, "Kode &lt;QR&gt;" in svg) == (True, False, True)


# --- what is kept -----------------------------------------------------------------------------------


def test_sending_keeps_a_receipt_of_all_that_was_answered(cast: Cast) -> None:
    report = sent(cast)

    receipt = Receipt.everything.get()
    told = receipt.told
    assert (receipt.report, receipt.number, receipt.submitted_at) == (report, "62.03-dinkes/2026-TW3/1", LATER)
    assert receipt.digest == sha256(receipt.content.encode()).hexdigest()
    assert (told["institution"], told["quarter"]) == ("Dinas Kesehatan, Kabupaten Kapuas", "Triwulan III 2026")
    assert (told["by"], told["capacity"]) == ("Fitri Focal", "Focal point, Dinas Kesehatan")
    assert (told["submitted_at"], told["receiver"]) == (
        "6 Oktober 2026 pukul 09.00 WIB",
        "koordinator Kabupaten Kapuas",
    )
    items = [item for section in told["sections"] for item in section["items"]]
    assert [(one["code"], one["answer"], one["note"], one["files"]) for one in items] == [
        ("SDM-01", "23 orang", "Dari puskesmas.", ["Renja 2026.pdf"]),
        ("SDM-02", "Tidak tersedia: Belum dihimpun", "", []),
    ]


def test_a_regencys_receipt_names_who_is_in_it_and_who_is_not(cast: Cast) -> None:
    a_report(cast.health, Status.ACCEPTED)
    report = a_report(cast.own)
    known = {one.institution.pk: Known(one.standing, "Belum ada focal point") for one in left_out(report)}

    make_move("submit", report, scope=cast.coordinator, at=LATER, known=known)

    assert Receipt.everything.get().told["agencies"] == {
        "accepted": ["Dinas Kesehatan"],
        "left_out": [
            {"name": "Dinas Pendidikan", "standing": "belum mulai mengisi", "reason": "Belum ada focal point"}
        ],
        "words": "1 tidak melapor, diketahui koordinator",
    }


def test_sent_on_behalf_is_said_so(cast: Cast) -> None:
    make_move("submit_on_behalf", a_report(cast.health), scope=cast.coordinator, at=LATER)

    told = Receipt.everything.get().told
    assert (told["on_behalf"], told["by"], told["capacity"]) == (
        True,
        "Karin Koordinator",
        "Koordinator, Kabupaten Kapuas",
    )


def test_small_sensitive_counts_are_kept_but_not_printed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: AGAIN)
    report = a_report(cast.health)
    a_figure(report, a_definition("OUT-06", name="Korban", is_sensitive=True), 3)
    a_figure(report, a_definition("OUT-07", name="Layanan", is_sensitive=True), 17)
    make_move("submit", report, scope=cast.focal_point, at=LATER)

    items = Receipt.everything.get().told["sections"][0]["items"]

    assert [(one["answer"], one["printed"]) for one in items] == [
        ("3 orang", "disamarkan di atas kertas (ada angka peka di bawah 5)"), ("17 orang", "17 orang"),
    ]  # fmt: skip
    assert "3 orang" not in paper(cast, report)


def test_what_is_masked_cannot_be_found_by_trying_numbers_against_the_digest(cast: Cast) -> None:
    report = a_report(cast.health)
    make_move("submit", report, scope=cast.focal_point, at=LATER)
    receipt = Receipt.everything.get()
    salt = receipt.told["salt"]

    known = json.dumps({**receipt.told, "salt": ""}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert len(salt) == 32
    assert salt not in paper_of(receipt, printed_at=AGAIN)
    assert sha256(known.encode()).hexdigest() != receipt.digest


def test_a_database_that_fails_meanwhile_sends_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report(cast.health)

    def fail() -> str:
        raise DatabaseError("disk full")

    monkeypatch.setattr(receipts, "new_code", fail)
    with pytest.raises(DatabaseError):
        make_move("submit", report, scope=cast.focal_point, at=LATER)

    assert Report.everything.get(pk=report.pk).status == Status.DRAFT


@pytest.mark.django_db(transaction=True)
def test_submit_pressed_twice_at_once_leaves_one_receipt() -> None:
    cast = make_cast()
    report = a_report(cast.health)

    def press() -> Report:
        return make_move("submit", report, scope=cast.focal_point, at=LATER)

    answers = at_once(press, press)

    assert sorted(type(one).__name__ for one in answers) == ["Beaten", "Report"], answers
    assert Receipt.everything.count() == 1


# --- the paper --------------------------------------------------------------------------------------


def test_printed_later_it_says_the_same_whatever_changed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = sent(cast)
    monkeypatch.setattr(timezone, "now", lambda: wib(2026, 10, 8))
    first = paper(cast, report)
    Figure.everything.filter(state="number").update(a=99)
    Letterhead.everything.create(institution=cast.own, government="Pemerintah Lain", office="Dinas Lain")
    Institution.everything.filter(pk=cast.health.pk).update(name="Dinas Kesehatan Baru")
    cast.focal_point.user.name = "Nama Baru"
    cast.focal_point.user.save()
    monkeypatch.setattr(timezone, "now", lambda: wib(2027, 1, 9))

    second = paper(cast, report)

    assert "23 orang" in first
    assert "62.03-dinkes/2026-TW3/1" in first
    assert second.replace("9 Januari 2027", "8 Oktober 2026") == first != second


def test_the_paper_carries_code_and_digest_and_is_tagged(cast: Cast) -> None:
    report = sent(cast)
    receipt = Receipt.everything.get()
    answer = cast.client(cast.focal_point).get(reverse("receipt_pdf", args=[report.pk]))

    reader = PdfReader(BytesIO(answer.content))

    text = paper(cast, report)
    assert in_groups(receipt.code) in text
    assert receipt.digest in text.replace(" ", "")
    assert problems(answer.content) == []
    assert reader.metadata is not None
    assert reader.metadata.title == f"{receipts.DOCUMENT} {receipt.number}"
    assert answer.headers["Content-Disposition"] == 'inline; filename="tanda-terima-62.03-dinkes-2026-TW3-1.pdf"'


def test_a_long_hostile_name_stays_text_on_paper(cast: Cast) -> None:
    name = "Dinas <img src=x onerror=alert(1)> & Panjang " + "sekali " * 12
    place = agency("panjang", name.strip(), cast.own, short_name="Panjang")
    report = a_report(place)
    make_move("submit_on_behalf", report, scope=cast.coordinator, at=LATER)

    answer = cast.client(cast.coordinator).get(reverse("receipt_pdf", args=[report.pk]))

    text = re.sub(r"\s+", " ", PdfReader(BytesIO(answer.content)).pages[0].extract_text())
    assert "Dinas <img src=x onerror=alert(1)> & Panjang sekali" in text


def test_who_reads_the_report_reads_its_receipt_and_nobody_else(cast: Cast) -> None:
    address = reverse("receipt_pdf", args=[sent(cast).pk])

    opened = {name for name, who in cast.people.items() if cast.client(who).get(address).status_code == 200}

    assert opened == {
        "administrator", "verifier", "second_verifier", "province_coordinator", "province_leader", "coordinator",
        "leader", "focal_point",
    }  # fmt: skip


def test_the_reports_page_leads_to_it_and_says_when_it_was_recalled(cast: Cast) -> None:
    report, client = sent(cast), cast.client(cast.focal_point)
    address = reverse("report_page", args=[report.pk])
    assert reverse("receipt_pdf", args=[report.pk]) in client.get(address).content.decode()

    make_move("recall", report, scope=cast.focal_point, at=AGAIN)

    page = client.get(address).content.decode()
    assert "Tanda terima nomor 62.03-dinkes/2026-TW3/1" in page
    assert "Ditarik kembali oleh pengirim pada 7 Oktober 2026." in page
    assert "DITARIK KEMBALI" in paper(cast, report)


def test_the_qr_leads_to_the_public_page(cast: Cast) -> None:
    sent(cast)
    receipt = Receipt.everything.get()

    html = paper_of(receipt, printed_at=AGAIN)

    expected = qr_svg(f"{settings.SITE_URL}/cek/{receipt.code}/", label="Kode QR untuk memeriksa tanda terima ini")
    assert expected in html


def test_another_submission_of_the_regency_has_its_own_list(cast: Cast) -> None:
    report = a_report(cast.own)
    make_move("submit", report, scope=cast.coordinator, at=LATER, known=as_seen(left_out(report)))
    make_move("recall", report, scope=cast.coordinator, at=AGAIN)
    a_report(cast.health, Status.ACCEPTED)
    make_move("submit", report, scope=cast.coordinator, at=wib(2026, 10, 8), known=as_seen(left_out(report)))

    told = [one.told["agencies"]["words"] for one in Receipt.everything.order_by("pk")]

    assert told == ["2 tidak melapor, diketahui koordinator", "1 tidak melapor, diketahui koordinator"]
