"""A server that is killed while people save: what it had answered stands, and nothing stands twice."""

import re
import socket
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from threading import Thread
from time import sleep

import pytest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate

from formats.quarters import Quarter
from indicators.loading import load_catalogue
from institutions.access.scope import Scope
from institutions.tests.cast import Cast, make_cast
from pug_tracker.tests.real_server import Browser, RealServer
from reporting.figures import Figure, FigureChange
from reporting.reports import Report
from reporting.tests.stories import a_report

pytestmark = pytest.mark.django_db(transaction=True)

NUMBERS = count(1)
CODES = ("SDM-01", "PPRG-02")


@dataclass(frozen=True)
class Sent:
    """One number on its way; each number is sent once, so that it can be found again."""

    code: str
    number: int
    version: int


@dataclass
class Saver:
    """One person who fills one form, item after item, until the line breaks."""

    who: Scope
    server: RealServer
    report: Report
    answered: list[Sent] = field(default_factory=list)
    unanswered: list[Sent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.browser = Browser(self.who)

    def run(self) -> None:
        versions = dict.fromkeys(CODES, 0)
        while not self.unanswered:
            for code in CODES:
                self._step(Sent(code, next(NUMBERS), versions[code]), versions)

    def _step(self, sent: Sent, versions: dict[str, int]) -> None:
        try:
            versions[sent.code] = self.send(sent)
        except OSError:
            self.unanswered.append(sent)
        else:
            self.answered.append(sent)

    def send(self, sent: Sent, *, before: Sent | None = None) -> int:
        """The version in which it is kept."""
        status, page = self.server.ask("POST", self.address(sent), body=self.body(sent, before), headers=self.headers)
        assert (status, 'data-answer="kept"' in page) == (200, True), page
        found = re.search(rf'name="{sent.code}\.v" value="(\d+)"', page)
        assert found, page
        return int(found[1])

    @property
    def headers(self) -> dict[str, str]:
        return self.browser.headers

    def address(self, sent: Sent) -> str:
        return reverse("item_save", args=[self.report.pk, sent.code])

    def body(self, sent: Sent, before: Sent | None = None) -> str:
        told = {f"{sent.code}.before": urlencode(_typed(before))} if before else {}
        return self.browser.body(**_typed(sent), **{f"{sent.code}.v": sent.version}, **told)

    def kept(self) -> Counter[tuple[str, int]]:
        rows = FigureChange.everything.filter(figure__report=self.report)
        return Counter((code, int(a)) for code, a in rows.values_list("figure__indicator__code", "a"))


def _typed(sent: Sent) -> dict[str, int]:
    return {f"{sent.code}.a": sent.number, f"{sent.code}.b": sent.number}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    load_catalogue()
    return make_cast()


@pytest.fixture
def savers(cast: Cast, real_server: RealServer) -> list[Saver]:
    people = (cast.focal_point, cast.schools_focal_point, cast.other_focal_point, cast.province_focal_point)
    now = Quarter.of(localdate())
    return [Saver(who, real_server, a_report(who.institution, quarter=now)) for who in people]


def test_killing_the_server_loses_nothing_that_was_answered_as_saved(
    savers: list[Saver], real_server: RealServer
) -> None:
    threads = [Thread(target=saver.run) for saver in savers]
    for thread in threads:
        thread.start()
    while sum(len(saver.answered) for saver in savers) < 40 and any(thread.is_alive() for thread in threads):
        sleep(0.05)
    real_server.kill()
    for thread in threads:
        thread.join(60)
    real_server.start()

    assert all(saver.answered and saver.unanswered for saver in savers)
    for saver in savers:
        kept = saver.kept()
        assert {(sent.code, sent.number): kept[sent.code, sent.number] for sent in saver.answered} == {
            (sent.code, sent.number): 1 for sent in saver.answered
        }

    for saver in savers:
        _send_again(saver)


def _send_again(saver: Saver) -> None:
    """The first that got no answer goes out as it was; the other one was typed over meanwhile."""
    first, *others = saver.unanswered
    saver.send(first)
    assert saver.kept()[first.code, first.number] == 1
    for lost in others:
        newer = Sent(lost.code, next(NUMBERS), lost.version)
        saver.send(newer, before=lost)
        kept = saver.kept()
        assert kept[lost.code, lost.number] <= 1
        assert kept[newer.code, newer.number] == 1
        assert Figure.everything.get(report=saver.report, indicator__code=newer.code).a == newer.number
    assert set(saver.kept().values()) == {1}


def test_who_has_hung_up_is_passed_over_and_who_waits_is_served(savers: list[Saver], real_server: RealServer) -> None:
    """Otherwise a crowd keeps the server at work for browsers that gave up long ago, until all of them give up."""
    gone, here = savers[:2]
    left, waits = Sent("SDM-01", next(NUMBERS), 0), Sent("SDM-01", next(NUMBERS), 0)
    real_server.freeze()
    with socket.create_connection(("127.0.0.1", real_server.port)) as line:
        body = gone.body(left).encode()
        told = {**gone.headers, "Host": "127.0.0.1", "Content-Length": str(len(body))}
        head = [f"POST {gone.address(left)} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
        line.sendall("\r\n".join((*head, "", "")).encode() + body)
    answers: list[int] = []
    waiting = Thread(target=lambda: answers.append(here.send(waits)))
    waiting.start()
    waiting.join(0.5)
    real_server.thaw()
    waiting.join(30)

    assert answers == [1]
    assert (sum(gone.kept().values()), sum(here.kept().values())) == (0, 1)
