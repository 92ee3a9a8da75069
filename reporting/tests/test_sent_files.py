"""A file is kept, stored as a whole or not at all, once, and taken back while nobody touched it since."""

from typing import Any

import pytest

from indicators.models import Definition
from institutions.access.files import path_of
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.tests.cast import Cast, wib
from institutions.tests.samples import PDF, upload
from reporting.figures import FigureChange, Origin
from reporting.merging import Offer
from reporting.reports import Report
from reporting.saving import entry_of, save_reported
from reporting.sent_files import opening
from reporting.sent_files.confirming import Moved, confirm
from reporting.sent_files.contents import AnotherFile, Contents
from reporting.sent_files.preview import preview_of
from reporting.sent_files.receiving import receive, sent_before
from reporting.sent_files.sent import SentFile
from reporting.sent_files.undoing import undo
from reporting.statuses import Status
from reporting.tests.files_sent import a_workbook, asks, says, sent_by
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report, a_window

pytestmark = pytest.mark.django_db
LATER = wib(2026, 10, 6)


@pytest.fixture(autouse=True)
def _place(cast: Cast, settings: Any, tmp_path: Any) -> None:
    settings.PRIVATE_FILES = tmp_path
    a_window(cast.province)
    for code in ("A-01", "A-02"):
        a_definition(code)


def definition(code: str) -> Definition:
    return Definition.objects.select_related("indicator").get(indicator__code=code)


def store(
    sent: SentFile, contents: Contents, *, scope: Any, picks: Any = None, at: Any = LATER, digest: str = ""
) -> Any:
    shown = digest or preview_of(contents, scope=scope, at=at).digest
    return confirm(sent, contents=contents, shown_digest=shown, picks=picks or {}, scope=scope, at=at)


def said() -> dict[tuple[str, str], tuple[Any, str]]:
    rows = FigureChange.everything.select_related("figure__report__institution", "figure__indicator").order_by("pk")
    return {(r.figure.report.institution.name, r.figure.indicator.code): (entry_of(r), r.origin) for r in rows}


def test_the_file_is_kept_before_it_is_read(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_form", lambda book: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        receive(upload("laporan.xlsx", a_workbook()), scope=cast.focal_point, at=NOW)

    sent = SentFile.everything.get()
    assert (sent.institution, sent.sent_by, sent.capacity) == (
        cast.health, cast.focal_point.user, cast.focal_point.capacity,
    )  # fmt: skip
    assert path_of(sent.file.stored_name).is_file()
    assert len(sent.file.sha256) == 64
    assert JournalEntry.everything.filter(verb="send_file", subject_id=sent.pk).count() == 1


def test_a_refusal_of_the_reader_is_kept_with_the_file(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        receive(upload("rusak.xlsx", b"PK\x03\x04 bukan"), scope=cast.focal_point, at=NOW)

    assert refused.value.field == "file"
    assert SentFile.everything.get().refusal == refused.value.text


def test_another_form_is_refused_and_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(book: object, **_: object) -> None:
        raise AnotherFile("Ini formulir Dinas Pendidikan.", institution_id=cast.schools.pk, quarter=QUARTER)

    monkeypatch.setattr(opening, "is_form", lambda book: True)
    monkeypatch.setattr(opening, "read_form", refuse)

    with pytest.raises(AnotherFile):
        receive(upload("lain.xlsx", a_workbook()), scope=cast.focal_point, at=NOW)

    assert SentFile.everything.get().refusal == "Ini formulir Dinas Pendidikan."


@pytest.mark.parametrize(
    ("name", "words"), [("foto.jpg", "foto atau PDF"), ("surat.docx", "dokumen"), ("x.exe", "Jenis")]
)
def test_what_is_no_table_is_turned_away_kindly(cast: Cast, name: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        receive(upload(name, PDF), scope=cast.focal_point, at=NOW)

    assert not SentFile.everything.exists()


@pytest.mark.parametrize("who", ["leader", "verifier", "administrator"])
def test_only_who_fills_in_sends(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        receive(upload("x.xlsx", a_workbook()), scope=cast.people[who], at=NOW)


def test_confirming_begins_the_report_and_says_where_it_came_from(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "9"))
    sent = sent_by(cast.focal_point, contents, monkeypatch)

    store(sent, contents, scope=cast.focal_point)

    assert said() == {("Dinas Kesehatan", "A-01"): (number(9), Origin.WORKBOOK)}
    sent.refresh_from_db()
    assert (sent.result, sent.confirmed_by, sent.confirmed_at) == ("1 baru", cast.focal_point.user, LATER)
    report = Report.everything.get()
    assert JournalEntry.everything.filter(subject_kind="report", subject_id=report.pk, verb="import").count() == 1


def test_a_coordinators_workbook_is_on_behalf_for_agencies_and_not_for_its_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_definition("R-01", level="region")
    contents = asks(says(cast.health, "A-01", "9"), says(cast.schools, "A-01", "4"), says(cast.own, "R-01", "2"))
    sent = sent_by(cast.coordinator, contents, monkeypatch)

    store(sent, contents, scope=cast.coordinator)

    assert {name: origin for (name, _), (_, origin) in said().items()} == {
        "Dinas Kesehatan": Origin.WORKBOOK_ON_BEHALF,
        "Dinas Pendidikan": Origin.WORKBOOK_ON_BEHALF,
        "Kabupaten Kapuas": Origin.WORKBOOK,
    }


def test_pressed_twice_it_is_stored_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "9"))
    sent = sent_by(cast.focal_point, contents, monkeypatch)
    digest = preview_of(contents, scope=cast.focal_point, at=NOW).digest

    store(sent, contents, scope=cast.focal_point, digest=digest)
    store(sent, contents, scope=cast.focal_point, digest=digest)

    assert FigureChange.everything.count() == 1
    assert JournalEntry.everything.filter(verb="store_file").count() == 1


def test_the_same_file_again_changes_nothing_and_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "9"))
    data = a_workbook()
    first = sent_by(cast.focal_point, contents, monkeypatch, data=data)
    store(first, contents, scope=cast.focal_point)

    again = sent_by(cast.focal_point, contents, monkeypatch, data=data)
    preview = preview_of(contents, scope=cast.focal_point, at=LATER)

    assert (preview.words, preview.may_confirm) == ("1 sama", False)
    assert sent_before(again, scope=cast.focal_point) == first


