"""An extract as CSV, Excel or PDF: the same tables three times."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dashboards.extracts.extract import Extract
from dashboards.extracts.printed import printed_tables
from dashboards.papers.paper import OPEN, Paper, print_paper
from formats.spreadsheets import Book, to_csv_blocks, to_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Make(Protocol):
    def __call__(self, extract: Extract, *, at: datetime) -> bytes: ...


@dataclass(frozen=True, slots=True)
class File:
    media_type: str
    make: Make


def as_csv(extract: Extract, *, at: datetime) -> bytes:
    """One file for all tables of the view, each under its caption."""
    return to_csv_blocks([one.table for one in extract.tables], lead=(extract.heading, *extract.lead))


def as_xlsx(extract: Extract, *, at: datetime) -> bytes:
    book = Book(
        title=extract.heading,
        subject=extract.subject,
        creator="PUG Tracker",
        keywords=("PUG", extract.quarter.code, extract.code),
        sheets=extract.sheets,
    )
    return to_xlsx(book, made_at=at)


def as_pdf(extract: Extract, *, at: datetime) -> bytes:
    return print_paper(paper_of(extract).html(extract.imprint or OPEN), at=at, page_size="A4")


def paper_of(extract: Extract) -> Paper:
    tables = printed_tables(extract)
    return Paper(
        kind="tampilan",
        title=f"{extract.title} (SEMENTARA)" if extract.is_provisional else extract.title,
        subject=f"{extract.subject}, {extract.quarter.label}",
        institution_id=0,
        file_name=f"{extract.stem}.pdf",
        page_size="A4",
        template="dashboards/papers/tables.html",
        context={"extract": extract, "tables": tables, "is_example": extract.is_example, "quarter": extract.quarter},
    )


FILES = {
    "csv": File("text/csv; charset=utf-8", as_csv),
    "xlsx": File(XLSX, as_xlsx),
    "pdf": File("application/pdf", as_pdf),
}
