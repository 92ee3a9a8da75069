"""What all boards of a province have in common: its tree, what the indicators mean, and the targets.

Kept with the common revision: every change of tree, catalogue or targets counts it up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboards.kept import keep, kept
from dashboards.meanings import Meaning, meaning_of, with_breaks
from dashboards.places import Place, Tree, tree_of
from dashboards.publications import Published
from dashboards.regionboard import Region, RegionBoard
from formats.quarters import Quarter, quarters_back
from indicators.catalogue import catalogues_in
from indicators.kinds import SEVEN, Source
from indicators.targets import Targets, targets_in
from institutions.tree import Institution

#: How many quarters a trend shows.
TREND = 8


@dataclass(frozen=True)
class Frame:
    """`quarters`: those of the trend, oldest first, the shown one last. `external`: what others publish, by code.

    `published`: the values that others have published, in a frame that was stored with an edition.
    """

    common: int
    tree: Tree
    quarters: tuple[Quarter, ...]
    meanings: dict[Quarter, tuple[Meaning, ...]]
    external: dict[str, Meaning]
    targets: Targets
    published: tuple[Published, ...] | None = None

    @property
    def quarter(self) -> Quarter:
        return self.quarters[-1]

    @property
    def shown(self) -> tuple[Meaning, ...]:
        """The indicators as they are defined in the shown quarter."""
        return self.meanings[self.quarter]

    @cached_property
    def weighed_since(self) -> Quarter | None:
        """The first quarter from which on readiness has been weighed as now; None where it always was."""
        now = weights(self.shown)
        otherwise = [quarter for quarter in self.quarters if not _agree(weights(self.meanings[quarter]), now)]
        return max(otherwise).next if otherwise else None

    def weighs_as_now(self, quarter: Quarter) -> bool:
        return self.weighed_since is None or quarter >= self.weighed_since

    @property
    def weights_changed(self) -> str:
        """'bobot baru sejak TW II 2026', where the score of a quarter in this trend had other weights."""
        return f"bobot baru sejak {self.weighed_since.short_label}" if self.weighed_since else ""

    def comparable(self, board: RegionBoard) -> RegionBoard:
        """Without its scores, where readiness was weighed otherwise."""
        return board if self.weighs_as_now(board.quarter) else replace(board, score=None, prerequisites={})

    def regencies(self, quarter: Quarter) -> tuple[Place, ...]:
        """Those expected in that quarter: the 14."""
        return tuple(place for place in self.tree.regencies if place.stands_in(quarter))

    def regions(self, quarter: Quarter) -> tuple[Place, ...]:
        """The 14, and the province itself, which is in no total of theirs."""
        return (*self.regencies(quarter), self.tree.province)

    def members(self, region: Place) -> Region:
        return Region(region, self.tree.agencies[region.id])


def weights(meanings: Iterable[Meaning]) -> dict[str, Decimal]:
    return {meaning.code: meaning.weight for meaning in meanings if meaning.prerequisite in SEVEN}


def _agree(one: dict[str, Decimal], other: dict[str, Decimal]) -> bool:
    """An indicator that was not asked then breaks nothing, as in its own trend."""
    return all(weight == other[code] for code, weight in one.items() if code in other)


def frame_of(quarter: Quarter, *, province: Institution, common: int) -> Frame:
    """From what is kept; otherwise three queries, whatever there is."""
    key = f"frame.{province.pk}.{quarter.code}"
    found: Frame | None = kept(key)
    if found is None or found.common != common:
        found = read_frame(quarter, province=province, common=common)
        keep(key, found)
    return found


def read_frame(quarter: Quarter, *, province: Institution, common: int) -> Frame:
    """Three queries."""
    quarters = quarters_back(quarter, TREND)
    tree = tree_of(province)
    once: dict[int, Meaning] = {}
    meanings = {
        one: tuple(once.get(row.pk) or once.setdefault(row.pk, meaning_of(row)) for row in catalogue.definitions)
        for one, catalogue in catalogues_in(quarters).items()
    }
    meanings[quarter] = with_breaks(meanings[quarter], earlier=meanings)
    return Frame(
        common=common,
        tree=tree,
        quarters=quarters,
        meanings={one: tuple(m for m in of if m.source != Source.EXTERNAL) for one, of in meanings.items()},
        external={m.code: m for m in meanings[quarter] if m.source == Source.EXTERNAL},
        targets=targets_in({one.year for one in quarters}, institution_ids={place.id for place in tree.regions}),
    )
