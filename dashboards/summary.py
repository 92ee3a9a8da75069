"""The one-page summary of a province or a region: the same read model as the pages, set for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboards.annex import AnnexSection, annex
from dashboards.big_numbers import BigNumber
from dashboards.board_page import BoardPage
from dashboards.readiness_map import Meter, readiness_map
from dashboards.readiness_sum import ItemSum, weakest_items
from dashboards.region_page import RegionPage
from dashboards.sentences import Paragraph
from formats.dates import stamp
from formats.pdf import pages_of, to_pdf
from formats.quarters import Quarter
from institutions.letters import Letter


@dataclass(frozen=True)
class Summary:
    """What stands on the page. `map` for a province; `weakest` (what holds the score back) for a region."""

    title: str
    subject: str
    file_name: str
    letter: Letter
    quarter: Quarter
    before: Quarter
    paragraph: Paragraph
    numbers: Sequence[BigNumber]
    meters: Sequence[Meter]
    meters_title: str
    printed_at: datetime
    is_example: bool
    map: SafeString | None = None
    weakest: Sequence[ItemSum] = ()
    annex: Sequence[AnnexSection] = ()

    @property
    def foot(self) -> str:
        return f"Dicetak {stamp(self.printed_at)}" + (" · DATA CONTOH" if self.is_example else "")

    @property
    def before_label(self) -> str:
        return self.before.short_label.rsplit(" ", 1)[0]

    def to_pdf(self) -> bytes:
        """The summary itself stays on its one page, with an annex behind it too."""
        size = self.letter.page_size
        if not self.annex:
            return to_pdf(self._html(), page_size=size, tighter="tighter")
        is_long = pages_of(self._html(), page_size=size) > 1
        return to_pdf(self._html(with_annex=True, tighter=is_long), page_size=size)

    def _html(self, **more: bool) -> str:
        return str(render_to_string("dashboards/summary.html", {"summary": self, **more}))


def province_summary(
    page: BoardPage, *, letter: Letter, at: datetime, is_example: bool, with_annex: bool = False
) -> Summary:
    board = page.board
    verified = board.now.verified
    return Summary(
        title=f"Ringkasan pelaksanaan PUG {board.quarter.label}",
        subject="",
        file_name=f"ringkasan-pug-{board.frame.tree.province.code}-{board.quarter.code}.pdf",
        letter=letter,
        quarter=board.quarter,
        before=board.before.quarter,
        paragraph=page.paragraph,
        numbers=page.numbers,
        meters=page.meters,
        meters_title=f"Tujuh prasyarat, median {verified} daerah" if verified else "Tujuh prasyarat",
        printed_at=at,
        is_example=is_example,
        map=readiness_map(board),
        annex=annex(board, page.sections) if with_annex else (),
    )


def region_summary(
    page: RegionPage, *, letter: Letter, at: datetime, is_example: bool, with_annex: bool = False
) -> Summary:
    board = page.board
    return Summary(
        title=f"Ringkasan pelaksanaan PUG {board.quarter.label}",
        subject=page.name,
        file_name=f"ringkasan-pug-{page.place.code}-{board.quarter.code}.pdf",
        letter=letter,
        quarter=board.quarter,
        before=board.before.quarter,
        paragraph=page.paragraph,
        numbers=page.numbers,
        meters=page.meters,
        meters_title="Tujuh prasyarat (skor 0–100)",
        printed_at=at,
        is_example=is_example,
        weakest=weakest_items(page.readiness, meanings=board.frame.shown) if page.own.is_verified else (),
        annex=annex(board, page.sections, who=page.place.id) if with_annex else (),
    )
