"""What of a page leaves as a file: its tables, whose they are, of when, and what was chosen. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from dashboards.papers.paper import Imprint
from formats.quarters import Quarter
from formats.spreadsheets import Sheet, widths

#: So many signs at least stand in a line above a table.
LINE = 80
EXAMPLE = "DATA CONTOH, bukan angka resmi"
PROVISIONAL = "SEMENTARA: memuat angka yang belum diverifikasi; dapat berubah dan bukan angka resmi"
VERIFIED = "laporan yang sudah diverifikasi provinsi"


@dataclass(frozen=True, kw_only=True)
class Extract:
    """`view` begins the file's name: "papan". `code`: of the region or agency that it is of, and `subject` its name.
    `chosen`: filter, sort and choice, a sentence each, as far as the reader chose anything. `paragraph`: what the page
    says above its tables. `imprint`: nothing where an edition does not store what it shows.
    """

    view: str
    title: str
    subject: str
    code: str
    quarter: Quarter
    tables: Sequence[Sheet]
    chosen: Sequence[str] = ()
    paragraph: str = ""
    is_provisional: bool = False
    is_example: bool = False
    imprint: Imprint | None = None

    @property
    def stem(self) -> str:
        """'papan-62-2026-TW3-SEMENTARA': view, scope, quarter."""
        parts = (self.view, self.code, self.quarter.code, "SEMENTARA" if self.is_provisional else "")
        return "-".join(filter(None, parts))

    @property
    def heading(self) -> str:
        told = f"{self.title}, {self.subject}, {self.quarter.label}"
        return f"SEMENTARA. {told}" if self.is_provisional else told

    @property
    def marks(self) -> tuple[str, ...]:
        """What has to be known before any of its numbers is read."""
        provisional = f"{PROVISIONAL}." if self.is_provisional else ""
        return (*filter(None, (provisional, self.identity)), *self.chosen)

    @property
    def identity(self) -> str:
        """Which edition it is of, for files that carry no QR."""
        one = self.imprint
        return f"{one.number}, edisi {one.edition}, kode {one.code_in_groups}." if one and one.code else ""

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands above the first table, where there is no frame to say it."""
        example = f"{EXAMPLE}." if self.is_example else ""
        return tuple(filter(None, (example, *self.marks, self.paragraph)))

    @property
    def sheets(self) -> list[Sheet]:
        """The tables, each saying for itself what it is: a sheet is read, and passed on, alone."""
        return [_told(one, self.lead if place == 0 else self.lead_of_others) for place, one in enumerate(self.tables)]

    @property
    def lead_of_others(self) -> tuple[str, ...]:
        return tuple(line for line in self.lead if line != self.paragraph)


def _told(sheet: Sheet, lead: Sequence[str]) -> Sheet:
    """Lines above a table do not run out of its sheet."""
    across = max(LINE, sum(widths(sheet.table)))
    notes = [line for note in (*lead, *sheet.table.notes) for line in wrap(note, across)]
    return replace(sheet, table=replace(sheet.table, notes=notes))
