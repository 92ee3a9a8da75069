"""{{ address|within:edition }}: the address, kept within the edition that is read."""

from django import template

from dashboards.editions.finding import ShownEdition
from dashboards.editions.links import address_within

register = template.Library()


@register.filter
def within(address: str, shown: ShownEdition | None) -> str:
    return address_within(address, shown)
