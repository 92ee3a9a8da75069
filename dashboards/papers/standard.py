"""The documents that every edition of a quarter has: those of the province, then those of each region."""

from collections.abc import Iterator

from dashboards.papers.paper import EditionPages, Paper
from dashboards.papers.report import province_report
from dashboards.papers.summaries import province_summary, region_summary


def standard_papers(pages: EditionPages) -> Iterator[Paper]:
    """One after the other, so that a caller holds one at a time."""
    province = pages.board_page.board.frame.tree.province
    yield province_summary(pages.board_page, letter=pages.letters[province.id], is_example=pages.is_example)
    yield province_report(pages)
    for page in pages.region_pages:
        yield region_summary(page, letter=pages.letters[page.place.id], is_example=pages.is_example)
