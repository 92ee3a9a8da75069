"""The summaries as PDF: of the province for everybody, of a region for everybody, from the verified board."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from dashboards.board_page import BoardPage
from dashboards.pages import QuarterDoor
from dashboards.region_pages import OneRegion
from dashboards.summary import Summary, province_summary, region_summary
from institutions.letters import Letter, letter_of


class SummaryDoor(QuarterDoor, abstract=True):
    """Answers with a file. Give `summary()`."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.refuse_strange_quarter()
        summary = self.summary()
        response = HttpResponse(summary.to_pdf(), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{summary.file_name}"'
        response["Cache-Control"] = "private, no-store"
        return response

    def summary(self) -> Summary:
        raise TypeError(f"{type(self).__name__} has no summary.")

    @property
    def with_annex(self) -> bool:
        return bool(self.request.GET.get("lampiran"))

    def letter(self, institution_id: int, *, name: str) -> Letter:
        return letter_of(institution_id, name=name, scope=self.scope, on=self.today)


class BoardPdf(SummaryDoor):
    def summary(self) -> Summary:
        province = self.scope.province
        return province_summary(
            BoardPage(self.board, self.arrived, on=self.today),
            letter=self.letter(province.pk, name=province.name),
            at=timezone.now(),
            is_example=province.holds_example_data,
            with_annex=self.with_annex,
        )


class RegionPdf(OneRegion, SummaryDoor):
    def summary(self) -> Summary:
        return region_summary(
            self.region_page(),
            letter=self.letter(self.place.id, name=self.place.name),
            at=timezone.now(),
            is_example=self.scope.province.holds_example_data,
            with_annex=self.with_annex,
        )
