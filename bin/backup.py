"""Writes one complete copy of the site while it runs: bin/backup.py FOLDER.

The database is copied as it stands at one moment (SQLite: VACUUM INTO; PostgreSQL: pg_dump), then the evidence files:
a file is never changed after it was stored, so that every file the database names is in the copy.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pug_tracker.settings")


def copy_database(database: dict[str, Any], target: Path) -> Path:
    if database["ENGINE"].endswith("sqlite3"):
        copy = target / "database.sqlite3"
        source = sqlite3.connect(f"{Path(database['NAME']).resolve().as_uri()}?mode=ro", uri=True)
        source.execute("VACUUM INTO ?", [str(copy)])
        source.close()
        return copy
    copy = target / "database.dump"
    host = database["HOST"] or database.get("OPTIONS", {}).get("host", "")
    person = {
        "PGHOST": host,
        "PGPORT": database["PORT"],
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
    }
    told = {name: str(value) for name, value in person.items() if value}
    command = ["pg_dump", "--format=custom", f"--file={copy}", str(database["NAME"])]
    subprocess.run(command, env={**os.environ, **told}, check=True)
    return copy


def copy_files(files: Path, target: Path) -> Path:
    copy = target / "files.tar"
    with tarfile.open(copy, "w") as archive:
        if files.is_dir():
            archive.add(files, arcname="files")
    return copy


def main(folder: str) -> None:
    from django.conf import settings

    os.umask(0o077)  # it holds what the site holds
    target = Path(folder) / datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    target.mkdir(parents=True)
    try:
        copies = [copy_database(settings.DATABASES["default"], target), copy_files(settings.PRIVATE_FILES, target)]
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
        shutil.rmtree(target)
        sys.exit(f"There is NO backup: {error}")
    for copy in copies:
        print(f"{copy}  {copy.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
