"""Changing who there is: users, and the capacities in which they act. Each change is journalled."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q, QuerySet

from formats.dates import long_date
from institutions.access.duplicates import refuse_duplicate
from institutions.access.journal import record
from institutions.access.refusals import NotAllowed, Refused
from institutions.access.roles import HELD_AT, Role
from institutions.access.scope import Scope
from institutions.access.users import Membership, User
from institutions.kinds import Kind
from institutions.telling import told_changes
from institutions.tree import Institution, demand_within

TAKEN = "Alamat pos-el ini sudah dipakai oleh akun lain."


def people_in(scope: Scope) -> QuerySet[User]:
    """Whoever holds or held a capacity within this scope, and whoever holds none anywhere."""
    within = Membership.objects.visible_to(scope).values("user")
    return User.objects.filter(Q(pk__in=within) | Q(memberships__isnull=True)).distinct()


def demand_person(user: User, *, scope: Scope) -> None:
    """Raise `Refused` unless this capacity may change this account."""
    scope.demand("manage_users")
    if not people_in(scope).filter(pk=user.pk).exists():
        raise NotAllowed("Pengguna ini di luar kewenangan Anda.")


@transaction.atomic
def add_user(
    email: str, *, name: str, institution: Institution, role: Role, started_on: date, scope: Scope, at: datetime
) -> User:
    """A user with a first capacity and no password yet: they choose one by the link that is sent to them."""
    scope.demand("manage_users")
    with refuse_duplicate(TAKEN, field="email"):
        user = User.objects.create_user(email, None, name=name)
    text = f"Membuat akun {user.name}"
    record("add_user", user, institution=institution, scope=scope, at=at, text=text, note=user.email)
    add_capacity(user, institution=institution, role=role, started_on=started_on, scope=scope, at=at)
    return user


@transaction.atomic
def change_user(user: User, *, email: str, name: str, scope: Scope, at: datetime) -> None:
    """A changed address is the only one that logs in from now on."""
    demand_person(user, scope=scope)
    values = {"email": User.objects.normalize_email(email).lower(), "name": name}
    new = {field: value for field, value in values.items() if value != getattr(user, field)}
    if not new:
        return
    note = told_changes(user, new)
    for field, value in new.items():
        setattr(user, field, value)
    with refuse_duplicate(TAKEN, field="email"):
        user.save(update_fields=list(new))
    if "email" in new:
        EmailAddress.objects.filter(user=user).delete()
    record(
        "change_user",
        user,
        institution=scope.institution,
        scope=scope,
        at=at,
        text=f"Mengubah akun {user.name}",
        note=note,
    )


@transaction.atomic
def set_active(user: User, *, is_active: bool, scope: Scope, at: datetime) -> None:
    """Who is not active cannot log in, and a session that is open ends with its next page."""
    demand_person(user, scope=scope)
    if user == scope.user:
        raise Refused("Anda tidak dapat menonaktifkan akun Anda sendiri.")
    if user.is_active == is_active:
        return
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    text = f"{'Mengaktifkan' if is_active else 'Menonaktifkan'} akun {user.name}"
    record("activate_user", user, institution=scope.institution, scope=scope, at=at, text=text)


@transaction.atomic
def add_capacity(
    user: User, *, institution: Institution, role: Role, started_on: date, scope: Scope, at: datetime
) -> Membership:
    demand_person(user, scope=scope)
    demand_within(scope, institution)
    if institution.kind not in HELD_AT[role]:
        raise Refused(f"Peran {role.label} dipegang di {_where(role)}, bukan di {institution.name}.", field="role")
    if not institution.exists_on(started_on):
        raise Refused(f"{institution.name} tidak berdiri pada {long_date(started_on)}.", field="started_on")
    membership = Membership(user=user, institution=institution, role=role, started_on=started_on)
    with refuse_duplicate(f"{user.name} sudah memegang peran itu di {institution.full_name}.", field="role"):
        membership.save(force_insert=True)
    text = f"Menugaskan {user.name} sebagai {role.label}, {institution.full_name}"
    record("add_capacity", membership, institution=institution, scope=scope, at=at, text=text)
    return membership


@transaction.atomic
def end_capacity(membership: Membership, *, ended_on: date, scope: Scope, at: datetime) -> None:
    """It holds to the end of `ended_on`."""
    scope.demand("manage_users")
    demand_within(scope, membership.institution)
    if membership.user_id == scope.user.pk and membership.role == Role.ADMINISTRATOR:
        raise Refused("Peran administrator Anda sendiri hanya dapat diakhiri oleh administrator lain.")
    if ended_on < membership.started_on:
        raise Refused("Hari terakhir tidak boleh sebelum tanggal mulai.", field="ended_on")
    membership.ended_on = ended_on
    membership.save(update_fields=["ended_on"])
    text = f"Mengakhiri tugas {membership} pada {long_date(ended_on)}"
    record("end_capacity", membership, institution=membership.institution, scope=scope, at=at, text=text)


def _where(role: Role) -> str:
    """The levels at which a role is held, in words: 'provinsi atau kabupaten/kota'."""
    names = {Kind.PROVINCE: "provinsi", Kind.REGENCY: "kabupaten/kota", Kind.AGENCY: "perangkat daerah"}
    return " atau ".join(name for kind, name in names.items() if kind in HELD_AT[role])
