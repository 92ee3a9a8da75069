"""Logging in and out, forgotten passwords, lock-out, and sessions that end."""

import re
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.handlers.base import BaseHandler
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client, RequestFactory
from django.utils import timezone

from institutions.access.users import User
from institutions.tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db
LOG_IN, FORGOTTEN, CHANGE = "/masuk/", "/akun/sandi/lupa/", "/akun/sandi/"
NEW = "sandi-baru-yang-panjang"


def try_in(client: Client, email: str, password: str = PASSWORD) -> object:
    return client.post(LOG_IN, {"login": email, "password": password})


def text(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_everybody_of_the_cast_gets_in_by_e_mail(cast: Cast, client: Client) -> None:
    answer = try_in(client, cast.coordinator.user.email.upper())

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(cast.coordinator.user.pk)


def test_logging_in_leads_back_to_where_one_was_going(cast: Cast, client: Client) -> None:
    sent = client.get("/berkas/7/")
    assert (sent.status_code, sent["Location"]) == (302, "/masuk/?next=%2Fberkas%2F7%2F")

    answer = client.post(LOG_IN, {"login": cast.verifier.user.email, "password": PASSWORD, "next": "/berkas/7/"})

    assert answer["Location"] == "/berkas/7/"


def test_logging_in_leads_to_no_other_site(cast: Cast, client: Client) -> None:
    answer = client.post(
        LOG_IN, {"login": cast.verifier.user.email, "password": PASSWORD, "next": "https://jahat.test/"}
    )

    assert answer["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_are_told_alike(cast: Cast, client: Client) -> None:
    wrong = text(try_in(client, cast.verifier.user.email, "bukan-ini-sandinya"))
    unknown = text(try_in(client, "tidak.ada@uji.test"))

    told = "Alamat pos-el atau sandi tidak cocok."
    assert told in wrong
    assert told in unknown


def test_five_failures_lock_the_account_out_even_with_the_right_password(cast: Cast, client: Client) -> None:
    for _ in range(5):
        try_in(client, cast.verifier.user.email, "bukan-ini-sandinya")

    answer = try_in(client, cast.verifier.user.email)

    assert "Percobaan masuk sudah terlalu banyak" in text(answer)
    assert "15 menit" in text(answer)
    assert "_auth_user_id" not in client.session
    assert try_in(Client(), cast.coordinator.user.email).status_code == 302


def test_another_port_in_the_request_opens_no_locked_account(cast: Cast, client: Client) -> None:
    for number in range(5):
        wrong = {"login": cast.verifier.user.email, "password": "bukan-ini-sandinya"}
        client.post(LOG_IN, wrong, headers={"Host": f"testserver:{number + 1}"})

    assert "Percobaan masuk sudah terlalu banyak" in text(try_in(client, cast.verifier.user.email))


def test_an_unknown_address_is_locked_out_alike(client: Client) -> None:
    for _ in range(5):
        try_in(client, "tidak.ada@uji.test")

    assert "Percobaan masuk sudah terlalu banyak" in text(try_in(client, "tidak.ada@uji.test"))


def test_too_many_requests_from_one_place_are_told_in_words(cast: Cast, client: Client) -> None:
    for number in range(60):
        try_in(client, f"tebak{number}@uji.test")

    answer = try_in(client, cast.verifier.user.email)

    assert answer.status_code == 429
    assert "Terlalu banyak" in text(answer)


def test_an_inactive_account_is_told_so_after_the_right_password_only(cast: Cast, client: Client) -> None:
    User.objects.filter(pk=cast.verifier.user.pk).update(is_active=False)

    assert "tidak cocok" in text(try_in(client, cast.verifier.user.email, "bukan-ini-sandinya"))
    answer = try_in(client, cast.verifier.user.email)

    assert "_auth_user_id" not in client.session
    if answer.status_code == 302:
        answer = client.get(answer["Location"])
    assert "tidak aktif" in text(answer)


def test_deactivating_ends_a_running_session(cast: Cast) -> None:
    client = cast.client(cast.verifier)
    User.objects.filter(pk=cast.verifier.user.pk).update(is_active=False)

    assert client.get("/berkas/1/").status_code == 302


def test_logging_out_is_a_post(cast: Cast) -> None:
    client = cast.client(cast.verifier)

    client.get("/keluar/")
    assert "_auth_user_id" in client.session
    answer = client.post("/keluar/")

    assert answer["Location"] == LOG_IN
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(cast: Cast, client: Client) -> None:
    client.post(FORGOTTEN, {"email": cast.coordinator.user.email})
    letter = mail.outbox[0]
    path = re.search(r"http://testserver(/\S+)", letter.body).group(1)  # type: ignore[union-attr]

    form = client.get(path, follow=True)
    answer = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

    assert answer.status_code == 302
    assert try_in(Client(), cast.coordinator.user.email, NEW).status_code == 302
    assert "tidak berlaku" in text(Client().get(path, follow=True))
    assert letter.to == [cast.coordinator.user.email]
    assert "Subject: " not in letter.subject


def test_a_link_in_a_letter_leads_to_this_site_whatever_the_request_says(cast: Cast, client: Client) -> None:
    client.post(FORGOTTEN, {"email": cast.coordinator.user.email}, headers={"Host": "localhost:6666"})

    assert "http://testserver/akun/sandi/baru/" in mail.outbox[0].body
    assert ":6666" not in mail.outbox[0].body


def test_a_forgotten_password_tells_nobody_who_has_an_account(cast: Cast, client: Client) -> None:
    known = client.post(FORGOTTEN, {"email": cast.coordinator.user.email}, follow=True)
    unknown = client.post(FORGOTTEN, {"email": "tidak.ada@uji.test"}, follow=True)

    assert text(known) == text(unknown)
    assert [letter.to for letter in mail.outbox] == [[cast.coordinator.user.email]]


def test_a_password_is_changed_with_the_old_one(cast: Cast) -> None:
    client = cast.client(cast.focal_point)

    wrong = client.post(CHANGE, {"oldpassword": "salah", "password1": NEW, "password2": NEW})
    assert wrong.status_code == 200
    short = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": "pendek", "password2": "pendek"})
    assert short.status_code == 200
    done = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert done.status_code == 302
    assert client.get("/berkas/1/").status_code == 404
    assert try_in(Client(), cast.focal_point.user.email, NEW).status_code == 302


def test_nobody_signs_up(client: Client) -> None:
    assert client.get(LOG_IN).status_code == 200
    assert client.get("/daftar/").status_code == 404


# --- sessions that end ------------------------------------------------------------------------------


def test_an_expired_session_asks_a_reader_to_log_in(cast: Cast) -> None:
    client = cast.client(cast.verifier)
    expire(client)

    assert client.get("/berkas/1/")["Location"] == "/masuk/?next=%2Fberkas%2F1%2F"


def test_an_expired_session_keeps_what_was_typed(cast: Cast) -> None:
    client = cast.client(cast.verifier)
    expire(client)

    answer = client.post("/kapasitas/?a=1", {"membership": "7", "note": 'Catatan "panjang" <b>', "many": ["1", "2"]})

    assert answer.status_code == 401
    page = text(answer)
    assert 'action="/kapasitas/?a=1"' in page
    assert '<input type="hidden" name="membership" value="7">' in page
    assert 'name="note" value="Catatan &quot;panjang&quot; &lt;b&gt;"' in page
    assert page.count('name="many"') == 2
    assert 'href="/masuk/" target="_blank"' in page


def test_an_old_token_keeps_what_was_typed_and_the_next_press_arrives(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.verifier.user)
    typed = {"membership": str(cast.verifier.membership.pk), "csrfmiddlewaretoken": "x" * 64}

    answer = client.post("/kapasitas/", typed, headers={"Referer": "http://testserver/x/"})

    assert answer.status_code == 403
    assert f'name="membership" value="{cast.verifier.membership.pk}"' in text(answer)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text(answer)).group(1)  # type: ignore[union-attr]
    again = client.post("/kapasitas/", typed | {"csrfmiddlewaretoken": token})
    assert again.status_code == 302


def test_another_site_s_form_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.verifier.user)

    answer = client.post("/kapasitas/", {"membership": "7"}, headers={"Origin": "https://jahat.test"})

    assert answer.status_code == 403
    assert 'name="membership"' not in text(answer)


