"""Brings the site of `make run` up to date, in one process so that a second start takes seconds: prepare.py PORT."""

import os
import sys
import time
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pug_tracker.settings")

STEPS = (
    ("database", "migrate"),
    ("cache", "createcachetable"),
    ("fonts", "build_fonts"),
    ("institutions", "load_institutions"),
    ("indicators", "load_catalogue"),
)


def step(label: str, command: str, **options: object) -> None:
    from django.core.management import call_command

    print(f"  {label:<13}", end="", flush=True)
    began = time.monotonic()
    call_command(command, verbosity=0, stdout=StringIO(), **options)
    print(f"{time.monotonic() - began:5.1f} s", flush=True)


def load_example_once() -> None:
    """Only into a site that has no report yet: nothing that people entered is ever touched."""
    from django.conf import settings

    from reporting.models import Report

    if settings.PUG_DEMO and not Report.everything.exists():
        step("example data", "load_example")


def say_where(port: str) -> None:
    from institutions.models import Institution
    from reporting.example.accounts import ACCOUNTS

    print(f"\nPUG Tracker: http://127.0.0.1:{port}/    (stop it with Ctrl+C)\n")
    if Institution.everything.filter(holds_example_data=True).exists():
        for account in ACCOUNTS:
            print(f"  {account.email:<36} {account.password:<22} {account.purpose}")
    print(flush=True)


def main(port: str) -> None:
    import django

    django.setup()
    (ROOT / "staticfiles").mkdir(exist_ok=True)
    for label, command in STEPS:
        step(label, command)
    load_example_once()
    say_where(port)


if __name__ == "__main__":
    main(sys.argv[1])
