"""What each unit brings, worked out in data frames: one row for each unit and indicator."""

from fractions import Fraction
from typing import Any

from dashboards.audit.tables import Tables, stands_on
from formats.quarters import Quarter

PAIRED = {"sexes", "share", "share_over"}
OPTIONS = {"choice", "yesno"}


def units(tables: Tables) -> Any:
    """Every unit that is asked each indicator, whether it still stands, and since which quarter of the year it does."""
    quarter, places = tables.quarter, tables.places.copy()
    last_days = {number: Quarter(quarter.year, number).last_day for number in (1, 2, 3, 4)}
    places["stands"] = [
        stands_on(opened, closed, quarter.last_day)
        for opened, closed in zip(places["opened"], places["closed"], strict=True)
    ]
    places["since"] = [
        min((number for number, day in last_days.items() if stands_on(opened, closed, day)), default=9)
        for opened, closed in zip(places["opened"], places["closed"], strict=True)
    ]
    places["level"] = ["agency" if kind == "agency" else "region" for kind in places["kind"]]
    return places.merge(tables.meanings, on="level", suffixes=("_place", ""))


def measured(row: Any) -> tuple[int, int] | None:
    """In thousandths; None is no number."""
    if row.state == "nil":
        return None if row.kind in OPTIONS else (0, 0)
    if row.state != "number" or row.a is None:
        return None
    if row.shape not in PAIRED:
        return row.a, 0
    return None if row.b is None else (row.a, row.b)


def standings(tables: Tables, *, to_date: bool) -> Any:
    """Columns: id, region, indicator, code, stands, expected, value (a pair or None), complete, unavailable."""
    import pandas as pd

    asked = units(tables)
    answers = tables.answers[tables.answers["state"] != "unanswered"]
    joined = asked.merge(
        answers, how="left", left_on=["id", "indicator"], right_on=["institution", "indicator"]
    ).astype(object)
    answered: dict[tuple[int, int], list[Any]] = {}
    for row in joined.itertuples():
        answered.setdefault((row.id, row.indicator), []).append(row)
    of_each = answered.values()
    return pd.DataFrame([_standing(of, quarter=tables.quarter.number, to_date=to_date) for of in of_each])


def _standing(of: list[Any], *, quarter: int, to_date: bool) -> dict[str, Any]:
    first = of[0]
    given = {row.number: row for row in of if row.number == row.number}  # a unit without an answer has NaN
    asked = {number for number in first.asked if first.since <= number <= quarter}
    across = first.across_quarters
    if across == "last" or (to_date and across in ("sum", "mean")):
        openings = sorted(asked | ({0} if any(not _before(asked, number) for number in given) else set()))
    else:
        given = {number: row for number, row in given.items() if number == quarter}
        openings = [quarter] if quarter in asked or given else []
    said = [_last_of(opening, openings, given) for opening in openings]
    if across == "last":
        said = said[-1:]
    return _summed(first, said=said, opened=len(openings), quarter=quarter)


def _before(asked: set[int], number: int) -> bool:
    """Whether something had been asked by then."""
    return any(one <= number for one in asked)


def _last_of(opening: int, openings: list[int], given: dict[int, Any]) -> Any:
    """The latest answer from this asking until the next."""
    end = min((one for one in openings if one > opening), default=9)
    inside = [number for number in given if opening <= number < end]
    return given[max(inside)] if inside else None


def _summed(first: Any, *, said: list[Any], opened: int, quarter: int) -> dict[str, Any]:
    values = [value for row in said if row is not None and (value := measured(row)) is not None]
    share = Fraction(1, len(values)) if first.across_quarters == "mean" and values else 1
    total = (sum(a for a, _ in values) * share, sum(b for _, b in values) * share) if values else None
    return {
        "id": first.id,
        "region": first.region,
        "indicator": first.indicator,
        "code": first.code,
        "stands": first.stands,
        "has_left": not first.stands and first.since <= quarter,
        "expected": opened > 0,
        "value": total,
        "complete": bool(values) and len(values) == len(said),
        "unavailable": not values and any(row is not None and row.state == "unavailable" for row in said),
    }
