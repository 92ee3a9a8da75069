"""The people of the example: the accounts that can log in, and authors without a password for everybody else."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from institutions.access.roles import Role
from institutions.access.users import Membership, User
from institutions.letterheads import Letterhead
from institutions.tree import Institution
from reporting.example.accounts import ACCOUNTS, DOMAIN, PASSWORD

SINCE = date(2025, 1, 1)


@dataclass(frozen=True)
class Authors:
    """Who enters, accepts and verifies in the example; by the institution they belong to."""

    entering: dict[int, User]
    coordinating: dict[int, User]
    verifying: User


def make_people(institutions: list[Institution]) -> Authors:
    """The accounts first, then one author for each institution that has none yet."""
    by_code = {institution.code: institution for institution in institutions}
    users = {account.email: _user(account.email, account.name) for account in ACCOUNTS}
    hashed = make_password(PASSWORD)
    for user in users.values():
        user.password = hashed
    User.objects.bulk_create(users.values())
    wanted = [
        (users[account.email], role, by_code[code])
        for account in ACCOUNTS
        for role, code in account.capacities
        if code in by_code
    ]
    held = {(role, institution.pk): user for user, role, institution in wanted}
    authors = _authors(institutions, held)
    wanted += authors
    Membership.everything.bulk_create(
        Membership(user=user, institution=institution, role=role, started_on=SINCE)
        for user, role, institution in wanted
    )
    held |= {(role, institution.pk): user for user, role, institution in authors}
    return Authors(
        entering={pk: user for (role, pk), user in held.items() if role in (Role.FOCAL_POINT, Role.COORDINATOR)},
        coordinating={pk: user for (role, pk), user in held.items() if role == Role.COORDINATOR},
        verifying=next(user for (role, _), user in held.items() if role == Role.VERIFIER),
    )


def _authors(
    institutions: list[Institution], held: dict[tuple[Role, int], User]
) -> list[tuple[User, Role, Institution]]:
    """Users who cannot log in: their names stand in the history of what they entered."""
    wanted = []
    for institution in institutions:
        role = Role.COORDINATOR if institution.is_region else Role.FOCAL_POINT
        if (role, institution.pk) in held:
            continue
        place = institution.own_region.short_name
        where = place if institution.is_region else f"{institution.short_name} {place}"
        name = f"Contoh {role.label} {where}"
        user = _user(f"{institution.code}@{DOMAIN}", name)
        wanted.append((user, role, institution))
    User.objects.bulk_create(user for user, _, _ in wanted)
    return wanted


def _user(email: str, name: str) -> User:
    user = User(email=email, name=name)
    user.set_unusable_password()
    return user


def sign_letterheads(institutions: list[Institution]) -> None:
    """An example signer, recognisable as one, on the letterheads that have none."""
    regions = [institution.pk for institution in institutions if institution.is_region]
    Letterhead.everything.filter(institution__in=regions, signer_name="").update(
        signer_title="Kepala Dinas",
        signer_name="Nama Contoh, S.Sos., M.Si.",
        signer_rank="Pembina Utama Muda (IV/c)",
        signer_nip="197001011995032001",
    )
