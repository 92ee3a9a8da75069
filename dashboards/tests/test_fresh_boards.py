"""A kept board is never stale: whatever happens, the next page says what it would say with nothing kept."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.core.cache import caches
from django.test import Client

from dashboards.tests.plenty import Plenty
from dashboards.tests.stories import TW1, TW2, TW3
from indicators.loading import load_catalogue
from indicators.models import Indicator, Target
from institutions.changes import NewAgency, add_agency, close_institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, wib
from reporting.calendar import Extension, Window
from reporting.figures import Figure
from reporting.opening import close_quarter, reopen_quarter
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import a_report, a_window

BOARD, OWN = "/papan/2026-TW3/", "/papan/2026-TW3/62.03/"
NOW = wib(2026, 11, 24)


@pytest.fixture
def lively(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Three quarters are over; the schools of the regency and the province's agency never reported."""
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    load_catalogue()
    for quarter in (TW1, TW2, TW3):
        a_window(cast.province, quarter)
    Plenty(silent=0).fill([cast.own, cast.health], quarters=(TW1, TW2, TW3))
    return cast


def a_figure_is_verified(cast: Cast) -> None:
    rows = Figure.everything.filter(report__institution=cast.own, report__quarter=TW3, indicator__code="LEM-03")
    assert rows.update(verified_a=3) == 1
    bump(region=cast.own, year=2026)


def an_agency_reports_for_the_first_time(cast: Cast) -> None:
    a_report(cast.schools, Status.SUBMITTED)


def the_coordinator_filled_it_in(cast: Cast) -> None:
    Report.everything.filter(institution=cast.health).update(on_behalf=True)


def the_report_is_opened_again(cast: Cast) -> None:
    assert Report.everything.filter(institution=cast.own, quarter=TW3).update(status=Status.RETURNED) == 1


def two_quarters_are_extended(cast: Cast) -> None:
    for quarter in (TW2, TW3):
        Extension.everything.create(
            institution=cast.schools, quarter=quarter, due=date(2026, 12, 1), reason="Banjir",
            granted_by=cast.verifier.user, granted_at=NOW,
        )  # fmt: skip


def the_due_days_move(cast: Cast) -> None:
    day = date(2026, 11, 28)
    Window.objects.filter(quarter=TW3).update(agency_due=day, acceptance_due=day, region_due=day)


def an_agency_closes(cast: Cast) -> None:
    close_institution(cast.schools, closed_on=date(2026, 9, 1), successor=None, scope=cast.administrator, at=NOW)


def an_agency_is_added(cast: Cast) -> None:
    agency = NewAgency(name="Dinas Baru", short_name="Baru", opened_on=date(2026, 1, 1))
    add_agency(cast.own, agency=agency, scope=cast.administrator, at=NOW)


def a_target_is_set(cast: Cast) -> None:
    Target.objects.create(indicator=Indicator.objects.get(code="LEM-03"), institution=cast.own, year=2026, value=3)
    bump()


def the_quarter_closes(cast: Cast) -> None:
    close_quarter(TW3, scope=cast.verifier, at=wib(2026, 11, 20))


BOTH = (BOARD, OWN)
HAPPENED = [
    *((a_figure_is_verified, address) for address in BOTH),
    *((an_agency_reports_for_the_first_time, address) for address in BOTH),
    *((the_coordinator_filled_it_in, address) for address in BOTH),
    *((the_report_is_opened_again, address) for address in BOTH),
    *((two_quarters_are_extended, address) for address in BOTH),
    *((the_due_days_move, address) for address in BOTH),
    *((an_agency_closes, address) for address in BOTH),
    *((an_agency_is_added, address) for address in BOTH),
    (a_target_is_set, OWN),
    *((the_quarter_closes, address) for address in BOTH),
]


@pytest.mark.parametrize(("happens", "address"), HAPPENED)
def test_what_happened_is_on_the_kept_board_at_once(
    lively: Cast, happens: Callable[[Cast], None], address: str
) -> None:
    client = lively.client(lively.leader)
    before = text_of(client, address)
    assert text_of(client, address) == before

    happens(lively)

    after = text_of(client, address)
    caches["boards"].clear()
    assert after == text_of(client, address)
    assert after != before


def test_a_quarter_that_is_opened_again_has_live_numbers_at_once(lively: Cast) -> None:
    client = lively.client(lively.leader)
    the_quarter_closes(lively)
    assert "Edisi 1" in text_of(client, BOARD)

    reopen_quarter(TW3, scope=lively.verifier, at=NOW, note="Angka keliru.")

    assert "Edisi 1" not in text_of(client, BOARD)
    assert "Edisi 1" in text_of(client, f"{BOARD}?edisi=1")


def test_an_open_quarter_asks_for_no_edition(lively: Cast, queries_of: Callable[..., list[str]]) -> None:
    client = lively.client(lively.leader)
    editions = '"dashboards_edition"'

    assert not [sql for sql in queries_of(lambda: client.get(BOARD)) if editions in sql]

    the_quarter_closes(lively)
    assert len([sql for sql in queries_of(lambda: client.get(BOARD)) if editions in sql]) == 2


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())
