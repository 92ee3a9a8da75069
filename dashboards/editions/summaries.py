"""The one-page summaries as papers of an edition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboards.board_page import BoardPage
from dashboards.region_page import RegionPage
from dashboards.summary import Summary, province_summary, region_summary
from formats.dates import stamp
from formats.pdf import PageSize, to_pdf
from institutions.letters import Letter

#: Stands where the time of printing is put in.
PRINTED_AT = "%PRINTED-AT%"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Imprint:
    number: str
    edition: int
    code: str
    issued_at: datetime | None
    check_url: str


OPEN = Imprint("", 0, "", None, "")


@dataclass(frozen=True)
class EditionPages:
    board_page: BoardPage
    region_pages: Sequence[RegionPage]
    letters: Mapping[int, Letter]
    is_example: bool


@dataclass(frozen=True)
class Paper:
    kind: str
    institution_id: int
    summary: Summary

    @property
    def title(self) -> str:
        return self.summary.title

    @property
    def file_name(self) -> str:
        return self.summary.file_name

    @property
    def page_size(self) -> PageSize:
        return self.summary.letter.page_size

    def html(self, imprint: Imprint) -> str:
        told = f" · Nomor {imprint.number} · Kode {imprint.code}" if imprint.code else ""
        return self.summary.html().replace(stamp(NEVER), f"{PRINTED_AT}{told}")


def print_paper(html: str, *, at: datetime, page_size: PageSize) -> bytes:
    return to_pdf(html.replace(PRINTED_AT, stamp(at)), page_size=page_size, tighter="tighter")


def standard_papers(pages: EditionPages) -> Iterator[Paper]:
    page, letters = pages.board_page, pages.letters
    province = page.board.frame.tree.province.id
    told = province_summary(page, letter=letters[province], at=NEVER, is_example=pages.is_example)
    yield Paper("ringkasan", province, told)
    for one in pages.region_pages:
        if one.place.id != province:
            summary = region_summary(one, letter=letters[one.place.id], at=NEVER, is_example=pages.is_example)
            yield Paper("ringkasan", one.place.id, summary)
