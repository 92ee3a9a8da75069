"""/berkas/: what was sent, and the one place where any spreadsheet is sent."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone

from formats.quarters import last_ended
from institutions.access.doors import FormDoor, PageDoor
from institutions.access.uploads import endings
from reporting.sent_files.contents import AnotherFile
from reporting.sent_files.offers import OfferedForm, offered_for, offered_now
from reporting.sent_files.receiving import SPREADSHEETS, receive
from reporting.sent_files.sent import SentFile

ON_A_PAGE = 30


class SpreadsheetForm(forms.Form):
    file = forms.FileField(
        label="Berkas",
        max_length=500,
        help_text="Excel (XLSX, XLSM, XLS), ODS, CSV atau tabel HTML, paling besar 10 MB.",
        error_messages={"required": "Pilih dahulu berkas yang akan dikirim.", "empty": "Berkas ini kosong (0 bita)."},
        widget=forms.FileInput({"accept": endings(SPREADSHEETS)}),
    )


class SentFiles(PageDoor):
    ability = "edit_report"
    template_name = "reporting/sent_files/sent_files.html"

    def context(self) -> dict[str, Any]:
        rows = SentFile.objects.visible_to(self.scope).select_related("file", "institution__region", "sent_by")
        page = Paginator(rows, ON_A_PAGE).get_page(self.request.GET.get("page"))
        return {"page_obj": page, "rows": page.object_list}


class SendFile(FormDoor):
    """A form is known by its identity; anything else is a table of their own."""

    ability = "edit_report"
    template_name = "reporting/sent_files/send.html"
    offered: OfferedForm | None = None

    def form(self, *args: Any) -> SpreadsheetForm:
        return SpreadsheetForm(*args)

    def save(self, form: SpreadsheetForm) -> str:
        try:
            sent = receive(form.cleaned_data["file"], scope=self.scope, at=timezone.now())
        except AnotherFile as another:
            self.offered = offered_for(another, scope=self.scope)
            raise
        return reverse("sent_file", args=[sent.pk])

    def context(self) -> dict[str, Any]:
        quarter = last_ended(timezone.localdate())
        return {"offered": self.offered or offered_now(quarter, scope=self.scope), "is_another": bool(self.offered)}
