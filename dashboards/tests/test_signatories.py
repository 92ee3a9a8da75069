"""The signatory's NIP: in full for its own region and the province, masked for all others, and every look is told."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboards.bundles.gathering import gather
from dashboards.bundles.rows import Bundle
from dashboards.editions.rows import Edition, Issued
from dashboards.tests.stories import TW3, told
from indicators.kinds import Level
from institutions.access.journal import JournalEntry
from institutions.access.scope import Scope
from institutions.letterheads import Letterhead
from institutions.tests.cast import Cast, wib
from reporting.opening import close_quarter
from reporting.tests.stories import a_definition, a_window

pytestmark = pytest.mark.once

BOARD = "/papan/2026-TW3/"
ISSUED, VIEW = f"{BOARD}62.03/ringkasan.pdf", f"{BOARD}62.03/ringkasan.pdf?lampiran=1"
LISTED, LONG = f"{BOARD}edisi/1/62.03/ringkasan.pdf", f"{BOARD}62.03/profil.pdf"
NIP, FULL, MASKED = "197001011995032001", "NIP 19700101 199503 2 001", "NIP 1970••••••••••2001"


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))


@pytest.fixture
def signed(cast: Cast) -> Cast:
    a_window(cast.province)
    told(cast.own, a_definition("LEM-03", level=Level.REGION), 12)
    Letterhead.everything.create(institution=cast.own, government="Pemerintah Kabupaten Kapuas", signer_nip=NIP)
    return cast


def close(cast: Cast) -> None:
    close_quarter(TW3, scope=cast.verifier, at=wib(2026, 11, 14))


def text_of(cast: Cast, address: str, who: Scope) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())


def looks() -> list[tuple[str, str]]:
    return list(JournalEntry.everything.filter(verb="read_nip").order_by("pk").values_list("capacity", "text"))


@pytest.mark.parametrize("address", [ISSUED, VIEW, LISTED, LONG])
def test_of_a_closed_quarter_who_reaches_it_reads_it_and_leaves_a_line(signed: Cast, address: str) -> None:
    close(signed)

    assert FULL in text_of(signed, address, signed.coordinator)
    assert FULL in text_of(signed, address, signed.verifier)

    assert [capacity for capacity, _ in looks()] == [signed.coordinator.capacity, signed.verifier.capacity]
    assert all(NIP[:8] not in text for _, text in looks())


@pytest.mark.parametrize("address", [ISSUED, VIEW, LISTED, LONG])
def test_others_read_it_masked_and_nothing_is_written(signed: Cast, address: str) -> None:
    close(signed)

    for who in (signed.other_coordinator, signed.focal_point):
        text = text_of(signed, address, who)
        assert MASKED in text
        assert "19700101" not in text
    assert looks() == []


def test_while_the_quarter_is_open_a_look_leaves_a_line_too(signed: Cast) -> None:
    assert FULL in text_of(signed, ISSUED, signed.coordinator)
    assert MASKED in text_of(signed, ISSUED, signed.other_coordinator)

    assert looks() == [
        (
            signed.coordinator.capacity,
            "Membaca NIP penanda tangan lengkap pada Ringkasan pelaksanaan PUG Triwulan III 2026, Kabupaten Kapuas",
        )
    ]


def test_a_document_that_nobody_signs_is_no_look(signed: Cast) -> None:
    close(signed)

    assert "NIP ……" in text_of(signed, f"{BOARD}ringkasan.pdf", signed.verifier)

    assert looks() == []


def test_whoever_signs_later_the_issued_document_keeps_its_own(signed: Cast) -> None:
    close(signed)
    Letterhead.everything.update(signer_nip="198507012022211001")

    assert FULL in text_of(signed, ISSUED, signed.coordinator)
    assert FULL in text_of(signed, VIEW, signed.coordinator)


def test_no_stored_text_holds_it(signed: Cast) -> None:
    close(signed)

    assert NIP not in Edition.objects.get().text
    assert not any(NIP[:8] in one.text or "1970•" in one.text for one in Issued.objects.all())


def test_a_document_issued_before_prints_as_it_was(signed: Cast) -> None:
    """Its text has the masked number in it, and none beside."""
    close(signed)
    Issued._base_manager.update(nip="")

    assert "NIP ……" in text_of(signed, ISSUED, signed.coordinator)


@pytest.mark.parametrize("edition", [0, 1])
def test_in_a_bundle_it_is_masked(signed: Cast, edition: int, tmp_path: Path) -> None:
    if edition:
        close(signed)
    at = wib(2026, 11, 24)
    bundle = Bundle(province=signed.province, quarter=TW3, edition=edition, kind="ringkasan", asked_at=at)

    pages = {page.subject: page.html.read_text() for page in gather(bundle, folder=tmp_path)}

    assert MASKED in pages["Kabupaten Kapuas"]
    assert "[[NIP]]" not in "".join(pages.values())
