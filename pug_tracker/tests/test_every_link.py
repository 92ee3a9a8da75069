"""Where links lead, as each example person: every one opens, every page is led to, and reading changes nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import connection
from django.http.response import HttpResponse, HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, resolve, reverse

from formats.quarters import last_ended
from institutions.access.doors import PageDoor
from institutions.models import User
from pug_tracker.tests.test_doors import addresses, door_of
from reporting.example.accounts import ACCOUNTS

pytestmark = pytest.mark.django_db

#: Pages of one name are alike; so many of each does each person open.
OF_EACH_NAME = 2
WRITES = ("INSERT", "UPDATE", "DELETE")
#: Reading personal data in full leaves a line in the journal: the one thing that may be written while reading.
LOOK = "'read_nip'"


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href") if tag == "a" else None
        if address and not urlsplit(address).netloc and not urlsplit(address).scheme:
            self.found.append(address)


def links(answer: HttpResponseBase, *, at: str) -> list[str]:
    """Addresses on this site that the page leads to by reading."""
    if "Location" in answer.headers:
        return [urljoin(at, answer.headers["Location"])]
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    parser = Links()
    parser.feed(answer.content.decode())  # type: ignore[attr-defined]
    return [urlsplit(urljoin(at, one))._replace(fragment="").geturl() for one in parser.found]


def name_of(address: str) -> str:
    return str(resolve(urlsplit(address).path).url_name)


def out_of_the_way(day: date) -> list[str]:
    """Pages like others that lead on to more: a published indicator of a year, a quarter closed or to come."""
    ended = last_ended(day)
    published = reverse("published", args=["IKG"])
    return [
        reverse("indicator", args=["IKG"]),
        *(f"{published}?tahun={day.year - back}" for back in (1, 2, 3)),
        reverse("window_page", args=[ended.previous]),
        reverse("window_page", args=[ended.plus(2)]),
    ]


@dataclass(frozen=True)
class Step:
    """One page that was opened: where the link stood, and what opening it wrote."""

    before: str
    address: str
    answer: HttpResponseBase
    wrote: list[str]


def step(client: Client, address: str, *, before: str) -> Step:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    told = [query["sql"] for query in queries.captured_queries]
    wrote = [sql for sql in told if sql.lstrip().upper().startswith(WRITES) and LOOK not in sql]
    return Step(before, address, answer, [sql[:200] for sql in wrote])


def walk(client: Client, *, day: date, files: Counter[str]) -> Iterator[Step]:
    """Go wherever links lead, breadth first. `files` counts downloads, which take long, of everybody together."""
    waiting, asked, opened = [("", "/")], set[str](), Counter[str]()
    aside = out_of_the_way(day)
    while waiting or aside:
        before, address = waiting.pop(0) if waiting else ("", aside.pop())
        name, counted = name_of(address), files if is_file(address) else opened
        if address in asked or (before and counted[name] >= OF_EACH_NAME):
            continue
        asked.add(address)
        taken = step(client, address, before=before)
        if not before and taken.answer.status_code in {403, 404}:
            continue  # out of the way, and not theirs
        counted[name] += 1
        yield taken
        waiting += [(address, one) for one in links(taken.answer, at=address)]


def is_file(address: str) -> bool:
    split = urlsplit(address)
    return "bentuk=" in split.query or split.path.endswith((".pdf", ".xlsx", ".csv"))


def complaints(taken: Step) -> Iterator[str]:
    if taken.answer.status_code not in {200, 302}:
        yield f"{taken.before} leads to {taken.address}: {taken.answer.status_code}"
    yield from (f"{taken.address} is only read, and wrote {sql}" for sql in taken.wrote)


@pytest.mark.once
def test_every_link_opens_and_every_page_is_led_to(example: date) -> None:
    wrong, seen, files = list[str](), set[str](), Counter[str]()

    for account in ACCOUNTS:
        client = Client()
        client.force_login(User.objects.get(email=account.email))
        client.get("/")  # the first page after the log-in notes the capacity
        for taken in walk(client, day=example, files=files):
            seen.add(name_of(taken.address))
            wrong += [f"{account.email}: {told}" for told in complaints(taken)]

    pages = {pattern.name: door_of(pattern) for pattern in addresses(get_resolver().url_patterns)}
    read = {name for name, door in pages.items() if door and issubclass(door, PageDoor)}
    assert not wrong, "\n".join(wrong)
    assert read - seen == set(), "no link leads there"


def test_a_page_that_writes_while_it_is_read_is_found() -> None:
    class Writing(Client):
        def get(self, *args: object, **kwargs: object) -> HttpResponse:  # type: ignore[override]
            User.objects.create(email="ani@contoh.test", name="Ani")
            return HttpResponse(status=500)

    taken = step(Writing(), "/x/", before="/")

    assert [told.split(":")[0].split(",")[0] for told in complaints(taken)] == ["/ leads to /x/", "/x/ is only read"]


def test_links_are_found_in_text_and_drawings_but_not_to_elsewhere() -> None:
    answer = HttpResponse(
        '<a href="isi/#a">x</a><svg><a href="/papan/?q=1"></a></svg><a href="https://bps.go.id/">y</a>'
        '<a href="mailto:a@b.c">z</a><a>w</a><link href="/static/x.css">'
    )

    assert links(answer, at="/laporan/7/") == ["/laporan/7/isi/", "/papan/?q=1"]
    assert links(HttpResponse(status=302, headers={"Location": "/papan/2026-TW3/"}), at="/papan/") == [
        "/papan/2026-TW3/"
    ]
