"""The link by which somebody chooses a password: it works once, and for a few days."""

import logging
from dataclasses import dataclass
from datetime import datetime

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.http import HttpRequest

from institutions.access.journal import record
from institutions.access.people import demand_person
from institutions.access.scope import Scope
from institutions.access.users import User

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PasswordLink:
    address: str
    was_mailed: bool

    @property
    def days(self) -> int:
        return settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)


def send_password_link(user: User, *, request: HttpRequest, scope: Scope, at: datetime) -> PasswordLink:
    """Mail the link. A mail server that does not answer is told, not raised."""
    demand_person(user, scope=scope)
    text = f"Mengirim tautan sandi kepada {user.name}"
    record("send_password_link", user, institution=scope.institution, scope=scope, at=at, text=text)
    adapter = get_adapter(request)
    key = f"{user_pk_to_url_str(user)}-{app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)}"
    link = PasswordLink(adapter.get_reset_password_from_key_url(key), was_mailed=True)
    try:
        adapter.send_mail("account/email/welcome", user.email, {"user": user, "link": link})
    except OSError:
        log.exception("The password link could not be mailed.")
        return PasswordLink(link.address, was_mailed=False)
    return link
