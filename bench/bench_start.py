"""The start of a server process against the start of a Django with nothing in it."""

import subprocess
import sys

from bench.ratios import compare

BARE = """
from django.conf import settings
settings.configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"], ROOT_URLCONF=None)
from django.core.wsgi import get_wsgi_application
get_wsgi_application()
"""


def python(text: str) -> None:
    subprocess.run([sys.executable, "-c", text], check=True)


def main() -> None:
    compare(
        "a server process starts : a bare Django starts",
        lambda: python("import pug_tracker.wsgi"),
        lambda: python(BARE),
        rounds=7,
        aim=3,
    )


if __name__ == "__main__":
    main()