def test_an_error_stores_nothing_at_all(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "9"), says(cast.schools, "A-01", "sembilan"))
    sent = sent_by(cast.coordinator, contents, monkeypatch)

    with pytest.raises(Refused, match="masih ada galat"):
        store(sent, contents, scope=cast.coordinator)

    assert (FigureChange.everything.count(), Report.everything.count()) == (0, 0)


def test_what_moved_since_the_preview_stores_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "9"), says(cast.schools, "A-01", "3"))
    sent = sent_by(cast.coordinator, contents, monkeypatch)
    digest = preview_of(contents, scope=cast.coordinator, at=NOW).digest
    schools = a_report(cast.schools)
    save_reported(schools, offers={"A-01": Offer(number(5))}, scope=cast.schools_focal_point, at=NOW)

    with pytest.raises(Moved):
        store(sent, contents, scope=cast.coordinator, digest=digest)

    assert list(said()) == [("Dinas Pendidikan", "A-01")]


def test_a_report_that_refuses_in_the_middle_takes_all_with_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last of two reports is refused by the save itself: the first is not kept either."""
    contents = asks(says(cast.health, "A-01", "9"), says(cast.schools, "A-01", "3"))
    sent = sent_by(cast.coordinator, contents, monkeypatch)
    from reporting.sent_files import confirming

    def refuse(report: Report, **kwargs: Any) -> Any:
        if report.institution_id == cast.schools.pk:
            raise Beaten("Sudah dikirim.")
        return save_reported(report, **kwargs)

    monkeypatch.setattr(confirming, "save_reported", refuse)
    with pytest.raises(Beaten):
        store(sent, contents, scope=cast.coordinator)

    sent.refresh_from_db()
    assert (FigureChange.everything.count(), Report.everything.count(), sent.confirmed_at) == (0, 0, None)


@pytest.mark.parametrize(("picked", "stands"), [(False, 8), (True, 6)])
def test_of_two_answers_the_chosen_one_stays(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, picked: bool, stands: int
) -> None:
    report = a_report(cast.health)
    a_figure(report, definition("A-01"), 5, by=cast.focal_point)
    save_reported(report, offers={"A-01": Offer(number(8), 1)}, scope=cast.coordinator, at=NOW)
    contents = asks(says(cast.health, "A-01", "6", version=1), says(cast.health, "A-02", "1"))
    sent = sent_by(cast.focal_point, contents, monkeypatch)

    store(sent, contents, scope=cast.focal_point, picks={cast.health.pk: frozenset({"A-01"})} if picked else None)

    assert said()["Dinas Kesehatan", "A-01"][0] == number(stands)
    assert said()["Dinas Kesehatan", "A-02"][0] == number(1)


def test_another_institutions_file_is_not_stored(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "9"))
    sent = sent_by(cast.focal_point, contents, monkeypatch)

    for who in (cast.coordinator, cast.schools_focal_point):
        with pytest.raises(Refused):
            store(sent, contents, scope=who)

    assert not FigureChange.everything.exists()


def test_a_stored_file_is_taken_back_in_one_move(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report(cast.health)
    a_figure(report, definition("A-01"), 5, by=cast.focal_point)
    contents = asks(says(cast.health, "A-01", "6", version=1), says(cast.health, "A-02", "1"))
    sent = sent_by(cast.focal_point, contents, monkeypatch)
    store(sent, contents, scope=cast.focal_point)

    undo(sent, scope=cast.focal_point, at=LATER)

    assert {code: entry for (_, code), (entry, _) in said().items()} == {"A-01": number(5), "A-02": entry_of_nothing()}
    sent.refresh_from_db()
    assert sent.undone_at == LATER
    assert FigureChange.everything.count() == 5


def entry_of_nothing() -> Any:
    from reporting.entries import EMPTY

    return EMPTY


def test_what_was_touched_since_is_not_taken_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "6"), says(cast.health, "A-02", "1"))
    sent = sent_by(cast.focal_point, contents, monkeypatch)
    store(sent, contents, scope=cast.focal_point)
    report = Report.everything.get()
    save_reported(report, offers={"A-01": Offer(number(7), 1)}, scope=cast.coordinator, at=LATER)

    with pytest.raises(Beaten, match="A-01"):
        undo(sent, scope=cast.focal_point, at=LATER)

    assert said()["Dinas Kesehatan", "A-02"][0] == number(1)


def test_a_report_that_was_sent_since_is_not_taken_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "6"))
    sent = sent_by(cast.focal_point, contents, monkeypatch)
    store(sent, contents, scope=cast.focal_point)
    Report.everything.update(status=Status.SUBMITTED, submitted_at=LATER, first_submitted_at=LATER)

    with pytest.raises(Beaten, match="sudah dikirim"):
        undo(sent, scope=cast.focal_point, at=LATER)
