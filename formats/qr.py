"""A QR code as SVG, for page and paper: one path of literal colour, because a PDF knows no CSS variables in SVG."""

from collections.abc import Iterator

from django.utils.html import format_html
from django.utils.safestring import SafeString

INK, QUIET_ZONE = "#1d2422", 4


def qr_svg(text: str, *, label: str) -> SafeString:
    """`label` is read aloud in its place. Error correction M: a stain or a fold may cover a seventh of it."""
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    size = len(matrix) + 2 * QUIET_ZONE
    return format_html(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
        '<title>{1}</title><path fill="#ffffff" d="M0 0h{0}v{0}h-{0}z"/><path fill="{2}" d="{3}"/></svg>',
        size,
        label,
        INK,
        "".join(_runs(matrix)),
    )


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """Dark modules side by side are one rectangle."""
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                yield f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{end - x}v1h-{end - x}z"
            x = end + 1
