"""The sum of a readiness score in full, as texts: each indicator's value, what it is out of, its score and weight."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dashboards.meanings import Meaning
from dashboards.printed import one_value
from formats.numbers import MISSING, number, percent
from indicators.readiness import ItemScore, PrerequisiteScore, Readiness, Reason


@dataclass(frozen=True, slots=True)
class ItemSum:
    """`note` says why there is no score, or that it was cut."""

    code: str
    name: str
    actual: str
    out_of: str
    percent: str
    score: str
    weight: str
    note: str


@dataclass(frozen=True, slots=True)
class PrerequisiteSum:
    label: str
    score: str
    weight: str
    items: tuple[ItemSum, ...]


def sum_in_full(found: Readiness, *, meanings: Iterable[Meaning]) -> list[PrerequisiteSum]:
    by_code = {meaning.code: meaning for meaning in meanings}
    return [_prerequisite(part, by_code) for part in found.prerequisites]


def _prerequisite(part: PrerequisiteScore, meanings: dict[str, Meaning]) -> PrerequisiteSum:
    items = tuple(_item(item, meanings[item.code]) for item in part.items)
    return PrerequisiteSum(part.prerequisite.label, number(part.printed), number(part.weight), items)


def _item(item: ItemScore, meaning: Meaning) -> ItemSum:
    return ItemSum(
        code=item.code,
        name=meaning.name,
        actual=_amount(item.actual, meaning),
        out_of=_amount(item.out_of, meaning),
        percent=percent(item.percent, 1),
        score=number(item.score, 1),
        weight=number(item.weight) if item.score is not None else "–",
        note=_note(item),
    )


def _amount(value: Decimal | None, meaning: Meaning) -> str:
    """Options are counted in points; everything else in the indicator's unit."""
    if value is None:
        return MISSING
    return number(value) if meaning.is_option else one_value(meaning, value)


def _note(item: ItemScore) -> str:
    if item.reason != Reason.SCORED:
        return item.reason.label
    return "dipotong pada 0–100" if item.is_cut else ""


def weakest_items(found: Readiness, *, meanings: Iterable[Meaning], count: int = 3) -> list[ItemSum]:
    """The indicators that hold a score back most: the lowest scores, the heavier first; none that is full."""
    by_code = {meaning.code: meaning for meaning in meanings}
    items = [item for part in found.prerequisites for item in part.items if item.score is not None and item.score < 100]
    items = [item for item in items if not by_code[item.code].is_sensitive]
    items.sort(key=lambda item: (item.score, -item.weight))
    return [_item(item, by_code[item.code]) for item in items[:count]]
