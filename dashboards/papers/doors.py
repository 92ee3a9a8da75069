"""/papan/…pdf: the documents of a quarter, of the province for everybody, of a region for everybody; verified."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from dashboards.addressed import is_wanted, the_one
from dashboards.board_page import BoardPage
from dashboards.editions.finding import issued, nip_of
from dashboards.editions.imprints import imprint_shown, kind_of
from dashboards.editions.issuing import pages_of
from dashboards.editions.printing import sheet_of
from dashboards.editions.rows import Issued
from dashboards.pages import ProvinceDoor, QuarterDoor
from dashboards.papers.history import History
from dashboards.papers.indicator_paper import indicator_paper
from dashboards.papers.paper import EditionPages, Imprint, Paper, print_paper
from dashboards.papers.profile import profile
from dashboards.papers.region_report import region_report
from dashboards.papers.report import province_report
from dashboards.papers.signatory import nip_to_print
from dashboards.papers.summaries import province_summary, region_summary
from dashboards.papers.yearly import yearly_report
from dashboards.region_page import RegionPage, name_of
from dashboards.region_pages import OneRegion, RegionBeside
from formats.pdf import SIZES, PageSize
from institutions.letters import Letter, letter_of, nips_of


class PaperDoor(QuarterDoor, abstract=True):
    """Answers with a file. Give `kind` and `paper()`. `?kertas=A4|F4` chooses the sheet instead of the letterhead."""

    kind: str

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.refuse_strange_quarter()
        found = self.issue
        if found is not None:
            return self.printed(found.text, size=sheet_of(found), name=found.file_name, document=found.number)
        paper = self.paper()
        document = f"{paper.title}, {paper.subject}" if paper.subject else paper.title
        return self.printed(paper.html(self.imprint), size=paper.page_size, name=paper.file_name, document=document)

    def printed(self, html: str, *, size: PageSize, name: str, document: str) -> HttpResponse:
        at, whose, page_size = timezone.now(), self.institution_id, chosen_size(self.request, size)
        nip = nip_to_print(self.nip, html=html, whose=whose, document=document, scope=self.scope, at=at)
        return pdf_file(print_paper(html, at=at, page_size=page_size, nip=nip), name=name)

    @property
    def nip(self) -> str:
        """Of who signs, or signed when the quarter closed."""
        whose = self.institution_id
        return nip_of(self.shown.edition, whose) if self.shown else nips_of([whose]).get(whose, "")

    @property
    def issue(self) -> Issued | None:
        """Of a closed quarter, what was issued when it closed; nothing of what is no document of an edition."""
        if self.shown is None or self.with_annex:
            return None
        return issued(self.shown.edition, kind_of(self.kind, subject=self.subject), self.institution_id)

    def paper(self) -> Paper:
        raise TypeError(f"{type(self).__name__} has no paper.")

    @property
    def subject(self) -> str:
        return ""

    @property
    def institution_id(self) -> int:
        return int(self.scope.province.pk)

    @property
    def imprint(self) -> Imprint:
        return imprint_shown(self.shown, province=self.scope.province)

    @property
    def with_annex(self) -> bool:
        return is_wanted(self.request.GET, "lampiran")

    @property
    def annexed(self) -> History | None:
        """The numbers of an annex, where one is asked for."""
        return self.told if self.with_annex else None

    @cached_property
    def own_letter(self) -> Letter:
        if self.stored:
            return self.stored.letters[self.institution_id]
        name = self.frame.tree.by_id[self.institution_id].name
        return letter_of(self.institution_id, name=name, on=self.today)

    @cached_property
    def told(self) -> History:
        """Every region in every quarter of the trend. One query at most."""
        pairs = [(place.id, one) for one in self.frame.quarters for place in self.frame.regions(one)]
        boards = {pair: self.frame.comparable(kept.board) for pair, kept in self.shelf.boards(pairs).items()}
        return History(self.board, boards)


def chosen_size(request: HttpRequest, otherwise: PageSize) -> PageSize:
    """404 for a sheet that we do not print on: a document cannot say that it stands on another one."""
    chosen = the_one(request.GET, "kertas").upper()
    if chosen and chosen not in SIZES:
        raise Http404
    return next((size for size in SIZES if size == chosen), otherwise)


def pdf_file(content: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


class ProvincePaperDoor(ProvinceDoor, PaperDoor, abstract=True):
    def pages(self) -> EditionPages:
        if self.stored:
            return pages_of(self.stored)
        page, boards = self.board_page(), self.told.boards
        regions = [
            RegionPage(
                board=self.board,
                place=place,
                boards=[boards[place.id, one] for one in self.frame.quarters if (place.id, one) in boards],
                arrived=self.arrived.of(place.id),
                on=self.today,
            )
            for place in self.frame.regions(self.quarter)
        ]
        return EditionPages(page, regions, {self.institution_id: self.own_letter}, self.is_example)

    def board_page(self) -> BoardPage:
        return BoardPage(self.board, self.arrived, on=self.today, beside=self.beside)


class RegionPaperDoor(OneRegion, PaperDoor, abstract=True):
    @property
    def subject(self) -> str:
        return name_of(self.place, self.frame)

    @property
    def institution_id(self) -> int:
        return self.place.id


class BoardPdf(ProvincePaperDoor):
    kind = "ringkasan"

    def paper(self) -> Paper:
        page = BoardPage(self.board, self.arrived, on=self.today)
        return province_summary(page, letter=self.own_letter, is_example=self.is_example, annexed=self.annexed)


class BoardReport(ProvincePaperDoor):
    kind = "laporan"

    def paper(self) -> Paper:
        return province_report(self.pages())


class BoardYear(ProvincePaperDoor):
    kind = "tahunan"

    def paper(self) -> Paper:
        return yearly_report(self.pages())


class IndicatorPdf(ProvincePaperDoor):
    """No document of an edition: a view of it, under the edition's own number and code."""

    kind = "indikator"

    def paper(self) -> Paper:
        code = self.kwargs["code"]
        meaning = next((one for one in self.frame.shown if one.code == code), None)
        if meaning is None:
            raise Http404
        return indicator_paper(meaning, self.told, letter=self.own_letter, is_example=self.is_example)


class RegionPdf(RegionPaperDoor):
    kind = "ringkasan"

    def paper(self) -> Paper:
        return region_summary(
            self.region_page(), letter=self.own_letter, is_example=self.is_example, annexed=self.annexed
        )


class RegionReport(RegionBeside, RegionPaperDoor):
    kind = "laporan"

    def paper(self) -> Paper:
        return region_report(self.region_page(), self.told, letter=self.own_letter, is_example=self.is_example)


class RegionProfile(RegionBeside, RegionPaperDoor):
    kind = "profil"

    def paper(self) -> Paper:
        return profile(self.region_page(), self.told, letter=self.own_letter, is_example=self.is_example)
