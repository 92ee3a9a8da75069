"""The one settings.py, as tests see it: an environment of their own, files that vanish, nothing that waits.

The `.env` and DATABASE_URL of the site on this machine are not used; TEST_DATABASE_URL names a server.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

SCRATCH = Path(tempfile.mkdtemp(prefix="pug-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)

os.environ |= {
    "DEBUG": "1",
    "PUG_DEMO": "0",
    "SECRET_KEY": "only-for-tests-" * 5,
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "SITE_URL": "http://testserver",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", f"sqlite:///{SCRATCH / 'site.sqlite3'}"),
    "PRIVATE_FILES": str(SCRATCH / "files"),
    "KEPT_BOARDS": str(SCRATCH / "boards"),
    "EMAIL_URL": "memorymail://",
    "LOG_LEVEL": "CRITICAL",
}

from pug_tracker.settings import *  # noqa: E402, F403
from pug_tracker.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as on the real site: a browser test and two people at once need more than one connection.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
DATABASES["default"]["CONN_MAX_AGE"] = 0  # a live server answers each request in a thread of its own

STATIC_ROOT = SCRATCH / "static"
STATIC_ROOT.mkdir()
# Each test client would list all static files anew; a live server finds them by itself.
WHITENOISE_USE_FINDERS = False

# Argon2 takes a tenth of a second a person; what is tested about it, is tested by name.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "boards")
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
