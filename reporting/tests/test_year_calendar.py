"""The calendar for everybody: the year's quarters, one's own due day, days off and whether they are certain."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from formats.quarters import Quarter
from institutions.tests.cast import Cast, wib
from reporting.calendar import Extension
from reporting.days_off import days_of_year
from reporting.deciding_days import add_day_off, confirm_year
from reporting.statuses import Status
from reporting.tests.stories import QUARTER, a_report, a_window
from reporting.year_calendar import year_calendar

pytestmark = pytest.mark.django_db

NOW = wib(2026, 10, 5)
ADDRESS = f"{reverse('calendar')}?tahun=2026"


def extend(cast: Cast, quarter: Quarter = QUARTER) -> None:
    Extension.everything.create(
        institution=cast.health, quarter=quarter, due=date(2026, 10, 21), reason="Banjir.",
        granted_by=cast.verifier.user, granted_at=NOW,
    )  # fmt: skip


def test_everybody_with_a_capacity_reads_it(cast: Cast) -> None:
    opened = {name for name, who in cast.people.items() if cast.client(who).get(ADDRESS).status_code == 200}

    assert opened == set(cast.people)
    assert cast.client(cast.nobody).get(ADDRESS).status_code == 403


def test_ones_own_due_day_is_the_agencys_or_the_regions_or_the_extensions(cast: Cast) -> None:
    a_window(cast.province)
    extend(cast)

    due = {
        name: (line.own.due if line.own else None, line.is_extended)
        for name in ("focal_point", "schools_focal_point", "coordinator", "verifier")
        for line in year_calendar(2026, scope=cast.people[name], on=NOW.date()).lines
        if line.window.quarter == QUARTER
    }

    assert due == {
        "focal_point": (date(2026, 10, 21), True),
        "schools_focal_point": (date(2026, 10, 7), False),
        "coordinator": (date(2026, 10, 20), False),
        "verifier": (date(2026, 10, 20), False),
    }


def test_what_is_closed_open_and_only_proposed_is_told_apart(cast: Cast) -> None:
    a_window(cast.province, Quarter(2026, 2), closed_at=wib(2026, 9, 1))
    a_window(cast.province)

    shown = cast.client(cast.focal_point).get(ADDRESS).content.decode()
    lines = year_calendar(2026, scope=cast.focal_point, on=NOW.date()).lines

    assert [line.label for line in lines] == ["Masih dapat dikirim", "Ditutup", "Dapat dikirim", "Berjalan"]
    assert "belum melapor, lewat tenggat" in shown
    assert [line.is_proposed for line in lines] == [True, False, False, True]
    assert [words in shown for words in ("1 September 2026", "tanggal usulan", "7 Oktober 2026")] == [True] * 3


def test_who_has_sent_is_not_told_that_a_due_day_is_over(cast: Cast) -> None:
    a_window(cast.province)
    a_report(cast.health, Status.SUBMITTED)

    lines = year_calendar(2026, scope=cast.focal_point, on=date(2026, 11, 24)).lines

    own = lines[2].own
    assert own is not None
    assert (lines[2].label, own.label, own.timing) == ("Masih dapat dikirim", "Menunggu penerimaan", "tepat waktu")


def test_a_quarter_in_which_one_is_not_expected_has_no_day_of_ones_own(cast: Cast) -> None:
    type(cast.health).everything.filter(pk=cast.health.pk).update(opened_on=date(2026, 8, 1))

    found = cast.client(cast.focal_point).get(ADDRESS).context["found"]

    assert [line.own is None for line in found.lines] == [True, True, False, False]


def test_days_off_that_nobody_confirmed_are_said_to_be_uncertain(cast: Cast) -> None:
    add_day_off(date(2026, 5, 23), name="Hari jadi provinsi", scope=cast.verifier, at=NOW)
    client = cast.client(cast.focal_point)
    before = client.get(ADDRESS).content.decode()
    for year in (2026, 2027):
        seen = days_of_year(year, province=cast.province).picture
        confirm_year(year, seen=seen, scope=cast.verifier, at=NOW)

    after = client.get(ADDRESS).content.decode()

    assert "Hari libur dan cuti bersama 2026 belum dikonfirmasi" in before
    assert "Hari libur dan cuti bersama 2027 belum dikonfirmasi" in before
    assert "Hari jadi provinsi" in after
    assert "dikonfirmasi provinsi 5 Oktober 2026" in after
    assert "belum dikonfirmasi" not in after


def test_days_that_are_stored_do_not_hang_on_next_years_days_off(cast: Cast) -> None:
    for quarter in Quarter(2026, 4).year_to_date:
        a_window(cast.province, quarter)

    assert year_calendar(2026, scope=cast.focal_point, on=NOW.date()).unconfirmed == ()


def test_it_costs_the_same_with_more_quarters_and_days(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    client = cast.client(cast.focal_point)
    a_window(cast.province, Quarter(2026, 1), closed_at=NOW)
    add_day_off(date(2026, 5, 23), name="Libur", scope=cast.verifier, at=NOW)

    def grow() -> None:
        for quarter in (Quarter(2026, 2), Quarter(2026, 3)):
            a_window(cast.province, quarter, closed_at=NOW)
        extend(cast)
        for day in (21, 22):
            add_day_off(date(2026, 7, day), name="Libur", scope=cast.verifier, at=NOW)

    assert assert_same_queries(lambda: client.get(ADDRESS), grow=grow) <= 12
