"""Plausible answers for the example, from the character of a place and the indicator's code. Pure.

Nothing here is a measurement of a real place: the numbers are drawn from seeded random numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from formats.quarters import Quarter
from indicators.answers import Answer
from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape, State
from reporting.example.story import seeded

#: The two numbers of one answer; None for a single one.
Pair = tuple[int, int | None]
FALLING = "62.07"


@dataclass(frozen=True)
class Place:
    """Who answers, in which quarter, and how far along it is (0 to 1)."""

    code: str
    region: str
    quarter: Quarter
    progress: float
    agencies: int = 31


def place(code: str, region: str, quarter: Quarter) -> Place:
    """Each region has its own level and climbs slowly; one of them falls."""
    rnd = seeded("level", region)
    level = 0.35 + 0.5 * rnd.random()
    steps = (quarter.year - 2025) * 4 + quarter.number
    drift = -0.03 if region == FALLING else 0.018
    own = 0.16 * (seeded("own", code).random() - 0.5)
    return Place(code, region, quarter, max(0.05, min(0.98, level + drift * steps + own)))


def answer_to(definition: Definition, where: Place) -> Answer:
    """What this place answers: mostly numbers, now and then nihil or not available."""
    rnd = seeded("answer", where.code, where.quarter, definition.code)
    kind = Kind(definition.kind)
    if kind == Kind.CHOICE:
        best = max(score for score, _ in definition.options)
        return _number(_steady_choice(definition, where, best))
    if kind == Kind.YESNO:
        return _number(int(seeded("yes", where.code, where.quarter.year, definition.code).random() < where.progress))
    if rnd.random() < 0.012:
        return Answer(State.UNAVAILABLE)
    a, b = PAIRS.get(definition.code, _any_pair)(where, rnd)
    if a == 0 and not b:
        return Answer(State.NIL)
    return _number(a, b if definition.shape != Shape.SINGLE else None)


def _steady_choice(definition: Definition, where: Place, best: int) -> int:
    """Climbs with the place's progress, and not by chance from quarter to quarter."""
    hurdle = 0.9 * seeded("hurdle", where.code, definition.code).random()
    return min(best, int(max(0.0, where.progress - hurdle * 0.5) * (best + 1) * 1.15))


def _number(a: int, b: int | None = None) -> Answer:
    return Answer(State.NUMBER, Decimal(a), None if b is None else Decimal(b))


def _any_pair(where: Place, rnd: Random) -> Pair:
    whole = rnd.randint(8, 60)
    return int(whole * where.progress * rnd.uniform(0.5, 1)), whole


def _people(top: int) -> Callable[[Place, Random], Pair]:
    """Men and women: rather more women the further along, often nobody."""

    def draw(where: Place, rnd: Random) -> Pair:
        men = int(top * where.progress * rnd.random() ** 1.6)
        return men, int(men * rnd.uniform(0.8, 1.7)) + (rnd.random() < where.progress * 0.5)

    return draw


def _part_of(low: int, high: int, share: float) -> Callable[[Place, Random], Pair]:
    """A part of a whole that stays the same all year."""

    def draw(where: Place, rnd: Random) -> Pair:
        whole = seeded("whole", where.code, where.quarter.year, low, high).randint(low, high)
        return min(whole, int(whole * share * (0.5 + where.progress) * rnd.uniform(0.9, 1.1))), whole

    return draw


def _of_the_agencies(where: Place, rnd: Random) -> Pair:
    return min(where.agencies, round(where.agencies * where.progress * rnd.uniform(0.92, 1.05))), where.agencies


