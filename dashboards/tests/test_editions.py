"""Editions: a closed quarter says what it said when it closed, whatever changes afterwards."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from dashboards.editions.canonical import Unreadable, from_text, to_text
from dashboards.editions.finding import edition_for, issued
from dashboards.editions.gathering import gathered
from dashboards.editions.reading import board_of, read_board
from dashboards.editions.rows import Edition, Issued, digest_of
from dashboards.tests.plenty import Plenty
from dashboards.tests.stories import TW3
from formats.quarters import quarters_back
from indicators.loading import load_catalogue
from indicators.models import Definition, Indicator, PublishedValue, Target
from institutions.access.refusals import Beaten, Refused
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, wib
from reporting.calendar import Window
from reporting.figures import Figure
from reporting.opening import close_quarter, reopen_quarter
from reporting.tests.stories import a_window

BOARD, OWN = "/papan/2026-TW3/", "/papan/2026-TW3/62.03/"
CLOSED, AGAIN = wib(2026, 11, 14), wib(2026, 11, 20)
PAGES = (BOARD, OWN, f"{BOARD}kesiapan/", f"{BOARD}tren/", "/kesenjangan/2026-TW3/", "/kelengkapan/2026-TW3/")
TABLES = tuple(
    f"{BOARD}data/{name}.csv" for name in ("indikator", "kesiapan", "tren-indikator", "nilai-terbit", "kamus-data")
)


@dataclass(frozen=True)
class Closed:
    cast: Cast
    edition: Edition

    def close(self, at: datetime = AGAIN) -> Edition:
        close_quarter(TW3, scope=self.cast.verifier, at=at)
        found = edition_for(TW3, self.cast.province)
        assert found is not None
        return found

    def reopen(self) -> None:
        reopen_quarter(TW3, scope=self.cast.verifier, at=AGAIN, note="Angka Kapuas keliru.")

    def correct(self, code: str, *, where: Institution, a: int) -> None:
        """As a verification leaves it."""
        rows = Figure.everything.filter(report__institution=where, report__quarter=TW3, indicator__code=code)
        assert rows.update(a=Decimal(a), verified_a=Decimal(a)) == 1
        bump(region=where.own_region, year=TW3.year)


@pytest.fixture
def plenty(cast: Cast) -> Cast:
    load_catalogue()
    a_window(cast.province)
    Plenty(silent=0).fill([cast.own, cast.other, cast.health, cast.province], quarters=quarters_back(TW3, 3))
    return cast


@pytest.fixture
def closed(plenty: Cast) -> Closed:
    close_quarter(TW3, scope=plenty.verifier, at=CLOSED)
    edition = edition_for(TW3, plenty.province)
    assert edition is not None
    return Closed(plenty, edition)


def everything_changes(cast: Cast) -> None:
    """After the quarter has closed: names, targets, weights, what was published, and even rows nobody may touch."""
    Institution.everything.filter(pk=cast.own.pk).update(name="Kabupaten Bernama Lain", short_name="Lain")
    Definition.objects.update(weight=5, name="Indikator bernama lain")
    indicator = Indicator.objects.get(code="LEM-03")
    Target.objects.update_or_create(indicator=indicator, institution=cast.own, year=2026, defaults={"value": 3})
    PublishedValue.objects.all().delete()
    Figure.everything.filter(report__quarter=TW3).update(verified_a=None, verified_b=None)
    bump()
    for region in (cast.own, cast.other, cast.province):
        bump(region=region, year=2026)


# --- what is stored ----------------------------------------------------------------------------------


def test_a_stored_board_is_read_again_as_the_very_same(plenty: Cast) -> None:
    stored = gathered(TW3, province=plenty.province, on=CLOSED.date())

    text = to_text(stored, salt="s")
    again = from_text(text)

    assert again == stored
    assert to_text(again, salt="s") == text
    assert any(board.score is not None for board in again.boards.values())
    assert list(again.board.boards) == list(stored.board.boards)


def test_numbers_are_stored_exactly(plenty: Cast) -> None:
    row = Figure.everything.filter(report__institution=plenty.own, report__quarter=TW3, indicator__code="LEM-03")
    row.update(verified_a=Decimal("123456789012.345"))

    stored = gathered(TW3, province=plenty.province, on=CLOSED.date())

    line = from_text(to_text(stored)).boards[plenty.own.pk, TW3].lines["LEM-03"]
    assert line.now.sums.a == Decimal("123456789012.345")


def test_a_field_that_came_later_takes_its_default(plenty: Cast) -> None:
    text = to_text(gathered(TW3, province=plenty.province, on=CLOSED.date()))

    older = text.replace(',"stale":null}', "}")

    assert older != text
    assert from_text(older) == from_text(text)


@pytest.mark.parametrize("text", ["", "{}", '{"format":99,"board":{}}', '{"format":1,"board":{}}', '{"format":1}'])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        from_text(text)


def test_the_digest_fits_the_content_and_the_content_is_salted(closed: Closed) -> None:
    assert closed.edition.digest == digest_of(closed.edition.text)

    closed.reopen()
    other = closed.close()

    assert other.digest != closed.edition.digest
    assert read_board(other).boards == read_board(closed.edition).boards


def test_an_edition_that_does_not_fit_its_digest_shows_no_number(
    closed: Closed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("ERROR")
    with transaction.atomic():
        Edition._base_manager.filter(pk=closed.edition.pk).update(digest="0" * 64)

    answer = closed.cast.client(closed.cast.leader).get(BOARD)

    assert answer.status_code == 422
    assert "tidak dapat dibaca" in answer.content.decode()
    assert "does not fit its digest" in caplog.text


def test_an_edition_is_never_changed(closed: Closed) -> None:
    document = Issued.objects.first()
    for change in (
        closed.edition.save,
        closed.edition.delete,
        document.save,
        document.delete,
        Edition.objects.all().delete,
        lambda: Issued.objects.update(title="x"),
    ):
        with pytest.raises(TypeError):
            change()


# --- closing -----------------------------------------------------------------------------------------


def test_closing_makes_the_first_edition_with_its_documents(closed: Closed) -> None:
    cast, edition = closed.cast, closed.edition

    assert (edition.number, edition.closed_at, edition.made_at) == (1, CLOSED, CLOSED)
    assert (edition.made_by, edition.capacity) == (cast.verifier.user, cast.verifier.capacity)
    summary = issued(edition, "ringkasan", cast.own.pk)
    assert summary is not None
    assert summary.number == "62.03/2026-TW3/E1/ringkasan"
    assert digest_of(summary.text) == summary.digest
    assert summary.code in summary.text.replace("-", "")


def test_a_region_that_is_new_in_the_quarter_has_its_course_too(plenty: Cast) -> None:
    Institution.everything.filter(pk=plenty.other.pk).update(opened_on=date(2026, 7, 1))
    bump()
    close_quarter(TW3, scope=plenty.verifier, at=CLOSED)

    client = plenty.client(plenty.verifier)
    for address in (f"{BOARD}62.02/", "/kesenjangan/2026-TW3/daerah/62.02/", f"{BOARD}62.02/data/indikator.csv"):
        assert client.get(address).status_code == 200


def test_every_document_is_of_an_institution_by_its_name(closed: Closed) -> None:
    subjects = set(Issued.objects.values_list("institution__code", "subject"))

    assert subjects == {
        ("62", "Provinsi Kalimantan Tengah"),
        ("62", "Pemerintah Provinsi"),
        ("62.02", "Kabupaten Kotawaringin Timur"),
        ("62.03", "Kabupaten Kapuas"),
    }


def test_without_its_edition_the_quarter_stays_open(plenty: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("no disk")

    monkeypatch.setattr("dashboards.editions.making.issue", breaks)

    with pytest.raises(RuntimeError):
        close_quarter(TW3, scope=plenty.verifier, at=CLOSED)

    assert Window.objects.get(quarter=TW3).closed_at is None
    assert not Edition.objects.exists()


def test_closing_twice_makes_one_edition(closed: Closed) -> None:
    with pytest.raises(Beaten):
        close_quarter(TW3, scope=closed.cast.verifier, at=AGAIN)

    assert Edition.objects.count() == 1


def test_while_a_quarter_is_open_no_edition_holds(closed: Closed) -> None:
    closed.reopen()

    assert edition_for(TW3, closed.cast.province) is None
    assert Edition.objects.count() == 1


# --- what a closed quarter says ----------------------------------------------------------------------


@pytest.mark.parametrize("address", [*PAGES, *TABLES])
def test_whatever_changes_afterwards_a_closed_quarter_says_the_same(closed: Closed, address: str) -> None:
    client = closed.cast.client(closed.cast.verifier)
    before = body_of(client.get(address))

    everything_changes(closed.cast)

    assert body_of(client.get(address)) == before


def test_the_same_changes_would_be_seen_while_it_is_open(plenty: Cast) -> None:
    client = plenty.client(plenty.verifier)
    before = {address: body_of(client.get(address)) for address in (BOARD, OWN, *TABLES)}

    everything_changes(plenty)

    assert [address for address, was in before.items() if body_of(client.get(address)) == was] == []


def body_of(answer: Any) -> str:
    """Without what changes with every answer."""
    assert answer.status_code == 200
    text = answer.content.decode()
    return text.split("<main", 1)[-1].split("</main>", 1)[0]


@pytest.mark.parametrize("address", PAGES)
def test_an_edition_costs_as_many_queries_for_three_regions_as_for_one(
    plenty: Cast, queries_of: Callable[..., list[str]], address: str
) -> None:
    client, counts = plenty.client(plenty.leader), []
    for places in ([], [plenty.schools, plenty.province_agency]):
        Plenty(silent=0).fill(places, quarters=quarters_back(TW3, 3))
        close_quarter(TW3, scope=plenty.verifier, at=CLOSED)
        counts.append(len(queries_of(lambda: client.get(address))))
        reopen_quarter(TW3, scope=plenty.verifier, at=AGAIN, note="x")

    assert counts[0] == counts[1]
    assert counts[0] <= 8


# --- reopened, corrected, closed ---------------------------------------------------------------------


def test_a_correction_makes_a_second_edition_that_tells_what_changed(closed: Closed) -> None:
    first = closed.edition.text
    closed.reopen()
    closed.correct("LEM-03", where=closed.cast.own, a=1)

    second = closed.close()

    assert second.number == 2
    assert any("LEM-03" in line and "dari" in line and "menjadi" in line for line in second.changes)
    assert "Kabupaten Kapuas" in second.changes[0]
    assert Edition.objects.get(number=1).text == first


def test_a_score_that_follows_from_a_figure_is_told_and_not_counted(closed: Closed) -> None:
    closed.reopen()
    closed.correct("LEM-01", where=closed.cast.own, a=0)

    changes = closed.close().changes

    assert changes[0] == "Satu angka berubah, di Kabupaten Kapuas."
    assert any(line.startswith("Skor kesiapan Kabupaten Kapuas: dari ") for line in changes)


def test_without_a_correction_nothing_changed(closed: Closed) -> None:
    closed.reopen()

    assert closed.close().changes == ["Tidak ada angka yang berubah."]


def test_small_sensitive_counts_are_not_told(closed: Closed) -> None:
    code = Definition.objects.filter(is_sensitive=True, level="region").values_list("indicator__code", flat=True)[0]
    closed.reopen()
    closed.correct(code, where=closed.cast.own, a=3)

    told = [line for line in closed.close().changes if code in line]

    assert told
    assert all(line.endswith("berubah; angkanya disamarkan.") for line in told)


def test_the_older_edition_is_shown_and_says_that_it_was_replaced(closed: Closed) -> None:
    client = closed.cast.client(closed.cast.leader)
    old = body_of(client.get(OWN))
    closed.reopen()
    closed.correct("LEM-03", where=closed.cast.own, a=1)
    closed.close()

    shown, newest = body_of(client.get(f"{OWN}?edisi=1")).replace("?edisi=1", ""), body_of(client.get(OWN))

    assert "Edisi 1, digantikan edisi 2" in shown
    assert "digantikan" not in newest
    assert "Edisi 2 · ditutup 20 November 2026" in newest
    assert shown.split('id="rincian"')[-1] == old.split('id="rincian"')[-1] != newest.split('id="rincian"')[-1]


def test_from_the_older_edition_every_way_leads_deeper_into_it(closed: Closed) -> None:
    closed.reopen()
    closed.close()

    body = closed.cast.client(closed.cast.verifier).get(f"{BOARD}?edisi=1").content.decode().split("<main")[1]

    ways = set(re.findall(r'href="((?:/papan/2026-TW3/|[?])[^"]*)"', body))
    astray = {way for way in ways if "edisi=1" not in way} - {BOARD, f"{BOARD}edisi/"}
    assert {way for way in astray if "triwulan=" not in way} == set()
    assert f"{OWN}?edisi=1" in ways
    assert f"{BOARD}ringkasan.pdf?edisi=1&amp;lampiran=1" in ways


@pytest.mark.parametrize("answer", ["posisi", "peringkat", "prasyarat", "arg", "banding"])
def test_an_answer_of_the_older_edition_leads_deeper_into_it(answer: str, closed: Closed) -> None:
    closed.reopen()
    closed.close()

    address = f"{BOARD}{answer}/?edisi=1&indikator=LEM-03&tampil=kecil"
    body = closed.cast.client(closed.cast.verifier).get(address).content.decode().split("<main")[1]

    ways = set(re.findall(r'href="(/papan/2026-TW3/[^"]*)"', body))
    assert {way for way in ways if "edisi=1" not in way} <= {BOARD, f"{BOARD}edisi/"}
    assert any(way.startswith(f"{BOARD}62") or "banding" in way for way in ways)


@pytest.mark.parametrize("number", ["3", "0", "x", "1.0", "-1"])
def test_an_edition_that_is_not_there(closed: Closed, number: str) -> None:
    assert closed.cast.client(closed.cast.leader).get(f"{BOARD}?edisi={number}").status_code == 404


def test_another_quarter_is_chosen_without_the_edition(closed: Closed) -> None:
    answer = closed.cast.client(closed.cast.leader).get(f"{BOARD}?edisi=1&triwulan=2026-TW2&urut=nama")

    assert answer["Location"] == "/papan/2026-TW2/?urut=nama"


# --- the list of editions, and their codes -----------------------------------------------------------


def test_the_list_tells_each_edition_with_its_documents(closed: Closed) -> None:
    closed.reopen()
    closed.correct("LEM-03", where=closed.cast.own, a=1)
    second = closed.close()

    leader = body_of(closed.cast.client(closed.cast.leader).get(f"{BOARD}edisi/"))
    verifier = body_of(closed.cast.client(closed.cast.verifier).get(f"{BOARD}edisi/"))

    assert "Digantikan edisi 2" in leader
    assert second.digest in leader
    assert second.changes[0] in leader
    assert "/papan/2026-TW3/edisi/1/62.03/ringkasan.pdf" in leader
    name = closed.cast.verifier.user.name
    assert (name in leader, name in verifier) == (False, True)
    assert "Verifikator provinsi" in leader


def test_a_quarter_without_an_edition_has_an_empty_list(plenty: Cast) -> None:
    assert "Belum ada edisi" in body_of(plenty.client(plenty.leader).get(f"{BOARD}edisi/"))


def test_nobody_without_a_role_opens_it(closed: Closed) -> None:
    stranger = closed.cast.client(closed.cast.nobody)

    for address in (f"{BOARD}edisi/", f"{BOARD}edisi/1/62.03/ringkasan.pdf", f"{BOARD}?edisi=1"):
        assert stranger.get(address).status_code == 403


def test_codes_are_confirmed_to_anybody_without_a_figure_or_a_person(closed: Closed, client: Any) -> None:
    document = issued(closed.edition, "ringkasan", closed.cast.own.pk)
    assert document is not None

    of_document = client.get(reverse("confirm_code", args=[document.code])).content.decode()
    of_edition = client.get(reverse("confirm_code", args=[closed.edition.code])).content.decode()

    for told in (of_document, of_edition):
        assert "Edisi 1, yang terbaru." in told
        assert "Triwulan III 2026" in told
        assert closed.cast.verifier.user.name not in told
    assert document.number in of_document
    assert document.digest in of_document
    assert closed.edition.digest in of_edition


def test_a_code_tells_that_a_newer_edition_is_there(closed: Closed, client: Any) -> None:
    closed.reopen()
    reopened = client.get(reverse("confirm_code", args=[closed.edition.code])).content.decode()
    closed.close()
    replaced = client.get(reverse("confirm_code", args=[closed.edition.code])).content.decode()

    assert "sedang dibuka kembali" in reopened
    assert "sudah digantikan edisi 2" in replaced


def test_a_renamed_region_keeps_its_name_on_what_was_issued(closed: Closed, client: Any) -> None:
    document = issued(closed.edition, "ringkasan", closed.cast.own.pk)
    assert document is not None
    everything_changes(closed.cast)

    assert "Kabupaten Kapuas" in client.get(reverse("confirm_code", args=[document.code])).content.decode()


def test_what_is_kept_of_an_edition_is_read_once(closed: Closed, queries_of: Callable[..., list[str]]) -> None:
    queries = queries_of(lambda: [board_of(Edition.objects.get(pk=closed.edition.pk)) for _ in range(3)])

    assert sum('"content"' in query for query in queries) == 1


def test_a_refusal_is_what_a_reader_gets(closed: Closed) -> None:
    broken = Edition(**{**vars_of(closed.edition), "content": b"nonsense"})

    with pytest.raises(Refused):
        read_board(broken)


def vars_of(edition: Edition) -> dict[str, Any]:
    return {name: getattr(edition, name) for name in ("province", "quarter", "number", "digest")}
