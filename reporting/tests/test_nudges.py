"""Reminding by hand: doors, words, the link without a number, one mail a day, and what the journal keeps."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from formats.quarters import last_ended
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.models import Institution
from institutions.tests.cast import Cast, agency, make_cast, person, wib
from reporting.reminders.nudges import Nudge, nudge, waited_for
from reporting.reminders.preferences import Rhythm, choose
from reporting.reminders.wording import request_for, whatsapp_link
from reporting.statuses import Status
from reporting.tests.stories import QUARTER, a_report, a_window
from reporting.tests.test_races import at_once

pytestmark = pytest.mark.django_db

NOW, LATE = wib(2026, 10, 5), wib(2026, 10, 9)
SITE = "https://pug.example.go.id"


def ask(one: Institution, scope: Scope, *, at: object = NOW) -> int:
    return nudge(one, quarter=QUARTER, scope=scope, at=at, site=SITE)  # type: ignore[arg-type]


def text(one: Institution, scope: Scope, *, at: object = NOW) -> str:
    situation = waited_for(one, quarter=QUARTER, scope=scope, on=at.date())  # type: ignore[attr-defined]
    return request_for(situation, scope=scope, site=f"{SITE}/")


# --- the words --------------------------------------------------------------------------------------


def test_the_text_says_who_what_until_when_where_and_from_whom(cast: Cast) -> None:
    assert text(cast.health, cast.coordinator) == (
        "Yth. Bapak/Ibu pengelola laporan PUG Dinas Kesehatan, Kabupaten Kapuas,\n\n"
        "Laporan pengarusutamaan gender (PUG) Triwulan III 2026 belum kami terima. Mohon laporan Triwulan III 2026 "
        "dikirim melalui https://pug.example.go.id/ paling lambat Rabu, 7 Oktober 2026. "
        "Bila ada kendala, silakan sampaikan kepada kami.\n\n"
        "Terima kasih.\nKarin Koordinator\nKoordinator, Kabupaten Kapuas"
    )


def test_the_text_knows_what_is_late_and_what_was_returned(cast: Cast) -> None:
    a_report(cast.schools, Status.RETURNED)

    assert "tenggatnya Rabu, 7 Oktober 2026 sudah lewat" in text(cast.health, cast.coordinator, at=LATE)
    assert "secepatnya" in text(cast.health, cast.coordinator, at=LATE)
    assert "sudah kami kembalikan dan menunggu perbaikan" in text(cast.schools, cast.coordinator, at=LATE)


def test_the_link_opens_whatsapp_with_the_whole_text_and_no_number() -> None:
    told = "Yth. Bapak/Ibu,\n\n100% & “terima kasih”?"

    address = urlsplit(whatsapp_link(told))

    assert (address.scheme, address.netloc, address.path) == ("https", "wa.me", "/")
    assert parse_qs(address.query) == {"text": [told]}


# --- who may, and whom ------------------------------------------------------------------------------


def test_coordinators_and_verifiers_remind_within_their_scope_alone(cast: Cast) -> None:
    may = set()
    for name, who in cast.people.items():
        try:
            waited_for(cast.health, quarter=QUARTER, scope=who, on=NOW.date())
            may.add(name)
        except NotAllowed:
            continue

    assert may == {"coordinator", "verifier", "second_verifier", "province_coordinator"}


def test_there_is_nothing_to_ask_of_who_has_sent_of_oneself_and_in_a_closed_quarter(cast: Cast) -> None:
    a_report(cast.health, Status.SUBMITTED)

    with pytest.raises(Refused, match="sudah mengirim"):
        ask(cast.health, cast.coordinator)
    with pytest.raises(Refused, match="milik Anda sendiri"):
        ask(cast.own, cast.coordinator)
    a_window(cast.province, closed_at=NOW)
    with pytest.raises(Refused, match="ditutup 5 Oktober 2026"):
        ask(cast.schools, cast.coordinator)

    assert (mail.outbox, Nudge.everything.count()) == ([], 0)


def test_a_verifier_reminds_whoever_writes_the_provinces_own_report(cast: Cast) -> None:
    assert ask(cast.province, cast.verifier) == 1
    assert [message.to for message in mail.outbox] == [["priska.koordinator@uji.test"]]


# --- the mail ---------------------------------------------------------------------------------------


def test_everybody_who_works_on_it_gets_a_mail_of_their_own_and_the_journal_a_line(cast: Cast) -> None:
    person("Nina Focal", cast.health, Role.FOCAL_POINT)

    assert ask(cast.health, cast.coordinator) == 2

    assert sorted(message.to for message in mail.outbox) == [["fitri.focal@uji.test"], ["nina.focal@uji.test"]]
    assert mail.outbox[0].subject == "PUG Kalteng: Laporan Triwulan III 2026 ditunggu"
    assert text(cast.health, cast.coordinator).split("melalui")[0] in mail.outbox[0].body
    entry = JournalEntry.everything.get()
    assert (entry.verb, entry.institution, entry.user) == ("nudge", cast.health, cast.coordinator.user)
    assert entry.text == "Diingatkan lewat pos-el tentang laporan Triwulan III 2026"


def test_once_a_day_is_enough_whoever_asks(cast: Cast) -> None:
    ask(cast.health, cast.coordinator)

    with pytest.raises(Beaten, match=r"sudah diingatkan hari ini oleh Karin Koordinator pukul 09\.00 WIB"):
        ask(cast.health, cast.verifier)

    assert len(mail.outbox) == 1
    assert ask(cast.health, cast.verifier, at=NOW + timedelta(days=1)) == 1


def test_who_wants_no_mail_gets_none_and_without_anybody_it_is_said(cast: Cast) -> None:
    choose(cast.focal_point.user, rhythm=Rhythm.NONE, topics=[])

    with pytest.raises(Refused, match="Pakailah teks WhatsApp"):
        ask(cast.health, cast.coordinator)

    assert (mail.outbox, Nudge.everything.count()) == ([], 0)


def test_a_refused_mail_can_be_tried_again_on_the_same_day(cast: Cast) -> None:
    with (
        patch("django.core.mail.EmailMessage.send", side_effect=SMTPRecipientsRefused({})),
        pytest.raises(Refused, match="Server surat tidak menerima"),
    ):
        ask(cast.health, cast.coordinator)

    assert ask(cast.health, cast.coordinator) == 1
    verbs = JournalEntry.everything.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["nudge", "nudge_failed", "nudge"]


@pytest.mark.django_db(transaction=True)
def test_two_who_remind_at_once_send_one_mail() -> None:
    cast = make_cast()
    for one in (cast.health, cast.schools):
        mail.outbox.clear()

        answers = at_once(partial(ask, one, cast.coordinator), partial(ask, one, cast.verifier))

        assert sorted(type(answer).__name__ for answer in answers) == ["Beaten", "int"], answers
        assert len(mail.outbox) == 1


# --- the page ---------------------------------------------------------------------------------------


def test_the_page_shows_the_text_the_link_and_the_button_and_then_that_it_was_done(cast: Cast) -> None:
    quarter = last_ended(timezone.localdate())
    client, page = cast.client(cast.coordinator), reverse("remind", args=[quarter, cast.health.code])
    collection = reverse("collection", args=[quarter])
    assert page in client.get(collection).content.decode()
    shown = client.get(page).content.decode()
    assert "Fitri Focal" in shown
    assert "https://wa.me/?text=Yth." in shown

    answer = client.post(reverse("remind_send", args=[quarter, cast.health.code]))

    assert answer.headers["Location"] == collection
    assert len(mail.outbox) == 1
    assert "Sudah diingatkan hari ini oleh Karin Koordinator" in client.get(page).content.decode()
    assert client.post(reverse("remind_send", args=[quarter, cast.health.code])).status_code == 409


def test_an_institution_without_a_user_says_so(cast: Cast) -> None:
    empty = agency("kosong", "Dinas Kosong", cast.own)
    page = reverse("remind", args=[last_ended(timezone.localdate()), empty.code])

    assert "belum ada pengguna" in cast.client(cast.coordinator).get(page).content.decode()


def test_the_queue_offers_it_beside_the_silent_and_the_returned(cast: Cast) -> None:
    quarter = last_ended(timezone.localdate())
    a_report(cast.own, Status.RETURNED, quarter=quarter)
    a_report(cast.province_agency, Status.SUBMITTED, quarter=quarter)

    shown = cast.client(cast.verifier).get(reverse("verification_queue", args=[quarter])).content.decode()

    offered = {one for one in Institution.everything.all() if reverse("remind", args=[quarter, one.code]) in shown}
    assert offered == {cast.own, cast.other, cast.province}


def test_the_page_costs_the_same_with_more_people(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    page = reverse("remind", args=[last_ended(timezone.localdate()), cast.health.code])
    client = cast.client(cast.coordinator)

    def grow() -> None:
        for name in ("Nina Focal", "Nono Focal"):
            person(name, cast.health, Role.FOCAL_POINT)

    assert assert_same_queries(lambda: client.get(page), grow=grow) <= 14
