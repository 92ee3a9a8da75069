"""Users and their memberships: a person here is always somebody at an institution."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from institutions.access.roles import HELD_AT, Role
from institutions.access.scope import Scoped


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who logs in, by e-mail address. What they may do hangs on their memberships."""

    email = models.EmailField("alamat pos-el", unique=True)
    name = models.CharField("nama lengkap", max_length=150)
    is_active = models.BooleanField("dapat masuk", default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Membership(Scoped):
    """One capacity: this person, at this institution, in this role. Ended, never deleted."""

    scope_path = "institution"

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="memberships")
    role = models.CharField("peran", max_length=20, choices=Role.choices)
    started_on = models.DateField("mulai")
    ended_on = models.DateField("hari terakhir", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["user", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="membership_once_at_a_time",
                fields=["user", "institution", "role"],
                condition=Q(ended_on__isnull=True),
                violation_error_message="Orang ini sudah memegang peran tersebut di instansi ini.",
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="Hari terakhir tidak boleh sebelum tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.institution}"

    @property
    def fits(self) -> bool:
        """Whether the role can be held at this kind of institution."""
        return self.institution.kind in HELD_AT[self.role]
