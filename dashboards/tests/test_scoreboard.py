"""The read model on hand-made reports: every line is a case of the roll-up rules."""

from datetime import date
from decimal import Decimal

import pytest

from dashboards.arrivals import Arrivals, arrivals
from dashboards.completeness.reports import opened_windows, reports_in, windows_in
from dashboards.frames import TREND
from dashboards.indicator_rows import province_rows
from dashboards.places import tree_of
from dashboards.reading import provisional_answers
from dashboards.scoreboard import revisions_for, scoreboard
from dashboards.tests.stories import TW1, TW2, TW3, board_of, told
from formats.quarters import Quarter
from indicators.kinds import AcrossQuarters, Kind, Level, RollUp, Shape
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, agency, wib
from reporting.figures import Figure
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_report


def test_agencies_add_up_to_their_regency_and_to_the_province_with_coverage(cast: Cast) -> None:
    trained = a_definition("SDM-01", shape=Shape.SEXES, rollup_quarters=AcrossQuarters.SUM)
    told(cast.health, trained, 2, 3)
    told(cast.other_health, trained, 0, 0)

    sums = board_of(cast).sums["SDM-01"]

    assert (sums.now.printed, sums.now.a, sums.now.b) == (5, 2, 3)
    coverage = sums.now.coverage
    assert (coverage.answered, coverage.expected) == (2, 3)
    assert (coverage.regions_answered, coverage.regions_expected) == (2, 2)


def test_the_provinces_own_report_and_agencies_are_in_no_total(cast: Cast) -> None:
    trained = a_definition("SDM-01")
    told(cast.health, trained, 5)
    told(cast.province_agency, trained, 1000)

    board = board_of(cast)

    assert board.sums["SDM-01"].now.printed == 5
    assert board.own.lines["SDM-01"].now.sums.a == 1000


def test_nobody_reported_is_missing_and_not_zero(cast: Cast) -> None:
    a_definition("SDM-01")

    total = board_of(cast).sums["SDM-01"].now

    assert total.printed is None
    assert (total.coverage.answered, total.coverage.expected) == (0, 3)


def test_sum_adds_the_years_quarters_and_shows_the_single_one(cast: Cast) -> None:
    meetings = a_definition("LEM-03", level=Level.REGION, rollup_quarters=AcrossQuarters.SUM)
    told(cast.own, meetings, 3, quarter=TW1)
    told(cast.own, meetings, 4, quarter=TW2)

    sums = board_of(cast).sums["LEM-03"]

    assert sums.now.printed is None
    assert sums.to_date.printed == 7
    assert not sums.to_date.coverage.is_full


def test_last_that_was_asked_since_and_not_answered_is_stale_and_in_no_total(cast: Cast) -> None:
    share = a_definition("LEM-02", level=Level.REGION)
    told(cast.own, share, 40, quarter=TW1)

    board = board_of(cast)

    assert board.sums["LEM-02"].to_date.printed is None
    stale = board.boards[cast.own.pk].lines["LEM-02"].stale
    assert stale is not None
    assert (stale.numbers.a, stale.quarter) == (40, 1)


def test_last_that_is_asked_once_a_year_stands_until_december(cast: Cast) -> None:
    yearly = a_definition("KOM-01", level=Level.REGION, asked_in="1")
    told(cast.own, yearly, 40, quarter=TW1)

    assert board_of(cast, TW3).sums["KOM-01"].to_date.printed == 40
    assert board_of(cast, Quarter(2027, 1)).sums["KOM-01"].to_date.printed is None


def test_yes_share_is_over_all_expected(cast: Cast) -> None:
    tool = a_definition("PPRG-01", kind=Kind.YESNO, rollup_units=RollUp.YES_SHARE, unit="%", decimals=2)
    told(cast.health, tool, 1)

    total = board_of(cast).sums["PPRG-01"].to_date

    assert total.printed == Decimal("33.33")
    assert total.coverage.silent == 2


