"""Names that are markup, a template, one long word or pictures: nothing is executed, no page and no paper breaks."""

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from institutions.access.doors import without_unseen
from institutions.letterheads import Letterhead
from institutions.models import Institution, User
from institutions.tests.cast import Cast
from pug_tracker.tests.journey import Check
from pug_tracker.tests.test_every_page import PAGES, Words, complaints, lines
from pug_tracker.tests.test_every_page import example as example
from reporting.example.accounts import DOMAIN

MARKUP = "<script>document.title='jahat'</script><img src=x onerror=\"document.title='jahat'\"><b class=jahat>"
TEMPLATE = "{{ 6|add:7 }}{% now 'Y' %} ${7*7} %s {0} \\n"
LONG = "Kepemberdayaanperempuan" * 5 + "Akhir"
PICTURES = "Dinas \U0001f469\U0001f3fd\u200d\U0001f3eb Ñandú e\u0301 漢字 عربي"
HOSTILE = (MARKUP, TEMPLATE, LONG, PICTURES)


def rename_all() -> None:
    places = list(Institution.everything.order_by("pk"))
    for number, place in enumerate(places):
        place.name, place.short_name = HOSTILE[number % 4], HOSTILE[number % 4][:40]
    Institution.everything.bulk_update(places, ["name", "short_name"])
    people = list(User.objects.order_by("pk"))
    for number, person in enumerate(people):
        person.name = HOSTILE[(number + 2) % 4]
    User.objects.bulk_update(people, ["name"])
    Letterhead.everything.update(government=MARKUP, office=LONG, signer_name=PICTURES)


@pytest.mark.browser
def test_every_page_bears_hostile_names(
    example: None, open_page: Callable[..., Page], assert_calm: Check, no_horizontal_scroll: Check
) -> None:
    rename_all()
    words, wrong = Words(), []
    for who in PAGES:
        page = open_page(User.objects.get(email=f"{who}@{DOMAIN}") if who else None)
        for name, *args in lines(who):
            answer = page.goto(reverse(name, args=[words.meant(word) for word in args]))
            wrong += [] if answer and answer.status == 200 else [f"{name} {args}: {answer and answer.status}"]
            wrong += complaints(page, no_horizontal_scroll, no_wider_than_its_window, assert_calm, nothing_came_alive)
        page.context.close()
    assert wrong == []


def no_wider_than_its_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def nothing_came_alive(page: Page) -> None:
    alive = "script:not([src]), [onerror], [src='x'], .jahat"
    assert page.evaluate("selector => document.querySelectorAll(selector).length", alive) == 0
    assert page.title() != "jahat"


@pytest.mark.browser  # beside the pages, for its example takes as long
def test_paper_bears_hostile_names(example: None, client: Client) -> None:
    rename_all()
    client.force_login(User.objects.get(email=f"verifikator@{DOMAIN}"))
    quarter = Words().quarters["ended"]

    for name, *region in (("board_pdf",), ("region_pdf", "62.02"), ("region_pdf", "62.03")):
        answer = client.get(reverse(name, args=[quarter, *region]), {"lampiran": "1"})

        told = words_on(answer.content)
        assert MARKUP.split()[0].upper() in told
        assert "Ñandú" in told


def words_on(paper: bytes) -> str:
    """As poppler reads them: pypdf loses its way where a letter is a picture."""
    if not shutil.which("pdftotext"):
        reason = "no pdftotext found: apt-get install poppler-utils"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return subprocess.run(["pdftotext", "-", "-"], input=paper, capture_output=True, check=True).stdout.decode()


def test_signs_that_turn_the_direction_of_a_page_are_not_kept() -> None:
    typed = QueryDict(mutable=True)
    typed.setlist("nama", ["Dinas\u202e Sosial\u2069\x00", "Ñandú \U0001f469"])

    assert without_unseen(typed).getlist("nama") == ["Dinas Sosial", "Ñandú \U0001f469"]


def test_a_name_that_turns_the_page_is_saved_without_its_sign(cast: Cast) -> None:
    admin = cast.client(cast.administrator)
    address = reverse("institution_edit", args=[cast.health.code])
    form = admin.get(address).context["form"]
    typed = {name: "" if value is None else value for name, value in form.initial.items()}

    answer = admin.post(address, {**typed, "name": "Dinas \u202eKesehatan"})

    assert answer.status_code == 302
    assert Institution.everything.get(pk=cast.health.pk).name == "Dinas Kesehatan"
