"""Figures come back from the database digit for digit, and add up exactly, on SQLite and on PostgreSQL alike."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.quarters import Quarter
from indicators.kinds import Shape, State
from indicators.models import Indicator
from institutions.tests.cast import wib
from reporting.models import Figure, Report

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2026, 3)
LARGEST = "99999999999999.9"


@pytest.fixture
def report(cast):
    return Report.everything.create(institution=cast.health, quarter=QUARTER, created_at=wib(2026, 10, 1))


def figure(report, code, a, b=None, *, shape=Shape.SINGLE):
    indicator, _ = Indicator.objects.get_or_create(code=code)
    return Figure.everything.create(
        report=report, indicator=indicator, shape=shape, state=State.NUMBER, a=a, b=b, version=1
    )


def read(row):
    return Figure.everything.values_list("a", flat=True).get(pk=row.pk)


@pytest.mark.parametrize("value", ["0", "0.001", "12.5", "999999999999999", LARGEST, "999999999999.999", "0.1"])
def test_a_number_comes_back_digit_for_digit(report, value):
    assert str(read(figure(report, "X", Decimal(value)))) == value


@pytest.mark.parametrize("value", ["123456789012345678", "0.0001", "1234567890123.456"])
def test_a_number_that_would_be_cut_is_refused_before_the_database_sees_it(report, value):
    with pytest.raises(ValueError, match="15"):
        figure(report, "X", Decimal(value))


def test_fourteen_of_the_largest_add_up_exactly_in_python_and_in_the_database(report):
    for number in range(14):
        figure(report, f"X{number}", Decimal(LARGEST))

    in_python = sum(Figure.everything.filter(report=report).values_list("a", flat=True))
    in_database = Figure.everything.filter(report=report).aggregate(total=Sum("a"))["total"]

    assert in_python == in_database == Decimal("1399999999999998.6")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**15 - 1), st.integers(0, 3))
def test_whatever_fits_comes_back_the_same(report, digits, places):
    value = Decimal(digits).scaleb(-places)

    row = figure(report, "X", value)

    assert read(row) == value
    row.delete()


@pytest.mark.parametrize(("shape", "a", "b"), [(Shape.SHARE, "12.001", "12"), (Shape.SHARE_OVER, "0.001", "0")])
def test_the_database_itself_holds_a_share_to_its_rule(report, shape, a, b):
    with pytest.raises(IntegrityError), transaction.atomic():
        figure(report, "X", Decimal(a), Decimal(b), shape=shape)


def test_a_share_that_may_pass_100_may(report):
    row = figure(report, "X", Decimal(120), Decimal(100), shape=Shape.SHARE_OVER)

    assert Figure.everything.filter(a__gt=F("b")).get() == row


def test_numbers_sort_and_compare_as_numbers(report):
    for number, value in enumerate(("9", "10", "100.5", "2")):
        figure(report, f"X{number}", Decimal(value))

    ordered = list(Figure.everything.filter(a__gte=Decimal("2.001")).order_by("a").values_list("a", flat=True))

    assert ordered == [Decimal("9"), Decimal("10"), Decimal("100.5")]


def test_an_unanswered_figure_holds_no_number(report):
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.everything.create(
            report=report,
            indicator=Indicator.objects.create(code="Y"),
            shape=Shape.SINGLE,
            state=State.NIL,
            a=Decimal(0),
        )