def test_a_password_is_never_written_into_a_page(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(
        LOG_IN, {"login": "a@uji.test", "password": PASSWORD, "next": "/x/"}, headers={"Referer": "http://testserver/"}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/masuk/?next=%2Fx%2F")
    assert "terlalu lama terbuka" in text(strict.get(answer["Location"]))


def expire(client: Client) -> None:
    session = client.session
    session.set_expiry(timezone.now() - timedelta(minutes=1))
    session.save()


def test_the_letter_leaves_after_the_answer(cast: Cast) -> None:
    answer = in_flight(cast.coordinator.user.email)
    assert (answer.status_code, b"".join(answer), mail.outbox) == (302, b"", [])

    gone_out(answer)

    assert [letter.to for letter in mail.outbox] == [[cast.coordinator.user.email]]


def test_an_address_that_nobody_has_makes_no_letter(cast: Cast) -> None:
    gone_out(in_flight("tidak.ada@uji.test"))

    assert mail.outbox == []


def test_the_letter_leaves_for_a_script_that_asks_too(cast: Cast) -> None:
    gone_out(in_flight(cast.coordinator.user.email, HTTP_X_REQUESTED_WITH="XMLHttpRequest"))

    assert len(mail.outbox) == 1


def test_a_mail_server_that_refuses_tells_nobody_who_has_an_account(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SMTPException("no")

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)

    known = client.post(FORGOTTEN, {"email": cast.coordinator.user.email}, follow=True)
    unknown = client.post(FORGOTTEN, {"email": "tidak.ada@uji.test"}, follow=True)

    assert (known.status_code, text(known)) == (200, text(unknown))


def test_one_request_too_many_is_told_and_sends_nothing(cast: Cast, client: Client) -> None:
    answers = [client.post(FORGOTTEN, {"email": cast.coordinator.user.email}).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
    assert len(mail.outbox) == 5


def in_flight(email: str, **headers: str) -> Any:
    """The answer before the server closes it."""
    request = RequestFactory().post(FORGOTTEN, {"email": email}, **headers)
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    handler = BaseHandler()
    handler.load_middleware()
    return handler.get_response(request)


def gone_out(answer: Any) -> None:
    """Closed as a server closes it, which keeps the connection that this test's transaction needs."""
    request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        request_finished.connect(close_old_connections)


# --- what a browser keeps ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/papan/", 302), ("/kelola/", 403), ("/tidak-ada/", 404), ("/papan", 301), ("/akun/nonaktif/", 200)],
)
def test_a_browser_keeps_nothing_of_a_person_s_pages(cast: Cast, address: str, status: int) -> None:
    """After logging out on a shared computer, Back shows no page of the person before."""
    answer = cast.client(cast.coordinator).get(address)

    assert (answer.status_code, answer["Cache-Control"]) == (status, "private, no-store")


def test_what_is_refused_for_its_token_is_not_kept_either(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.verifier.user)

    answer = client.post("/kapasitas/", {"membership": "7"})

    assert (answer.status_code, answer["Cache-Control"]) == (403, "private, no-store")


# --- a key of a session that somebody else has seen -------------------------------------------------


def test_logging_in_gives_the_session_a_new_key(cast: Cast, client: Client) -> None:
    client.get(LOG_IN)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted = session.session_key

    try_in(client, cast.verifier.user.email)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted
    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert other.get("/").status_code == 302
