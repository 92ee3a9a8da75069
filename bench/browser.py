"""Somebody who is logged in, and asks the site for pages as gunicorn would: through its WSGI application."""

import sys
from dataclasses import dataclass, field
from functools import cache
from gzip import decompress
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application
from django.middleware.csrf import _get_new_csrf_string

from institutions.access.middleware import SESSION_KEY as CAPACITY
from institutions.models import Membership, User


@cache
def application() -> Any:
    return get_wsgi_application()


@dataclass(frozen=True)
class Answer:
    """`body` as it goes over the line: a page is compressed."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def page(self) -> bytes:
        return decompress(self.body) if self.headers.get("Content-Encoding") == "gzip" else self.body


@dataclass(frozen=True)
class Browser:
    """`get` and `post` refuse any answer that was not asked for: nothing else is measured by mistake."""

    cookie: str
    token: str

    def get(self, address: str, *, expect: int = 200) -> Answer:
        return self._ask("GET", address, expect=expect)

    def post(self, address: str, *, expect: int = 302, **fields: str) -> Answer:
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token}).encode()
        return self._ask("POST", address, expect=expect, body=body)

    def _ask(self, method: str, address: str, *, expect: int, body: bytes = b"") -> Answer:
        path, _, query = address.partition("?")
        told: list[Any] = []
        response = application()(self._environ(method, path, query, body), lambda *what: told.extend(what[:2]))
        content = b"".join(response)
        response.close()
        answer = Answer(int(told[0].split()[0]), content, dict(told[1]))
        if answer.status != expect:
            sys.exit(f"{method} {address} answered {answer.status}, not {expect}")
        return answer

    def _environ(self, method: str, path: str, query: str, body: bytes) -> dict[str, Any]:
        return {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": self.cookie,
            "HTTP_ACCEPT_ENCODING": "gzip, br",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
        }


def logged_in(email: str, *, role: str = "") -> Browser:
    """A session as the log-in makes it, without the tenth of a second that the password takes."""
    user = User.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if role:
        session[CAPACITY] = Membership.everything.get(user=user, role=role).pk
    session.save()
    token = _get_new_csrf_string()
    cookies = {settings.SESSION_COOKIE_NAME: session.session_key, settings.CSRF_COOKIE_NAME: token}
    return Browser("; ".join(f"{name}={value}" for name, value in cookies.items()), token)
