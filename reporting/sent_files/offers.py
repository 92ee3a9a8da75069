"""Which offline form to offer to whom: one institution's own, or a coordinator's workbook with all agencies."""

from dataclasses import dataclass

from django.urls import reverse

from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.kinds import Kind
from reporting.reports import Report
from reporting.sent_files.contents import AnotherFile

#: Behind the address of a report, or of a coordinator's quarter.
FILE = "formulir.xlsx"


@dataclass(frozen=True)
class OfferedForm:
    """Where the right form is: a file to download, or the page on which it is begun."""

    label: str
    url: str


def offered_for(another: AnotherFile, *, scope: Scope) -> OfferedForm | None:
    """The form that was meant, where this person may fill it."""
    if another.quarter is None:
        return None
    return _form(another.institution_id or scope.institution.pk, another.quarter, scope=scope)


def offered_now(quarter: Quarter, *, scope: Scope) -> OfferedForm:
    return _form(scope.institution.pk, quarter, scope=scope) or OfferedForm("Mulai laporan", reverse("report_list"))


def _form(institution_id: int, quarter: Quarter, *, scope: Scope) -> OfferedForm | None:
    if institution_id == scope.institution.pk and scope.institution.kind != Kind.AGENCY:
        label = f"Formulir Excel semua perangkat daerah, {quarter}"
        return OfferedForm(label, reverse("collection", args=[quarter]) + FILE)
    report = (
        Report.objects.visible_to(scope)
        .filter(institution=institution_id, quarter=quarter)
        .select_related("institution")
        .first()
    )
    if report is None:
        return None
    return OfferedForm(
        f"Formulir Excel {report.institution.name}, {quarter}", reverse("report_page", args=[report.pk]) + FILE
    )