def test_ratio_sums_before_it_divides(cast: Cast) -> None:
    share = a_definition("ARG-01", shape=Shape.SHARE, decimals=2)
    told(cast.health, share, 12, 100)
    told(cast.schools, share, 30, 300)
    told(cast.other_health, share, 5, 20)

    assert board_of(cast).sums["ARG-01"].now.printed == Decimal("11.19")


def test_zero_of_zero_is_complete_and_adds_nothing(cast: Cast) -> None:
    share = a_definition("ARG-01", shape=Shape.SHARE, decimals=2)
    told(cast.health, share, 0, 0)

    total = board_of(cast).sums["ARG-01"].now

    assert total.printed is None
    assert total.coverage.complete == 1


def test_unverified_figures_are_not_on_the_board(cast: Cast) -> None:
    trained = a_definition("SDM-01")
    a_figure(a_report(cast.health, Status.ACCEPTED), trained, 4711)
    a_figure(a_report(cast.own, Status.SUBMITTED), a_definition("LEM-03", level=Level.REGION), 4711)

    board = board_of(cast)

    assert board.sums["SDM-01"].now.is_missing
    assert not board.boards[cast.own.pk].is_verified
    assert board.boards[cast.own.pk].score is None


def test_a_reopened_report_keeps_its_verified_number(cast: Cast) -> None:
    trained = a_definition("SDM-01", shape=Shape.SEXES)
    figure = told(cast.health, trained, 2, 1)
    Report.everything.filter(pk=figure.report_id).update(status=Status.RETURNED)
    Figure.everything.filter(pk=figure.pk).update(a=4, b=1)
    bump(region=cast.own, year=2026)

    assert board_of(cast).sums["SDM-01"].now.printed == 3


def test_provisional_takes_what_was_handed_in_and_keeps_what_was_verified(cast: Cast) -> None:
    trained = a_definition("SDM-01")
    again = told(cast.health, trained, 17)
    Report.everything.filter(pk=again.report_id).update(status=Status.SUBMITTED)
    Figure.everything.filter(pk=again.pk).update(a=4711)
    back = told(cast.schools, trained, 8)
    Report.everything.filter(pk=back.report_id).update(status=Status.RETURNED)
    Figure.everything.filter(pk=back.pk).update(a=999)
    a_figure(a_report(cast.other_health, Status.DRAFT), trained, 5)

    found = provisional_answers({2026: ({cast.own.pk, cast.other.pk}, 3)})

    own = found[cast.own.pk, 2026]
    assert own.of(cast.health.pk, trained.indicator_id)[3].a == 4711
    assert own.of(cast.schools.pk, trained.indicator_id)[3].a == 8
    assert (cast.other.pk, 2026) not in found


def test_an_agency_opened_in_the_year_is_expected_from_then_on(cast: Cast) -> None:
    a_definition("SDM-01")
    agency("baru", "Dinas Baru", cast.own, opened_on=date(2026, 5, 4))
    bump()

    assert board_of(cast, TW1).sums["SDM-01"].now.coverage.expected == 3
    assert board_of(cast, TW2).sums["SDM-01"].now.coverage.expected == 4


def test_what_an_agency_did_before_it_closed_stays_in_the_years_sum_and_it_in_no_count(cast: Cast) -> None:
    trained = a_definition("SDM-01", rollup_quarters=AcrossQuarters.SUM)
    told(cast.schools, trained, 7, quarter=TW1)
    told(cast.health, trained, 1, quarter=TW1)
    told(cast.health, trained, 1, quarter=TW2)
    told(cast.health, trained, 1, quarter=TW3)
    Institution.everything.filter(pk=cast.schools.pk).update(closed_on=date(2026, 5, 15))
    bump()

    assert board_of(cast, TW1).sums["SDM-01"].to_date.printed == 8
    later = board_of(cast, TW3).sums["SDM-01"].to_date
    assert later.printed == 10
    assert (later.coverage.answered, later.coverage.expected) == (1, 2)


