"""Readiness once more: prerequisites of a region, its score, and the medians of the province."""

from fractions import Fraction
from statistics import median
from typing import Any

from dashboards.audit.totals import THOUSAND, Sum, value_of

SEVEN = ("komitmen", "kebijakan", "kelembagaan", "sumber_daya", "data_terpilah", "alat_analisis", "partisipasi")


def item_score(total: Sum, *, meaning: Any, target: int | None) -> Fraction | None:
    """0 to 100; None is not scored."""
    if meaning.kind == "index" or not total.expected:
        return None
    if meaning.kind in ("choice", "yesno"):
        points = sum(score * count for score, count in total.scores.items())
        return _cut(Fraction(points * 100, meaning.best * total.expected)) if total.answered else Fraction(0)
    if meaning.direction == "none" or (meaning.direction != "near_100" and not target):
        return None
    if not total.answered:
        return Fraction(0)
    actual = value_of(total, meaning=meaning)
    if actual is None and meaning.across_units == "none" and total.expected == 1 and total.values:
        actual = total.values[0]
    return None if actual is None else _cut(_achieved(actual, meaning, Fraction(target or 0) / THOUSAND))


def _achieved(actual: Fraction, meaning: Any, target: Fraction) -> Fraction:
    if meaning.direction == "near_100":
        return 100 - abs(100 - actual)
    return (actual if meaning.direction == "up" else 2 * target - actual) * 100 / target


def _cut(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), Fraction(100))


def prerequisites(items: list[tuple[Any, Fraction | None]]) -> dict[str, Fraction]:
    """Weighted means, of the prerequisites that have one."""
    found = {}
    for name in SEVEN:
        scored = [(score, one.weight) for one, score in items if one.prerequisite == name and score is not None]
        weight = sum(weight for _, weight in scored)
        if weight:
            found[name] = sum((score * weight for score, weight in scored), Fraction(0)) / weight
    return found


def mean(scores: dict[str, Fraction]) -> Fraction | None:
    return sum(scores.values(), Fraction(0)) / len(scores) if scores else None


def middle(scores: list[Fraction]) -> Fraction | None:
    return median(scores) if scores else None
