"""How totals are printed: value, what it is made of, coverage, change. Texts only; pure."""

from dataclasses import dataclass, field
from decimal import Decimal

from dashboards.meanings import Meaning
from formats.numbers import MISSING, number, percent, rupiah, signed
from formats.spreadsheets import Kind as Cell
from formats.spreadsheets import Typed
from indicators.answers import Rule
from indicators.kinds import Direction, Kind, Level, RollUp
from indicators.rollups import Coverage, Spread, Total

AGENCIES, REGIONS = "perangkat daerah", "daerah"


def value_text(meaning: Meaning, total: Total) -> str:
    if total.printed is None:
        return _spread_text(meaning.rule, total)
    if meaning.rule.across_units == RollUp.COUNT_SHARE:
        return f"{number(total.printed)} dari {total.coverage.expected}"
    return one_value(meaning, total.printed)


def one_value(meaning: Meaning, value: Decimal | None) -> str:
    """A bare value in the indicator's unit."""
    if meaning.is_share:
        return percent(value, meaning.rule.decimals)
    if meaning.rule.kind == Kind.AMOUNT:
        return rupiah(value)
    return number(value, meaning.rule.decimals)


def _spread_text(rule: Rule, total: Total) -> str:
    if total.coverage.answered and rule.kind == Kind.SHARE:
        return "Nihil"
    if total.spread is None:
        return MISSING
    return range_text(total.spread, decimals=rule.decimals)


def range_text(spread: Spread, *, decimals: int) -> str:
    return f"{number(spread.low, decimals)} – {number(spread.middle, decimals)} – {number(spread.high, decimals)}"


def parts_text(meaning: Meaning, total: Total) -> str:
    """What stands behind the value: 182 dari 434; L 12 · P 30; Lengkap 9 · Sebagian 3 · Belum 2."""
    if total.is_missing:
        return ""
    if meaning.rule.kind == Kind.CHOICE:
        labels = dict(meaning.rule.choices)
        return " · ".join(f"{labels.get(score, score)} {units}" for score, units in total.scores)
    if total.a is None or total.b is None:
        return ""
    if meaning.rule.is_by_sex:
        return f"L {number(total.a)} · P {number(total.b)}"
    show = rupiah if "rupiah" in meaning.a_label.lower() else number
    return f"{show(total.a)} dari {show(total.b)}"


def coverage_text(coverage: Coverage, *, level: Level) -> str:
    """'330 dari 434 perangkat daerah · 11 dari 14 daerah'."""
    if not coverage.expected:
        return "belum ditanyakan tahun ini"
    regions = coverage.regions_expected is not None
    own = f"{coverage.answered} dari {coverage.expected} {AGENCIES if level == Level.AGENCY else REGIONS}"
    if level == Level.REGION or not regions:
        return own if level == Level.AGENCY or regions else ""
    return f"{own} · {coverage.regions_answered} dari {coverage.regions_expected} {REGIONS}"


@dataclass(frozen=True, slots=True)
class Change:
    """A signed difference, and whether it is for the better; None where the indicator has no direction.

    Not like for like: so many more or fewer units stand behind one of the two that the difference judges nobody.
    """

    text: str
    is_good: bool | None
    is_like_for_like: bool = True
    typed: Typed | None = field(default=None, compare=False)

    @property
    def css(self) -> str:
        return {True: "up", False: "down", None: ""}[self.is_good]


def change_of(
    now: Decimal | None, before: Decimal | None, *, decimals: int = 0, direction: Direction = Direction.UP
) -> Change | None:
    """The difference of what is printed; None where one of the two is missing."""
    if now is None or before is None:
        return None
    by = now - before
    sense = {Direction.UP: 1, Direction.DOWN: -1}.get(direction, 0)
    typed = Typed(by, Cell.CHANGE, decimals)
    return Change(signed(by, decimals), None if not by or not sense else by * sense > 0, typed=typed)


#: Totals in which a unit that is missing counts like a zero or a no.
COUNTS_ALL = (RollUp.SUM, RollUp.YES_SHARE, RollUp.COUNT_SHARE)


def change_in(
    meaning: Meaning, now: Decimal | None, before: Decimal | None, *, same_units: bool = True
) -> Change | None:
    found = change_of(now, before, decimals=meaning.rule.decimals, direction=meaning.rule.direction)
    if found is None or same_units or meaning.rule.across_units not in COUNTS_ALL:
        return found
    return Change(f"{found.text}*", None, is_like_for_like=False, typed=found.typed)
