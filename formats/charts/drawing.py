"""The root of every chart: its size, its role and its name."""

from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

ROOT = '<svg class="chart-{}" viewBox="0 0 {} {}" width="{}" height="{}" {}><title{}>{}</title>{}</svg>'
IMAGE, HIDDEN, NOTHING = SafeString('role="img"'), SafeString('aria-hidden="true"'), SafeString("")


def image(name: str, size: tuple[int, int], *, title: str, content: SafeString) -> SafeString:
    return format_html(ROOT, name, *size, *size, IMAGE, NOTHING, title, content)


def ornament(name: str, size: tuple[int, int], *, title: str, content: SafeString) -> SafeString:
    """Hidden from screen readers, because the same words stand beside it; the title is for the PDF."""
    return format_html(ROOT, name, *size, *size, HIDDEN, NOTHING, title, content)


def group(name: str, size: tuple[int, int], *, title: str, content: SafeString, id: str) -> SafeString:
    """A drawing with links in it: one that calls itself an image would hide them from a screen reader."""
    role = format_html('role="group" aria-labelledby="{}-title"', id)
    return format_html(ROOT, name, *size, *size, role, format_html(' id="{}-title"', id), title, content)


def short(value: Decimal | int) -> str:
    """A length as SVG reads it, to a tenth."""
    return f"{Decimal(value):.1f}".removesuffix(".0")
