"""The one cast of test people and places. Small on purpose: one province, two regencies, a few agencies.

`own` is Kapuas, `other` is Kotawaringin Timur. Everybody's password is `PASSWORD`. Sign somebody in with
`cast.client(cast.verifier)`; act as somebody in code with `cast.verifier` itself, which is a Scope.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from institutions.access.middleware import SESSION_KEY
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.kinds import Kind
from institutions.models import Institution, Membership, User
from institutions.tree import plant

PASSWORD = "kata-sandi-uji-2026"
WIB = ZoneInfo("Asia/Pontianak")
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Cast:
    """Places, and people each in one capacity. `nobody` can log in but holds no capacity."""

    province: Institution
    own: Institution
    other: Institution
    health: Institution
    schools: Institution
    other_health: Institution
    province_agency: Institution
    administrator: Scope
    verifier: Scope
    second_verifier: Scope
    province_coordinator: Scope
    province_leader: Scope
    coordinator: Scope
    other_coordinator: Scope
    leader: Scope
    focal_point: Scope
    schools_focal_point: Scope
    other_focal_point: Scope
    province_focal_point: Scope
    nobody: User

    def client(self, who: Scope | User) -> Client:
        """A browser in which this person is logged in, in this capacity: the session as the log-in leaves it."""
        client, session = Client(), SessionStore()
        user = who if isinstance(who, User) else who.user
        session[auth.SESSION_KEY] = str(user.pk)
        session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[auth.HASH_SESSION_KEY] = user.get_session_auth_hash()
        if isinstance(who, Scope):
            session[SESSION_KEY] = who.membership.pk
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
        return client

    @property
    def people(self) -> dict[str, Scope]:
        """Everybody with a capacity, by name: for tests that try each role."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Scope)}


def wib(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=WIB)


@cache
def password_hash() -> str:
    return make_password(PASSWORD)


def email_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@uji.test"


def person(name: str, institution: Institution, role: Role) -> Scope:
    """A user with one capacity, who logs in with PASSWORD."""
    user, _ = User.objects.get_or_create(email=email_of(name), defaults={"name": name, "password": password_hash()})
    membership = Membership.everything.create(user=user, institution=institution, role=role, started_on=SINCE)
    return Scope(user=user, membership=membership)


def people(wanted: dict[str, tuple[str, Institution, Role]]) -> dict[str, Scope]:
    """As many new ones, in two statements."""
    named = [User(email=email_of(name), name=name, password=password_hash()) for name, _, _ in wanted.values()]
    users = User.objects.bulk_create(named)
    held = Membership.everything.bulk_create(
        Membership(user=user, institution=institution, role=role, started_on=SINCE)
        for user, (_, institution, role) in zip(users, wanted.values(), strict=True)
    )
    return {who: Scope(user=one.user, membership=one) for who, one in zip(wanted, held, strict=True)}


def agency(code: str, name: str, region: Institution, **fields: Any) -> Institution:
    fields = {"short_name": name, **fields}
    return plant(kind=Kind.AGENCY, parent=region, code=f"{region.code}-{code}", name=name, **fields)


def make_cast() -> Cast:
    province = plant(
        kind=Kind.PROVINCE, code="62", bps_code="62", name="Provinsi Kalimantan Tengah", short_name="Kalteng"
    )
    own = plant(
        kind=Kind.REGENCY, parent=province, code="62.03", bps_code="6203", name="Kabupaten Kapuas",
        short_name="Kapuas", tile_row=2, tile_col=6,
    )  # fmt: skip
    other = plant(
        kind=Kind.REGENCY, parent=province, code="62.02", bps_code="6202", name="Kabupaten Kotawaringin Timur",
        short_name="Kotim", tile_row=2, tile_col=3,
    )  # fmt: skip
    health, schools = agency("dinkes", "Dinas Kesehatan", own), agency("disdik", "Dinas Pendidikan", own)
    other_health = agency("dinkes", "Dinas Kesehatan", other)
    province_agency = agency("dinsos", "Dinas Sosial Provinsi Kalimantan Tengah", province)
    return Cast(
        province=province,
        own=own,
        other=other,
        health=health,
        schools=schools,
        other_health=other_health,
        province_agency=province_agency,
        nobody=User.objects.create(email="tanpa.instansi@uji.test", name="Tanpa Instansi", password=password_hash()),
        **people(
            {
                "administrator": ("Ade Admin", province, Role.ADMINISTRATOR),
                "verifier": ("Vina Verifikator", province, Role.VERIFIER),
                "second_verifier": ("Wawan Verifikator", province, Role.VERIFIER),
                "province_coordinator": ("Priska Koordinator", province, Role.COORDINATOR),
                "province_leader": ("Gusti Pimpinan", province, Role.LEADER),
                "coordinator": ("Karin Koordinator", own, Role.COORDINATOR),
                "other_coordinator": ("Timo Koordinator", other, Role.COORDINATOR),
                "leader": ("Bupati Pimpinan", own, Role.LEADER),
                "focal_point": ("Fitri Focal", health, Role.FOCAL_POINT),
                "schools_focal_point": ("Sari Focal", schools, Role.FOCAL_POINT),
                "other_focal_point": ("Otto Focal", other_health, Role.FOCAL_POINT),
                "province_focal_point": ("Prita Focal", province_agency, Role.FOCAL_POINT),
            }
        ),
    )
