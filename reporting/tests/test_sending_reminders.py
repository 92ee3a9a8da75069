"""Sending: once each, whatever is run twice, two at once, refused or interrupted."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from io import StringIO
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from institutions.access.roles import Role
from institutions.models import Institution
from institutions.tests.cast import Cast, make_cast, person, wib
from reporting.reminders.occasions import Occasion
from reporting.reminders.preferences import Rhythm, choose
from reporting.reminders.sending import PATIENCE, Tally, send_reminders
from reporting.reminders.sent import Digest, Reminder, State
from reporting.statuses import Status
from reporting.tests.stories import QUARTER, a_report, a_window
from reporting.tests.test_races import at_once

DUE_DAY, LATE = wib(2026, 10, 7, 7), wib(2026, 10, 8, 7)


def run(at: datetime) -> str:
    """What the command wrote."""
    told = StringIO()
    call_command("send_reminders", at=at, stdout=told, stderr=told)
    return told.getvalue().strip()


@pytest.fixture
def opened(cast: Cast) -> Cast:
    a_window(cast.province)
    return cast


def mails(who: str) -> list[mail.EmailMessage]:
    return [message for message in mail.outbox if message.to == [who]]


FITRI = "fitri.focal@uji.test"


def test_the_mail_names_the_person_the_task_the_day_and_the_place(opened: Cast) -> None:
    report = a_report(opened.health)

    run(DUE_DAY)

    (message,) = mails(FITRI)
    assert message.subject == (
        "PUG Kalteng: Kirim laporan Dinas Kesehatan, Kabupaten Kapuas untuk Triwulan III 2026 hari ini"
    )
    for words in (
        "Yth. Bapak/Ibu Fitri Focal,",
        "1. Kirim laporan Dinas Kesehatan, Kabupaten Kapuas untuk Triwulan III 2026 hari ini",
        "Hari ini, Rabu, 7 Oktober 2026, hari terakhir yang masih tepat waktu, sampai pukul 23.59 WIB.",
        f"http://testserver/laporan/{report.pk}/isi/",
        "http://testserver/akun/pengingat/",
    ):
        assert words in message.body


def test_who_was_told_all_before_is_not_asked_about_one_by_one(
    opened: Cast, assert_same_queries: Callable[..., int]
) -> None:
    """Most mornings most people have nothing new to read."""

    def two_more_were_told() -> None:
        person("Rina Focal", opened.health, Role.FOCAL_POINT)
        person("Rudi Focal", opened.schools, Role.FOCAL_POINT)
        run(DUE_DAY)

    run(DUE_DAY)

    assert_same_queries(lambda: run(DUE_DAY), grow=two_more_were_told)


def test_a_second_run_sends_nothing_and_the_next_day_only_what_is_new(opened: Cast) -> None:
    first = run(DUE_DAY)
    sent = len(mail.outbox)

    assert first == f"Digests sent: {sent}."
    assert run(DUE_DAY + timedelta(hours=5)) == "Digests sent: 0."
    run(LATE)
    run(LATE + timedelta(days=1))

    assert [message.subject.split(": ")[1][:13] for message in mails(FITRI)] == ["Kirim laporan", "Laporan Dinas"]
    assert Digest.objects.exclude(state=State.SENT).count() == 0


def test_nobody_gets_two_mails_a_day_what_came_later_waits(opened: Cast) -> None:
    run(DUE_DAY)
    a_report(opened.schools, Status.SUBMITTED)
    run(DUE_DAY + timedelta(hours=5))
    assert len(mails("karin.koordinator@uji.test")) == 1

    run(LATE)

    assert "menunggu Anda terima" in mails("karin.koordinator@uji.test")[1].body


def test_nobody_is_disturbed_on_a_day_off(opened: Cast) -> None:
    assert run(wib(2026, 10, 10, 7)) == "Today is a day off: nobody is disturbed."
    assert mail.outbox == []


def test_a_day_alone_is_taken_for_seven_in_the_morning(opened: Cast) -> None:
    with patch("reporting.management.commands.send_reminders.send_reminders", return_value=Tally()) as asked:
        call_command("send_reminders", "--at", "2026-10-07", stdout=StringIO())

    assert asked.call_args.kwargs["at"] == DUE_DAY


# --- what each person chose -------------------------------------------------------------------------


def test_each_person_gets_what_they_chose(opened: Cast) -> None:
    choose(opened.focal_point.user, rhythm=Rhythm.NONE, topics=["deadlines", "outcomes", "waiting"])
    choose(opened.schools_focal_point.user, rhythm=Rhythm.URGENT, topics=["deadlines", "outcomes", "waiting"])
    choose(opened.coordinator.user, rhythm=Rhythm.URGENT, topics=["deadlines", "outcomes", "waiting"])
    choose(opened.other_focal_point.user, rhythm=Rhythm.DAILY, topics=["outcomes"])

    run(DUE_DAY)

    reached = {message.to[0] for message in mail.outbox}
    assert "sari.focal@uji.test" in reached  # due today is urgent
    assert "timo.koordinator@uji.test" in reached
    assert not reached & {FITRI, "karin.koordinator@uji.test", "otto.focal@uji.test"}
    assert not Reminder.objects.filter(user=opened.focal_point.user).exists()


def test_the_choice_is_made_on_ones_own_page(cast: Cast) -> None:
    client, address = cast.client(cast.focal_point), reverse("reminder_choice")
    assert 'value="daily"' in client.get(address).content.decode()

    answer = client.post(address, {"rhythm": "urgent", "topics": ["deadlines"]})

    assert answer.headers["Location"] == address
    form = client.get(address).context["form"]
    assert form.initial == {"rhythm": "urgent", "topics": ["deadlines"]}
    assert client.post(address, {"rhythm": "sometimes"}).status_code == 422
    other = cast.client(cast.coordinator).get(address).context["form"]
    assert other.initial == {"rhythm": "daily", "topics": ["deadlines", "outcomes", "waiting"]}


# --- when the mail server does not take it ----------------------------------------------------------


def test_a_refused_mail_is_tried_again_with_what_then_holds(opened: Cast) -> None:
    refusal = SMTPRecipientsRefused({})
    with (
        patch("django.core.mail.EmailMessage.send", side_effect=refusal),
        pytest.raises(CommandError, match=r"Refused by the mail server: 5\. The next run tries again\."),
    ):
        run(DUE_DAY)
    assert mail.outbox == []

    a_report(opened.schools, Status.SUBMITTED)
    run(DUE_DAY + timedelta(hours=1))

    assert len(mails(FITRI)) == 1
    assert mails("sari.focal@uji.test") == []
    assert set(Digest.objects.values_list("state", flat=True)) <= {State.SENT, State.REFUSED}
    assert run(DUE_DAY + timedelta(hours=2)) == "Digests sent: 0."


def test_a_server_that_is_down_ends_the_run_before_everybody_is_decided_on(opened: Cast) -> None:
    unreachable = patch("django.core.mail.backends.locmem.EmailBackend.open", side_effect=ConnectionRefusedError)

    with unreachable, pytest.raises(CommandError, match=f"Refused by the mail server: {PATIENCE}"):
        run(DUE_DAY)

    run(DUE_DAY + timedelta(hours=1))
    assert len(mails(FITRI)) == 1


def test_a_mail_that_may_have_left_is_never_sent_again_and_that_is_said(opened: Cast) -> None:
    with patch("django.core.mail.EmailMessage.send", side_effect=SMTPServerDisconnected("gone")):
        told = run(DUE_DAY)

    assert "Interrupted, not known whether they left, not sent again" in told
    assert run(DUE_DAY + timedelta(hours=1)) == "Digests sent: 0."
    assert mail.outbox == []


def test_a_run_that_died_before_the_mail_was_handed_over_is_made_up_for(opened: Cast) -> None:
    with patch("reporting.reminders.sending._hand_over"):
        run(DUE_DAY)
    assert set(Digest.objects.values_list("state", flat=True)) == {State.DECIDED}

    run(DUE_DAY + timedelta(hours=1))

    assert len(mails(FITRI)) == 1
    assert set(Digest.objects.values_list("state", flat=True)) == {State.SENT}


def test_a_run_that_died_while_it_handed_a_mail_over_is_reported_once_and_not_repeated(opened: Cast) -> None:
    run(DUE_DAY)
    Digest.objects.filter(user=opened.focal_point.user).update(state=State.HANDED, sent_at=None)

    told = [run(DUE_DAY + timedelta(hours=hours)) for hours in (2, 3)]

    assert "not sent again: 1." in told[0]
    assert "again" not in told[1]
    assert len(mails(FITRI)) == 1


def test_the_log_names_nobody(opened: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    refusal = SMTPRecipientsRefused({FITRI: (550, b"no such user")})
    with patch("django.core.mail.EmailMessage.send", side_effect=refusal), pytest.raises(CommandError):
        run(DUE_DAY)

    assert "SMTPRecipientsRefused" in caplog.text
    assert "@" not in caplog.text
    assert "Fitri" not in caplog.text


# --- two at once, for real --------------------------------------------------------------------------


@pytest.fixture
def stage(transactional_db: None) -> Cast:
    cast = make_cast()
    a_window(cast.province)
    return cast


def test_two_runs_at_once_tell_everybody_once(stage: Cast) -> None:
    provinces = list(Institution.everything.filter(pk=stage.province.pk))
    for day in (DUE_DAY, LATE, wib(2026, 10, 15, 7), wib(2026, 10, 22, 7)):
        mail.outbox.clear()
        once = partial(send_reminders, provinces, at=day)

        answers = at_once(once, once, once)

        assert all(isinstance(answer, Tally) for answer in answers), answers
        reached = [message.to[0] for message in mail.outbox]
        assert len(reached) == len(set(reached)) > 0
        assert FITRI in reached
    assert not Digest.objects.exclude(state=State.SENT).exists()
    weeks = Reminder.objects.filter(user=stage.focal_point.user, occasion=Occasion.OVERDUE)
    assert sorted(weeks.values_list("subject", flat=True)) == [
        f"{QUARTER.code}/62.03-dinkes/2026-10-07:week{number}" for number in (1, 2, 3)
    ]


def test_two_runs_that_make_up_for_a_dead_one_send_each_mail_once(stage: Cast) -> None:
    with patch("reporting.reminders.sending._hand_over"):
        send_reminders([stage.province], at=DUE_DAY)
    decided = Digest.objects.filter(state=State.DECIDED).count()

    at_once(*[partial(send_reminders, [stage.province], at=DUE_DAY + timedelta(hours=1))] * 2)

    reached = [message.to[0] for message in mail.outbox]
    assert len(reached) == len(set(reached)) == decided
