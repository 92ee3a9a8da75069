"""The documents of all regencies in one file: asking, making, calling off, dying, fetching; by whom."""

import csv
import io
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client

from dashboards.bundles import asking, doors, starting
from dashboards.bundles.asking import Wish, ask_bundle, cancel_bundle, running
from dashboards.bundles.gathering import Page, gather
from dashboards.bundles.making import make_bundle
from dashboards.bundles.printing import one_by_one, two_at_once
from dashboards.bundles.progress import progress_of
from dashboards.bundles.rows import Bundle, State, folder
from dashboards.management.commands import make_bundle as make_bundle_command
from formats.quarters import Quarter
from institutions.access.refusals import NotAllowed
from institutions.access.scope import Scope
from institutions.kinds import Kind
from institutions.tests.cast import Cast, make_cast, wib
from institutions.tests.races import at_once
from institutions.tree import plant
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_report

pytestmark = pytest.mark.django_db
Q = Quarter(2026, 3)
NOW = wib(2026, 11, 24, 10, 42)
WISH = Wish(Q, edition=0, version="a" * 64, kind="ringkasan")
PAGE = "/papan/2026-TW3/berkas/"
SET_UP = "import django; django.setup(); "
HTML = "<html lang=id><title>Uji</title><p>[[DICETAK]]</p></html>"


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> list[int]:
    """No process of its own; which would have started."""
    pks: list[int] = []
    settings.PRIVATE_FILES = tmp_path
    monkeypatch.setattr(asking, "start", pks.append)
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    monkeypatch.setattr(doors.timezone, "now", lambda: NOW)
    return pks


def three_pages(bundle: Bundle, *, folder: Path) -> Sequence[Page]:
    pages = [
        Page(f"ringkasan-{at}.pdf", f"Daerah {at}", f"62.0{at}", "", "A4", folder / f"{at}.html") for at in (1, 2, 3)
    ]
    for page in pages:
        page.html.write_text(HTML)
    return pages


def quick(pages: Sequence[Page], *, at: datetime) -> Iterator[Page | None]:
    for page in pages:
        page.html.with_suffix(".pdf").write_bytes(b"%PDF " + page.file_name.encode())
        yield page


def made(bundle: Bundle, *, printer: Any = quick, gatherer: Any = three_pages) -> Bundle:
    make_bundle(bundle.pk, clock=lambda: NOW, printer=printer, gatherer=gatherer)
    bundle.refresh_from_db()
    return bundle


def asked(scope: Scope, *, at: datetime = NOW, **changed: Any) -> Bundle:
    return ask_bundle(Wish(**{**vars(WISH), **changed}), scope=scope, at=at)


def leftovers() -> list[str]:
    return sorted(path.name for path in folder().iterdir())


# --- asking -------------------------------------------------------------------------------------------


