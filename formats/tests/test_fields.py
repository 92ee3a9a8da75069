"""The two columns, without the product's models: first alone, then in a table of their own."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.db.models import Avg, F, Max, Q, Sum, Value
from django.test.utils import isolate_apps
from hypothesis import given

from formats.exact import NotExact
from formats.fields import ExactField, QuarterField
from formats.quarters import Quarter
from formats.tests.test_exact import kept

NEAR_THE_LIMIT = [Decimal("999999999999.999"), Decimal("99999999999999.9"), Decimal("999999999999999")]


def make_line() -> type[models.Model]:
    class Line(models.Model):
        quarter = QuarterField()
        part = ExactField(null=True, blank=True)
        whole = ExactField(null=True, blank=True)

        class Meta:
            app_label = "formats"
            constraints = [
                models.CheckConstraint(condition=Q(part__gte=0), name="part_from_zero"),
                models.CheckConstraint(condition=Q(part__lte=F("whole")), name="part_within_whole"),
                models.CheckConstraint(condition=Q(whole__lte=Decimal("100.5")) | Q(part=None), name="small"),
            ]

        def __str__(self) -> str:
            return "line"

    return Line


@given(kept)
def test_stored_number_comes_back_exactly(value: Decimal) -> None:
    field = ExactField()

    stored = field.get_prep_value(value)
    back = field.from_db_value(stored)

    assert isinstance(stored, int)
    assert abs(stored) < 2**63
    assert back == value
    assert "E" not in str(back)


def test_none_passes() -> None:
    assert ExactField().get_prep_value(None) is None
    assert ExactField().from_db_value(None) is None
    assert ExactField().to_python("") is None
    assert QuarterField().get_prep_value(None) is None
    assert QuarterField().from_db_value(None) is None


def test_number_of_more_than_15_digits_is_refused() -> None:
    with pytest.raises(NotExact):
        ExactField().get_prep_value(123456789012345678)
    with pytest.raises(ValidationError):
        ExactField().clean(123456789012345678, None)


def test_floats_never_enter_nor_leave() -> None:
    with pytest.raises(NotExact):
        ExactField().get_prep_value(12.5)
    with pytest.raises(TypeError):
        ExactField().from_db_value(12500.5)
    with pytest.raises(TypeError):
        ExactField().from_db_value(Decimal("12500.5"))


def test_sum_of_postgresql_is_read_too() -> None:
    assert str(ExactField().from_db_value(Decimal("99999999999999900"))) == "99999999999999.9"


def test_quarter_field_reads_codes() -> None:
    field = QuarterField()

    assert field.to_python("2026-TW3") == field.from_db_value("2026-TW3") == Quarter(2026, 3)
    assert field.get_prep_value("2026-TW3") == field.get_prep_value(Quarter(2026, 3)) == "2026-TW3"
    assert field.clean(Quarter(2026, 3), None) == Quarter(2026, 3)
    with pytest.raises(ValidationError):
        field.to_python("2026-TW9")
    with pytest.raises(ValueError, match="quarter"):
        field.get_prep_value("2026")


@pytest.mark.parametrize("field", [QuarterField(db_index=True), ExactField(null=True)])
def test_migrations_can_write_the_field(field: Any) -> None:
    written, imports = MigrationWriter.serialize(field)
    _, path, args, kwargs = field.deconstruct()

    assert written.startswith(path)
    assert imports == {"import formats.fields"}
    assert "max_length" not in kwargs
    assert type(field)(*args, **kwargs).deconstruct() == field.deconstruct()


@pytest.fixture
def line(transactional_db: None) -> Iterator[Any]:
    with isolate_apps("formats"):
        model = make_line()
        with connection.schema_editor() as editor:
            editor.create_model(model)
        yield model
        with connection.schema_editor() as editor:
            editor.delete_model(model)


def test_numbers_near_the_limit_come_back_from_the_database(line: Any) -> None:
    line.objects.bulk_create(line(quarter=Quarter(2026, 3), whole=value) for value in NEAR_THE_LIMIT)

    assert list(line.objects.order_by("pk").values_list("whole", flat=True)) == NEAR_THE_LIMIT
    assert [found.whole for found in line.objects.filter(whole=NEAR_THE_LIMIT[0])] == NEAR_THE_LIMIT[:1]


def test_fourteen_large_sums_stay_exact(line: Any) -> None:
    large = Decimal("99999999999999.9")
    line.objects.bulk_create(line(quarter=Quarter(2026, 3), whole=large) for _ in range(14))

    added = sum(line.objects.values_list("whole", flat=True))

    assert added == line.objects.aggregate(total=Sum("whole"))["total"] == Decimal("1399999999999998.6")


def test_lookups_take_whole_and_broken_numbers(line: Any) -> None:
    for part in (Decimal("12.5"), Decimal(13), None):
        line.objects.create(quarter=Quarter(2026, 3), part=part, whole=100)

    found = {
        lookup: line.objects.filter(**{f"part__{lookup}": value}).count()
        for lookup, value in {"gt": 12, "gte": Decimal("12.6"), "in": [13, None], "isnull": True}.items()
    }

    assert found == {"gt": 2, "gte": 1, "in": 1, "isnull": 1}
    assert line.objects.filter(part__range=(Decimal("12.4"), Decimal("12.6"))).count() == 1
    assert line.objects.exclude(part=13).exclude(part=None).get().part == Decimal("12.5")


def test_expressions_know_the_scale(line: Any) -> None:
    line.objects.create(quarter=Quarter(2026, 3), part=Decimal("12.5"), whole=100)

    five = Value(5, output_field=ExactField())
    shown = line.objects.annotate(rest=F("whole") - F("part"), more=F("part") + five).get()

    assert (shown.rest, shown.more) == (Decimal("87.5"), Decimal("17.5"))
    line.objects.update(part=F("whole"))
    assert line.objects.get().part == 100


def test_average_of_the_database_is_refused(line: Any) -> None:
    line.objects.bulk_create(line(quarter=Quarter(2026, 3), whole=value) for value in (1, 2, 2))

    with pytest.raises(TypeError):
        line.objects.aggregate(mean=Avg("whole"))


@pytest.mark.parametrize(
    ("part", "whole"), [(Decimal("-0.001"), 5), (Decimal("5.001"), 5), (Decimal("1"), Decimal("100.501"))]
)
def test_constraints_hold_in_the_database_and_in_the_form(line: Any, part: Decimal, whole: Decimal) -> None:
    broken = line(quarter=Quarter(2026, 3), part=part, whole=whole)

    with pytest.raises(ValidationError):
        broken.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        broken.save()


def test_constraints_let_through_what_just_fits(line: Any) -> None:
    fitting = line(quarter=Quarter(2026, 3), part=Decimal("100.5"), whole=Decimal("100.5"))

    fitting.full_clean()
    fitting.save()

    assert line.objects.get().part == Decimal("100.5")


def test_many_rows_change_in_one_update(line: Any) -> None:
    rows = line.objects.bulk_create(line(quarter=Quarter(2026, 1), whole=n) for n in (1, 2))
    for row in rows:
        row.whole, row.quarter = Decimal("0.125"), row.quarter.next

    line.objects.bulk_update(rows, ["whole", "quarter"])

    assert set(line.objects.values_list("whole", "quarter")) == {(Decimal("0.125"), Quarter(2026, 2))}


def test_quarters_sort_and_compare_in_the_database(line: Any) -> None:
    early, late = Quarter(2025, 4), Quarter(2026, 1)
    line.objects.bulk_create(line(quarter=quarter) for quarter in (late, early, late))

    assert list(line.objects.order_by("quarter").values_list("quarter", flat=True)) == [early, late, late]
    assert line.objects.filter(quarter__lt=late).get().quarter == early
    assert line.objects.filter(quarter__in=early.year_to_date).count() == 1
    assert line.objects.aggregate(latest=Max("quarter")) == {"latest": late}
