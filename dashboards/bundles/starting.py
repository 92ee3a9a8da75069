"""Starting the process that makes a bundle: beside the site, on the same machine, and outliving the request."""

import os
import subprocess
import sys

from django.conf import settings


def start(pk: int) -> None:
    """Of a session of its own, so that it goes on when the site is started again; it hears and says nothing."""
    subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "make_bundle", str(pk)],
        cwd=settings.BASE_DIR,
        env=os.environ.copy(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
