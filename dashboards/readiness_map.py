"""The tile map of the 14 and the bars of the seven prerequisites, on page and in print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from dashboards.places import Place
from dashboards.printed import Change, change_of
from dashboards.scoreboard import Scoreboard
from formats.charts import Bar, Tile, bar, narrow_tile_map, swatch, tile_map
from formats.numbers import MISSING, number
from indicators.kinds import SEVEN, Prerequisite

#: Where the second to the fifth band of the map begin.
STEPS = (40, 55, 65, 80)
BANDS = ("< 40", "40–54", "55–64", "65–79", "≥ 80")
#: A prerequisite below this is drawn as weak.
WEAK = 50

Scores = Mapping[Prerequisite, Decimal | None]


def band_of(score: Decimal | None) -> int | None:
    """Of the number that is printed: 0 to 4."""
    return None if score is None else sum(score >= step for step in STEPS)


def readiness_map(board: Scoreboard) -> SafeString:
    return tile_map(_tiles(board, link=None), _map_title(board))


def readiness_maps(board: Scoreboard, *, link: Callable[[Place], str]) -> SafeString:
    """For a page: one that is seen where there is room, one that is seen on a phone."""
    tiles, title = _tiles(board, link=link), _map_title(board)
    return tile_map(tiles, title) + narrow_tile_map(tiles, title)


def _map_title(board: Scoreboard) -> str:
    return f"Peta kesiapan PUG {board.quarter.label}"


def _tiles(board: Scoreboard, *, link: Callable[[Place], str] | None) -> list[Tile]:
    return [
        Tile(
            row=place.tile_row,
            col=place.tile_col,
            label=place.short_name,
            value_text=number(board.now.scores.get(place.id)),
            band=band_of(board.now.scores.get(place.id)),
            title=_title(place, board.now.scores.get(place.id)),
            href=link(place) if link else None,
        )
        for place in board.regencies
        if place.tile_row is not None and place.tile_col is not None
    ]


def _title(place: Place, score: Decimal | None) -> str:
    return f"{place.name}: {'belum diverifikasi' if score is None else f'skor kesiapan {number(score)}'}"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    swatch: SafeString
    label: str


def legend() -> list[LegendEntry]:
    bands = [LegendEntry(swatch(band, label), label) for band, label in enumerate(BANDS)]
    return [*bands, LegendEntry(swatch(None, "belum diverifikasi"), "belum diverifikasi")]


@dataclass(frozen=True, slots=True)
class Meter:
    label: str
    bar: SafeString
    value: str
    change: Change | None
    score: Decimal | None = None


def meters(now: Scores, *, before: Scores) -> list[Meter]:
    return [meter(one, now.get(one), before=before.get(one)) for one in SEVEN]


def meter(prerequisite: Prerequisite, score: Decimal | None, *, before: Decimal | None = None) -> Meter:
    return Meter(
        label=prerequisite.label,
        bar=bar(Bar(value=score, weak=_is_weak(score), title=_bar_title(prerequisite, score))),
        value=number(score),
        change=change_of(score, before),
        score=score,
    )


def _bar_title(prerequisite: Prerequisite, score: Decimal | None) -> str:
    return f"{prerequisite.label}: {MISSING if score is None else f'{number(score)} dari 100'}"


def _is_weak(score: Decimal | None) -> bool:
    return score is not None and score < WEAK
