"""{% load formats %}: the printing rules of this app as template filters; what is missing is a dash."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template

from formats import dates, numbers
from formats.quarters import Quarter

register = template.Library()


def known(value: Any) -> Any:
    """A name that the template does not know arrives as an empty text; it is missing like None."""
    return None if value == "" else value


@register.filter
def number(value: Decimal | int | str | None, decimals: int | None = None) -> str:
    return numbers.number(known(value), decimals)


@register.filter
def percent(value: Decimal | int | str | None, decimals: int | None = None) -> str:
    return numbers.percent(known(value), decimals)


@register.filter
def rupiah(value: Decimal | int | str | None) -> str:
    return numbers.rupiah(known(value))


@register.filter
def signed(value: Decimal | int | str | None, decimals: int | None = None) -> str:
    return numbers.signed(known(value), decimals)


@register.filter
def editable(value: Decimal | int | str | None, decimals: int | None = None) -> str:
    return numbers.editable(known(value), decimals)


@register.filter
def long_date(day: date | str | None) -> str:
    return dates.long_date(known(day))


@register.filter
def day_date(day: date | str | None) -> str:
    return dates.day_date(known(day))


@register.filter
def clock(moment: datetime | str | None) -> str:
    return dates.clock(known(moment))


@register.filter
def stamp(moment: datetime | str | None) -> str:
    return dates.stamp(known(moment))


@register.filter
def join_words(words: Sequence[str]) -> str:
    return dates.join_words(words)


@register.filter
def quarter_label(quarter: Quarter | str) -> str:
    """`Triwulan III 2026`, from the quarter or from its code."""
    return as_quarter(quarter).label


@register.filter
def quarter_short(quarter: Quarter | str) -> str:
    """`TW III 2026`."""
    return as_quarter(quarter).short_label


@register.filter
def quarter_months(quarter: Quarter | str) -> str:
    """`Juli–September 2026`."""
    return as_quarter(quarter).months_label


def as_quarter(quarter: Quarter | str) -> Quarter:
    return quarter if isinstance(quarter, Quarter) else Quarter.parse(quarter)
