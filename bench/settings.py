"""The one settings.py, set as a real site sets it, over a scratch folder: the site of this machine is not touched.

BENCH_ROOM names the folder; TEST_DATABASE_URL a server whose database is empty (bin/on_postgres.py), instead of SQLite.
"""

import os
from pathlib import Path

ROOM = Path(os.environ["BENCH_ROOM"])

os.environ |= {
    "DEBUG": "0",
    "PUG_DEMO": "0",
    "SECRET_KEY": "only-for-benches-" * 4,
    "ALLOWED_HOSTS": "127.0.0.1",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", f"sqlite:///{ROOM / 'site.sqlite3'}"),
    "PRIVATE_FILES": str(ROOM / "files"),
    "KEPT_BOARDS": str(ROOM / "boards"),
    "EMAIL_URL": "memorymail://",
    "SECURE_SSL_REDIRECT": "0",
    "LOG_LEVEL": "ERROR",
}

from bench.site import TINY  # noqa: E402
from pug_tracker.settings import *  # noqa: E402, F403
from pug_tracker.settings import STORAGES, TEMPLATES  # noqa: E402

STATIC_ROOT = ROOM / "static"
ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]

if TINY:  # packing them takes longer than all the rest
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
