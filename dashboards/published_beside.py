"""Published values (BPS): the province's beside lowest, middle and highest of its 14. Never added, never averaged."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.published_values import Published, published_of
from dashboards.scoreboard import Scoreboard
from formats.dates import long_date
from formats.numbers import MISSING, number, round_half_up
from formats.spreadsheets import Kind, Typed
from indicators.rollups import Spread, spread

Key = tuple[str, int, str, str]


@dataclass(frozen=True)
class PublishedRow:
    """One indicator, year and sex. `value` and `spread` carry the digits of the source."""

    code: str
    name: str
    unit: str
    year: int
    sex: str
    value: str
    low: str
    middle: str
    high: str
    regions: int
    publisher: str
    source: str
    is_confirmed: bool
    values: tuple[Typed | None, ...] = ()


def province_published(board: Scoreboard) -> list[PublishedRow]:
    """For each indicator the newest year, and the newest for which regencies are known, if that is another."""
    province = board.frame.tree.province.id
    shown = {province, *(place.id for place in board.regencies)}
    values = [value for value in published_of(board.frame) if value.institution_id in shown]
    rows: list[PublishedRow] = []
    for _, of_indicator in groupby(values, key=lambda value: (value.code, value.sex)):
        years = [_row(list(found), province, board.frame.external) for _, found in groupby(of_indicator, key=_key)]
        newest = years[:1]
        rows += newest + [row for row in years if row.regions and row not in newest][:1]
    return rows


def _key(value: Published) -> Key:
    return value.code, value.year, value.sex, value.series


def _row(found: list[Published], province_id: int, meanings: Mapping[str, Meaning]) -> PublishedRow:
    own = next((value for value in found if value.institution_id == province_id), None)
    others = [value for value in found if value.institution_id != province_id]
    digits = max((value.decimals for value in others), default=0)
    found_spread = spread(value.value for value in others)
    first, meaning = found[0], meanings.get(found[0].code)
    return PublishedRow(
        code=first.code,
        name=meaning.name if meaning else first.code,
        unit=meaning.unit if meaning else "",
        year=first.year,
        sex=first.sex_label,
        value=number(own.value, own.decimals) if own else MISSING,
        **_spread_texts(found_spread, digits),
        regions=len(others),
        publisher=first.publisher,
        source=" · ".join(filter(None, (first.found_in, first.series and f"seri {first.series}", _released(first)))),
        is_confirmed=all(value.is_confirmed for value in found),
        values=(
            Typed(own.value, Kind.DECIMAL, own.decimals) if own else None,
            *(Typed(round_half_up(one, digits), Kind.DECIMAL, digits) for one in found_spread or ()),
        ),
    )


def _released(value: Published) -> str:
    return f"rilis {long_date(value.released_on)}" if value.released_on else ""


def _spread_texts(found: Spread | None, digits: int) -> dict[str, str]:
    if found is None:
        return {"low": MISSING, "middle": MISSING, "high": MISSING}
    return {name: number(value, digits) for name, value in zip(("low", "middle", "high"), found, strict=True)}


def region_published(board: Scoreboard, place: Place) -> list[PublishedRow]:
    """The region's own values, the newest of each indicator, each beside the province's of the same year."""
    province = board.frame.tree.province.id
    if place.id == province:
        return []  # they stand on the province's board
    values = [value for value in published_of(board.frame) if value.institution_id in (place.id, province)]
    rows = []
    for _, of_indicator in groupby(values, key=lambda value: (value.code, value.sex)):
        years = [list(found) for _, found in groupby(of_indicator, key=_key)]
        newest = next((found for found in years if any(value.institution_id == place.id for value in found)), None)
        if newest:
            rows.append(_row(newest, province, board.frame.external))
    return rows