def test_asking_starts_one_process_with_the_commit(
    cast: Cast, started: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = asked(cast.leader)
        assert started == []
    with django_capture_on_commit_callbacks(execute=True):
        second = asked(cast.verifier, kind="laporan")

    assert second == first
    assert started == [first.pk]


def test_what_was_made_before_is_offered_at_once(cast: Cast) -> None:
    first = made(asked(cast.leader))

    assert asked(cast.verifier) == first
    assert asked(cast.verifier, version="b" * 64) != first


def test_after_a_day_it_is_made_again_and_the_old_file_is_gone(cast: Cast) -> None:
    first = made(asked(cast.leader))

    second = asked(cast.leader, at=NOW + timedelta(days=1, seconds=1))

    assert second != first
    assert leftovers() == []


def test_the_process_is_of_a_session_of_its_own_and_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setattr(starting.subprocess, "Popen", lambda words, **options: seen.update(options, words=words))

    starting.start(7)

    assert seen["words"][-2:] == ["make_bundle", "7"]
    assert seen["start_new_session"] is True
    assert {seen[name] for name in ("stdin", "stdout", "stderr")} == {starting.subprocess.DEVNULL}


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_get_the_same_one(started: list[int]) -> None:
    cast = make_cast()

    answers = at_once(lambda: asked(cast.leader), lambda: asked(cast.verifier, kind="laporan"))

    assert len(Bundle.objects.all()) == 1
    assert answers == [Bundle.objects.get()] * 2
    assert started == [Bundle.objects.get().pk]


# --- making -------------------------------------------------------------------------------------------


def test_the_file_holds_every_document_and_a_list_by_which_each_is_checked(cast: Cast) -> None:
    bundle = made(asked(cast.leader))

    with zipfile.ZipFile(bundle.path) as archive:
        names = archive.namelist()
        rows = list(csv.reader(io.StringIO(archive.read("DAFTAR.csv").decode("utf-8-sig")), delimiter=";"))
        digests = {name: sha256(archive.read(name)).hexdigest() for name in names}
    assert names == ["ringkasan-1.pdf", "ringkasan-2.pdf", "ringkasan-3.pdf", "DAFTAR.csv"]
    assert [row[:4] for row in rows[1:]] == [
        [f"ringkasan-{at}.pdf", f"Daerah {at}", f"62.0{at}", ""] for at in (1, 2, 3)
    ]
    assert [row[4] for row in rows[1:]] == [digests[name] for name in names[:3]]
    assert (bundle.state, bundle.done, bundle.total, bundle.size) == (
        State.FINISHED, 3, 3, bundle.path.stat().st_size
    )  # fmt: skip
    assert leftovers() == [bundle.stored_name]


def test_the_same_documents_make_the_same_file(cast: Cast) -> None:
    first = made(asked(cast.leader)).path.read_bytes()

    assert made(asked(cast.leader, version="b" * 64)).path.read_bytes() == first


def test_calling_off_takes_effect_before_the_next_document(cast: Cast) -> None:
    bundle, printed = asked(cast.leader), list[str]()

    def called_off(pages: Sequence[Page], *, at: datetime) -> Iterator[Page | None]:
        for page in quick(pages, at=at):
            printed.append(page.file_name)  # type: ignore[union-attr]
            if len(printed) == 2:
                cancel_bundle(bundle, scope=cast.leader)
            yield page

    made(bundle, printer=called_off)

    assert (bundle.state, bundle.done, printed) == (State.CANCELLED, 1, ["ringkasan-1.pdf", "ringkasan-2.pdf"])
    assert leftovers() == []
    assert asked(cast.leader) != bundle


def test_a_document_that_cannot_be_printed_stops_it_and_says_so(cast: Cast) -> None:
    def broken(pages: Sequence[Page], *, at: datetime) -> Iterator[Page | None]:
        yield pages[0]
        raise ValueError("no")

    bundle = made(asked(cast.leader), printer=broken)

    assert bundle.state == State.FAILED
    assert leftovers() == []
    assert "silakan mulai lagi" in progress_of(bundle, at=NOW).words


def test_a_process_that_died_is_given_up_and_cannot_come_back(cast: Cast) -> None:
    """It was only very slow: what it finishes after another has begun is thrown away."""
    dead, later = asked(cast.leader), NOW + timedelta(seconds=61)
    second = list[Bundle]()

    def slow(pages: Sequence[Page], *, at: datetime) -> Iterator[Page | None]:
        yield from quick(pages[:1], at=at)
        second.append(asked(cast.leader, at=later))
        yield from quick(pages[1:], at=at)

    made(dead, printer=slow)

    assert dead.state == State.FAILED
    assert second[0] != dead
    assert running(cast.province) == second[0]
    assert leftovers() == []


def test_silence_is_told_after_a_minute_and_no_sooner(cast: Cast) -> None:
    bundle = asked(cast.leader)

    assert progress_of(bundle, at=NOW + timedelta(seconds=60)).is_moving
    assert progress_of(bundle, at=NOW + timedelta(seconds=61)).label == "Terhenti"


def test_a_bundle_is_made_once(cast: Cast) -> None:
    bundle = made(asked(cast.leader))
    name = bundle.stored_name

    assert made(bundle).stored_name == name


def test_what_a_killed_process_left_behind_goes_when_the_next_is_asked_for(cast: Cast) -> None:
    finished, killed = made(asked(cast.leader)), asked(cast.leader, version="b" * 64)
    (folder() / f"{killed.pk}-tmp").mkdir()
    (folder() / f"{killed.pk}-tmp" / "1.html").write_text(HTML)
    (folder() / f"{killed.pk}-x.half").write_bytes(b"PK")

    asked(cast.leader, version="c" * 64, at=NOW + timedelta(seconds=59))
    assert len(leftovers()) == 3
    asked(cast.leader, version="c" * 64, at=NOW + timedelta(seconds=61))

    assert leftovers() == [finished.stored_name]


def test_a_full_disk_stops_it_and_leaves_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboards.bundles.packing._listed", full)

    assert made(asked(cast.leader)).state == State.FAILED
    assert leftovers() == []


def test_a_folder_that_cannot_be_written_stops_it_and_hinders_no_asking(cast: Cast, settings: Any) -> None:
    Path(settings.PRIVATE_FILES, "bundel").write_text("in the way")

    first = made(asked(cast.leader))

    assert first.state == State.FAILED
    assert asked(cast.leader) != first


def test_a_process_that_cannot_be_started_is_told_at_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def no_room(pk: int) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(asking, "start", no_room)

    with django_capture_on_commit_callbacks(execute=True):
        bundle = asked(cast.leader)

    bundle.refresh_from_db()
    assert bundle.state == State.FAILED


def test_reading_boards_that_is_killed_stops_the_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its process must not wait for it, telling for ever that it lives."""
    monkeypatch.setattr(make_bundle_command, "note", lambda *args, **kwargs: None)
    monkeypatch.setattr(make_bundle_command.connections, "close_all", lambda: None)
    monkeypatch.setattr(make_bundle_command, "gather", lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGKILL))

    with pytest.raises(BrokenProcessPool):
        make_bundle_command.gathered_apart(Bundle(), folder=tmp_path)


def test_copies_end_with_the_process_they_were_copied_from() -> None:
    """They hold its output open for as long as they live."""
    script = "from dashboards.bundles.printing import copies; copies(2).submit(print, 'ready', flush=True); input()"
    words, pipe = [sys.executable, "-c", SET_UP + script], subprocess.PIPE
    process = subprocess.Popen(words, cwd=settings.BASE_DIR, stdin=pipe, stdout=pipe)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"

    process.kill()

    assert process.communicate(timeout=30)[0] == b""


@pytest.mark.parametrize("printer", [one_by_one, two_at_once])
def test_documents_are_printed_with_the_time_put_in(printer: Any, tmp_path: Path) -> None:
    pages = three_pages(Bundle(), folder=tmp_path)

    ready = [page for page in printer(pages, at=NOW) if page]

    assert {page.file_name for page in ready} == {page.file_name for page in pages}
    assert all(page.html.with_suffix(".pdf").read_bytes().startswith(b"%PDF-") for page in pages)


def test_an_open_quarter_gives_what_the_boards_say_now(cast: Cast, tmp_path: Path) -> None:
    a_definition("SDM-01")
    a_report(cast.own, status=Status.VERIFIED)

    pages = gather(asked(cast.leader), folder=tmp_path)

    assert [(page.file_name, page.subject, page.code) for page in pages] == [
        ("ringkasan-pug-62.02-2026-TW3.pdf", "Kabupaten Kotawaringin Timur", ""),
        ("ringkasan-pug-62.03-2026-TW3.pdf", "Kabupaten Kapuas", ""),
    ]
    assert "Kabupaten Kapuas" in pages[1].html.read_text()


# --- doors --------------------------------------------------------------------------------------------


def page(client: Client, address: str = PAGE) -> HttpResponseBase:
    return client.get(address)


def text(answer: HttpResponseBase) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_the_page_follows_what_runs_and_rests_when_nothing_does(cast: Cast) -> None:
    client = cast.client(cast.leader)
    assert "Refresh" not in page(client).headers

    client.post(PAGE, {"jenis": "ringkasan"})
    Bundle.objects.update(state=State.RUNNING, done=5, total=14)
    shown = page(client)

    assert shown.headers["Refresh"] == "3"
    assert "5 dari 14 ringkasan selesai." in text(shown)
    assert '<progress class="progress-line" max="14" value="5"' in text(shown)
    assert "Mulai membuat" not in text(shown)


def test_one_that_died_can_be_begun_again(cast: Cast) -> None:
    asked(cast.leader, at=NOW - timedelta(minutes=2))
    client = cast.client(cast.leader)

    shown = page(client)
    client.post(PAGE, {"jenis": "ringkasan"})

    assert "Terhenti" in text(shown)
    assert "Mulai membuat" in text(shown)
    assert "Refresh" not in shown.headers
    assert [one.state for one in Bundle.objects.order_by("pk")] == [State.FAILED, State.WAITING]


def test_everybody_of_the_province_may_fetch_it_and_nobody_elses(cast: Cast) -> None:
    bundle = made(asked(cast.verifier))
    address = f"{PAGE}{bundle.pk}/zip/"
    elsewhere = plant(kind=Kind.PROVINCE, code="63", bps_code="63", name="Provinsi Lain", short_name="Lain")

    for who in cast.people.values():
        answer = cast.client(who).get(address)
        assert answer.status_code == 200
        assert answer["Content-Disposition"] == 'attachment; filename="ringkasan-pug-2026-TW3.zip"'
        assert b"".join(answer.streaming_content) == bundle.path.read_bytes()  # type: ignore[attr-defined]
    Bundle.objects.update(province=elsewhere)
    assert cast.client(cast.verifier).get(address).status_code == 404


def test_a_file_that_is_older_than_a_day_is_not_there(cast: Cast) -> None:
    bundle = made(asked(cast.verifier, at=NOW - timedelta(hours=25)))

    assert cast.client(cast.verifier).get(f"{PAGE}{bundle.pk}/zip/").status_code == 404
    assert "Sudah dihapus" in text(page(cast.client(cast.verifier)))


def test_who_asked_and_who_keeps_the_quarters_may_call_it_off(cast: Cast) -> None:
    bundle = asked(cast.leader)
    address = f"{PAGE}{bundle.pk}/batal/"

    refused = cast.client(cast.focal_point).post(address)
    with pytest.raises(NotAllowed):
        cancel_bundle(bundle, scope=cast.coordinator)
    taken = cast.client(cast.verifier).post(address)

    bundle.refresh_from_db()
    assert (refused.status_code, taken.status_code, bundle.state) == (403, 302, State.CANCELLED)


def test_a_kind_that_is_not_offered_is_refused(cast: Cast) -> None:
    assert cast.client(cast.leader).post(PAGE, {"jenis": "rahasia"}).status_code == 422
    assert not Bundle.objects.exists()


def test_the_page_costs_the_same_however_much_was_made(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    made(asked(cast.leader))
    client = cast.client(cast.leader)

    def grow() -> None:
        for version in ("b", "c"):
            made(asked(cast.verifier, version=version * 64))

    assert_same_queries(lambda: page(client), grow=grow)
