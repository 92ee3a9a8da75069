"""Accounts and capacities: who may, what is refused, what is written down."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from institutions.access.journal import JournalEntry
from institutions.access.people import add_capacity, add_user, change_user, end_capacity, people_in, set_active
from institutions.access.refusals import NotAllowed, Refused
from institutions.access.roles import Role
from institutions.access.users import Membership, User
from institutions.tests.cast import PASSWORD, Cast, person, wib
from institutions.tree import plant

pytestmark = pytest.mark.django_db
AT = wib(2026, 10, 5)
DAY = date(2026, 10, 5)


def add(cast: Cast, email: str = "Ani@Uji.TEST", **fields: object) -> User:
    told = {"name": "Ani", "institution": cast.health, "role": Role.FOCAL_POINT, "started_on": DAY, **fields}
    return add_user(email, scope=cast.administrator, at=AT, **told)  # type: ignore[arg-type]


def verbs() -> list[str]:
    return list(JournalEntry.everything.order_by("pk").values_list("verb", flat=True))


def test_a_new_user_has_a_first_capacity_and_no_password(cast: Cast) -> None:
    user = add(cast)

    assert (user.email, user.has_usable_password()) == ("ani@uji.test", False)
    membership = Membership.everything.get(user=user)
    assert (membership.institution, membership.role, membership.started_on) == (cast.health, "focal_point", DAY)
    assert verbs() == ["add_user", "add_capacity"]


def test_an_address_that_has_an_account_is_refused(cast: Cast) -> None:
    add(cast)

    with pytest.raises(Refused, match="sudah dipakai") as refusal:
        add(cast, "ANI@uji.test")

    assert refusal.value.field == "email"
    assert User.objects.filter(email="ani@uji.test").count() == 1


def test_a_refused_capacity_leaves_no_account(cast: Cast) -> None:
    with pytest.raises(Refused, match="Focal point dipegang di perangkat daerah, bukan di Kabupaten Kapuas"):
        add(cast, institution=cast.own)

    assert not User.objects.filter(email="ani@uji.test").exists()
    assert verbs() == []


MISFITS = [
    (Role.ADMINISTRATOR, "own"),
    (Role.VERIFIER, "own"),
    (Role.COORDINATOR, "health"),
    (Role.FOCAL_POINT, "province"),
    (Role.LEADER, "health"),
]


@pytest.mark.parametrize(("role", "place"), MISFITS)
def test_a_role_is_held_at_its_own_level_only(cast: Cast, role: Role, place: str) -> None:
    with pytest.raises(Refused, match=r"dipegang di .+, bukan di") as refusal:
        add_capacity(
            cast.nobody, institution=getattr(cast, place), role=role, started_on=DAY, scope=cast.administrator, at=AT
        )

    assert refusal.value.field == "role"


def test_a_capacity_is_held_once_at_a_time(cast: Cast) -> None:
    held = cast.focal_point.membership
    again = {"institution": cast.health, "role": Role.FOCAL_POINT, "scope": cast.administrator, "at": AT}

    with pytest.raises(Refused, match="sudah memegang peran itu"):
        add_capacity(cast.focal_point.user, started_on=DAY, **again)  # type: ignore[arg-type]
    end_capacity(held, ended_on=date(2026, 9, 30), scope=cast.administrator, at=AT)
    add_capacity(cast.focal_point.user, started_on=DAY, **again)  # type: ignore[arg-type]

    assert Membership.everything.filter(user=cast.focal_point.user).count() == 2


def test_nobody_serves_at_a_closed_agency(cast: Cast) -> None:
    cast.health.closed_on = date(2026, 6, 30)
    cast.health.save(update_fields=["closed_on"])

    with pytest.raises(Refused, match="tidak berdiri pada 5 Oktober 2026"):
        add(cast)


def test_a_capacity_does_not_end_before_it_began(cast: Cast) -> None:
    with pytest.raises(Refused, match="sebelum tanggal mulai") as refusal:
        end_capacity(cast.focal_point.membership, ended_on=date(2019, 1, 1), scope=cast.administrator, at=AT)

    assert refusal.value.field == "ended_on"


def test_an_administrator_does_not_end_their_own_role(cast: Cast) -> None:
    second = person("Bima Admin", cast.province, Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="oleh administrator lain"):
        end_capacity(cast.administrator.membership, ended_on=DAY, scope=cast.administrator, at=AT)
    end_capacity(second.membership, ended_on=DAY, scope=cast.administrator, at=AT)

    second.membership.refresh_from_db()
    assert second.membership.ended_on == DAY


def test_a_changed_address_is_the_only_one_that_logs_in(cast: Cast) -> None:
    user, old = cast.focal_point.user, cast.focal_point.user.email
    EmailAddress.objects.create(user=user, email=old, verified=True, primary=True)

    change_user(user, email="Baru@Uji.test", name="Fitri, S.E.", scope=cast.administrator, at=AT)

    assert Client().post("/masuk/", {"login": old, "password": PASSWORD}).status_code == 200
    assert Client().post("/masuk/", {"login": "baru@uji.test", "password": PASSWORD}).status_code == 302
    note = JournalEntry.everything.get().note
    assert note.splitlines() == [
        "alamat pos-el: fitri.focal@uji.test → baru@uji.test",
        "nama lengkap: Fitri Focal → Fitri, S.E.",
    ]


def test_a_change_to_a_taken_address_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="sudah dipakai"):
        change_user(cast.nobody, email=cast.leader.user.email, name="X", scope=cast.administrator, at=AT)


def test_a_user_is_deactivated_and_activated_again(cast: Cast) -> None:
    for is_active in (False, False, True):
        set_active(cast.verifier.user, is_active=is_active, scope=cast.administrator, at=AT)

    assert User.objects.get(pk=cast.verifier.user.pk).is_active
    assert verbs() == ["activate_user", "activate_user"]


def test_nobody_deactivates_themself(cast: Cast) -> None:
    with pytest.raises(Refused, match="Anda sendiri"):
        set_active(cast.administrator.user, is_active=False, scope=cast.administrator, at=AT)


@pytest.mark.parametrize("who", ["verifier", "coordinator", "focal_point", "leader"])
def test_only_an_administrator_manages_people(cast: Cast, who: str) -> None:
    scope, nobody = getattr(cast, who), cast.nobody
    told = {"scope": scope, "at": AT}

    with pytest.raises(NotAllowed, match="Hanya administrator"):
        add_user("x@uji.test", name="X", institution=cast.health, role=Role.FOCAL_POINT, started_on=DAY, **told)
    with pytest.raises(NotAllowed):
        change_user(nobody, email="x@uji.test", name="X", **told)
    with pytest.raises(NotAllowed):
        set_active(nobody, is_active=False, **told)
    with pytest.raises(NotAllowed):
        add_capacity(nobody, institution=cast.health, role=Role.FOCAL_POINT, started_on=DAY, **told)
    with pytest.raises(NotAllowed):
        end_capacity(cast.focal_point.membership, ended_on=DAY, **told)

    assert verbs() == []


def test_people_of_another_province_are_out_of_reach(cast: Cast) -> None:
    far = plant(kind="province", code="63", name="Provinsi Kalimantan Selatan", short_name="Kalsel")
    stranger = person("Jauh Sekali", far, Role.VERIFIER)

    assert stranger.user not in people_in(cast.administrator)
    assert cast.nobody in people_in(cast.administrator)
    with pytest.raises(NotAllowed, match="di luar kewenangan"):
        set_active(stranger.user, is_active=False, scope=cast.administrator, at=AT)
    with pytest.raises(NotAllowed, match="di luar kewenangan"):
        end_capacity(stranger.membership, ended_on=DAY, scope=cast.administrator, at=AT)
