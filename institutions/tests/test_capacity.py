"""One person in several capacities, and a person in none."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from institutions.access.middleware import COOKIE, current_memberships
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.access.users import Membership
from institutions.tests.cast import Cast

pytestmark = pytest.mark.django_db


def also(cast: Cast, **fields: object) -> Membership:
    """The focal point of the health office is the regency's coordinator too."""
    fields = {"started_on": timezone.localdate(), "institution": cast.own, "role": Role.COORDINATOR, **fields}
    return Membership.everything.create(user=cast.focal_point.user, **fields)


def acting_as(client: Client) -> Scope:
    return client.get("/berkas/1/").wsgi_request.scope


def test_one_acts_in_the_first_capacity_until_another_is_chosen(cast: Cast) -> None:
    second, client = also(cast), cast.client(cast.focal_point.user)
    assert acting_as(client).membership == cast.focal_point.membership

    answer = client.post("/kapasitas/", {"membership": second.pk}, follow=False)

    assert answer["Location"] == "/"
    assert acting_as(client).membership == second
    assert acting_as(client).capacity == "Koordinator, Kabupaten Kapuas"


def test_another_capacity_gives_the_session_a_new_key(cast: Cast) -> None:
    second, client = also(cast), cast.client(cast.focal_point.user)
    seen = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.post("/kapasitas/", {"membership": second.pk})

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != seen
    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = seen
    assert other.get("/").status_code == 302


def test_the_chosen_capacity_outlives_the_session(cast: Cast) -> None:
    second, client = also(cast), cast.client(cast.focal_point.user)
    client.post("/kapasitas/", {"membership": second.pk})

    client.session.flush()
    client.force_login(cast.focal_point.user)

    assert acting_as(client).membership == second
    assert client.cookies[COOKIE]["httponly"]


def test_a_capacity_of_somebody_else_is_not_taken(cast: Cast) -> None:
    client = cast.client(cast.focal_point)
    client.cookies[COOKIE] = str(cast.administrator.membership.pk)

    answer = client.post("/kapasitas/", {"membership": cast.administrator.membership.pk})

    assert answer.status_code == 404
    assert acting_as(client).membership == cast.focal_point.membership


@pytest.mark.parametrize("chosen", ["", "x", "9" * 300, "-1"])
def test_a_senseless_choice_is_404(cast: Cast, chosen: str) -> None:
    assert cast.client(cast.focal_point).post("/kapasitas/", {"membership": chosen}).status_code == 404


def test_a_capacity_holds_from_its_first_to_its_last_day(cast: Cast) -> None:
    today, day = timezone.localdate(), timedelta(days=1)
    ends_today = also(cast, role=Role.LEADER, ended_on=today)
    also(cast, role=Role.LEADER, started_on=today - 2 * day, ended_on=today - day)
    also(cast, started_on=today + day)

    assert current_memberships(cast.focal_point.user) == [cast.focal_point.membership, ends_today]


def test_whoever_holds_no_capacity_is_told_so_kindly(cast: Cast) -> None:
    answer = cast.client(cast.nobody).get("/berkas/1/")

    assert answer.status_code == 403
    assert "belum bertugas di instansi mana pun" in answer.content.decode()


def test_whoever_holds_no_capacity_changes_nothing(cast: Cast) -> None:
    client = cast.client(cast.nobody)

    assert client.post("/kapasitas/", {"membership": cast.verifier.membership.pk}).status_code == 403
