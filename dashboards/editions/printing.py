"""Printing what an edition issued: the stored text, with the time put in."""

from datetime import datetime
from typing import cast

from dashboards.editions.rows import Issued
from dashboards.papers.paper import print_paper
from formats.pdf import PageSize


def printed_issue(issue: Issued, *, at: datetime, page_size: PageSize) -> bytes:
    return print_paper(issue.text, at=at, page_size=page_size)


def sheet_of(issue: Issued) -> PageSize:
    """What its letterhead chose."""
    return cast(PageSize, issue.page_size)
