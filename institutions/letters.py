"""Letterhead and signature block of a document, as texts. An empty setting is printed as dots or left out."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date

from formats.dates import long_date
from formats.pdf import PageSize
from institutions.access.files import path_of
from institutions.access.scope import Scope
from institutions.letterheads import Letterhead
from institutions.nip import masked

DOTS = "…" * 10
PRINTABLE_LOGOS = ("image/png", "image/jpeg", "image/webp")


@dataclass(frozen=True)
class Letter:
    """`logo` is a data: address, or empty."""

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


def letter_of(institution_id: int, *, name: str, scope: Scope | None, on: date) -> Letter:
    """One query. A summary carries its region's letterhead, whoever prints it; the NIP in full only for its own.

    Without a scope it is for whoever comes.
    """
    # What stands on a document that everybody may print is no secret of the region.
    found = Letterhead.everything.filter(institution=institution_id).select_related("logo").first()
    head = found or Letterhead(government=f"Pemerintah {name}")
    is_own = (
        found is not None and scope is not None and Letterhead.objects.visible_to(scope).filter(pk=found.pk).exists()
    )
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
        signer_nip=_nip(head.signer_nip, is_own=is_own),
    )


def heading_of(institution_id: int, *, name: str) -> dict[str, str]:
    """The words of its letterhead, without emblem and signature. One query."""
    # As with letter_of: what stands on a document that its holder may show to everybody is no secret.
    found = Letterhead.everything.filter(institution=institution_id).first()
    head = found or Letterhead(government=f"Pemerintah {name}")
    return {"government": head.government, "office": head.office, "address": _address(head)}


def _address(head: Letterhead) -> str:
    return " · ".join(part for part in (head.address, head.contact) if part)


def _nip(nip: str, *, is_own: bool) -> str:
    if not nip:
        return DOTS
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}" if is_own else masked(nip)


def _logo(head: Letterhead) -> str:
    """A logo whose file is gone is left out: the summary is worth more than its emblem."""
    if head.logo is None or head.logo.media_type not in PRINTABLE_LOGOS:
        return ""
    try:
        content = path_of(head.logo.stored_name).read_bytes()
    except OSError:
        return ""
    return f"data:{head.logo.media_type};base64,{b64encode(content).decode()}"
