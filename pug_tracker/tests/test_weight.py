"""What the forms weigh on the line: at most 120 KB on a first visit and 40 KB later."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.urls import reverse

from formats.fonts import build_web_font
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast
from pug_tracker.compression import CompressPages
from reporting.tests.stories import a_report

KB = 1000
PACKED = {".woff2", ".png", ".jpg"}


def weight_of(name: str) -> int:
    """As whitenoise sends it to a browser that knows gzip alone; brotli is lighter by a quarter."""
    found = finders.find(name)
    assert isinstance(found, str), name
    data = Path(found).read_bytes()
    return len(data) if Path(found).suffix in PACKED else len(gzip.compress(data, 9))


@pytest.mark.parametrize("kind", ["agency", "regency"])
def test_form_is_light(cast: Cast, kind: str) -> None:
    load_catalogue()
    build_web_font(settings.WEB_FONTS)
    institution, who = (cast.health, cast.focal_point) if kind == "agency" else (cast.own, cast.coordinator)
    address = reverse("report_form", args=[a_report(institution).pk])

    page = cast.client(who).get(address, headers={"Accept-Encoding": "gzip"})
    names = set(re.findall(r'/static/([^"?]+)"', gzip.decompress(page.content).decode()))

    assert {"js/autosave.js", "bs/css/bootstrap.min.css", "fonts/pug-sans.woff2"} <= names
    assert len(page.content) <= 40 * KB
    assert len(page.content) + sum(map(weight_of, names)) <= 120 * KB


@pytest.mark.parametrize(
    ("kind", "is_packed"),
    [
        ("text/html; charset=utf-8", True), ("application/json", True), ("text/calendar", True),
        ("application/pdf", False), ("image/png", False),
    ],
)  # fmt: skip
def test_pages_are_compressed_and_files_are_not(rf: object, kind: str, is_packed: bool) -> None:
    request = rf.get("/", headers={"Accept-Encoding": "gzip"})  # type: ignore[attr-defined]
    pages = CompressPages(lambda request: HttpResponse("isi " * 500, content_type=kind))

    assert pages(request).has_header("Content-Encoding") == is_packed
