"""Two at once, for real: threads with connections of their own, on whichever database the tests run."""

from functools import partial
from threading import Thread

import pytest
from django.db import connections, transaction

from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, Refused
from institutions.tests.cast import Cast, make_cast, wib
from institutions.tests.races import at_once
from reporting.calendar import Window
from reporting.figures import Figure
from reporting.opening import close_quarter, open_quarter
from reporting.remarks import add_remark
from reporting.reports import Remark, Report
from reporting.starting import start_report
from reporting.statuses import Status
from reporting.tests.stories import QUARTER, a_definition, a_figure, a_report, a_window
from reporting.windows import proposed_dues
from reporting.workflow import make_move

pytestmark = pytest.mark.django_db(transaction=True)
LATER = wib(2026, 10, 6)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_submit_pressed_twice_at_once_is_one_submission_and_one_journal_line(cast: Cast) -> None:
    for _ in range(5):
        report = a_report(cast.health)
        submit = partial(make_move, "submit", report, scope=cast.focal_point, at=LATER)

        answers = at_once(submit, submit)

        assert sorted(type(answer).__name__ for answer in answers) == ["Beaten", "Report"], answers
        told = next(answer for answer in answers if isinstance(answer, Beaten))
        assert told.text.startswith("Laporan dikirim oleh Fitri Focal pada 6 Oktober 2026 pukul 09.00 WIB.")
        assert JournalEntry.everything.filter(verb="submit", subject_id=report.pk).count() == 1
        report.delete()


def test_verify_and_return_at_once_never_both_happen(cast: Cast) -> None:
    for _ in range(5):
        report = a_report(cast.own, Status.SUBMITTED)

        answers = at_once(
            partial(make_move, "verify", report, scope=cast.verifier, at=LATER),
            partial(make_move, "return", report, scope=cast.second_verifier, at=LATER, note="Periksa."),
        )

        assert sum(isinstance(answer, Beaten) for answer in answers) == 1, answers
        report.delete()


def test_an_agency_sent_back_at_the_same_time_is_verified_or_returned_but_not_both(cast: Cast) -> None:
    definition = a_definition("SDM-01")
    for _ in range(5):
        regency, agency = a_report(cast.own, Status.SUBMITTED), a_report(cast.health, Status.ACCEPTED)
        a_figure(agency, definition, 7)

        at_once(
            partial(make_move, "verify", regency, scope=cast.verifier, at=LATER),
            partial(make_move, "send_back", agency, scope=cast.second_verifier, at=LATER, note="Periksa."),
        )

        found, figure = Report.everything.get(pk=agency.pk), Figure.everything.get(report=agency)
        assert Report.everything.get(pk=regency.pk).status == Status.VERIFIED
        assert (found.status == Status.VERIFIED) == (figure.verified_a == 7)
        assert found.status in (Status.VERIFIED, Status.RETURNED)
        regency.delete()
        agency.delete()


def test_verification_waits_for_who_is_still_writing_in_an_agencys_report(cast: Cast) -> None:
    definition = a_definition("SDM-01")
    regency, agency = a_report(cast.own, Status.SUBMITTED), a_report(cast.health, Status.ACCEPTED)
    figure = a_figure(agency, definition, 7)
    verifying = Thread(
        target=lambda: (make_move("verify", regency, scope=cast.verifier, at=LATER), connections.close_all())
    )

    with transaction.atomic():
        Report.everything.select_for_update().get(pk=agency.pk)
        verifying.start()
        verifying.join(0.5)
        assert verifying.is_alive()
        Figure.everything.filter(pk=figure.pk).update(a=9)
        Report.everything.filter(pk=agency.pk).update(status=Status.RETURNED)
    verifying.join(20)

    assert Report.everything.get(pk=regency.pk).status == Status.VERIFIED
    assert Report.everything.get(pk=agency.pk).status == Status.RETURNED
    assert Figure.everything.get(pk=figure.pk).verified_state == ""


def test_a_remark_and_a_recall_at_once_are_one_of_the_two(cast: Cast) -> None:
    item = a_definition("SDM-01").indicator
    for _ in range(5):
        report = a_report(cast.health, Status.SUBMITTED)

        at_once(
            partial(add_remark, report, indicator=item, text="Benar?", scope=cast.coordinator, at=LATER),
            partial(make_move, "recall", report, scope=cast.focal_point, at=LATER),
        )

        was_recalled = Report.everything.get(pk=report.pk).status == Status.DRAFT
        assert was_recalled != Remark.everything.filter(report=report).exists()
        report.delete()


def test_two_who_begin_a_report_at_once_get_the_same(cast: Cast) -> None:
    begin = partial(start_report, cast.health, quarter=QUARTER, at=LATER)

    answers = at_once(partial(begin, scope=cast.focal_point), partial(begin, scope=cast.coordinator))

    assert answers == [Report.everything.get()] * 2
    assert JournalEntry.everything.filter(verb="start").count() == 1


def test_two_who_open_a_quarter_at_once(cast: Cast) -> None:
    opening = partial(open_quarter, QUARTER, dues=proposed_dues(QUARTER), at=LATER)

    answers = at_once(partial(opening, scope=cast.verifier), partial(opening, scope=cast.administrator))

    assert sorted(type(answer).__name__ for answer in answers) == ["Beaten", "Window"]
    assert JournalEntry.everything.filter(verb="open_quarter").count() == 1


def test_closing_a_quarter_waits_for_a_move_that_is_running(cast: Cast) -> None:
    a_window(cast.province)
    report = a_report(cast.health)
    close = partial(close_quarter, QUARTER, scope=cast.verifier, at=LATER)
    closing = Thread(target=lambda: (close(), connections.close_all()))

    with transaction.atomic():
        make_move("submit", report, scope=cast.focal_point, at=LATER)
        closing.start()
        closing.join(0.5)
        assert closing.is_alive()
    closing.join(20)

    assert Report.everything.get(pk=report.pk).status == Status.SUBMITTED
    assert Window.objects.get().closed_at == LATER


def test_a_move_that_comes_while_a_quarter_is_being_closed_is_refused(cast: Cast) -> None:
    a_window(cast.province)
    report = a_report(cast.health)
    told: list[object] = []

    def submit() -> None:
        try:
            told.append(make_move("submit", report, scope=cast.focal_point, at=LATER))
        except Refused as refusal:
            told.append(refusal.text)
        finally:
            connections.close_all()

    moving = Thread(target=submit)
    with transaction.atomic():
        close_quarter(QUARTER, scope=cast.verifier, at=LATER)
        moving.start()
        moving.join(0.5)
    moving.join(20)

    assert "ditutup 6 Oktober 2026" in str(told[0])
    assert Report.everything.get(pk=report.pk).status == Status.DRAFT
