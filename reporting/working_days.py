"""Which days are working days, given what the province added to the national calendar or struck from it. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

import holidays

JOINT_LEAVE = "Cuti Bersama"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DaysOff:
    """Beside the national holidays and cuti bersama: days added, and national ones on which people work after all."""

    added: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


NATIONAL = DaysOff()


def is_working_day(day: date, *, days_off: DaysOff = NATIONAL) -> bool:
    """Monday to Friday, and no day off."""
    if day.weekday() >= 5 or day in days_off.added:
        return False
    return day not in national_days(day.year) or day in days_off.worked


def working_day_after(day: date, count: int, *, days_off: DaysOff = NATIONAL) -> date:
    """The count-th working day after `day`."""
    return _counted(day, count, A_DAY, days_off)


def working_day_before(day: date, count: int, *, days_off: DaysOff = NATIONAL) -> date:
    """The count-th working day before `day`."""
    return _counted(day, count, -A_DAY, days_off)


def working_days_until(due: date, *, on: date, days_off: DaysOff = NATIONAL) -> int:
    """How many working days lie after `on`, up to and including `due`; 0 when it is today or over."""
    return sum(is_working_day(on + A_DAY * step, days_off=days_off) for step in range(1, (due - on).days + 1))


def national_days(year: int) -> dict[date, str]:
    """The national holidays and cuti bersama of a year with their names, in order."""
    if year not in _known:
        kinds = (holidays.PUBLIC, holidays.GOVERNMENT)
        found = holidays.country_holidays("ID", years=year, categories=kinds, language="id")
        _known[year] = dict(sorted(found.items()))
    return _known[year]


_known: dict[int, dict[date, str]] = {}


def _counted(day: date, count: int, step: timedelta, days_off: DaysOff) -> date:
    while count:
        day += step
        count -= is_working_day(day, days_off=days_off)
    return day
