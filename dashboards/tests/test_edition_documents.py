"""A closed quarter printed, corrected, closed again and printed: both are confirmed, the old one prints the same."""

import re
from datetime import datetime
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pypdf import PdfReader

from dashboards.audit.editions import audit_editions
from dashboards.editions.finding import edition_for
from dashboards.editions.rows import Edition, Issued, packed
from dashboards.tests.plenty import Plenty
from dashboards.tests.stories import TW2, TW3, told
from formats.quarters import quarters_back
from indicators.catalogue import Definition
from indicators.kinds import Level
from indicators.loading import load_catalogue
from institutions.letterheads import Letterhead
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, wib
from reporting.acknowledgements import as_seen, left_out
from reporting.calendar import Window
from reporting.merging import Offer
from reporting.opening import close_quarter, reopen_quarter
from reporting.reports import Report
from reporting.saving import save_reported
from reporting.tests.samples import number
from reporting.tests.stories import a_definition, a_window
from reporting.workflow import make_move

pytestmark = pytest.mark.once

BOARD = "/papan/2026-TW3/"
PROVINCE, OWN, GOVERNMENT = f"{BOARD}ringkasan.pdf", f"{BOARD}62.03/ringkasan.pdf", f"{BOARD}62/ringkasan.pdf"
CLOSED, AGAIN = wib(2026, 11, 14), wib(2026, 11, 20)
CODE = re.compile(r"[2-9A-HJKMNP-Z]{4}(?:-[2-9A-HJKMNP-Z]{4}){3}")
PRINTED = re.compile(r"Dicetak\s[^·]*?WIB")


@pytest.fixture
def meetings(cast: Cast) -> Definition:
    definition = a_definition("LEM-03", level=Level.REGION, name="Rapat Pokja")
    a_window(cast.province)
    for where, a in ((cast.own, 12), (cast.other, 30), (cast.province, 4)):
        told(where, definition, a)
    return definition


def close(cast: Cast, at: datetime = CLOSED) -> Edition:
    close_quarter(TW3, scope=cast.verifier, at=at)
    found = edition_for(TW3, cast.province)
    assert found is not None
    return found


def text_of(client: Client, address: str, *, at: datetime, monkeypatch: pytest.MonkeyPatch) -> str:
    for room in ("dashboards.papers.doors", "dashboards.editions.doors"):
        monkeypatch.setattr(f"{room}.timezone.now", lambda: at)
    answer = client.get(address)
    assert answer.status_code == 200
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)


def correct(cast: Cast, a: int) -> None:
    """The whole way, in a quarter that is open: returned with a note, corrected, sent and verified by two people."""
    report = Report.everything.get(institution=cast.own, quarter=TW3)
    make_move("reopen", report, scope=cast.verifier, at=AGAIN, note="Periksa jumlah rapat.")
    save_reported(report, offers={"LEM-03": Offer(number(a), version=1)}, scope=cast.coordinator, at=AGAIN)
    make_move("submit", report, scope=cast.coordinator, at=AGAIN, known=as_seen(left_out(report)))
    make_move("verify", report, scope=cast.second_verifier, at=AGAIN)


LONG = (f"{BOARD}laporan.pdf", f"{BOARD}tahunan.pdf", f"{BOARD}62.03/laporan.pdf", f"{BOARD}62.03/profil.pdf")


