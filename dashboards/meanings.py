"""What a board needs to know of an indicator: the plain, keepable side of its definition."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.answers import Rule
from indicators.catalogue import Definition
from indicators.kinds import AcrossQuarters, Kind, Level, Prerequisite, RollUp, Source


@dataclass(frozen=True, slots=True)
class Meaning:
    """An indicator as it is defined in one quarter."""

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