def test_change_and_trend_are_read_from_earlier_quarters(cast: Cast) -> None:
    trained = a_definition("SDM-01", rollup_quarters=AcrossQuarters.SUM)
    told(cast.health, trained, 4, quarter=TW2)
    told(cast.health, trained, 9, quarter=TW3)

    board = board_of(cast)

    assert board.trend("SDM-01")[-2:] == (4, 9)
    assert board.trend("SDM-01")[:-2] == (None,) * (TREND - 2)


def test_medians_are_of_regions_with_a_verified_report(cast: Cast) -> None:
    choice = {"kind": Kind.CHOICE, "rollup_units": RollUp.COUNT_SHARE, "choices": [[2, "Ada"], [0, "Belum"]]}
    law = a_definition("KOM-01", level=Level.REGION, prerequisite="komitmen", **choice)
    told(cast.own, law, 2)

    board = board_of(cast)

    assert (board.now.verified, board.now.expected) == (1, 2)
    assert board.now.score == 100
    assert board.boards[cast.other.pk].score is None


def test_a_verified_change_is_on_the_board_at_once_and_the_rest_is_kept(cast: Cast, django_assert_num_queries) -> None:
    trained = a_definition("SDM-01")
    told(cast.health, trained, 4)
    assert board_of(cast).sums["SDM-01"].now.printed == 4
    Figure.everything.update(verified_a=5)
    bump(region=cast.own, year=2026)
    known = revisions_for(TW3, trend=TREND)

    with django_assert_num_queries(1):
        board = scoreboard(TW3, province=cast.province, known=known)
    assert board.sums["SDM-01"].now.printed == 5
    assert board.trend("SDM-01")[-1] == 5

    with django_assert_num_queries(0):
        scoreboard(TW3, province=cast.province, known=known)


@pytest.mark.parametrize("agency", [Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED, Status.VERIFIED])
@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.ACCEPTED, Status.VERIFIED])
def test_arrivals_count_agencies_and_tell_on_time_from_late(cast: Cast, status: Status, agency: Status) -> None:
    a_report(cast.own, status, at=wib(2026, 10, 20, 23, 59))
    a_report(cast.other, status, at=wib(2026, 12, 1, 0, 0))
    a_report(cast.health, agency)
    a_report(cast.schools, Status.DRAFT)

    found = arrived(cast)

    own, other = found.of(cast.own.pk), found.of(cast.other.pk)
    assert (own.agencies_in, own.agencies) == (1, 2)
    assert own.is_on_time
    assert not other.is_on_time
    assert found.timeliness([cast.own.pk, cast.other.pk]).submitted == 2


def arrived(cast: Cast) -> Arrivals:
    windows, tree = windows_in((TW3,), opened=opened_windows(cast.province.pk)), tree_of(cast.province)
    return arrivals(reports_in(windows, tree=tree, common=0)[TW3], tree=tree)


def test_arrivals_are_few_queries(cast: Cast, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(5):
        found = arrived(cast)
    assert found.of(cast.own.pk).status is None
    assert found.of(cast.own.pk).days_overdue(date(2026, 11, 20)) == 31


@pytest.mark.parametrize(("silent", "change"), [(False, "+3"), (True, "−2*")])
def test_a_change_judges_nobody_when_fewer_have_answered(cast: Cast, silent: bool, change: str) -> None:
    trained = a_definition("SDM-01", rollup_quarters=AcrossQuarters.SUM)
    told(cast.health, trained, 4, quarter=TW2)
    told(cast.other_health, trained, 5, quarter=TW2)
    told(cast.health, trained, 7)
    if not silent:
        told(cast.other_health, trained, 5)

    found = province_rows(board_of(cast))[0].rows[0].change

    assert found is not None
    assert found.text == change
    assert found.css == ("" if silent else "up")
