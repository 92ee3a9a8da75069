"""Sensitive counts on what leaves the system: under 5 is "<5", and what it could be worked out from is hidden too.

All regions and their total are looked at together, so that the summary of one region and that of the province give
nothing away beside each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.regionboard import Line, RegionBoard
from formats.numbers import MISSING, number, percent
from indicators.answers import Measured
from indicators.kinds import Kind
from indicators.small_cells import THRESHOLD, Hidden, Sum, hide_small
from indicators.tallies import Tally

#: Whose count, and which: the first column, the second, or the two together.
Cell = tuple[int, str]
#: The 14 together, beside the ids of regions.
TOGETHER = 0
SMALL, BESIDE = f"<{THRESHOLD}", "disamarkan"


class Boards(Protocol):
    """All regions of one quarter, the province itself among them, and the 14."""

    @property
    def boards(self) -> Mapping[int, RegionBoard]: ...

    @property
    def regencies(self) -> tuple[Place, ...]: ...


class Masked:
    """One sensitive indicator, either "triwulan ini" or "s.d. triwulan".

    `year`: of "s.d. triwulan", each of its quarters (year_masks.py); None is one of which nothing is known.
    """

    def __init__(self, board: Boards, meaning: Meaning, *, to_date: bool, year: Sequence["Masked | None"] = ()) -> None:
        self._meaning, self._year = meaning, year
        lines = {region_id: own.lines[meaning.code] for region_id, own in board.boards.items()}
        tallies = {region_id: _tally(line, to_date=to_date) for region_id, line in lines.items()}
        ids = [place.id for place in board.regencies]
        tallies[TOGETHER] = Tally.merged(tallies[one] for one in ids)
        self._counts = {(who, name): count for who, tally in tallies.items() for name, count in _cells(meaning, tally)}
        self._hidden = _hidden(tuple(self._counts.items()), tuple(self._sums(ids, list(tallies))))

    def _sums(self, regencies: list[int], everybody: list[int]) -> Iterator[Sum[Cell]]:
        for name in sorted({name for _, name in self._counts}):
            yield Sum((TOGETHER, name), tuple((one, name) for one in regencies))
        if self._meaning.rule.is_by_sex:
            for who in everybody:
                yield Sum((who, "n"), ((who, "a"), (who, "b")))

    def count(self, who: int, name: str) -> str:
        return self.instead_of(who, name) or number(self._counts.get((who, name)))

    def instead_of(self, who: int, name: str) -> str:
        """What is printed in place of a hidden count; nothing where it may be seen."""
        cell = (who, name)
        if cell in self._hidden.small:
            return SMALL
        return BESIDE if cell in self._hidden or self._is_hidden_in_year(who, name) else ""

    def _is_hidden_in_year(self, who: int, name: str) -> bool:
        known = (who, name) in self._counts
        return known and any(one is None or bool(one.instead_of(who, name)) for one in self._year)

    def is_hidden(self, who: int) -> bool:
        return any(self.instead_of(who, name) for name in ("a", "b", "n"))

    def value(self, who: int) -> str:
        """A percentage is printed only where neither of its two counts is hidden."""
        if self._meaning.rule.kind != Kind.SHARE:
            return self.count(who, "n")
        a, b = self._counts.get((who, "a")), self._counts.get((who, "b"))
        if a is None or b is None:
            return MISSING
        if self.is_hidden(who):
            return BESIDE
        return percent(a * 100 / b, self._meaning.rule.decimals) if b else "Nihil"

    def parts(self, who: int) -> str:
        if self._meaning.rule.kind == Kind.SHARE:
            known = self._counts.get((who, "a")) is not None
            return f"{self.count(who, 'a')} dari {self.count(who, 'b')}" if known else ""
        if not self._meaning.rule.is_by_sex or self._counts.get((who, "n")) is None:
            return ""
        return f"L {self.count(who, 'a')} · P {self.count(who, 'b')}"


@lru_cache(maxsize=512)
def _hidden(counts: tuple[tuple[Cell, Decimal | None], ...], sums: tuple[Sum[Cell], ...]) -> Hidden[Cell]:
    """The documents of an edition ask the same of the same quarters some thirty times, and it is dear to work out."""
    return hide_small(dict(counts), sums=sums)


def _tally(line: Line, *, to_date: bool) -> Tally:
    return line.to_date if to_date else line.now


def _cells(meaning: Meaning, tally: Tally) -> Iterator[tuple[str, Decimal | None]]:
    sums: Measured | None = tally.sums if tally.answered else None
    if meaning.rule.kind == Kind.SHARE or meaning.rule.is_by_sex:
        yield "a", sums.a if sums else None
        yield "b", sums.b if sums else None
    if meaning.rule.kind != Kind.SHARE:
        yield "n", sums.a + sums.b if sums else None