@pytest.mark.parametrize("address", [PROVINCE, OWN, GOVERNMENT, *LONG])
def test_printed_again_only_the_time_of_printing_differs(
    cast: Cast, meetings: Definition, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(cast)
    client = cast.client(cast.leader)
    first = text_of(client, address, at=wib(2026, 11, 24, 10, 42), monkeypatch=monkeypatch)

    Institution.everything.filter(pk=cast.own.pk).update(name="Kabupaten Bernama Lain")
    Letterhead.everything.create(institution=cast.own, government="Pemerintah Lain", office="Kantor Lain")
    Definition.objects.update(name="Butir bernama lain", weight=3)
    bump()
    monkeypatch.setattr("dashboards.papers.paper.render_to_string", lambda *a: "<html>another template</html>")
    second = text_of(client, address, at=wib(2026, 11, 24, 14, 5), monkeypatch=monkeypatch)

    assert first != second
    assert PRINTED.sub("", first) == PRINTED.sub("", second)
    assert len(PRINTED.findall(first)) == len(PRINTED.findall(second)) > 0


def test_corrected_and_closed_again_both_are_confirmed_and_the_old_one_prints_the_same(
    cast: Cast, meetings: Definition, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = cast.client(cast.leader)
    close(cast)
    old = text_of(reader, OWN, at=wib(2026, 11, 15), monkeypatch=monkeypatch)

    reopen_quarter(TW3, scope=cast.verifier, at=AGAIN, note="Rapat Kapuas terhitung dua kali.")
    correct(cast, 6)
    edition = close(cast, wib(2026, 11, 21))
    new = text_of(reader, OWN, at=wib(2026, 11, 22), monkeypatch=monkeypatch)
    again = text_of(reader, f"{OWN}?edisi=1", at=wib(2026, 11, 22), monkeypatch=monkeypatch)
    listed = text_of(reader, f"{BOARD}edisi/1/62.03/ringkasan.pdf", at=wib(2026, 11, 22), monkeypatch=monkeypatch)

    assert edition.changes == [
        "Satu angka berubah, di Kabupaten Kapuas.",
        "Kabupaten Kapuas, LEM-03 Rapat Pokja: dari 12 menjadi 6.",
        "2 kabupaten/kota, LEM-03 Rapat Pokja: dari 42 menjadi 36.",
    ]
    assert PRINTED.sub("", old) == PRINTED.sub("", again) == PRINTED.sub("", listed)
    assert "62.03/2026-TW3/E1/ringkasan" in old.replace("\n", "")
    assert "62.03/2026-TW3/E2/ringkasan" in new.replace("\n", "")
    standings = [confirmation(client, text) for text in (old, new)]
    assert "Edisi 1 sudah digantikan edisi 2" in standings[0]
    assert "Edisi 2, yang terbaru." in standings[1]


def confirmation(client: Client, printed: str) -> str:
    code = CODE.search(printed)
    assert code is not None
    answer = client.post("/cek/", {"code": code[0]}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_document_with_its_annex_carries_the_code_of_the_edition(
    cast: Cast, meetings: Definition, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = close(cast)

    text = text_of(cast.client(cast.leader), f"{OWN}?lampiran=1", at=AGAIN, monkeypatch=monkeypatch)

    code = CODE.search(text)
    assert code is not None
    assert code[0].replace("-", "") == edition.code


def test_while_it_is_open_a_document_says_so(cast: Cast, meetings: Definition, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(cast.client(cast.leader), OWN, at=AGAIN, monkeypatch=monkeypatch)

    assert "angka masih dapat berubah" in text
    assert CODE.search(text) is None


# --- made later, and looked after ---------------------------------------------------------------------


@pytest.fixture
def closed_before(cast: Cast) -> Cast:
    """Two quarters that were closed before editions were kept."""
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.other, cast.health, cast.province], quarters=quarters_back(TW3, 2))
    for quarter in (TW2, TW3):
        a_window(cast.province, quarter, closed_at=CLOSED)
    return cast


def test_editions_are_made_for_quarters_that_closed_before_and_once_only(closed_before: Cast) -> None:
    call_command("make_editions", verbosity=0)
    call_command("make_editions", verbosity=0)

    assert [(one.quarter, one.number) for one in Edition.objects.all()] == [(TW3, 1), (TW2, 1)]
    assert all(one.was_made_later and one.closed_at == CLOSED for one in Edition.objects.all())
    listed = closed_before.client(closed_before.leader).get(f"{BOARD}edisi/").content.decode()
    assert "sesudah triwulan ditutup" in listed


def test_the_audit_reads_what_is_stored(closed_before: Cast) -> None:
    call_command("make_editions", verbosity=0)

    found = list(audit_editions(closed_before.province))

    assert [one.wrong for one in found] == [[], []]
    assert all(one.numbers is not None and one.numbers.compared > 500 for one in found)
    assert all(one.numbers is not None and not one.numbers.differences for one in found)


def test_the_audit_compares_nothing_by_another_weight(closed_before: Cast) -> None:
    call_command("make_editions", verbosity=0)
    Definition.objects.update(weight=4)

    assert [one.numbers for one in audit_editions(closed_before.province)] == [None, None]


def test_the_audit_finds_a_document_that_was_touched(closed_before: Cast) -> None:
    call_command("make_editions", verbosity=0)
    document = Issued.objects.first()
    Issued._base_manager.filter(pk=document.pk).update(html=packed("<p>forged</p>"))

    with pytest.raises(CommandError, match="1 stored texts"):
        call_command("audit_rollups")


@pytest.mark.django_db
def test_every_closed_quarter_of_the_example_has_its_edition(example: object) -> None:
    closed = Window.objects.filter(closed_at__isnull=False).count()

    assert Edition.objects.count() == closed > 3
