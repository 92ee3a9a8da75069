"""The form as a workbook to download: one report's own, or a coordinator's with a sheet for each agency."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter
from institutions.access.contents import XLSX
from institutions.access.doors import Door
from reporting.offline.forms import Forms, form_of, forms_in
from reporting.offline.writing import file_name, form_workbook
from reporting.pages.typing_door import TypingDoor


class ReportWorkbook(TypingDoor):
    """For whoever may fill this report, while it may be filled."""

    ability = "edit_report"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return as_file(form_of(self.report(pk), scope=self.scope, at=timezone.now()))


class CollectionWorkbook(Door):
    """For a coordinator: every report of the quarter that is not handed in yet, begun or not."""

    ability = "fill_on_behalf"

    def get(self, request: HttpRequest, quarter: Quarter) -> HttpResponse:
        return as_file(forms_in(quarter, scope=self.scope, at=timezone.now()))


def as_file(forms: Forms) -> HttpResponse:
    address = f"{settings.SITE_URL}{reverse('send_file')}"
    response = HttpResponse(form_workbook(forms, address=address), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{file_name(forms)}"'
    return response
