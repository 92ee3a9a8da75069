"""manage.py sweep_files: removes kept files that no row knows, and names rows whose file is gone or changed."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from institutions.access.files import StoredFile, path_of

A_DAY = 24 * 60 * 60


class Command(BaseCommand):
    help = "Removes files older than a day that no row knows; fails when a row's file is missing or not what it was."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = dict(StoredFile.everything.values_list("stored_name", "sha256"))
        swept = 0
        for path in list(_strays(Path(settings.PRIVATE_FILES), known=set(rows))):
            path.unlink(missing_ok=True)
            swept += 1
        self.stdout.write(f"Removed {swept} files without a row; {len(rows)} rows checked.")
        broken = sorted(name for name, sha256 in rows.items() if not _is_sound(path_of(name), sha256=sha256))
        if broken:
            raise CommandError("Missing or changed: " + ", ".join(broken))


def _strays(folder: Path, *, known: set[str]) -> Iterator[Path]:
    """Not younger than a day: a file whose transaction is still running has no row yet."""
    for path in folder.glob("??/*"):
        if path.relative_to(folder).as_posix() not in known and path.stat().st_mtime < time.time() - A_DAY:
            yield path


def _is_sound(path: Path, *, sha256: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
