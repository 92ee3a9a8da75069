"""Units added up to regions and regions to the province, in whole numbers and fractions."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

THOUSAND = 1000


@dataclass
class Sum:
    """What one group of units comes to. `scores` counts the options, `values` are what each unit stands for."""

    expected: int = 0
    answered: int = 0
    complete: int = 0
    unavailable: int = 0
    a: Fraction = Fraction(0)
    b: Fraction = Fraction(0)
    scores: dict[int, int] = field(default_factory=dict)
    values: list[Fraction] = field(default_factory=list)

    def take(self, row: Any, *, meaning: Any) -> None:
        self.expected += 1
        self.unavailable += row.unavailable
        self.complete += row.complete
        if row.value is None:
            return
        self.answered += 1
        a, b = (Fraction(part) / THOUSAND for part in row.value)
        self.a, self.b = self.a + a, self.b + b
        if meaning.kind in ("choice", "yesno"):
            self.scores[int(a)] = self.scores.get(int(a), 0) + 1
        elif (value := _value(a, b, meaning)) is not None:
            self.values.append(value)

    def take_what_is_left(self, row: Any) -> None:
        """Of a unit that has closed since: its numbers, and nothing else of it."""
        if row.value is not None:
            self.a += Fraction(row.value[0]) / THOUSAND
            self.b += Fraction(row.value[1]) / THOUSAND

    def add(self, other: "Sum") -> None:
        for name in ("expected", "answered", "complete", "unavailable", "a", "b"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for score, count in other.scores.items():
            self.scores[score] = self.scores.get(score, 0) + count
        self.values += other.values


def _value(a: Fraction, b: Fraction, meaning: Any) -> Fraction | None:
    if meaning.kind == "share":
        return a * 100 / b if b else None
    if meaning.shape == "sexes":
        return None if meaning.kind == "index" else a + b
    return a


def of_regions(rows: Any, *, meaning: Any, to_date: bool) -> dict[int, Sum]:
    """By region, for one indicator."""
    keeps = to_date and meaning.across_quarters == "sum" and meaning.across_units in ("sum", "ratio")
    found: dict[int, Sum] = {}
    for row in rows.itertuples():
        total = found.setdefault(row.region, Sum())
        if row.stands and row.expected:
            total.take(row, meaning=meaning)
        elif row.has_left and keeps:
            total.take_what_is_left(row)
    return found


def whole(parts: list[Sum]) -> Sum:
    total = Sum()
    for part in parts:
        total.add(part)
    return total


def value_of(total: Sum, *, meaning: Any) -> Fraction | None:
    if not total.answered:
        return None
    best = total.scores.get(meaning.best, 0)
    match meaning.across_units:
        case "sum":
            return total.a + total.b
        case "ratio":
            return total.a * 100 / total.b if total.b else None
        case "yes_share":
            return Fraction(best * 100, total.expected)
        case "count_share":
            return Fraction(best)
        case "mean":
            return (total.a + total.b) / total.answered
        case "max":
            return max(total.values, default=None)
        case "min":
            return min(total.values, default=None)
    return None


def rounded(value: Fraction | None, decimals: int) -> Fraction | None:
    """Half away from zero, in whole steps of the last printed digit."""
    if value is None:
        return None
    steps = abs(value) * 10**decimals
    whole_steps = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    return Fraction(whole_steps if value >= 0 else -whole_steps, 10**decimals)
