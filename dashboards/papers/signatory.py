"""The signatory's NIP on a document: in full for its own region and the province, who leave a line in the journal.

It tells a birth date and a sex, so everybody else reads it masked.
"""

from datetime import datetime

from institutions.access.journal import record
from institutions.access.scope import Scope
from institutions.letters import DOTS, NIP_HERE
from institutions.nip import masked, spaced
from institutions.tree import Institution


def nip_to_print(nip: str, *, html: str, whose: int, document: str, scope: Scope, at: datetime) -> str:
    """As this reader may see it, for `print_paper`. `whose`: the institution whose official signs."""
    if NIP_HERE not in html or not nip:
        return DOTS
    own = Institution.objects.visible_to(scope).filter(pk=whose).first()
    if own is None:
        return masked(nip)
    text = f"Membaca NIP penanda tangan lengkap pada {document}"
    record("read_nip", own, institution=own, scope=scope, at=at, text=text)
    return spaced(nip)
