"""Static files of the real site: every one that a template or a stylesheet names is there, under its own hash."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from formats.fonts import build_web_font
from pug_tracker.tests import house

NAMED = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")


@pytest.fixture(scope="module", autouse=True)
def _web_font() -> None:
    from django.conf import settings

    build_web_font(settings.WEB_FONTS)


def test_every_static_file_that_a_template_names_is_there() -> None:
    named = {(source.path, name) for source in house.templates() for name in NAMED.findall(source.text)}

    assert len(named) > 5
    assert {(path, name) for path, name in named if not finders.find(name)} == set()


def test_the_real_site_can_collect_them(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert list(tmp_path.glob("css/site.*.css"))
