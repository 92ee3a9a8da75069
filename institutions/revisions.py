"""How often a region's verified picture, or what stands behind all of them, has changed.

Whatever is kept about a region and a year is keyed by its revision: it can be missing, never stale.
The counter's row is locked by the transaction that changes the picture, so readers see both or neither.
Each counter starts somewhere else, so that what was kept of an earlier database never fits a later one.
"""

import secrets
from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from institutions.tree import Institution


def anywhere() -> int:
    return secrets.randbelow(2**30)


class Revision(models.Model):
    """A counter per region and year; the one row without a region (year 0) counts catalogue and tree changes."""

    region = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField(default=anywhere, editable=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["region", "year"], name="revision_once"),
            models.UniqueConstraint(fields=["year"], condition=Q(region__isnull=True), name="revision_common_once"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id or 'semua'}/{self.year or 'semua'}: {self.number}"


def bump(*, region: Institution | None = None, year: int = 0) -> None:
    """Count one change of a region's verified picture in a year; without both, one of the catalogue or the tree."""
    counter, _ = Revision.objects.get_or_create(region=region, year=year)
    Revision.objects.filter(pk=counter.pk).update(number=F("number") + 1)


def hold_still() -> None:
    """No change of the catalogue or the tree until this transaction ends; one that is under way ends first."""
    Revision.objects.select_for_update().get_or_create(region=None, year=0)


@dataclass(frozen=True)
class Revisions:
    """The counters of some years, read at once."""

    common: int
    numbers: dict[tuple[int, int], int]

    def of(self, region_id: int, year: int) -> str:
        return f"{self.common}.{self.numbers.get((region_id, year), 0)}"


def revisions(years: set[int]) -> Revisions:
    """One query, whatever there is."""
    rows = [
        (region, year, start + number)
        for region, year, start, number in Revision.objects.filter(year__in={0, *years}).values_list(
            "region", "year", "start", "number"
        )
    ]
    return Revisions(
        common=sum(number for region, _, number in rows if region is None),
        numbers={(region, year): number for region, year, number in rows if region is not None},
    )
