"""Printing what an edition issued: the stored text, with the time put in, and the signatory's NIP."""

from datetime import datetime
from typing import cast

from dashboards.editions.rows import Issued
from dashboards.papers.paper import print_paper
from dashboards.papers.signatory import nip_to_print
from formats.pdf import PageSize
from institutions.access.scope import Scope


def printed_issue(issue: Issued, *, scope: Scope, at: datetime, page_size: PageSize) -> bytes:
    """The same for the same reader, whenever it is printed."""
    html, whose = issue.text, issue.institution_id
    nip = nip_to_print(issue.nip, html=html, whose=whose, document=issue.number, scope=scope, at=at)
    return print_paper(html, at=at, page_size=page_size, nip=nip)


def sheet_of(issue: Issued) -> PageSize:
    """What its letterhead chose."""
    return cast(PageSize, issue.page_size)
