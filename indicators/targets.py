"""Targets per institution and year. One missing for a region is the province's for that year."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from formats.exact import fits
from formats.fields import ExactField
from formats.numbers import number
from indicators.catalogue import Definition, Indicator
from indicators.kinds import Direction, Kind, RollUp, Shape


class Target(models.Model):
    """What is aimed at by the year's end, in the indicator's printed unit (percent for a share)."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField("tahun")
    value = ExactField("target")

    class Meta:
        ordering: ClassVar[list[str]] = ["year", "indicator__position", "institution__code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["indicator", "institution", "year"], name="target_once_a_year"),
            models.CheckConstraint(condition=Q(value__gte=0), name="target_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}: {self.value}"


@dataclass(frozen=True)
class Targets:
    """Some years' targets at hand; asked in the order own → province."""

    values: dict[tuple[str, int, int], Decimal]

    def of(self, code: str, *, year: int, institution_id: int, province_id: int) -> Decimal | None:
        own = self.values.get((code, year, institution_id))
        return own if own is not None else self.values.get((code, year, province_id))


def targets_in(years: set[int], *, institution_ids: set[int] | None = None) -> Targets:
    """One query. Without ids: the targets of every institution."""
    rows = Target.objects.filter(year__in=years)
    if institution_ids is not None:
        rows = rows.filter(institution__in=institution_ids)
    return Targets(
        {
            (code, year, institution): value
            for code, year, institution, value in rows.values_list("indicator__code", "year", "institution", "value")
        }
    )


@dataclass(frozen=True)
class Limit:
    """What a target of one indicator may be."""

    decimals: int
    highest: Decimal | None = None

    def why_not(self, value: Decimal) -> str | None:
        """What is wrong with a target, in words; None when nothing is."""
        if value < 0 or not fits(value):
            return "Target adalah angka 0 atau lebih, paling banyak 15 digit."
        if -int(value.as_tuple().exponent) > self.decimals:
            return (
                f"Paling banyak {self.decimals} angka di belakang koma." if self.decimals else "Tulis bilangan bulat."
            )
        if self.highest is not None and value > self.highest:
            return f"Paling tinggi {number(self.highest)}."
        return None


def limit_of(definition: Definition) -> Limit:
    """As fine as the indicator is printed; a percentage of a whole stops at 100."""
    is_part = definition.shape == Shape.SHARE or definition.rollup_units == RollUp.YES_SHARE
    return Limit(definition.decimals, Decimal(100) if is_part else None)


def takes_targets(definition: Definition) -> bool:
    """A choice is measured against its best answer; what has no direction has nothing to aim at."""
    return definition.kind != Kind.CHOICE and definition.direction != Direction.NONE
