"""A verifier's morning: every report of the example's quarter lies with the province at once; how many clicks, how many
requests until all of it is verified. The numbers stand in docs/speed.md; more of them is a fault.
"""

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from formats.quarters import Quarter
from institutions.kinds import REGENCIES, Kind
from institutions.models import Institution, User
from institutions.tests.cast import wib
from reporting.example.accounts import DOMAIN
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import a_report

pytestmark = pytest.mark.django_db

QUARTER, SENT = Quarter(2026, 3), wib(2026, 10, 14)
#: The queue from the menu, what holds nothing to be seen, the first of the others; then one a report.
CLICKS_BEFORE, REQUESTS_BEFORE = 3, 4
#: With the marks that the example has.
MOST_CLICKS, MOST_REQUESTS = 29, 56


class Folds(HTMLParser):
    """Which ids lie within a fold that has to be opened first."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.hidden, self.shown = 0, set[str](), set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "details":
            self.depth += 1
        if (name := named.get("id")) is not None:
            (self.hidden if self.depth else self.shown).add(name)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "details"


class Morning:
    """A verifier's browser that counts."""

    def __init__(self) -> None:
        self.client, self.clicks, self.requests = Client(), 0, 0
        self.client.force_login(User.objects.get(email=f"verifikator@{DOMAIN}"))

    def follow(self, address: str) -> Any:
        self.clicks += 1
        return self._get(address)

    def press(self, address: str, fields: dict[str, object]) -> Any:
        self.clicks += 1
        self.requests += 1
        answer = self.client.post(address, fields)
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return self._get(answer.headers["Location"])

    def _get(self, address: str) -> Any:
        self.requests += 1
        answer = self.client.get(address)
        assert answer.status_code == 200
        return answer


def everything_is_sent() -> None:
    """All 14 regencies, their agencies accepted, and the province's agencies."""
    told = Report.everything.filter(quarter=QUARTER)
    sent = {"submitted_at": SENT, "first_submitted_at": SENT, "verified_at": None, "returned_at": None}
    agencies = told.filter(institution__kind=Kind.AGENCY)
    agencies.exclude(institution__region__kind=Kind.PROVINCE).update(status=Status.ACCEPTED, accepted_at=SENT, **sent)
    agencies.filter(institution__region__kind=Kind.PROVINCE).update(status=Status.SUBMITTED, accepted_at=None, **sent)
    told.filter(institution__kind__in=REGENCIES).update(status=Status.SUBMITTED, **sent)
    told.filter(institution__kind=Kind.PROVINCE).update(verified_at=F("submitted_at"), status=Status.VERIFIED)
    for one in Institution.everything.filter(kind__in=REGENCIES).exclude(reports__quarter=QUARTER):
        a_report(one, Status.SUBMITTED, quarter=QUARTER, at=SENT)


def look_and_verify(morning: Morning, page: Any) -> Any:
    """What needs an eye is read where it stands, and one press leads on."""
    folds, seen = Folds(), page.context["examination"]
    folds.feed(page.content.decode())
    groups = [*seen.changed, seen.own_group, *seen.agencies_to_see]
    assert {item.key for group in groups for item in group.items} <= folds.shown
    assert "putuskan" in folds.shown
    fields = {"seen": page.context["seen_together"], "next": page.context["back"], "lalu": "berikutnya"}
    return morning.press(reverse("report_move", args=[page.context["report"].pk, "verify"]), fields)


def test_a_whole_quarter_takes_one_click_a_report_and_three_more(example: date) -> None:
    everything_is_sent()
    morning = Morning()

    page = morning.follow(reverse("verification_queue", args=[QUARTER]))
    quiet, rest = page.context["queue"].quiet, len(page.context["queue"].to_see)
    page = morning.press(reverse("verify_several", args=[QUARTER]), {"reports": [one.weighed.tick for one in quiet]})
    page = morning.follow(reverse("verification", args=[page.context["queue"].to_see[0].weighed.report.pk]))
    while "examination" in page.context:
        page = look_and_verify(morning, page)

    assert page.context["queue"].waiting == []
    statuses = Report.everything.filter(quarter=QUARTER).values_list("status", flat=True)
    assert set(statuses) == {Status.VERIFIED}
    assert (morning.clicks, morning.requests) == (CLICKS_BEFORE + rest, REQUESTS_BEFORE + 2 * rest)
    assert morning.clicks <= MOST_CLICKS
    assert morning.requests <= MOST_REQUESTS
