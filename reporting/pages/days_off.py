"""/triwulan/hari-libur/…: the days off of a year, looked at, changed and confirmed by the province."""

from datetime import date
from typing import Any

from django.forms import Form
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone

from institutions.access.doors import ActionDoor, FormDoor
from institutions.access.scope import Scope
from reporting import deciding_days
from reporting.calendar import DayOff
from reporting.days_off import days_of_year
from reporting.pages.asked import THIS_CENTURY, year_asked
from reporting.pages.window_forms import DayOffForm


def page_of(year: int) -> str:
    return f"{reverse('days_off')}?tahun={year}"


def unconfirmed_notice(year: int, *, scope: Scope) -> dict[str, str]:
    """What a page says where dates were counted with days off that nobody has confirmed; a link for who can."""
    may = scope.can("manage_windows")
    return {
        "text": f"Hari libur dan cuti bersama {year} belum dikonfirmasi provinsi; tanggal usulan dapat bergeser.",
        "url": page_of(year) if may else "",
        "label": f"Periksa hari libur {year}",
    }


class DaysOff(FormDoor):
    ability = "manage_windows"
    template_name = "reporting/days_off.html"

    def form(self, data: QueryDict | None = None, files: Any = None) -> Form:
        return DayOffForm(data)

    def save(self, form: Form) -> str:
        day, name = form.cleaned_data["day"], form.cleaned_data["name"]
        deciding_days.add_day_off(day, name=name, scope=self.scope, at=timezone.now())
        return page_of(day.year)

    def context(self) -> dict[str, Any]:
        year = year_asked(self.request, default=timezone.localdate().year)
        return {"found": days_of_year(year, province=self.scope.province), "earlier": year - 1, "later": year + 1}


class RemoveDayOff(ActionDoor):
    ability = "manage_windows"

    def act(self, pk: int) -> str:
        off = DayOff.objects.filter(pk=pk).first()
        if off is None:
            raise Http404
        deciding_days.remove_day_off(off, scope=self.scope, at=timezone.now())
        self.say(f"{off.name}: {'libur kembali' if off.is_worked else 'tidak lagi tercatat sebagai hari libur'}.")
        return page_of(off.day.year)


class WorkOn(ActionDoor):
    ability = "manage_windows"

    def act(self) -> str:
        try:
            day = date.fromisoformat(self.request.POST.get("day", ""))
        except ValueError:
            raise Http404 from None
        off = deciding_days.work_on(day, scope=self.scope, at=timezone.now())
        self.say(f"{off.name} dihitung sebagai hari kerja.")
        return page_of(day.year)


class ConfirmYear(ActionDoor):
    ability = "manage_windows"

    def act(self, year: int) -> str:
        if year not in THIS_CENTURY:
            raise Http404
        seen = self.request.POST.get("seen", "")
        deciding_days.confirm_year(year, seen=seen, scope=self.scope, at=timezone.now())
        self.say(f"Hari libur dan cuti bersama {year} dikonfirmasi.")
        return page_of(year)
