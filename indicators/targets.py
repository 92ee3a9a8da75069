"""Targets per institution and year. One missing for a region is the province's for that year."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from formats.fields import ExactField
from indicators.catalogue import Indicator


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
