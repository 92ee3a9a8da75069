"""Two kinds of column: a quarter, and a number that SQLite and PostgreSQL both keep digit for digit."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Combinable, register_combinable_fields

from formats.exact import DECIMALS, exact, plain
from formats.quarters import Quarter

SCALE = 10**DECIMALS

if TYPE_CHECKING:
    from django.db.models import Field as Column

    Set = TypeVar("Set", contravariant=True)
    Get = TypeVar("Get", covariant=True)
else:
    Set, Get = TypeVar("Set"), TypeVar("Get")

    class Column(models.Field):
        """Django's field, which at run time cannot be told what it holds."""

        def __class_getitem__(cls, held: object) -> type:
            return cls


class QuarterField(Column[Set, Get]):
    """A quarter, stored as its code, which the database sorts and compares as we do."""

    description = "A quarter"
    _pyi_private_set_type: Quarter
    _pyi_private_get_type: Quarter
    default_error_messages = {"invalid": "Bukan kode triwulan. Contoh: 2026-TW3."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 8
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, *context: object) -> Quarter | None:
        return None if value is None else Quarter.parse(value)

    def to_python(self, value: Any) -> Quarter | None:
        if value is None or isinstance(value, Quarter):
            return value
        try:
            return Quarter.parse(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def get_prep_value(self, value: Any) -> str | None:
        value = super().get_prep_value(value)
        if value is None:
            return None
        return (value if isinstance(value, Quarter) else Quarter.parse(value)).code

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""


class ExactField(Column[Set, Get]):
    """A number with up to three decimals, stored as a whole number of thousandths.

    Comparisons, F() and constraints work as with any number column, also `F("a") + F("b")`. A bare `Value(5)`
    beside it does not know the scale: write `Value(5, output_field=ExactField())`. `Sum` is exact, but SQLite
    refuses one above 9.2 quadrillion, and `Avg` is refused always: add up in Python.
    """

    description = "An exact number with up to three decimals"
    empty_strings_allowed = False
    _pyi_private_set_type: Decimal | int
    _pyi_private_get_type: Decimal
    default_error_messages = {"invalid": "Paling banyak 15 angka, dan tiga di antaranya di belakang koma."}

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """A big integer, by type only: were it called one, Django would silently cut averages to integers."""
        return str(connection.data_types["BigIntegerField"])

    def from_db_value(self, value: Any, *context: object) -> Decimal | None:
        if value is None:
            return None
        if isinstance(value, float) or value != int(value):
            raise TypeError("The database divided an exact number; divide in Python instead.")
        return plain(Decimal(value).scaleb(-DECIMALS))

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or value == "":
            return None
        try:
            return exact(value)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        if value is None or hasattr(value, "resolve_expression"):
            return value
        return int(exact(value) * SCALE)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        value = super().get_db_prep_value(value, connection, prepared)
        return connection.ops.adapt_integerfield_value(value, "BigIntegerField")

    def value_to_string(self, obj: models.Model) -> str:
        value: Any = self.value_from_object(obj)
        return "" if value is None else str(exact(value))


for connector in (Combinable.ADD, Combinable.SUB):
    register_combinable_fields(ExactField, connector, ExactField, ExactField)
