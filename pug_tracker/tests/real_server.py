"""The site as gunicorn serves it, in processes of its own on the test's database: frozen, killed, and begun again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from institutions.access.scope import Scope

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2


class RealServer:
    """Master and workers are one group of processes, so that a signal reaches all of them in the same moment."""

    def __init__(self, scratch: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "pug_tracker.settings",
            "DEBUG": "0",
            "PUG_DEMO": "1",
            "SECRET_KEY": settings.SECRET_KEY,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": self.url,
            "DATABASE_URL": database_url(),
            "KEPT_BOARDS": str(scratch / "boards"),
            "EMAIL_URL": "memorymail://",
            "LOG_LEVEL": "CRITICAL",
            "GUNICORN_LOG_LEVEL": "critical",
            "BIND": f"127.0.0.1:{self.port}",
            "WEB_CONCURRENCY": str(WORKERS),
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "pug_tracker.wsgi"]
        self._process = subprocess.Popen(command, env=self._env, cwd=ROOT, start_new_session=True)
        for _ in range(600):
            try:
                assert self.ask("GET", "/healthz") == (200, "ok")
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("The server did not begin to answer.")

    def kill(self) -> None:
        """As when the power goes: nothing is finished, nobody is told."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(20)
            self._process = None

    def freeze(self) -> None:
        """Whoever asks is let in by the kernel, and waits."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def ask(
        self, method: str, address: str, *, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, address, body=body.encode(), headers=headers or {})
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()

    def _signal(self, which: signal.Signals) -> None:
        assert self._process is not None
        os.killpg(self._process.pid, which)


class Browser:
    """Somebody who is logged in and posts as a page's script does."""

    def __init__(self, who: Scope) -> None:
        client = Client()
        client.force_login(who.user)
        self.who, self._token = who, "t" * 32
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: self._token}
        self._cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())

    @property
    def headers(self) -> dict[str, str]:
        kind = "application/x-www-form-urlencoded"
        return {"Cookie": self._cookie, "X-CSRFToken": self._token, "Content-Type": kind}

    def body(self, **fields: Any) -> str:
        return urlencode({"typed_by": self.who.user.pk, "capacity": self.who.membership.pk, **fields})


@pytest.fixture
def real_server(transactional_db: None, tmp_path: Path) -> Iterator[RealServer]:
    server = RealServer(tmp_path)
    server.start()
    yield server
    server.kill()


def database_url() -> str:
    """The test's own database, for another process."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
