"""Reads settings from the environment; a value that cannot be meant is refused by name, never guessed."""

from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def refuse(name: str, why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}: {why}. See README, 'Running it for real'.")


class Environment(environ.Env):  # type: ignore[misc]  # it ships no types
    """django-environ, stricter: it takes "yess" for False and answers a wrong number without its name."""

    def get_value(self, var: str, cast: Any = None, default: Any = environ.Env.NOTSET, **kwargs: Any) -> Any:
        if cast is bool and self.ENVIRON.get(var, "").strip().lower() not in TRUE | FALSE:
            raise refuse(var, "say 1 or 0")
        try:
            return super().get_value(var, cast=cast, default=default, **kwargs)
        except ValueError as error:
            raise refuse(var, str(error)) from None

    def choice(self, name: str, *, default: str, among: tuple[str, ...]) -> str:
        value = str(self.str(name, default=default))
        if value not in among:
            raise refuse(name, f"say one of {', '.join(among)}")
        return value

    def site(self, name: str, *, default: str) -> str:
        """An address without a path, as a browser shows it."""
        value = str(self.str(name, default=default)).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
            raise refuse(name, "say https:// and the name of the site, nothing behind it")
        return value

    def mail(self, name: str, *, default: str) -> dict[str, Any]:
        schemes = ", ".join(self.EMAIL_SCHEMES)
        if str(self.str(name, default=default)).split("://")[0] not in self.EMAIL_SCHEMES:
            raise refuse(name, f"begin with one of {schemes}, each followed by ://")
        return dict(self.email(name, default=default))

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        address = str(self.str(name, default=default))
        if address.split("://")[0] not in {"sqlite", "postgres", "postgresql"}:
            raise refuse(name, "use sqlite:/// or postgres://")
        return dict(self.db(name, default=default))
