"""A real server for a while: gunicorn on a free port, as for real, and what its first worker takes of memory."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from bench.browser import Browser


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def get(
        self, address: str, *, browser: Browser | None = None, accept: str = "br, gzip"
    ) -> tuple[dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = {"Cookie": browser.cookie} if browser else {}
        connection.request("GET", address, headers={"Host": "127.0.0.1", "Accept-Encoding": "br, gzip", **cookies})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        if response.status != 200:
            sys.exit(f"GET {address} answered {response.status}")
        return dict(response.getheaders()), body

    @property
    def worker(self) -> int:
        """The process that answers; the other one only minds it."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return int(children[0])

    @property
    def peak_mb(self) -> float:
        """The most that the worker ever held (resident), shared libraries included."""
        lines = Path(f"/proc/{self.worker}/status").read_text().splitlines()
        peak = next(line for line in lines if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024


@contextmanager
def serving(*, workers: int = 1) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "WEB_CONCURRENCY": str(workers), "BIND": f"127.0.0.1:{port}"}
    process = subprocess.Popen([sys.executable, "-m", "gunicorn", "pug_tracker.wsgi"], env=env)
    server = Server(port, process.pid)
    try:
        _await(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _await(server: Server) -> None:
    for _ in range(300):
        try:
            server.get("/healthz")
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("The server did not begin to answer.")
