"""Files beside a figure: attached, taken off, kept for the history."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from indicators.loading import load_catalogue
from indicators.models import Indicator
from institutions.access.files import StoredFile
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.tests.cast import Cast, wib
from reporting.attaching import attach, detach
from reporting.figures import Evidence, Figure
from reporting.reports import Report, ReturnItem
from reporting.statuses import Status
from reporting.tests.stories import NOW, a_report

LATER = wib(2026, 10, 5, 10, 42)


@pytest.fixture
def report(cast: Cast) -> Report:
    load_catalogue()
    return a_report(cast.health)


def a_pdf(name: str = "daftar hadir.pdf", size: int = 0) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4\n" + b"x" * size + b"\n%%EOF\n", content_type="application/pdf")


def test_file_is_kept_beside_an_item_that_is_not_answered_yet(report: Report, cast: Cast) -> None:
    evidence = attach(report, code="SDM-01", upload=a_pdf(), scope=cast.focal_point, at=NOW)

    figure = Figure.everything.get(report=report)
    assert (evidence.figure, figure.state, figure.version) == (figure, "unanswered", 0)
    assert (evidence.file.name, evidence.file.institution) == ("daftar hadir.pdf", cast.health)


def test_file_that_is_taken_off_is_kept(report: Report, cast: Cast) -> None:
    evidence = attach(report, code="SDM-01", upload=a_pdf(), scope=cast.focal_point, at=NOW)

    assert detach(report, evidence_ids={evidence.pk}, scope=cast.focal_point, at=LATER) == 1
    assert detach(report, evidence_ids={evidence.pk}, scope=cast.coordinator, at=LATER) == 0

    evidence.refresh_from_db()
    assert (evidence.removed_at, evidence.removed_by, StoredFile.everything.count()) == (
        LATER, cast.focal_point.user, 1,
    )  # fmt: skip


def test_file_of_another_report_is_not_taken_off(report: Report, cast: Cast) -> None:
    other = a_report(cast.schools)
    evidence = attach(other, code="SDM-01", upload=a_pdf(), scope=cast.schools_focal_point, at=NOW)

    assert detach(report, evidence_ids={evidence.pk}, scope=cast.focal_point, at=LATER) == 0


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (a_pdf(size=30 * 1024 * 1024), "paling besar 10 MB"),
        (SimpleUploadedFile("program.exe", b"MZ\x90\x00"), "program.exe"),
        (SimpleUploadedFile("surat.pdf", b"MZ\x90\x00"), "surat.pdf"),
        (SimpleUploadedFile("kosong.pdf", b""), "kosong"),
    ],
)
def test_file_that_cannot_be_taken_is_refused_in_words(
    report: Report, cast: Cast, upload: SimpleUploadedFile, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        attach(report, code="SDM-01", upload=upload, scope=cast.focal_point, at=NOW)

    assert not Figure.everything.exists()


def test_item_that_asks_for_no_proof_takes_none(report: Report, cast: Cast) -> None:
    with pytest.raises(Refused, match="tidak meminta bukti"):
        attach(report, code="PPRG-01", upload=a_pdf(), scope=cast.focal_point, at=NOW)


def test_eleventh_file_is_refused(report: Report, cast: Cast) -> None:
    for size in range(10):
        attach(report, code="SDM-01", upload=a_pdf(size=size), scope=cast.focal_point, at=NOW)

    with pytest.raises(Refused, match="Paling banyak 10 berkas"):
        attach(report, code="SDM-01", upload=a_pdf(size=99), scope=cast.focal_point, at=NOW)


def test_the_same_file_twice_is_attached_once(report: Report, cast: Cast) -> None:
    attach(report, code="SDM-01", upload=a_pdf(), scope=cast.focal_point, at=NOW)

    with pytest.raises(Refused, match="sudah terlampir pada butir ini"):
        attach(report, code="SDM-01", upload=a_pdf("nama lain.pdf"), scope=cast.focal_point, at=NOW)

    assert (Evidence.everything.count(), StoredFile.everything.count()) == (1, 1)


def test_locked_item_keeps_its_files(report: Report, cast: Cast) -> None:
    evidence = attach(report, code="SDM-01", upload=a_pdf(), scope=cast.focal_point, at=NOW)
    Report.everything.filter(pk=report.pk).update(status=Status.RETURNED)
    other_item = Indicator.objects.get(code="ARG-01")
    ReturnItem.everything.create(report=report, indicator=other_item, opened_by=cast.coordinator.user, opened_at=NOW)

    assert detach(report, evidence_ids={evidence.pk}, scope=cast.focal_point, at=LATER) == 0
    with pytest.raises(Refused, match="tidak ikut dikembalikan"):
        attach(report, code="SDM-01", upload=a_pdf(), scope=cast.focal_point, at=NOW)


def test_report_that_was_handed_in_takes_no_files(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health, Status.SUBMITTED)

    with pytest.raises(Beaten):
        attach(report, code="SDM-01", upload=a_pdf(), scope=cast.focal_point, at=NOW)
    assert Evidence.everything.count() == 0


def test_only_the_sender_or_the_coordinator_attaches(report: Report, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        attach(report, code="SDM-01", upload=a_pdf(), scope=cast.verifier, at=NOW)
