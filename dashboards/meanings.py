"""What a board needs to know of an indicator: the plain, keepable side of its definition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from formats.quarters import Quarter
from indicators.answers import Rule
from indicators.catalogue import Definition
from indicators.kinds import AcrossQuarters, Kind, Level, Prerequisite, RollUp, Source


@dataclass(frozen=True, slots=True)
class Meaning:
    """An indicator as it is defined in one quarter.

    `alike_since`: the first quarter of a trend from which on it has been measured as now; None where it always was.
    """

    indicator_id: int
    code: str
    name: str
    prerequisite: Prerequisite
    level: Level
    source: Source
    unit: str
    a_label: str
    b_label: str
    rule: Rule
    weight: Decimal
    is_sensitive: bool
    alike_since: Quarter | None = None

    @property
    def arithmetic(self) -> tuple[object, ...]:
        """What two numbers must have in common to be compared."""
        rule, scores = self.rule, tuple(score for score, _ in self.rule.choices)
        return self.level, self.unit, rule.kind, rule.shape, rule.across_units, rule.across_quarters, scores

    def compares_with(self, quarter: Quarter) -> bool:
        return self.alike_since is None or quarter >= self.alike_since

    @property
    def is_share(self) -> bool:
        """Its total is a percentage."""
        return self.rule.across_units in (RollUp.RATIO, RollUp.YES_SHARE)

    @property
    def keeps_standing(self) -> bool:
        """The last answer of the year stands: "triwulan ini" and "s.d. triwulan" are one number."""
        return self.rule.across_quarters == AcrossQuarters.LAST

    @property
    def is_option(self) -> bool:
        return self.rule.kind in (Kind.CHOICE, Kind.YESNO)

    @property
    def best_option(self) -> str:
        return next((label for score, label in self.rule.choices if score == self.rule.best_score), "Ya")

    @property
    def denominator(self) -> str:
        """What the share is of, short: the label without what stands in brackets."""
        label = self.b_label.split(" (")[0].strip()
        return label[:1].lower() + label[1:]


def meaning_of(definition: Definition) -> Meaning:
    return Meaning(
        indicator_id=definition.indicator_id,
        code=definition.code,
        name=definition.name,
        prerequisite=Prerequisite(definition.prerequisite),
        level=Level(definition.level),
        source=Source(definition.source),
        unit=definition.unit,
        a_label=definition.a_label,
        b_label=definition.b_label,
        rule=definition.rule,
        weight=Decimal(definition.weight),
        is_sensitive=definition.is_sensitive,
    )


def with_breaks(shown: Sequence[Meaning], *, earlier: Mapping[Quarter, Sequence[Meaning]]) -> tuple[Meaning, ...]:
    """The shown meanings, each told since when it has been measured alike; `earlier`: the trend, oldest first."""
    by_quarter = {quarter: {one.code: one for one in meanings} for quarter, meanings in earlier.items()}
    return tuple(replace(one, alike_since=_alike_since(one, by_quarter)) for one in shown)


def _alike_since(shown: Meaning, earlier: Mapping[Quarter, Mapping[str, Meaning]]) -> Quarter | None:
    """Where it was not defined there is nothing to compare, and no break."""
    befores = {quarter: of[shown.code] for quarter, of in earlier.items() if shown.code in of}
    broken = [quarter for quarter, before in befores.items() if before.arithmetic != shown.arithmetic]
    return max(broken).next if broken else None
