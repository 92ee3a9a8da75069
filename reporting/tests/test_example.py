from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command

from formats.quarters import Quarter
from indicators.models import PublishedValue
from institutions.access.refusals import Refused
from institutions.models import Institution, JournalEntry, Membership, StoredFile, User
from institutions.tests.cast import wib
from reporting.example.accounts import ACCOUNTS, PASSWORD
from reporting.example.loading import load_example
from reporting.models import (
    Acknowledgement,
    Evidence,
    Extension,
    Figure,
    FigureChange,
    Receipt,
    Remark,
    Report,
    ReturnItem,
    Window,
)
from reporting.statuses import HANDED_IN, Status

pytestmark = pytest.mark.django_db
NOW = wib(2026, 11, 24, 16)
LAST_ENDED = Quarter(2026, 3)


def fingerprint():
    rows = Figure.everything.order_by("report__institution__code", "report__quarter", "indicator__code")
    return list(
        rows.values_list(
            "report__institution__code", "report__quarter", "report__status", "indicator__code", "state", "a", "b"
        )
    )


def test_eight_quarters_up_to_the_current_one(example):
    quarters = list(Window.objects.order_by("quarter").values_list("quarter", flat=True))

    assert (quarters[0], quarters[-1], len(quarters)) == (Quarter(2025, 1), Quarter(2026, 4), 8)


def test_every_agency_is_there_and_one_regency_never_reports(example):
    assert Institution.everything.filter(kind="agency").count() == 470
    assert not Report.everything.filter(institution__code="62.08", status__in=HANDED_IN).exists()


def test_the_last_ended_quarter_is_still_being_worked_on(example):
    statuses = set(Report.everything.filter(quarter=LAST_ENDED).values_list("status", flat=True))

    assert statuses == {Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED, Status.VERIFIED}


def test_there_are_zeros_and_gaps(example):
    assert Figure.everything.filter(a=Decimal(0)).exists()
    assert Figure.everything.filter(state="nil").exists()
    assert Figure.everything.filter(state="unavailable").exclude(reason="").exists()


def test_nothing_of_a_report_that_is_not_verified_is_verified(example):
    assert not Figure.everything.exclude(report__status=Status.VERIFIED).exclude(verified_state="").exists()


def test_no_moment_of_the_story_lies_in_the_future(example):
    for field in ("created_at", "submitted_at", "accepted_at", "returned_at", "verified_at"):
        assert not Report.everything.filter(**{f"{field}__gt": NOW}).exists()


def test_nothing_is_sent_before_its_quarter_has_ended(example):
    sent = Report.everything.exclude(submitted_at=None).values_list("quarter", "submitted_at")

    assert all(at.date() > quarter.last_day for quarter, at in sent)


def test_what_happened_to_a_report_happened_in_order(example):
    steps = ("created_at", "submitted_at", "accepted_at", "returned_at", "verified_at")

    for row in Report.everything.values_list(*steps):
        told = [moment for moment in row if moment is not None]
        assert told == sorted(told)


def test_who_came_late_was_accepted_after_the_regency_was_verified(example):
    verified = Report.everything.get(institution__code="62.06", quarter=LAST_ENDED).verified_at
    late = Report.everything.filter(institution__region__code="62.06", quarter=LAST_ENDED, status=Status.ACCEPTED)

    assert late.exists()
    assert not late.filter(accepted_at__lte=verified).exists()


def test_a_share_follows_the_item_it_is_taken_from(example):
    for whole, part in (("ARG-01", "ARG-02"), ("PPRG-02", "PPRG-03")):
        column = "a" if whole == "ARG-01" else "b"
        wholes = dict(Figure.everything.filter(indicator__code=whole, state="number").values_list("report", column))
        parts = dict(Figure.everything.filter(indicator__code=part, state="number").values_list("report", "b"))
        assert parts
        assert {report: wholes[report] for report in parts} == parts


def test_published_values_stay_as_they_were(example):
    assert PublishedValue.objects.count() == 26


def test_the_example_accounts_can_log_in(example):
    for account in ACCOUNTS:
        assert User.objects.get(email=account.email).check_password(PASSWORD)


def test_it_never_mixes_with_reports_that_are_there(example):
    with pytest.raises(Refused, match="tidak pernah dicampur"):
        load_example(now=NOW)


def test_the_same_day_gives_the_same_data(example):
    """The example is rolled back and made once more."""
    first = fingerprint()
    forget_reports()

    load_example(now=NOW)

    assert fingerprint() == first


def forget_reports():
    parts = (FigureChange, Evidence, Figure, Remark, ReturnItem, Acknowledgement, Receipt)
    for model in (*parts, Report, Extension, JournalEntry, StoredFile):
        model.everything.all()._raw_delete("default")
    for model in (Membership, User):
        getattr(model, "everything", model.objects).all()._raw_delete("default")
    Window.objects.all().delete()


def test_the_command_refuses_a_second_time(example):
    with pytest.raises(Exception, match="tidak pernah dicampur"):
        call_command("load_example", at=date(2026, 11, 24))


def test_who_sent_a_regencys_report_knew_which_agencies_were_silent(example):
    regency = Report.everything.get(institution__code="62.02", quarter=LAST_ENDED)
    reported = Report.everything.filter(quarter=LAST_ENDED).values("institution")
    silent = Institution.everything.filter(region=regency.institution_id, kind="agency").exclude(pk__in=reported)

    rows = Acknowledgement.everything.filter(report=regency)

    assert set(silent) == {row.institution for row in rows if row.standing == "not_begun"} != set()
    assert {row.at for row in rows} == {regency.submitted_at}
