"""What the sentences on one indicator are written from, and its course over the quarters as a table."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.papers.blocks import Column, Row, Table
from dashboards.papers.history import History
from dashboards.papers.one_indicator_words import Move, Told
from dashboards.places import Place
from dashboards.trends import trend
from indicators.kinds import Kind

End = tuple[Sequence[str], str]
NO_END: End = ((), "")


def facts(history: History, meaning: Meaning, *, who: int = TOGETHER) -> Told:
    found = history.total(who, history.quarter, meaning)
    names = history.places if who == TOGETHER else ()
    high, low = ends(history, meaning, names)
    return Told(
        now=history.value(who, history.quarter, meaning),
        parts=history.parts(who, meaning, to_date=False),
        has_value=found is not None and not found.is_missing,
        is_asked=found is not None and found.coverage.expected > 0,
        decimals=meaning.rule.decimals,
        unit=_unit(meaning),
        moves=[] if meaning.is_sensitive else list(_moves(history, meaning, who)),
        highest=high,
        lowest=low,
        silent=[place.name for place in names if _is_silent(history, meaning, place)],
        regions=len(names),
    )


def _unit(meaning: Meaning) -> str:
    if meaning.rule.kind == Kind.CHOICE:
        return "daerah"
    return "poin" if meaning.is_share else "rupiah" if meaning.rule.kind == Kind.AMOUNT else meaning.unit


def _moves(history: History, meaning: Meaning, who: int) -> Iterator[Move]:
    for since, words in ((history.before, "triwulan lalu"), (history.year_ago, "setahun lalu")):
        now, then = history.point(who, history.quarter, meaning), history.point(who, since, meaning)
        change = history.change(who, meaning, since=since)
        yield Move(
            since=words,
            then=history.value(who, since, meaning),
            by=None if now is None or then is None else now - then,
            is_like_for_like=change is None or change.is_like_for_like,
        )


def ends(history: History, meaning: Meaning, places: Sequence[Place]) -> tuple[End, End]:
    """Of what can be ranked, and may be told."""
    if meaning.is_sensitive or meaning.rule.kind == Kind.CHOICE:
        return NO_END, NO_END
    points = {place: history.point(place.id, history.quarter, meaning) for place in places}
    known = {place: point for place, point in points.items() if point is not None}
    if len(known) < 2:
        return NO_END, NO_END
    return _end(history, meaning, known, max(known.values())), _end(history, meaning, known, min(known.values()))


def _end(history: History, meaning: Meaning, known: dict[Place, Decimal], value: Decimal) -> End:
    places = [place for place, point in known.items() if point == value]
    return [place.name for place in places], history.value(places[0].id, history.quarter, meaning)


def _is_silent(history: History, meaning: Meaning, place: Place) -> bool:
    found = history.total(place.id, history.quarter, meaning)
    return found is not None and found.coverage.expected > 0 and found.is_missing


def courses_table(history: History, meanings: Iterable[Meaning], *, who: int = TOGETHER, caption: str) -> Table:
    """Each indicator over the quarters, oldest first. Of what is sensitive nothing but this quarter is told."""
    quarters = history.frame.quarters
    columns = [Column("Indikator", 16), Column("Arah", 12), *(Column(one.short_label, 12, True) for one in quarters)]
    rows = []
    for meaning in meanings:
        if meaning.is_sensitive or meaning.rule.kind == Kind.AMOUNT:
            continue
        points = [history.point(who, one, meaning) for one in quarters]
        drawn = trend(meaning.name, points, quarters=quarters, decimals=meaning.rule.decimals)
        rows.append(Row((meaning.code, drawn, *(history.value(who, one, meaning) for one in quarters))))
    return Table(caption, columns, rows)


def amounts_table(history: History, meanings: Iterable[Meaning], *, who: int = TOGETHER, caption: str) -> Table | None:
    """Rupiah is long: the quarters stand below each other."""
    shown = [one for one in meanings if one.rule.kind == Kind.AMOUNT and not one.is_sensitive]
    if not shown:
        return None
    columns = [Column("Triwulan", 20), *(Column(one.code, 80 // len(shown), True) for one in shown)]
    rows = [
        Row((quarter.short_label, *(history.value(who, quarter, one) for one in shown)))
        for quarter in history.frame.quarters
    ]
    return Table(caption, columns, rows)
