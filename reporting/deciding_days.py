"""What the province decides about the days of a year: one added, one worked after all, the year confirmed.

Due days that were already stored stay as they are; only what is proposed from now on is counted anew.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from formats.dates import long_date
from institutions.access.journal import record
from institutions.access.refusals import Beaten, Refused
from institutions.access.scope import Scope
from reporting.calendar import DayOff
from reporting.days_off import ConfirmedYear, days_of_year
from reporting.working_days import national_days

ABILITY = "manage_windows"


def add_day_off(day: date, *, name: str, scope: Scope, at: datetime) -> DayOff:
    """A day on which nobody works here."""
    scope.demand(ABILITY)
    if day in national_days(day.year):
        raise Refused(f"{long_date(day)} sudah tercatat: {national_days(day.year)[day]}.", field="day")
    return _keep(
        DayOff(day=day, name=name.strip()), f"Hari libur ditambahkan: {long_date(day)}, {name.strip()}", scope, at
    )


def work_on(day: date, *, scope: Scope, at: datetime) -> DayOff:
    """A national holiday or cuti bersama on which people work here after all."""
    scope.demand(ABILITY)
    name = national_days(day.year).get(day)
    if name is None:
        raise Refused(f"{long_date(day)} bukan libur nasional atau cuti bersama.")
    told = f"{long_date(day)} tetap hari kerja: {name}"
    return _keep(DayOff(day=day, name=name, is_worked=True), told, scope, at)


def remove_day_off(off: DayOff, *, scope: Scope, at: datetime) -> None:
    """Take back either of the two."""
    scope.demand(ABILITY)
    told = f"{long_date(off.day)} libur kembali: {off.name}"
    if not off.is_worked:
        told = f"Hari libur dihapus: {long_date(off.day)}, {off.name}"
    with transaction.atomic():
        record("remove_day_off", off, institution=scope.province, scope=scope, at=at, text=told)
        off.delete()


def confirm_year(year: int, *, seen: str, scope: Scope, at: datetime) -> ConfirmedYear:
    """These are the days off of that year. `seen` is the picture of what the person had before them."""
    scope.demand(ABILITY)
    with transaction.atomic():
        if seen != days_of_year(year, province=scope.province).picture:
            raise Beaten(f"Daftar hari libur {year} berubah sejak halaman ini dibuka. Periksa sekali lagi.")
        confirmed: ConfirmedYear
        confirmed, _ = ConfirmedYear.objects.update_or_create(
            province=scope.province, year=year, defaults={"picture": seen, "by": scope.user, "at": at}
        )
        told = f"Hari libur dan cuti bersama {year} dikonfirmasi"
        record("confirm_year", confirmed, institution=scope.province, scope=scope, at=at, text=told)
    return confirmed


def _keep(off: DayOff, told: str, scope: Scope, at: datetime) -> DayOff:
    try:
        with transaction.atomic():
            off.save(force_insert=True)
            record("add_day_off", off, institution=scope.province, scope=scope, at=at, text=told)
    except IntegrityError as error:
        raise Refused(f"{long_date(off.day)} sudah tercatat.", field="day") from error
    return off
