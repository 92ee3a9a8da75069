"""The stage and the reader of test_access_matrix.py: one row of every kind, and a table of lines to walk through."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from formats.quarters import last_ended
from indicators.loading import load_catalogue
from indicators.models import Definition
from indicators.published import PublishedValue
from institutions.access.files import store_file
from institutions.letterheads import Letterhead
from institutions.tests.cast import Cast
from institutions.tests.samples import PDF, upload
from reporting.calendar import DayOff
from reporting.own_tables.remembered import Answer, Remembered, Topic, remember
from reporting.sent_files.receiving import receive
from reporting.sent_files.sent import SentFile
from reporting.statuses import Status
from reporting.tests.stories import a_figure, a_report
from reporting.verification import picture_of

#: Column → whose browser. `out` has not logged in, `non` has no capacity.
COLUMNS = {
    "out": "",
    "non": "nobody",
    "adm": "administrator",
    "ver": "verifier",
    "pco": "province_coordinator",
    "pld": "province_leader",
    "coo": "coordinator",
    "oco": "other_coordinator",
    "led": "leader",
    "foc": "focal_point",
    "sfo": "schools_focal_point",
    "ofo": "other_focal_point",
    "pfo": "province_focal_point",
}

#: Where each institution's report of the last ended quarter stands.
STAGE = {
    "health": Status.SUBMITTED,
    "schools": Status.DRAFT,
    "own": Status.SUBMITTED,
    "other": Status.VERIFIED,
    "other_health": Status.ACCEPTED,
    "province_agency": Status.SUBMITTED,
    "province": Status.DRAFT,
}


@dataclass(frozen=True)
class Line:
    """`POST report_move health accept`, and the status that each column is answered with."""

    method: str
    name: str
    words: tuple[str, ...]
    statuses: dict[str, int]

    def __str__(self) -> str:
        return " ".join((self.method, self.name, *self.words))


class Told(NamedTuple):
    """What a request was answered, and the statements by which it changed anything but the session."""

    status: int
    writes: tuple[str, ...]


def is_write(sql: str) -> bool:
    return sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql


def read(table: str) -> list[Line]:
    """Left of the stroke the door and what it is opened on, right of it a status for each column."""
    head, *rows = filter(str.strip, table.splitlines())
    assert head.strip(" |").split() == list(COLUMNS)
    lines = []
    for text in rows:
        door, _, told = text.partition("|")
        method, name, *words = door.split()
        statuses = map(int, told.split())
        lines.append(Line(method, name, tuple(words), dict(zip(COLUMNS, statuses, strict=True))))
    return lines


class Stage:
    """Something behind every address: reports in several states, a file, a day off, a published value."""

    def __init__(self, cast: Cast) -> None:
        load_catalogue()
        self.cast = cast
        self.quarter = last_ended(timezone.localdate())
        self.reports = {
            name: a_report(getattr(cast, name), status, quarter=self.quarter) for name, status in STAGE.items()
        }
        trained = Definition.objects.get(indicator__code="SDM-01")
        a_figure(self.reports["health"], trained, 3, 4, by=cast.focal_point)
        self.browsers = {column: self._browser(who) for column, who in COLUMNS.items()}
        self.words = self._words()

    def _browser(self, who: str) -> Client:
        return self.cast.client(getattr(self.cast, who)) if who else Client()

    def _words(self) -> dict[str, Any]:
        """What a word in a line stands for; any other word stands for itself."""
        scope = self.cast.focal_point
        proof = store_file(upload("bukti.pdf", PDF), institution=self.cast.health, scope=scope, at=timezone.now())
        value = PublishedValue.objects.filter(indicator__code="IKG", institution=self.cast.province).latest("year")
        Letterhead.everything.create(institution=self.cast.own, government="Pemerintah", office="Dinas P3A")
        return {
            **{name: report.pk for name, report in self.reports.items()},
            "Q": self.quarter,
            "user": scope.user.pk,
            "task": scope.membership.pk,
            "file": proof.pk,
            "sent": self._sent().pk,
            "answer": self._answer().pk,
            "day": DayOff.objects.create(day=date(2026, 7, 1), name="Contoh").pk,
            "value": value.pk,
            "since": Definition.objects.get(indicator__code="SDM-01").valid_from,
        }

    def _sent(self) -> SentFile:
        """A table of its own that the focal point sent, about which something is still to be answered."""
        content = b"Perangkat Daerah;Rapat\nDinas Kesehatan;3\nDinas Kesehatan;4\n"
        return receive(upload("tabel.csv", content), scope=self.cast.focal_point, at=timezone.now())

    def _answer(self) -> Remembered:
        answer = Answer(Topic.SIGN, "angka:-", "nihil", "Apa arti “-”?", "Nihil")
        remember([answer], scope=self.cast.focal_point, at=timezone.now())
        return Remembered.everything.get()

    def ask(self, line: Line, column: str) -> Told:
        """One request, of which nothing stays, neither in the database nor in the browser."""
        browser = self.browsers[column]
        cookies = deepcopy(browser.cookies)
        address = reverse(line.name, args=[self.words.get(word, word) for word in self._path(line)])
        send: Callable[..., Any] = browser.get if line.method == "GET" else browser.post
        with transaction.atomic(), CaptureQueriesContext(connection) as seen:
            answer = send(address, self._data(line))
            transaction.set_rollback(True)
        browser.cookies = cookies
        return Told(int(answer.status_code), tuple(filter(is_write, (query["sql"] for query in seen))))

    def _path(self, line: Line) -> tuple[str, ...]:
        """The words of report_start, and all but the first where several are ticked, are sent, not in the address."""
        return line.words[: {"report_start": 0, "accept_several": 1, "verify_several": 1}.get(line.name)]

    def _data(self, line: Line) -> dict[str, Any]:
        """Enough that the door is passed; what a form needs is left out, and answered 422."""
        return {
            "report_start": lambda: {
                "institution": getattr(self.cast, line.words[0]).code,
                "quarter": self.quarter.code,
            },
            "accept_several": lambda: {"reports": self._tick(line.words[1])},
            "verify_several": lambda: {"reports": self._tick(line.words[1])},
            "report_move": lambda: {"note": "Periksa."},
            "report_remark": lambda: {"text": "Mengapa?"},
            "switch_capacity": lambda: {"membership": self.words["task"]},
        }.get(line.name, dict)()

    def _tick(self, name: str) -> str:
        return f"{self.reports[name].pk}:{picture_of([self.reports[name]])}"
