"""A document before it is printed, and the one way to paper.

A paper is made of boards that were read before and asks the database nothing: what a quarter's edition has stored
prints the same again. When it was printed is the only thing that may differ; until then `PRINTED_AT` stands there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.template.loader import render_to_string

from dashboards.board_page import BoardPage
from dashboards.region_page import RegionPage
from formats.check_codes import in_groups
from formats.dates import stamp
from formats.pdf import PageSize, to_pdf
from institutions.letters import DOTS, NIP_HERE, Letter

#: Stands for "5 Maret 2026 pukul 09.30 WIB" until the document is printed.
PRINTED_AT = "[[DICETAK]]"


@dataclass(frozen=True)
class Imprint:
    """What identifies a document; with the QR of `check_url`. Empty code: the quarter is open."""

    number: str
    edition: int
    code: str
    issued_at: datetime | None
    check_url: str

    @property
    def code_in_groups(self) -> str:
        return in_groups(self.code)

    @property
    def check_at(self) -> str:
        """Where the code can be typed, as it is read aloud: 'pug.kalteng.go.id/cek/'."""
        return self.check_url.split("://")[-1].split(self.code)[0] if self.code else ""


#: Prints "Triwulan ini belum ditutup: angka masih dapat berubah."
OPEN = Imprint("", 0, "", None, "")


@dataclass(frozen=True)
class Paper:
    """`kind`: ringkasan, laporan, tahunan, profil, indikator or tampilan. `context` is what its template shows.

    The letterhead is `context["letter"]`, where it has one.
    """

    kind: str
    title: str
    subject: str
    institution_id: int
    file_name: str
    page_size: PageSize
    template: str
    context: Mapping[str, object] = field(repr=False)

    def html(self, imprint: Imprint) -> str:
        frame = {"paper": self, "imprint": imprint, "printed_at": PRINTED_AT}
        return str(render_to_string(self.template, {**self.context, **frame}))


@dataclass(frozen=True)
class EditionPages:
    """What a quarter's documents are made of. `region_pages`: the province's own among them, in the tree's order."""

    board_page: BoardPage
    region_pages: Sequence[RegionPage]
    letters: Mapping[int, Letter]
    is_example: bool


def print_paper(html: str, *, at: datetime, page_size: PageSize, nip: str = DOTS) -> bytes:
    """`nip`: the signatory's, as whoever prints it may read it (signatory.py)."""
    return to_pdf(html.replace(PRINTED_AT, stamp(at)).replace(NIP_HERE, nip), page_size=page_size)
