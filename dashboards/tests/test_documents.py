"""The summaries as PDF: one page, the board's numbers, the letterhead's words."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from dashboards.tests.plenty import Plenty
from dashboards.tests.stories import told
from formats.quarters import Quarter, quarters_back
from indicators.kinds import Level, Shape
from indicators.loading import load_catalogue
from institutions.access.files import StoredFile
from institutions.access.scope import Scope
from institutions.letterheads import Letterhead
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, wib
from institutions.tests.samples import image
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_report

pytestmark = pytest.mark.once

PROVINCE, OWN = "/papan/2026-TW3/ringkasan.pdf", "/papan/2026-TW3/62.03/ringkasan.pdf"
OTHER = "/papan/2026-TW3/62.02/ringkasan.pdf"
LONG = "Nama yang panjang sekali dan tetap harus utuh " * 3
QUARTERS = quarters_back(Quarter(2026, 3), 2)


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    monkeypatch.setattr("dashboards.papers.doors.timezone.now", lambda: wib(2026, 11, 24, 10, 42))


@pytest.fixture
def letterhead(cast: Cast) -> Letterhead:
    return Letterhead.everything.create(
        institution=cast.own,
        government="Pemerintah Kabupaten Kapuas",
        office="Dinas P3A",
        number_pattern="……/……/DP3A/2026",
        place="Kuala Kapuas",
        acting_type="Plt.",
        signer_title="Kepala Dinas",
        signer_name="Nama Lengkap, S.Sos.",
        signer_rank="Pembina (IV/a)",
        signer_nip="197001011995032001",
    )


@pytest.fixture
def read(cast: Cast) -> Callable[..., PdfReader]:
    def fetch(address: str, *, who: Scope | None = None) -> PdfReader:
        answer = cast.client(who or cast.leader).get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        return PdfReader(BytesIO(answer.content))

    return fetch


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_province_summary_is_one_page_with_the_boards_numbers(cast: Cast, read: Callable[..., PdfReader]) -> None:
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.other, cast.health], quarters=QUARTERS)
    board = cast.client(cast.leader).get("/papan/2026-TW3/").content.decode()

    reader = read(PROVINCE)

    text = text_of(reader)
    assert len(reader.pages) == 1
    assert "Ringkasan pelaksanaan PUG Triwulan III 2026" in text
    assert "Laporan seluruh 2 kabupaten/kota sudah diverifikasi" in text
    assert "Halaman 1 dari 1" in text
    assert "Dicetak 24 November 2026 pukul 10.42 WIB" in text
    assert "DATA CONTOH" not in text
    median = board.split("Kesiapan PUG</h2>")[1].split('big-value">')[1].split("<")[0]
    assert f"Kesiapan PUG {median}" in text


def test_the_file_has_a_name_that_tells_what_it_is(cast: Cast) -> None:
    answer = cast.client(cast.leader).get(OWN)

    assert answer["Content-Disposition"] == 'inline; filename="ringkasan-pug-62.03-2026-TW3.pdf"'


def test_letterhead_and_signature_come_from_the_settings(
    cast: Cast, letterhead: Letterhead, read: Callable[..., PdfReader]
) -> None:
    text = text_of(read(OWN))

    assert "PEMERINTAH KABUPATEN KAPUAS DINAS P3A" in text
    assert "Nomor: ……/……/DP3A/2026" in text
    assert "Kuala Kapuas, 24 November 2026 Plt. Kepala Dinas, Nama Lengkap, S.Sos. Pembina (IV/a)" in text
    assert "NIP 19700101 199503 2 001" in text


def test_the_nip_is_masked_for_others(cast: Cast, letterhead: Letterhead, read: Callable[..., PdfReader]) -> None:
    text = text_of(read(OWN, who=cast.other_coordinator))

    assert "19700101" not in text
    assert "NIP 1970" in text


def test_without_settings_there_are_dots_and_nothing_is_invented(read: Callable[..., PdfReader]) -> None:
    text = text_of(read(OWN))

    assert "PEMERINTAH KABUPATEN KAPUAS" in text
    assert "NIP …" in text


def test_example_data_are_marked(cast: Cast, read: Callable[..., PdfReader]) -> None:
    Institution.everything.filter(pk=cast.province.pk).update(holds_example_data=True)

    for address in (PROVINCE, OWN):
        assert text_of(read(address)).count("DATA CONTOH") == 2


@pytest.mark.parametrize("page_size", ["A4", "F4"])
def test_long_names_stay_whole_on_one_page(
    cast: Cast, letterhead: Letterhead, read: Callable[..., PdfReader], page_size: str
) -> None:
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.other, cast.health], quarters=QUARTERS)
    name = f"Kabupaten {LONG}"[:120].strip()
    Institution.everything.filter(pk=cast.own.pk).update(name=name)
    Letterhead.everything.update(
        government=LONG[:120], office=LONG + LONG[:100], address=LONG, contact=LONG, signer_title=LONG,
        signer_name=LONG, page_size=page_size,
    )  # fmt: skip
    bump()

    reader = read(OWN)

    assert len(reader.pages) == 1
    assert name in text_of(reader)
    assert float(reader.pages[0].mediabox.height) == pytest.approx(841.9 if page_size == "A4" else 935.4, abs=0.5)


def test_a_logo_is_printed_and_a_lost_one_is_left_out(
    cast: Cast, letterhead: Letterhead, read: Callable[..., PdfReader]
) -> None:
    from django.utils import timezone

    from institutions.access.files import path_of, store_file

    logo = store_file(
        SimpleUploadedFile("logo.png", image("PNG")), institution=cast.own, scope=cast.administrator, at=timezone.now()
    )
    Letterhead.everything.update(logo=logo)
    assert len(read(OWN).pages[0].images) == 1

    path_of(StoredFile.everything.get().stored_name).unlink()

    assert len(read(OWN).pages[0].images) == 0


def test_only_verified_numbers_are_printed(cast: Cast, read: Callable[..., PdfReader]) -> None:
    focal_points = a_definition("LEM-02", level=Level.REGION, shape=Shape.SHARE, decimals=1)
    figure = told(cast.own, focal_points, 17, 31)
    Report.everything.filter(pk=figure.report_id).update(status=Status.SUBMITTED)
    type(figure).everything.filter(pk=figure.pk).update(a=29)
    a_figure(a_report(cast.other, Status.SUBMITTED), focal_points, 4, 31)

    for address in (PROVINCE, OWN, f"{OWN}?sementara=1"):
        text = text_of(read(address, who=cast.verifier))
        assert "17 dari 31" in text
        assert "29 dari 31" not in text


def test_the_annex_follows_the_one_page_and_hides_small_sensitive_counts(
    cast: Cast, letterhead: Letterhead, read: Callable[..., PdfReader]
) -> None:
    married = a_definition("OUT-08", level=Level.REGION, shape=Shape.SEXES, is_sensitive=True, prerequisite="hasil")
    served = a_definition("OUT-06", level=Level.REGION, shape=Shape.SHARE, is_sensitive=True, prerequisite="hasil")
    told(cast.own, married, 1, 11)
    told(cast.other, married, 20, 30)
    told(cast.own, served, 3, 40)
    told(cast.other, served, 20, 31)

    own = read(f"{OWN}?lampiran=1")
    province = read(f"{PROVINCE}?lampiran=1")

    assert len(own.pages) == 2
    assert "Halaman 1 dari 2" in own.pages[0].extract_text()
    text = text_of(own)
    assert "L <5 · P disamarkan" in text
    assert "<5 dari 40" in text
    assert "7,5" not in text
    assert "L 21 · P 41" in text_of(province)
    beside = text_of(read(f"{OTHER}?lampiran=1"))
    assert "L disamarkan · P disamarkan" in beside
    assert "disamarkan dari 31" in beside


def test_without_asking_there_is_no_annex(cast: Cast, read: Callable[..., PdfReader]) -> None:
    a_definition("LEM-03", level=Level.REGION)

    assert "Lampiran" not in text_of(read(OWN))


def test_nothing_reported_still_makes_a_page(read: Callable[..., PdfReader]) -> None:
    assert "Belum ada laporan kabupaten/kota yang diverifikasi." in text_of(read(PROVINCE))


@pytest.mark.parametrize("address", [PROVINCE, OWN])
def test_a_summary_needs_few_queries(
    cast: Cast, letterhead: Letterhead, queries_of: Callable[..., list[str]], address: str
) -> None:
    client = cast.client(cast.leader)

    # The last of them writes down who read the signatory's NIP.
    assert len(queries_of(lambda: client.get(address))) <= 15


def test_strangers_and_strange_quarters(cast: Cast) -> None:
    assert cast.client(cast.nobody).get(PROVINCE).status_code == 403
    assert cast.client(cast.leader).get("/papan/2031-TW1/ringkasan.pdf").status_code == 404
    assert cast.client(cast.leader).get("/papan/2026-TW3/99.99/ringkasan.pdf").status_code == 404
