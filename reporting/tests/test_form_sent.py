"""A real form from its download to what it stores: once, all or nothing, and never over somebody else's answer."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from formats.tables.opening import open_book
from indicators.loading import load_catalogue
from indicators.models import Definition
from institutions.access.scope import Scope
from institutions.tests.cast import Cast
from reporting.figures import Figure, FigureChange, Origin
from reporting.merging import Offer
from reporting.offline.forms import forms_in
from reporting.offline.tests.forms import ADDRESS
from reporting.offline.tests.test_reading_forms import changed, filled, form
from reporting.offline.writing import form_workbook
from reporting.reports import Report
from reporting.saving import save_reported
from reporting.sent_files.confirming import confirm
from reporting.sent_files.lines import LineKind, Preview
from reporting.sent_files.marking import marked_workbook, marks_of
from reporting.sent_files.opening import book_of, contents_of
from reporting.sent_files.preview import preview_of
from reporting.sent_files.receiving import receive
from reporting.sent_files.sent import SentFile
from reporting.statuses import Status
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_figure, a_report


@pytest.fixture(autouse=True)
def _place(settings: Any, tmp_path: Any) -> None:
    settings.PRIVATE_FILES = tmp_path


@pytest.fixture
def report(cast: Cast) -> Report:
    load_catalogue()
    return a_report(cast.health)


def sent(data: bytes, who: Scope) -> SentFile:
    return receive(SimpleUploadedFile("formulir.xlsx", data), scope=who, at=NOW)


def seen(file: SentFile, who: Scope) -> Preview:
    return preview_of(contents_of(file, book=book_of(file), scope=who, at=NOW), scope=who, at=NOW)


def store(file: SentFile, who: Scope) -> None:
    contents = contents_of(file, book=book_of(file), scope=who, at=NOW)
    digest = preview_of(contents, scope=who, at=NOW).digest
    confirm(file, contents=contents, shown_digest=digest, picks={}, scope=who, at=NOW)


def kinds(preview: Preview) -> dict[str, LineKind]:
    return {line.code: line.kind for group in preview.groups for line in group.lines}


def test_an_untouched_form_changes_nothing(cast: Cast, report: Report) -> None:
    a_figure(report, Definition.objects.get(indicator__code="SDM-01"), 3, 4, by=cast.focal_point)

    preview = seen(sent(form(report, cast.focal_point), cast.focal_point), cast.focal_point)

    assert kinds(preview) == {"SDM-01": LineKind.SAME}
    assert not preview.may_confirm


def test_stored_once_the_same_file_changes_nothing_more(cast: Cast, report: Report) -> None:
    data = changed(
        form(report, cast.focal_point), filled(SDM_01_G=9, SDM_01_I="14", ARG_01_G=1, ARG_01_I=5, ARG_02_G=1)
    )
    first = sent(data, cast.focal_point)
    assert set(kinds(seen(first, cast.focal_point)).values()) == {LineKind.NEW}

    store(first, cast.focal_point)

    assert kinds(seen(sent(data, cast.focal_point), cast.focal_point)) == {
        "SDM-01": LineKind.SAME, "ARG-01": LineKind.SAME, "ARG-02": LineKind.SAME,
    }  # fmt: skip
    assert {change.origin for change in FigureChange.everything.all()} == {Origin.WORKBOOK}
    follows = Figure.everything.get(indicator__code="ARG-02")
    assert (follows.a, follows.b) == (1, 1)


def test_what_somebody_else_changed_since_the_download_is_a_conflict(cast: Cast, report: Report) -> None:
    data = changed(form(report, cast.focal_point), filled(SDM_01_G=9, SDM_01_I=14, PPRG_02_G=1, PPRG_02_I=2))
    save_reported(report, offers={"SDM-01": Offer(number(1, 2))}, scope=cast.coordinator, at=NOW)

    preview = seen(sent(data, cast.focal_point), cast.focal_point)

    assert kinds(preview) == {"SDM-01": LineKind.CONFLICT, "PPRG-02": LineKind.NEW}


def test_an_item_that_somebody_changed_and_the_file_left_alone_is_no_conflict(cast: Cast, report: Report) -> None:
    data = form(report, cast.focal_point)
    save_reported(report, offers={"SDM-01": Offer(number(1, 2))}, scope=cast.coordinator, at=NOW)

    assert not seen(sent(data, cast.focal_point), cast.focal_point).conflicts


def test_an_agency_that_sent_meanwhile_does_not_stop_the_others(cast: Cast, report: Report) -> None:
    trained = Definition.objects.get(indicator__code="SDM-01")
    other = a_report(cast.schools)
    a_figure(other, trained, 1, 2, by=cast.schools_focal_point)
    data = form_workbook(forms_in(QUARTER, scope=cast.coordinator, at=NOW), address=ADDRESS)
    Report.everything.filter(pk=other.pk).update(status=Status.SUBMITTED, submitted_at=NOW, first_submitted_at=NOW)
    file = sent(changed(data, filled(SDM_01_G=9, SDM_01_I=14)), cast.coordinator)

    store(file, cast.coordinator)

    stands = Figure.everything.filter(indicator__code="SDM-01").values_list("report__institution__code", "a", "b")
    assert set(stands) == {("62.03-dinkes", 9, 14), ("62.03-disdik", 1, 2)}


def test_untouched_sheets_begin_no_report(cast: Cast) -> None:
    load_catalogue()
    data = form_workbook(forms_in(QUARTER, scope=cast.coordinator, at=NOW), address=ADDRESS)

    store(sent(changed(data, filled(SDM_01_G=9, SDM_01_I=14)), cast.coordinator), cast.coordinator)

    assert [one.institution for one in Report.everything.all()] == [cast.health]


def test_a_marked_form_is_still_a_form_and_is_taken_when_it_is_mended(cast: Cast, report: Report) -> None:
    data = changed(form(report, cast.focal_point), filled(SDM_01_G="banyak", SDM_01_I=14))
    book = open_book(data, name="formulir.xlsx")
    preview = seen(sent(data, cast.focal_point), cast.focal_point)
    assert preview.wrong == 1

    marked = marked_workbook(data, book=book, wrong=marks_of(preview))
    mended = sent(changed(marked, filled(SDM_01_G=9)), cast.focal_point)

    assert kinds(seen(mended, cast.focal_point)) == {"SDM-01": LineKind.NEW}


def test_the_right_form_is_offered_to_who_sent_another_ones(cast: Cast, report: Report) -> None:
    a_report(cast.schools)
    data = form(report, cast.focal_point)

    answer = cast.client(cast.schools_focal_point).post(
        reverse("send_file"), {"file": SimpleUploadedFile("formulir.xlsx", data)}
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Formulir ini untuk Dinas Kesehatan, Kabupaten Kapuas" in page
    assert reverse("report_workbook", args=[Report.everything.get(institution=cast.schools).pk]) in page
