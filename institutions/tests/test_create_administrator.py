"""The first administrator is made on the server, once, and can then log in."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from institutions.access.journal import JournalEntry
from institutions.access.roles import Role
from institutions.models import Membership, User
from institutions.tests.cast import Cast

pytestmark = pytest.mark.django_db
PASSWORD = "rimba-sungai-2026"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    def type_in(text: str) -> None:
        monkeypatch.setattr("sys.stdin", StringIO(text))

    return type_in


def create(email: str = "Kepala@Kalteng.go.id", name: str = "Kepala Dinas") -> None:
    call_command("create_administrator", email, name, stdout=StringIO())


def test_an_administrator_is_made_and_can_log_in(cast: Cast, typed: Any) -> None:
    typed(f"{PASSWORD}\n")

    create()

    user = User.objects.get(email="kepala@kalteng.go.id")
    membership = Membership.everything.get(user=user)
    assert (membership.role, membership.institution) == (Role.ADMINISTRATOR, cast.province)
    answer = Client().post("/masuk/", {"login": "kepala@kalteng.go.id", "password": PASSWORD})
    assert answer.status_code == 302
    entry = JournalEntry.everything.get(subject_kind="user", subject_id=user.pk)
    assert (entry.user, entry.capacity, entry.institution) == (None, "Sistem", cast.province)


@pytest.mark.parametrize(
    ("email", "password", "told"),
    [
        ("kepala", PASSWORD, "no e-mail address"),
        ("kepala@kalteng.go.id", "pendek", "10"),
        ("kepala@kalteng.go.id", "", "10"),
    ],
)
def test_what_is_wrong_is_refused(cast: Cast, typed: Any, email: str, password: str, told: str) -> None:
    typed(f"{password}\n")
    before = User.objects.count()

    with pytest.raises(CommandError, match=told):
        create(email)

    assert User.objects.count() == before


def test_an_address_in_use_is_refused(cast: Cast, typed: Any) -> None:
    typed(f"{PASSWORD}\n")

    with pytest.raises(CommandError, match="has an account already"):
        create(cast.verifier.user.email.upper())


def test_without_a_province_it_says_what_to_do_first(typed: Any) -> None:
    typed(f"{PASSWORD}\n")

    with pytest.raises(CommandError, match="load_institutions"):
        create()
