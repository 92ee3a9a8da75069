"""The site on which everything is measured: the whole example data as of 24 November 2026, in a scratch folder."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path

#: Does it run at all? For a test: few institutions, two quarters, each thing once; what it prints says nothing.
TINY = os.environ.get("BENCH_TINY") == "1"
DAY = date(2026, 11, 24)
QUARTER = "2026-TW3"
PREPARED = ("migrate", "createcachetable", "build_fonts", "load_institutions", "load_catalogue")


@contextmanager
def scratch_site() -> Iterator[Path]:
    """Make the site, and forget it afterwards. Processes that are started meanwhile find it by their environment."""
    folder = tempfile.mkdtemp(prefix="pug-bench-")
    os.environ |= {"BENCH_ROOM": folder, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    try:
        _fill()
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill() -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    if connection.introspection.table_names():
        sys.exit("The database of TEST_DATABASE_URL is not empty: benches are run in one of their own.")
    for command in PREPARED:
        call_command(command, verbosity=0, stdout=StringIO())
    if TINY:
        _keep_few()
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_example", at=DAY, verbosity=0, stdout=StringIO())
    connection.close()


def _keep_few() -> None:
    """Three agencies of each regency, and the last two quarters of the story."""
    from institutions.kinds import Kind
    from institutions.models import Institution
    from reporting.example import loading

    agencies = Institution.everything.filter(kind=Kind.AGENCY)
    agencies.exclude(code__regex=r"-(dinkes|disdik|dp3appkb|inspektorat)$").delete()
    loading.PAST = 1
