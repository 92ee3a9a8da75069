"""The workbook of a quarter, and each of its sheets alone as CSV, as files to download."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from dashboards.board_page import BoardPage
from dashboards.completeness.doors import Delivering
from dashboards.region_pages import OneRegion
from dashboards.workbook.books import sheet_named, workbook_of
from dashboards.workbook.material import Material, RegionMaterial
from formats.spreadsheets import to_csv
from institutions.access.refusals import NotAllowed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
ONLY_WITHIN = (
    "Buku kerja daerah memuat perangkat daerahnya, jadi hanya untuk daerah itu sendiri dan petugas provinsi. "
    "Buku kerja provinsi terbuka untuk semua."
)


class FileDoor(Delivering, abstract=True):
    """Answers with a file that is made anew each time. Give `material` and `file()`."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.refuse_strange_quarter()
        content, kind, name = self.file()
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    @property
    def material(self) -> Material:
        raise TypeError(f"{type(self).__name__} has no material.")

    def file(self) -> tuple[bytes, str, str]:
        raise TypeError(f"{type(self).__name__} has no file.")


class WorkbookFile(FileDoor, abstract=True):
    def file(self) -> tuple[bytes, str, str]:
        made = self.material
        return workbook_of(made, at=made.at), XLSX, f"buku-kerja-pug-{made.code}-{self.quarter.code}.xlsx"


class SheetFile(FileDoor, abstract=True):
    """The one that the address names."""

    def file(self) -> tuple[bytes, str, str]:
        made, name = self.material, self.kwargs["sheet"]
        sheet = sheet_named(name, made)
        if sheet is None:
            raise Http404
        return to_csv(sheet.table), CSV, f"{name}-pug-{made.code}-{self.quarter.code}.csv"


class OfProvince(FileDoor, abstract=True):
    @cached_property
    def material(self) -> Material:
        return Material(
            history=self.history,
            delivered=self.delivered,
            paragraph=BoardPage(self.board, self.arrived, on=self.today).paragraph,
            state=self.version,
            at=timezone.now(),
            on=self.today,
            is_example=self.is_example,
            dictionary=self.stored.dictionary if self.stored else None,
        )


class OfRegion(OneRegion, FileDoor, abstract=True):
    """With its agencies, and so for those alone who reach all of the region."""

    @cached_property
    def material(self) -> RegionMaterial:
        if not self.reaches_it:
            raise NotAllowed(ONLY_WITHIN)
        page = self.region_page()
        return RegionMaterial(
            history=self.history,
            delivered=self.delivered,
            arrived=self.region.arrived,
            paragraph=page.paragraph,
            state=self.version,
            at=timezone.now(),
            on=self.today,
            is_example=self.is_example,
            dictionary=self.stored.dictionary if self.stored else None,
            place=self.place,
            name=page.name,
            agencies=self.region.agencies,
        )


class BoardWorkbook(OfProvince, WorkbookFile):
    """For whoever sees the board."""


class RegionWorkbook(OfRegion, WorkbookFile):
    """For whoever reaches the region."""


class BoardSheet(OfProvince, SheetFile):
    """For whoever sees the board."""


class RegionSheet(OfRegion, SheetFile):
    """For whoever reaches the region."""
