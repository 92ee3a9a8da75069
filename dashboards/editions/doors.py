"""/papan/…/edisi/: the editions of a quarter, and the documents that were issued with them. For everybody."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from dashboards.editions.lists import edition_lines
from dashboards.editions.printing import printed_issue, sheet_of
from dashboards.editions.rows import Issued
from dashboards.pages import QuarterDoor
from dashboards.papers.doors import chosen_size, pdf_file
from institutions.access.doors import Door


class EditionList(QuarterDoor):
    """Each edition with what changed in it and its documents; who closed it, for whoever may close."""

    template_name = "dashboards/editions.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        lines = edition_lines(self.quarter, self.scope.province)
        return {**self.picker, "lines": lines, "may_see_who": self.scope.can("manage_windows")}


class IssuedPdf(Door):
    """One issued document, printed again."""

    ability = "view_board"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        found: Issued | None = Issued.objects.filter(
            edition__province=self.scope.province,
            edition__quarter=kwargs["quarter"],
            edition__number=kwargs["number"],
            institution__code=kwargs["region"],
            kind=kwargs["kind"],
        ).first()
        if found is None:
            raise Http404
        size = chosen_size(request, sheet_of(found))
        return pdf_file(printed_issue(found, scope=self.scope, at=timezone.now(), page_size=size), name=found.file_name)
