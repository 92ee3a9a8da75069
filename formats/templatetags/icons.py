"""{% load lucide %}: the icons of the package lucide, each drawn once in the life of a process.

The package draws an icon anew each time, from XML: a page has dozens of them. Settings name this module instead.
"""

from functools import lru_cache

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide as draw

register = template.Library()


@register.simple_tag
def lucide(name: str, *, size: int | None = 24, **attributes: str) -> SafeString:
    return drawn(name, size, tuple(attributes.items()))


@lru_cache(maxsize=512)
def drawn(name: str, size: int | None, attributes: tuple[tuple[str, str], ...]) -> SafeString:
    return SafeString(draw(name, size=size, **dict(attributes)))
