"""The README says what is there: settings, commands, files."""

import re

import pytest
from django.core.management import get_commands

from pug_tracker.tests.house import ROOT

README = (ROOT / "README.md").read_text()
DOCUMENTS = ["README.md", "docs/decisions.md"]


def settings_read() -> set[str]:
    """The names that settings.py and gunicorn.conf.py ask the environment for."""
    text = (ROOT / "pug_tracker" / "settings.py").read_text() + (ROOT / "gunicorn.conf.py").read_text()
    return set(re.findall(r'\benv(?:iron)?\.\w+\(\s*["\']([A-Z_]+)', text))


def test_the_table_of_settings_is_complete() -> None:
    rows = [line.split("|")[1] for line in README.splitlines() if line.startswith("| `") and line.count("|") == 5]
    told = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}

    assert told == settings_read()


def test_every_command_named_exists() -> None:
    named = set(re.findall(r"manage\.py (\w+)", README))

    assert named - set(get_commands()) == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_named_exists(document: str) -> None:
    text = (ROOT / document).read_text()
    named = set(re.findall(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|txt))`", text))
    places = [ROOT, ROOT / "pug_tracker" / "tests"]

    gone = [
        name for name in named if not name.startswith(("var/", "/")) and not any((at / name).exists() for at in places)
    ]

    assert gone == []


def test_every_target_of_make_is_told() -> None:
    targets = set(re.findall(r"^([a-z]+): ## ", (ROOT / "Makefile").read_text(), re.M)) - {"help"}

    assert targets - set(re.findall(r"make ([a-z]+)", README)) == set()
