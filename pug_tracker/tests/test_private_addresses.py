"""No log shows an address that is a key."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from pug_tracker.private_addresses import MaskKeys, masked

TOKEN = "Zq_-" * 11


def test_keys_are_masked_and_other_addresses_are_not() -> None:
    assert masked(f"Not Found: /kalender/{TOKEN}.ics") == "Not Found: /kalender/***.ics"
    assert masked(f"GET /akun/sandi/baru/a1-{TOKEN}/ 500") == "GET /akun/sandi/baru/***/ 500"
    assert masked("Not Found: /cek/ABCDEFGHJKMNPQRS/") == "Not Found: /cek/***/"
    assert masked("Not Found: /kalender/?tahun=2026") == "Not Found: /kalender/?tahun=2026"


@pytest.mark.django_db
def test_what_django_tells_of_a_page_that_was_not_found_is_masked(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="django.request")
    mask = MaskKeys()
    caplog.handler.addFilter(mask)

    Client().get(reverse("calendar_feed", args=[TOKEN]))

    caplog.handler.removeFilter(mask)
    assert "/kalender/***.ics" in caplog.text
    assert TOKEN not in caplog.text


def test_the_one_handler_masks() -> None:
    filters = {name: one.get("filters") for name, one in settings.LOGGING["handlers"].items()}

    assert filters == {"console": ["mask_keys"]}
