"""The sparkline: the course of a value over some quarters."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from formats.charts.drawing import image, short
from formats.colours import ACCENT, HATCH_LINE

WIDTH, HEIGHT, EDGE = 88, 24, 4
STROKE = (
    '<polyline points="{}" fill="none" stroke="{}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>'
)
DOT = '<circle cx="{}" cy="{}" r="{}" fill="{}"/>'
UNKNOWN = '<path d="M{} {}H{}" stroke="{}" stroke-width="1.6" stroke-dasharray="1 5" stroke-linecap="round"/>'


@dataclass(frozen=True, kw_only=True)
class Line:
    """Values at even steps, oldest first; None is a gap. `starts` are steps where a new series begins."""

    points: Sequence[Decimal | int | None]
    title: str
    starts: Sequence[int] = ()


def sparkline(line: Line) -> SafeString:
    """A line with a dot at the last value that is known; a single value between gaps is a small dot."""
    runs = unbroken(places(line.points), line.starts)
    strokes = ((" ".join(map(",".join, run)), ACCENT) for run in runs if len(run) > 1)
    dots = [(*run[0], "1.3", ACCENT) for run in runs[:-1] if len(run) == 1]
    dots += [(*run[-1], "2.6", ACCENT) for run in runs[-1:]]
    drawn = format_html_join("", STROKE, strokes) + format_html_join("", DOT, dots)
    unknown = format_html(UNKNOWN, EDGE, HEIGHT // 2, WIDTH - EDGE, HATCH_LINE)
    return image("spark", (WIDTH, HEIGHT), title=line.title, content=drawn if runs else unknown)


def places(points: Sequence[Decimal | int | None]) -> list[tuple[str, str] | None]:
    """Where each value stands; the lowest at the bottom, the highest at the top, all alike in the middle."""
    known = [Decimal(point) for point in points if point is not None]
    low, high = (min(known), max(known)) if known else (Decimal(0), Decimal(0))
    step = Decimal(WIDTH - 2 * EDGE) / max(1, len(points) - 1)

    def place(index: int, point: Decimal | int) -> tuple[str, str]:
        share = (point - low) / (high - low) if high > low else Decimal("0.5")
        return short(EDGE + index * step), short(EDGE + (HEIGHT - 2 * EDGE) * (1 - share))

    return [None if point is None else place(index, point) for index, point in enumerate(points)]


def unbroken(places: Sequence[tuple[str, str] | None], starts: Sequence[int]) -> list[list[tuple[str, str]]]:
    """The stretches that a line may join: cut at each gap and wherever a new series begins."""
    runs: list[list[tuple[str, str]]] = [[]]
    for index, place in enumerate(places):
        if place is None or index in starts:
            runs.append([])
        if place is not None:
            runs[-1].append(place)
    return [run for run in runs if run]
