"""Two savers at once, for real: threads with connections of their own."""

from collections.abc import Callable
from functools import partial

import pytest

from indicators.loading import load_catalogue
from institutions.access.refusals import Beaten
from institutions.tests.cast import Cast, make_cast, wib
from reporting.entries import Entry
from reporting.figures import Figure, FigureChange
from reporting.merging import Offer
from reporting.reports import Report
from reporting.saving import Saved, entry_of, save_reported
from reporting.tests.samples import number
from reporting.tests.stories import a_report
from reporting.tests.test_races import at_once
from reporting.workflow import make_move

pytestmark = pytest.mark.django_db(transaction=True)
LATER = wib(2026, 10, 6)


@pytest.fixture
def cast() -> Cast:
    load_catalogue()
    return make_cast()


def saving(report: Report, who: object, **offers: Offer) -> Callable[[], object]:
    named = {code.replace("_", "-"): offer for code, offer in offers.items()}
    return partial(save_reported, report, offers=named, scope=who, at=LATER)  # type: ignore[arg-type]


def kept(report: Report) -> dict[str, Entry]:
    figures = Figure.everything.filter(report=report).select_related("indicator")
    return {figure.indicator.code: entry_of(figure) for figure in figures}


def test_different_items_at_once_are_both_kept(cast: Cast) -> None:
    for _ in range(5):
        report = a_report(cast.health)

        answers = at_once(
            saving(report, cast.focal_point, SDM_01=Offer(number(9, 14)), ARG_01=Offer(Entry())),
            saving(report, cast.coordinator, SDM_01=Offer(Entry()), ARG_01=Offer(number(5, 50))),
        )

        assert all(isinstance(answer, Saved) for answer in answers), answers
        assert kept(report) == {"SDM-01": number(9, 14), "ARG-01": number(5, 50)}
        report.delete()


def test_the_same_item_at_once_is_kept_once_and_the_other_is_told(cast: Cast) -> None:
    for _ in range(5):
        report = a_report(cast.health)

        answers = at_once(
            saving(report, cast.focal_point, SDM_01=Offer(number(9, 14))),
            saving(report, cast.coordinator, SDM_01=Offer(number(9, 99))),
        )

        told = [set(answer.conflicts) for answer in answers if isinstance(answer, Saved)]
        assert sorted(told, key=len) == [set(), {"SDM-01"}], answers
        assert FigureChange.everything.filter(figure__report=report).count() == 1
        report.delete()


def test_saving_while_it_is_sent_is_kept_before_or_told_after(cast: Cast) -> None:
    complete = {"SDM_01": (9, 14), "ARG_01": (5, 50), "PPRG_02": (12, 47)}
    for _ in range(5):
        report = a_report(cast.health)
        offers = {code: Offer(number(*numbers)) for code, numbers in complete.items()}
        saving(
            report,
            cast.focal_point,
            **offers,
            ARG_02=Offer(number(3)),
            PPRG_01=Offer(number(1)),
            PPRG_03=Offer(number(4)),
        )()

        sent, saved = at_once(
            partial(make_move, "submit", report, scope=cast.focal_point, at=LATER),
            saving(report, cast.coordinator, SDM_01=Offer(number(9, 15), 1)),
        )

        assert isinstance(sent, Report), sent
        assert isinstance(saved, Beaten) == (kept(report)["SDM-01"] == number(9, 14)), saved
        report.delete()
