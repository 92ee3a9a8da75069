"""Pages /triwulan/…: the quarters, their due days, extensions, closing and reopening."""

from typing import Any

from django.forms import Form
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter
from institutions.access.doors import FormDoor, PageDoor
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten
from reporting import opening
from reporting.calendar import Extension, Window, window_of
from reporting.days_off import unconfirmed
from reporting.pages.days_off import unconfirmed_notice
from reporting.pages.window_forms import (
    CloseForm,
    DuesChangeForm,
    DuesForm,
    ExtensionForm,
    ReopenForm,
    initial,
)
from reporting.quarter_list import quarter_lines
from reporting.waiting import waiting_in
from reporting.windows import phase

Data = QueryDict | None


class WindowList(PageDoor):
    ability = "manage_windows"
    template_name = "reporting/window_list.html"

    def context(self) -> dict[str, Any]:
        return {"lines": quarter_lines(self.scope, on=timezone.localdate())}


class WindowPage(PageDoor):
    ability = "manage_windows"
    template_name = "reporting/window_page.html"

    def context(self, quarter: Quarter) -> dict[str, Any]:
        window, today = window_of(quarter, province=self.scope.province), timezone.localdate()
        stored = Window.objects.filter(province=self.scope.province, quarter=quarter).first()
        extensions = Extension.objects.visible_to(self.scope).filter(quarter=quarter)
        journal = JournalEntry.objects.visible_to(self.scope).filter(
            subject_kind="window", subject_id=stored.pk if stored else 0
        )
        return {
            "window": window,
            "phase": phase(window, due=window.dues.region, on=today),
            "has_ended": today > quarter.last_day,
            "extensions": extensions.select_related("institution__region", "granted_by"),
            "journal": journal.select_related("user"),
        }


class _QuarterForm(FormDoor, abstract=True):
    """A form about one quarter; done, it leads back to the quarter's page."""

    ability = "manage_windows"
    template_name = "reporting/window_form.html"
    heading: str
    lead: str
    button: str

    def context(self, quarter: Quarter) -> dict[str, Any]:
        words = {"heading": self.heading, "lead": self.lead, "button": self.button}
        return {"quarter": quarter, "back": self.page_of(quarter), **words}

    def page_of(self, quarter: Quarter) -> str:
        return reverse("window_page", args=[quarter])


class OpenQuarter(_QuarterForm):
    heading = "Buka triwulan"
    lead = "Tenggat di bawah ini dihitung dari hari kerja setelah triwulan berakhir. Sesuaikan bila perlu, lalu buka."
    button = "Buka triwulan"

    def form(self, data: Data = None, files: Any = None, *, quarter: Quarter) -> Form:
        window = window_of(quarter, province=self.scope.province)
        if window.is_stored:
            raise Beaten(f"{quarter} sudah dibuka.")
        return DuesForm(data, initial=initial(window.dues))

    def context(self, quarter: Quarter) -> dict[str, Any]:
        """Says when the dates were counted with days off that nobody has confirmed."""
        dues = window_of(quarter, province=self.scope.province).dues
        years = unconfirmed({dues.agency.year, dues.region.year}, province=self.scope.province)
        return {
            **super().context(quarter),
            "unconfirmed": [unconfirmed_notice(year, scope=self.scope) for year in years],
        }

    def save(self, form: DuesForm, *, quarter: Quarter) -> str:
        opening.open_quarter(quarter, dues=form.dues(), scope=self.scope, at=timezone.now())
        return self.page_of(quarter)


class ChangeDues(_QuarterForm):
    heading = "Ubah tenggat"
    lead = "Tepat waktu dan terlambat langsung dihitung menurut tenggat baru. Perpanjangan yang sudah diberikan tetap."
    button = "Simpan tenggat"

    def form(self, data: Data = None, files: Any = None, *, quarter: Quarter) -> Form:
        return DuesChangeForm(data, initial=initial(window_of(quarter, province=self.scope.province).dues))

    def save(self, form: DuesChangeForm, *, quarter: Quarter) -> str:
        note = form.cleaned_data["note"]
        opening.change_dues(quarter, dues=form.dues(), scope=self.scope, at=timezone.now(), note=note)
        return self.page_of(quarter)


class CloseQuarter(_QuarterForm):
    heading = "Tutup triwulan"
    lead = (
        "Sesudah ditutup, laporan triwulan ini tidak dapat diisi, dikirim, atau diverifikasi sampai dibuka kembali. "
        "Papan dan dokumennya disimpan sebagai edisi."
    )
    button = "Tutup triwulan"

    def form(self, data: Data = None, files: Any = None, *, quarter: Quarter) -> Form:
        return CloseForm(data)

    def context(self, quarter: Quarter) -> dict[str, Any]:
        return {
            **super().context(quarter),
            "unfinished": waiting_in([quarter], scope=self.scope)[0],
            "may_verify": self.scope.can("verify_report"),
        }

    def save(self, form: Form, *, quarter: Quarter) -> str:
        opening.close_quarter(quarter, scope=self.scope, at=timezone.now(), note=form.cleaned_data["note"])
        return self.page_of(quarter)


class ReopenQuarter(_QuarterForm):
    heading = "Buka kembali triwulan"
    lead = "Laporan triwulan ini dapat diisi dan diproses lagi. Alasannya tercatat dalam riwayat."
    button = "Buka kembali"

    def form(self, data: Data = None, files: Any = None, *, quarter: Quarter) -> Form:
        return ReopenForm(data)

    def save(self, form: Form, *, quarter: Quarter) -> str:
        opening.reopen_quarter(quarter, scope=self.scope, at=timezone.now(), note=form.cleaned_data["note"])
        return self.page_of(quarter)


class GrantExtension(_QuarterForm):
    heading = "Beri perpanjangan"
    lead = "Tenggat yang lebih lambat untuk satu instansi, hanya pada triwulan ini."
    button = "Beri perpanjangan"

    def form(self, data: Data = None, files: Any = None, *, quarter: Quarter) -> Form:
        return ExtensionForm(data, quarter=quarter, scope=self.scope)

    def save(self, form: Form, *, quarter: Quarter) -> str:
        opening.grant_extension(quarter=quarter, scope=self.scope, at=timezone.now(), **form.cleaned_data)
        return self.page_of(quarter)
