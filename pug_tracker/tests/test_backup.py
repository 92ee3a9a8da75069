"""A backup is the whole site, taken while somebody writes."""

import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from pug_tracker.tests.house import ROOT


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    """The environment of a site with one row and one file."""
    database = sqlite3.connect(tmp_path / "site.sqlite3")
    database.executescript("PRAGMA journal_mode=WAL; CREATE TABLE figure (value); INSERT INTO figure VALUES (12500);")
    database.close()
    (tmp_path / "files" / "ab").mkdir(parents=True)
    (tmp_path / "files" / "ab" / "abc123").write_bytes(b"evidence")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "pug_tracker.settings",
        "DEBUG": "1",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "PRIVATE_FILES": str(tmp_path / "files"),
    }


def back_up(site: dict[str, str], folder: Path) -> Path:
    command = [sys.executable, str(ROOT / "bin" / "backup.py"), str(folder)]
    subprocess.run(command, env=site, check=True, capture_output=True)
    [made] = folder.iterdir()
    return made


def test_a_backup_holds_database_and_files(site: dict[str, str], tmp_path: Path) -> None:
    made = back_up(site, tmp_path / "backups")

    assert sqlite3.connect(made / "database.sqlite3").execute("SELECT value FROM figure").fetchall() == [(12500,)]
    with tarfile.open(made / "files.tar") as archive:
        member = archive.extractfile("files/ab/abc123")
        assert member is not None
        assert member.read() == b"evidence"


def test_a_backup_waits_for_nobody_who_is_writing(site: dict[str, str], tmp_path: Path) -> None:
    writer = sqlite3.connect(tmp_path / "site.sqlite3", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO figure VALUES (99)")

    made = back_up(site, tmp_path / "backups")

    assert sqlite3.connect(made / "database.sqlite3").execute("SELECT count(*) FROM figure").fetchone() == (1,)
    writer.execute("COMMIT")


def test_a_backup_is_for_its_owner_only(site: dict[str, str], tmp_path: Path) -> None:
    made = back_up(site, tmp_path / "backups")

    assert {file.stat().st_mode & 0o077 for file in [made, *made.iterdir()]} == {0}


def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(site: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "site.sqlite3").write_bytes(b"not a database" * 100)

    with pytest.raises(subprocess.CalledProcessError) as failed:
        back_up(site, tmp_path / "backups")

    assert b"There is NO backup" in failed.value.stderr
    assert list((tmp_path / "backups").iterdir()) == []
