"""/papan/…pdf: the documents of a quarter, of the province for everybody, of a region for everybody; verified."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from dashboards.board_page import BoardPage
from dashboards.editions.finding import issued
from dashboards.editions.imprints import imprint_shown, kind_of
from dashboards.pages import QuarterDoor
from dashboards.papers.paper import Imprint, Paper, print_paper
from dashboards.papers.summaries import province_summary, region_summary
from dashboards.region_pages import OneRegion
from formats.pdf import SIZES, PageSize
from institutions.letters import Letter, letter_of


class PaperDoor(QuarterDoor, abstract=True):
    """Answers with a file. Give `paper()`. `?kertas=A4|F4` chooses the sheet; otherwise the letterhead does."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.refuse_strange_quarter()
        paper = self.paper()
        html = self.issued_text(paper) or paper.html(self.imprint)
        return pdf_file(
            print_paper(html, at=timezone.now(), page_size=self.page_size(paper)),
            name=paper.file_name,
        )

    def issued_text(self, paper: Paper) -> str:
        """Of a closed quarter, what was issued when it closed; nothing of what is no document of an edition."""
        if self.shown is None or self.request.GET.get("lampiran"):
            return ""
        found = issued(self.shown.edition, kind_of(paper.kind, subject=paper.subject), paper.institution_id)
        return found.text if found else ""

    def paper(self) -> Paper:
        raise TypeError(f"{type(self).__name__} has no paper.")

    @property
    def imprint(self) -> Imprint:
        return imprint_shown(self.shown, province=self.scope.province)

    def page_size(self, paper: Paper) -> PageSize:
        return chosen_size(self.request, paper.page_size)

    def letter(self, institution_id: int, *, name: str) -> Letter:
        if self.stored:
            return self.stored.letters[institution_id]
        return letter_of(institution_id, name=name, scope=self.scope, on=self.today)


def chosen_size(request: HttpRequest, otherwise: PageSize) -> PageSize:
    chosen = request.GET.get("kertas", "").upper()
    return next((size for size in SIZES if size == chosen), otherwise)


def pdf_file(content: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


class ProvincePaperDoor(PaperDoor, abstract=True):
    def own_letter(self) -> Letter:
        province = self.scope.province
        return self.letter(province.pk, name=province.name)

    def board_page(self) -> BoardPage:
        return BoardPage(self.board, self.arrived, on=self.today)


class RegionPaperDoor(OneRegion, PaperDoor, abstract=True):
    def own_letter(self) -> Letter:
        return self.letter(self.place.id, name=self.place.name)


class BoardPdf(ProvincePaperDoor):
    def paper(self) -> Paper:
        return province_summary(
            self.board_page(),
            letter=self.own_letter(),
            is_example=self.is_example,
            with_annex=bool(self.request.GET.get("lampiran")),
        )


class RegionPdf(RegionPaperDoor):
    def paper(self) -> Paper:
        return region_summary(
            self.region_page(),
            letter=self.own_letter(),
            is_example=self.is_example,
            with_annex=bool(self.request.GET.get("lampiran")),
        )
