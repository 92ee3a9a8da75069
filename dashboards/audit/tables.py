"""The tables as they stand, as data frames: numbers in whole thousandths, nothing worked out yet.

This package shares no code with the roll-up rules: it is the second opinion.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, ExpressionWrapper, F, Q

from formats.quarters import Quarter
from indicators.models import Definition, Target
from institutions.models import Institution
from reporting.figures import Figure

PLACES = ("id", "code", "kind", "region", "opened", "closed")
MEANINGS = (
    "indicator", "code", "level", "kind", "shape", "direction", "across_units", "across_quarters",
    "asked", "decimals", "best", "prerequisite", "weight",
)  # fmt: skip
ANSWERS = ("institution", "indicator", "number", "state", "a", "b")


@dataclass(frozen=True)
class Tables:
    """Of one province and quarter: its places, the definitions in force, the year's verified answers, the targets."""

    quarter: Quarter
    province: int
    places: Any
    meanings: Any
    answers: Any
    targets: dict[tuple[int, int], int]


def tables(quarter: Quarter, *, province: int) -> Tables:
    import pandas as pd

    # A second opinion on everybody's verified figures, asked for by a command.
    mine = Institution.everything.filter(Q(region=province) | Q(region__parent=province))
    places = mine.values_list("pk", "code", "kind", "region", "opened_on", "closed_on")
    return Tables(
        quarter=quarter,
        province=province,
        places=pd.DataFrame(list(places), columns=list(PLACES), dtype=object),
        meanings=pd.DataFrame(_in_force(quarter), columns=list(MEANINGS), dtype=object),
        answers=pd.DataFrame(_answers(quarter, province), columns=list(ANSWERS), dtype=object),
        targets=_targets(quarter.year),
    )


def _in_force(quarter: Quarter) -> list[tuple[Any, ...]]:
    latest: dict[int, Definition] = {}
    for one in Definition.objects.filter(valid_from__lte=quarter).select_related("indicator").order_by("valid_from"):
        latest[one.indicator_id] = one
    return [
        (
            one.indicator_id, one.indicator.code, one.level, one.kind, one.shape, one.direction, one.rollup_units,
            one.rollup_quarters, {int(text) for text in one.asked_in.split("|") if text}, one.decimals,
            max((int(score) for score, _ in one.choices), default=1), one.prerequisite, one.weight,
        )
        for one in latest.values()
        if one.source != "external"
    ]  # fmt: skip


def _answers(quarter: Quarter, province: int) -> list[tuple[Any, ...]]:
    year = [Quarter(quarter.year, number) for number in range(1, quarter.number + 1)]
    here = Q(report__institution__region=province) | Q(report__institution__region__parent=province)
    whole = BigIntegerField()
    rows = (
        Figure.everything.filter(here, report__quarter__in=year)
        .exclude(verified_state="")
        .order_by("pk")
        .values_list(
            "report__institution",
            "indicator",
            ExpressionWrapper(F("report__quarter"), output_field=CharField()),
            "verified_state",
            ExpressionWrapper(F("verified_a"), output_field=whole),
            ExpressionWrapper(F("verified_b"), output_field=whole),
        )
    )
    return [(unit, item, int(code[-1]), state, a, b) for unit, item, code, state, a, b in rows]


def _targets(year: int) -> dict[tuple[int, int], int]:
    rows = Target.objects.filter(year=year)
    stored = ExpressionWrapper(F("value"), output_field=BigIntegerField())
    return {(item, place): value for item, place, value in rows.values_list("indicator", "institution", stored)}


def stands_on(opened: date | None, closed: date | None, day: date) -> bool:
    return not (opened is not None and opened > day) and not (closed is not None and closed < day)
