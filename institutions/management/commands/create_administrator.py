"""manage.py create_administrator EMAIL NAME: the first person, who then lets everybody else in by the pages."""

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from institutions.access.journal import record
from institutions.access.roles import Role
from institutions.kinds import Kind
from institutions.models import Institution, Membership, User


class Command(BaseCommand):
    help = "Makes an administrator at the province; asks for the password, or reads it from standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        province = Institution.everything.filter(kind=Kind.PROVINCE).first()
        if province is None:
            raise CommandError("There is no province yet: run load_institutions first.")
        user = User(email=User.objects.normalize_email(email).lower(), name=name)
        self._refuse_unless_new(user)
        password = self._ask()
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        user.set_password(password)
        self._let_in(user, province)
        self.stdout.write(f"{user.name} ({user.email}) is an administrator at {province.name}.")

    def _refuse_unless_new(self, user: User) -> None:
        try:
            validate_email(user.email)
        except ValidationError:
            raise CommandError(f"{user.email} is no e-mail address.") from None
        if User.objects.filter(email=user.email).exists():
            raise CommandError(f"{user.email} has an account already; give it the role on the page Pengguna.")

    def _ask(self) -> str:
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\n")
        password = getpass("Password: ")
        if getpass("Once more: ") != password:
            raise CommandError("The two passwords differ.")
        return password

    @transaction.atomic
    def _let_in(self, user: User, province: Institution) -> None:
        now = timezone.now()
        user.save(force_insert=True)
        membership = Membership(
            user=user, institution=province, role=Role.ADMINISTRATOR, started_on=timezone.localdate(now)
        )
        membership.save(force_insert=True)
        text = f"Membuat akun administrator {user.name} dari server."
        record("add_user", user, institution=province, scope=None, at=now, text=text, note=user.email)
