"""A form that saves itself makes a long history; the page reads the end of it only."""

from decimal import Decimal

import pytest

from indicators.loading import load_catalogue
from indicators.models import Indicator
from institutions.tests.cast import Cast
from reporting.figures import Figure, FigureChange, Origin
from reporting.questions import _latest, sheet_of
from reporting.tests.stories import NOW, a_report

pytestmark = pytest.mark.django_db


def change(figure: Figure, version: int, *, origin: Origin = Origin.FORM) -> FigureChange:
    return FigureChange.everything.create(
        figure=figure, version=version, state="number", a=Decimal(version), at=NOW, capacity="uji", origin=origin
    )


@pytest.fixture
def figure(cast: Cast) -> Figure:
    """Saved ten times by hand, and twice because another item it follows was."""
    load_catalogue()
    figure = Figure.everything.create(
        report=a_report(cast.health),
        indicator=Indicator.objects.get(code="PPRG-03"),
        shape="share",
        state="number",
        version=12,
    )
    for version in range(1, 11):
        change(figure, version)
    change(figure, 11, origin=Origin.SHARED)
    change(figure, 12, origin=Origin.SHARED)
    return figure


def test_of_a_long_history_only_the_last_and_the_last_own_change_are_read(figure: Figure) -> None:
    read = _latest(FigureChange.everything.filter(figure=figure))

    assert list(read.values_list("version", flat=True)) == [10, 12]


def test_the_card_tells_the_last_change(figure: Figure, cast: Cast) -> None:
    sheet = sheet_of(figure.report, scope=cast.focal_point, at=NOW)

    told = {question.definition.code: question.change for question in sheet.questions}["PPRG-03"]

    assert told is not None
    assert told.version == 12
