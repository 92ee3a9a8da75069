"""/kesenjangan/…: women and men, verified, for everybody, down to a region."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from dashboards.choosing import shown_by_default
from dashboards.extracts.extract import Extract
from dashboards.extracts.extractable import Extractable
from dashboards.extracts.sex_gaps import gap_tables, gaps_tables
from dashboards.kept_pages import Parts, rendered_once
from dashboards.meanings import Meaning
from dashboards.pages import QuarterDoor
from dashboards.region_page import name_of
from dashboards.region_pages import OneRegion
from dashboards.sex_gaps.boards import SexBoards, sex_boards
from dashboards.sex_gaps.pages import GapsPage, OneGapPage
from institutions.access.doors import Door


class SexGapsLatest(Door):
    """Of the last quarter that has ended."""

    ability = "view_board"

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("sex_gaps", quarter=shown_by_default(localdate()))


class Gapping(Extractable, QuarterDoor, abstract=True):
    """The body hangs on data alone, and is kept for each state of it. Give `part`, `page()` and what it is `of`."""

    part: str

    @cached_property
    def boards(self) -> SexBoards:
        return sex_boards(self.shelf)

    def page(self) -> GapsPage | OneGapPage:
        raise TypeError(f"{type(self).__name__} has no page.")

    def parts(self, of: str) -> Parts:
        state = (self.version, self.quarter, self.scope.province.pk, of)
        return rendered_once(
            {"body": self.part}, state=state, context=lambda: {"page": self.page(), "quarter": self.quarter}
        )


class SexGapsDoor(Gapping):
    template_name = "dashboards/sex_gaps.html"
    part = "dashboards/_sex_gaps.html"

    def page(self) -> GapsPage:
        return GapsPage(self.boards)

    def extract(self) -> Extract:
        tables = list(gaps_tables(self.page()))
        return self.extracted(view="perempuan-laki-laki", title="Perempuan dan laki-laki", tables=tables)

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "parts": self.parts("")}


class SexGapsRegionDoor(OneRegion, Gapping):
    template_name = "dashboards/sex_gaps_region.html"
    part = "dashboards/_sex_gaps.html"

    def page(self) -> GapsPage:
        return GapsPage(self.boards, self.place)

    def extract(self) -> Extract:
        return self.extracted(
            view="perempuan-laki-laki",
            title="Perempuan dan laki-laki",
            subject=name_of(self.place, self.frame),
            code=self.place.code,
            tables=list(gaps_tables(self.page())),
        )

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        name = name_of(self.place, self.frame)
        return {**self.picker, "place": self.place, "name": name, "parts": self.parts(self.place.code)}


class SexGapDoor(Gapping):
    template_name = "dashboards/sex_gap.html"
    part = "dashboards/_sex_gap.html"

    @cached_property
    def meaning(self) -> Meaning:
        code = self.kwargs["code"]
        found = next((one for one in self.frame.shown if one.code == code and one.rule.is_by_sex), None)
        if found is None:
            raise Http404
        return found

    def page(self) -> OneGapPage:
        return OneGapPage(self.boards, self.meaning)

    def extract(self) -> Extract:
        return self.extracted(
            view=f"perempuan-laki-laki-{self.meaning.code}",
            title=f"Perempuan dan laki-laki: {self.meaning.name}",
            tables=list(gap_tables(self.page())),
        )

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "meaning": self.meaning, "parts": self.parts(self.meaning.code)}
