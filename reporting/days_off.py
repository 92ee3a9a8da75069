"""The days off of a year: national holidays, cuti bersama, what the province changed, and whether it confirmed them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import ClassVar

from django.db import models

from institutions.tree import Institution
from reporting.calendar import DayOff
from reporting.working_days import JOINT_LEAVE, national_days


class ConfirmedYear(models.Model):
    """The province has looked at a year's days off and said: these it is. `picture` is what it saw."""

    province = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("tahun")
    picture = models.CharField(max_length=64)
    by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["province", "year"], name="year_confirmed_once")
        ]

    def __str__(self) -> str:
        return f"Hari libur {self.year}"


@dataclass(frozen=True)
class YearDay:
    """One day off, or a national one on which people work; `changed` is the province's row about it."""

    day: date
    name: str
    is_national: bool
    changed: DayOff | None = None

    @property
    def is_worked(self) -> bool:
        return self.changed is not None and self.changed.is_worked

    @property
    def is_weekend(self) -> bool:
        return self.day.weekday() >= 5

    @property
    def kind(self) -> str:
        if self.is_worked:
            return "Tetap hari kerja"
        if not self.is_national:
            return "Libur tambahan"
        return "Cuti bersama" if self.name.startswith(JOINT_LEAVE) else "Libur nasional"


@dataclass(frozen=True)
class DaysOfYear:
    """`is_confirmed`: the province confirmed just these days; when one changes, or the national list does, it must
    look again."""

    year: int
    days: tuple[YearDay, ...]
    confirmation: ConfirmedYear | None

    @property
    def picture(self) -> str:
        told = [(one.day.isoformat(), one.name, one.is_worked) for one in self.days]
        return sha256(repr(told).encode()).hexdigest()

    @property
    def is_confirmed(self) -> bool:
        return self.confirmation is not None and self.confirmation.picture == self.picture

    @property
    def has_changed_since(self) -> bool:
        return self.confirmation is not None and not self.is_confirmed


def days_of_year(year: int, *, province: Institution) -> DaysOfYear:
    """Two queries."""
    return days_of_years([year], province=province)[0]


def days_of_years(years: Iterable[int], *, province: Institution) -> list[DaysOfYear]:
    """Two queries for any number of years."""
    wanted = sorted(set(years))
    changed = list(DayOff.objects.filter(day__year__gte=wanted[0], day__year__lte=wanted[-1])) if wanted else []
    confirmed = ConfirmedYear.objects.filter(province=province, year__in=wanted).select_related("by")
    by_year = {one.year: one for one in confirmed}
    return [DaysOfYear(year, _days(year, changed), by_year.get(year)) for year in wanted]


def unconfirmed(years: Iterable[int], *, province: Institution) -> list[int]:
    return [one.year for one in days_of_years(years, province=province) if not one.is_confirmed]


def _days(year: int, changed: list[DayOff]) -> tuple[YearDay, ...]:
    rows = {off.day: off for off in changed if off.day.year == year}
    national = {
        day: YearDay(day, name, is_national=True, changed=rows.get(day)) for day, name in national_days(year).items()
    }
    added = {
        day: YearDay(day, off.name, is_national=False, changed=off)
        for day, off in rows.items()
        if day not in national and not off.is_worked
    }
    return tuple(one for _, one in sorted({**national, **added}.items()))
