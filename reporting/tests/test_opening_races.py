"""What may be begun and answered is decided by one, while somebody else begins and answers, for real."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connections, transaction

from indicators.changes.definitions import define_from
from indicators.kinds import Shape
from indicators.models import Definition
from institutions.access.refusals import Refused
from institutions.tests.cast import Cast, make_cast, wib
from reporting.figures import Figure
from reporting.free_quarters import while_free
from reporting.merging import Offer
from reporting.opening import close_quarter
from reporting.reports import Report
from reporting.saving import Saved, save_reported
from reporting.starting import start_report
from reporting.tests.samples import number
from reporting.tests.stories import QUARTER, a_definition, a_report, a_window

pytestmark = pytest.mark.django_db(transaction=True)
LATER = wib(2026, 10, 6)
BY_SEX = {"shape": Shape.SEXES, "a_label": "Laki-laki", "b_label": "Perempuan"}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def item() -> Definition:
    return a_definition("SDM-01", question="Berapa aparatur yang dilatih?", valid_from=QUARTER)


class Somebody(Thread):
    """Acts on a connection of their own; `answer` is what the act returned, or its refusal."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act = act
        self.answer: object = None

    def run(self) -> None:
        try:
            self.answer = self._act()
        except Refused as refusal:
            self.answer = refusal
        finally:
            connections.close_all()

    def comes_and_waits(self) -> None:
        self.start()
        self.join(0.5)
        assert self.is_alive()


def define_by_sex(item: Definition, cast: Cast) -> Definition:
    with while_free(item.indicator) as first:
        return define_from(
            item.indicator, quarter=QUARTER, values=BY_SEX, free_from=first, scope=cast.verifier, at=LATER
        )


def answer_it(report: Report, cast: Cast) -> Saved:
    return save_reported(report, offers={"SDM-01": Offer(number(9))}, scope=cast.coordinator, at=LATER)


def test_report_that_is_begun_while_its_quarter_is_being_closed_is_not_there(cast: Cast) -> None:
    a_window(cast.province)
    begin = Somebody(lambda: start_report(cast.health, quarter=QUARTER, scope=cast.focal_point, at=LATER))

    with transaction.atomic():
        close_quarter(QUARTER, scope=cast.verifier, at=LATER)
        begin.comes_and_waits()
    begin.join(20)

    assert isinstance(begin.answer, Refused)
    assert "ditutup 6 Oktober 2026" in begin.answer.text
    assert not Report.everything.exists()


def test_closing_waits_for_a_report_that_is_being_begun(cast: Cast) -> None:
    window = a_window(cast.province)
    close = Somebody(lambda: close_quarter(QUARTER, scope=cast.verifier, at=LATER))

    with transaction.atomic():
        start_report(cast.health, quarter=QUARTER, scope=cast.focal_point, at=LATER)
        close.comes_and_waits()
    close.join(20)

    window.refresh_from_db()
    assert window.closed_at == LATER
    assert Report.everything.count() == 1


def test_first_answer_on_its_way_keeps_the_definition_that_it_was_given_by(cast: Cast, item: Definition) -> None:
    report = a_report(cast.health)
    define = Somebody(lambda: define_by_sex(item, cast))

    with transaction.atomic():
        answer_it(report, cast)
        define.comes_and_waits()
    define.join(20)

    assert isinstance(define.answer, Refused)
    assert define.answer.text.startswith("Triwulan III 2026 sudah dilaporkan dengan definisi yang lama.")
    assert Definition.objects.get().shape == Shape.SINGLE


@pytest.mark.parametrize("is_begun", [True, False], ids=["begun", "not begun"])
def test_answer_that_comes_while_its_item_is_defined_anew_is_given_by_the_new_definition(
    cast: Cast, item: Definition, is_begun: bool
) -> None:
    if is_begun:
        a_report(cast.health)

    def begin_and_answer() -> Saved:
        return answer_it(start_report(cast.health, quarter=QUARTER, scope=cast.focal_point, at=LATER), cast)

    answering = Somebody(begin_and_answer)
    with transaction.atomic():
        define_by_sex(item, cast)
        answering.comes_and_waits()
    answering.join(20)

    assert isinstance(answering.answer, Saved)
    assert Figure.everything.get().shape == Shape.SEXES