def _spending(where: Place) -> int:
    """The year's spending of an agency in rupiah; a little more after the revised budget."""
    base = seeded("spending", where.code).choice((4, 7, 9, 12, 18, 25, 40, 85, 210)) * 1_000_000_000
    base += seeded("spending", where.code, where.quarter.year).randint(0, 999_999) * 1_000
    return base + (base // 20 if where.quarter.number >= 3 else 0)


def _gender_budget(where: Place, rnd: Random) -> Pair:
    share = seeded("arg", where.code, where.quarter.year).uniform(0.02, 0.16) * (0.4 + where.progress)
    return int(_spending(where) * share) // 1000 * 1000, _spending(where)


def _gender_spending(where: Place, rnd: Random) -> Pair:
    ceiling = _gender_budget(where, rnd)[0]
    done = (0.0, 0.14, 0.38, 0.64, 0.93)[where.quarter.number] * rnd.uniform(0.85, 1.08)
    return int(ceiling * done) // 1000 * 1000, ceiling


def _analysed(where: Place, rnd: Random) -> Pair:
    whole = seeded("activities", where.code, where.quarter.year).randint(9, 58)
    climb = seeded("gap", where.code).uniform(0.25, 0.8) * where.progress * (0.6 + where.quarter.number / 10)
    return int(whole * climb), whole


def _stated(where: Place, rnd: Random) -> Pair:
    analysed, whole = _analysed(where, rnd)
    return int(analysed * seeded("gbs", where.code, where.quarter).uniform(0.6, 1)), whole


def _rupiah(low: int, high: int, name: str) -> Callable[[Place, Random], Pair]:
    def draw(where: Place, rnd: Random) -> Pair:
        millions = seeded(name, where.code, where.quarter.year).randint(low, high)
        return (millions + (millions // 25 if where.quarter.number >= 3 else 0)) * 1_000_000, None

    return draw


def _a_few(low: int, high: int) -> Callable[[Place, Random], Pair]:
    return lambda where, rnd: (rnd.randint(low, high), None)


def _civil_servants(where: Place, rnd: Random) -> Pair:
    steady = seeded("asn", where.code)
    return steady.randint(1900, 3100), steady.randint(2100, 3900)


def _served(where: Place, rnd: Random) -> Pair:
    reported = rnd.choice((0, 2, 3, 4, 6, 9, 12, 17))
    return reported - (rnd.random() < 0.3 and reported > 1), reported


PAIRS: dict[str, Callable[[Place, Random], Pair]] = {
    "SDM-01": _people(9),
    "SDM-02": _people(6),
    "PAR-03": _people(160),
    "OUT-04": lambda where, rnd: (
        seeded("asn", where.code).randint(1900, 3100),
        seeded("asn", where.code).randint(2100, 3900),
    ),
    "OUT-08": lambda where, rnd: (rnd.randint(0, 6), rnd.randint(0, 7)),
    "ARG-01": _gender_budget,
    "ARG-02": _gender_spending,
    "ANG-01": _rupiah(120, 950, "institutional budget"),
    "ANG-03": _rupiah(1_100_000, 2_600_000, "all spending"),
    "PPRG-02": _analysed,
    "PPRG-03": _stated,
    "PPRG-04": _part_of(20, 90, 0.6),
    "KOM-03": _of_the_agencies,
    "LEM-02": _of_the_agencies,
    "LEM-03": _a_few(0, 2),
    "PAR-01": _a_few(0, 7),
    "PAR-02": _part_of(900, 4200, 0.42),
    "OUT-01": _part_of(24, 33, 0.2),
    "OUT-02": _part_of(110, 170, 0.33),
    "OUT-03": _part_of(300, 520, 0.42),
    "OUT-05": _part_of(25, 40, 0.24),
    "OUT-06": _served,
    "OUT-07": _part_of(380, 1500, 0.72),
    "OUT-09": _part_of(2200, 9800, 0.5),
    "OUT-10": _part_of(60, 230, 0.12),
    "OUT-11": _part_of(60, 230, 0.1),
}

#: The province's example targets of the year, in the unit in which the indicator is printed.
TARGETS: dict[str, str] = {
    "KOM-03": "80", "LEM-02": "100", "LEM-03": "4", "SDM-01": "500", "SDM-02": "8", "ARG-01": "10", "ARG-02": "95",
    "PPRG-02": "40", "PPRG-03": "30", "PPRG-04": "70", "PAR-01": "5", "PAR-02": "40", "PAR-03": "400",
    "OUT-01": "30", "OUT-02": "35", "OUT-03": "45", "OUT-05": "30", "OUT-06": "100", "OUT-07": "90",
}  # fmt: skip
