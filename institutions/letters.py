"""Letterhead and signature block of a document, as texts. An empty setting is printed as dots or left out."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from formats.dates import long_date
from formats.pdf import PageSize
from institutions.access.files import path_of
from institutions.letterheads import Letterhead

DOTS = "…" * 10
#: Stands for the signatory's NIP until somebody prints the document, who may read it or not.
NIP_HERE = "[[NIP]]"
PRINTABLE_LOGOS = ("image/png", "image/jpeg", "image/webp")


@dataclass(frozen=True)
class Letter:
    """`logo` is a data: address, or empty. `signer_nip`: NIP_HERE, or dots where there is none."""

    government: str
    office: str
    address: str
    logo: str
    number: str
    page_size: PageSize
    place_and_date: str
    signer_title: str
    signer_name: str
    signer_rank: str
    signer_nip: str


def letter_of(institution_id: int, *, name: str, on: date) -> Letter:
    """One query. A summary carries its region's letterhead, whoever prints it; the NIP is put in when it is printed."""
    # What stands on a document that everybody may print is no secret of the region.
    found = Letterhead.everything.filter(institution=institution_id).select_related("logo").first()
    head = found or Letterhead(government=f"Pemerintah {name}")
    title = " ".join(part for part in (head.acting_type, head.signer_title) if part)
    return Letter(
        government=head.government,
        office=head.office,
        address=_address(head),
        logo=_logo(head),
        number=head.number_pattern or DOTS,
        page_size="F4" if head.page_size == "F4" else "A4",
        place_and_date=f"{head.place or DOTS}, {long_date(on)}",
        signer_title=f"{title or DOTS},",
        signer_name=head.signer_name or DOTS,
        signer_rank=head.signer_rank,
        signer_nip=NIP_HERE if head.signer_nip else DOTS,
    )


def heading_of(institution_id: int, *, name: str) -> dict[str, str]:
    """The words of its letterhead, without emblem and signature. One query."""
    # As with letter_of: what stands on a document that its holder may show to everybody is no secret.
    found = Letterhead.everything.filter(institution=institution_id).first()
    head = found or Letterhead(government=f"Pemerintah {name}")
    return {"government": head.government, "office": head.office, "address": _address(head)}


def _address(head: Letterhead) -> str:
    return " · ".join(part for part in (head.address, head.contact) if part)


def nips_of(institution_ids: Iterable[int]) -> dict[int, str]:
    """Of the signatories, where there is one, as they are kept. One query; who may read them is the caller's care."""
    found = Letterhead.everything.filter(institution__in=list(institution_ids)).exclude(signer_nip="")
    return dict(found.values_list("institution", "signer_nip"))


def _logo(head: Letterhead) -> str:
    """A logo whose file is gone is left out: the summary is worth more than its emblem."""
    if head.logo is None or head.logo.media_type not in PRINTABLE_LOGOS:
        return ""
    try:
        content = path_of(head.logo.stored_name).read_bytes()
    except OSError:
        return ""
    return f"data:{head.logo.media_type};base64,{b64encode(content).decode()}"
