"""What of a sensitive indicator a workbook may print, when eight quarters of it stand side by side.

Each quarter's own counts are hidden as in every document (masking.py); counts of different quarters stand in no sum
with each other. A figure "s.d. triwulan" is the sum of quarters: it is printed only where all of them are, so that
it tells nothing that they do not.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from dashboards.masking import BESIDE, TOGETHER, Masked
from dashboards.meanings import Meaning
from dashboards.workbook.history import History, Picture
from formats.quarters import Quarter
from indicators.kinds import Kind, RollUp

COLUMNS = ("a", "b", "n")
#: Totals that are sums, or shares of sums; of any other a single region's count could be read.
SUMMED = (RollUp.SUM, RollUp.RATIO, RollUp.YES_SHARE)

#: What is printed instead of a column ("a", "b", "n" for both together); nothing where it may be seen.
Instead = Callable[[str], str]


def in_full(column: str) -> str:
    return ""


def hidden_value(meaning: Meaning, instead: Instead) -> str:
    """A percentage is printed only where neither of its two counts is hidden."""
    if meaning.rule.kind == Kind.SHARE:
        return BESIDE if instead("a") or instead("b") else ""
    return instead("n")


@dataclass(frozen=True)
class Hiding:
    history: History
    _masks: dict[tuple[str, Quarter], Masked] = field(default_factory=dict)

    def of(self, meaning: Meaning, picture: Picture, who: int, *, to_date: bool = False) -> Instead:
        if not meaning.is_sensitive:
            return in_full
        if to_date and not meaning.keeps_standing:
            return lambda column: self._to_date(meaning, picture, who, column)
        return lambda column: self._now(meaning, picture, who, column)

    def _now(self, meaning: Meaning, picture: Picture, who: int, column: str) -> str:
        mask = self._mask(meaning, picture)
        if who == TOGETHER and meaning.rule.across_units not in SUMMED:
            return BESIDE if any(mask.is_hidden(place.id) for place in picture.regencies) else ""
        return mask.instead_of(who, column)

    def _to_date(self, meaning: Meaning, picture: Picture, who: int, column: str) -> str:
        for quarter in picture.quarter.year_to_date:
            before = self.history.picture_of(meaning, quarter)
            stood = before is not None and (who == TOGETHER or who in before.boards)
            if before is None or not stood or self._now(meaning, before, who, column):
                return BESIDE
        return ""

    def _mask(self, meaning: Meaning, picture: Picture) -> Masked:
        key = meaning.code, picture.quarter
        if key not in self._masks:
            self._masks[key] = Masked(picture, picture.meanings[meaning.code], to_date=False)
        return self._masks[key]
