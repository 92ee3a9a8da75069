"""The documents that every edition of a quarter has: those of the province, then those of each region."""

from collections.abc import Iterator

from dashboards.papers.history import history_of
from dashboards.papers.paper import EditionPages, Paper
from dashboards.papers.profile import profile
from dashboards.papers.region_report import region_report
from dashboards.papers.report import province_report
from dashboards.papers.summaries import province_summary, region_summary
from dashboards.papers.yearly import yearly_report


def standard_papers(pages: EditionPages) -> Iterator[Paper]:
    """One after the other, so that a caller holds one at a time."""
    province, history = pages.board_page.board.frame.tree.province, history_of(pages)
    yield province_summary(pages.board_page, letter=pages.letters[province.id], is_example=pages.is_example)
    yield province_report(pages)
    yield yearly_report(pages)
    for page in pages.region_pages:
        letter = pages.letters[page.place.id]
        yield region_summary(page, letter=letter, is_example=pages.is_example)
        yield region_report(page, history, letter=letter, is_example=pages.is_example)
        yield profile(page, history, letter=letter, is_example=pages.is_example)
