"""The numbers of an indicator as typed cells: the value that is printed, and what stands behind it."""

from dataclasses import dataclass
from decimal import Decimal

from dashboards.indicator_rows import region_value
from dashboards.meanings import Meaning
from dashboards.printed import AGENCIES, REGIONS, parts_text, range_text
from dashboards.workbook.hiding import Instead, hidden_value, in_full
from formats.exact import WIDE
from formats.spreadsheets import Kind as Cell
from formats.spreadsheets import Typed, Value
from indicators.kinds import Kind, Level, RollUp
from indicators.rollups import Coverage, Total

NIL = "Nihil"


def typed(meaning: Meaning, value: Decimal | None) -> Typed | None:
    """A bare value in the indicator's unit, with as many digits as it is printed with."""
    if value is None:
        return None
    if meaning.is_share:
        return Typed(value, Cell.PERCENT, meaning.rule.decimals)
    if meaning.rule.kind == Kind.AMOUNT:
        return Typed(value, Cell.RUPIAH)
    return Typed(value, Cell.DECIMAL, meaning.rule.decimals)


def unit_of(meaning: Meaning, *, alone: bool = False) -> str:
    """`alone`: of a single region, where a choice is the score of its answer and no count of regions."""
    if meaning.is_share:
        return "%"
    if meaning.rule.across_units == RollUp.COUNT_SHARE:
        return AGENCIES if meaning.level == Level.AGENCY else "skor" if alone else REGIONS
    return "rupiah" if meaning.rule.kind == Kind.AMOUNT else meaning.unit


def unit_of_change(meaning: Meaning, *, alone: bool = False) -> str:
    return "poin persen" if meaning.is_share else unit_of(meaning, alone=alone)


def count(value: Decimal | int | None, *, is_money: bool = False) -> Typed | None:
    """One of the numbers that a value is made of, with the digits it has."""
    if value is None:
        return None
    exponent = Decimal(value).as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Typed(value, Cell.RUPIAH if is_money else Cell.DECIMAL, digits)


def change(now: Decimal | None, before: Decimal | None, *, digits: int) -> Typed | None:
    """The difference of what is printed."""
    if now is None or before is None:
        return None
    return Typed(WIDE.subtract(now, before), Cell.CHANGE, digits)


def is_single(found: Total) -> bool:
    """Of a single region that answers for itself."""
    return found.coverage.expected == 1 and found.coverage.regions_expected is None


def is_answer(meaning: Meaning, found: Total) -> bool:
    """A single region's choice: its answer is the value, no count of regions."""
    return meaning.rule.across_units == RollUp.COUNT_SHARE and is_single(found)


def value_of(meaning: Meaning, found: Total) -> Decimal | None:
    """What is printed as its value; of a single region the score of its answer, or the one value it has."""
    if is_answer(meaning, found):
        return next((Decimal(scored.score) for scored in found.scores), None)
    if found.value is None and found.spread and is_single(found):
        return found.spread.middle
    return found.printed


@dataclass(frozen=True, slots=True)
class Numbers:
    """`value`; men and women; numerator and denominator; in words what has no column of its own."""

    value: Value = None
    men: Value = None
    women: Value = None
    part: Value = None
    whole: Value = None
    words: str = ""

    @property
    def cells(self) -> tuple[Value, ...]:
        return self.value, self.men, self.women, self.part, self.whole


def numbers_of(meaning: Meaning, found: Total, *, instead: Instead = in_full) -> Numbers:
    if found.is_missing:
        return Numbers()
    value = hidden_value(meaning, instead) or typed(meaning, value_of(meaning, found)) or _nil(meaning)
    words = _words(meaning, found, instead)
    if is_answer(meaning, found):
        return Numbers(value, words=words)
    a = instead("a") or count(found.a, is_money=_is_money(meaning))
    b = instead("b") or count(found.b, is_money=_is_money(meaning))
    if meaning.rule.is_by_sex:
        return Numbers(value, men=a, women=b, words=words)
    return Numbers(value, part=a, whole=b, words=words)


def _nil(meaning: Meaning) -> str | None:
    return NIL if meaning.rule.kind == Kind.SHARE else None


def _is_money(meaning: Meaning) -> bool:
    return "rupiah" in meaning.a_label.lower()


def _words(meaning: Meaning, found: Total, instead: Instead) -> str:
    """The distribution over options; lowest, middle and highest where a total would be a lie."""
    if instead("n") or instead("a"):
        return ""
    if is_answer(meaning, found):
        return region_value(meaning, found)
    if meaning.rule.kind == Kind.CHOICE:
        return parts_text(meaning, found)
    return range_text(found.spread, decimals=meaning.rule.decimals) if found.spread else ""


def answered(coverage: Coverage) -> tuple[Value, ...]:
    """Those that answered, were asked, answered every time, and said *tidak tersedia*."""
    return coverage.answered, coverage.expected, coverage.complete, coverage.unavailable
