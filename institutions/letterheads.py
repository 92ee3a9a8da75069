"""Letterhead and signature block of an institution's documents: settings that an administrator edits."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from institutions.access.files import store_file
from institutions.access.journal import record
from institutions.access.scope import Scope, Scoped
from institutions.access.uploads import LOGO_TYPES
from institutions.nip import masked
from institutions.revisions import bump
from institutions.telling import told_changes
from institutions.tree import demand_within

EDITABLE = (
    "government",
    "office",
    "address",
    "contact",
    "number_pattern",
    "page_size",
    "place",
    "acting_type",
    "signer_title",
    "signer_name",
    "signer_rank",
    "signer_nip",
)


class PageSize(models.TextChoices):
    A4 = "A4", "A4"
    F4 = "F4", "F4 (215 × 330 mm)"


class ActingType(models.TextChoices):
    DEFINITIVE = "", "Definitif"
    ACTING = "Plt.", "Plt. (pelaksana tugas)"
    DAILY = "Plh.", "Plh. (pelaksana harian)"
    INTERIM = "Pj.", "Pj. (penjabat)"


class Letterhead(Scoped):
    """One region's kop surat and signature block. An empty field is printed as dots or left out, never invented."""

    scope_path = "institution"

    institution = models.OneToOneField("institutions.Institution", models.PROTECT, related_name="letterhead")
    government = models.CharField("baris pemerintah", max_length=120)
    office = models.CharField("nama kantor", max_length=250)
    address = models.CharField("alamat", max_length=250, blank=True)
    contact = models.CharField("telepon, laman, pos-el", max_length=250, blank=True)
    logo = models.ForeignKey("institutions.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    number_pattern = models.CharField("pola nomor surat", max_length=80, blank=True)
    page_size = models.CharField("ukuran kertas", max_length=2, choices=PageSize.choices, default=PageSize.A4)
    place = models.CharField("tempat penandatanganan", max_length=60, blank=True)
    acting_type = models.CharField(
        "status jabatan", max_length=4, choices=ActingType.choices, blank=True, default=ActingType.DEFINITIVE
    )
    signer_title = models.CharField("jabatan penanda tangan", max_length=150, blank=True)
    signer_name = models.CharField("nama penanda tangan", max_length=150, blank=True)
    signer_rank = models.CharField("pangkat dan golongan", max_length=80, blank=True)
    signer_nip = models.CharField("NIP", max_length=18, blank=True)

    def __str__(self) -> str:
        return f"Kop surat {self.institution}"

    @property
    def masked_nip(self) -> str:
        return masked(self.signer_nip)


@transaction.atomic
def change_letterhead(
    letterhead: Letterhead, *, values: Mapping[str, Any], logo: Any, scope: Scope, at: datetime
) -> None:
    """Write what differs. `logo` is an upload that replaces the kept one, False to do without, or None to leave it."""
    scope.demand("manage_letterhead")
    demand_within(scope, letterhead.institution)
    new = {name: values[name] for name in EDITABLE if name in values and values[name] != getattr(letterhead, name)}
    if logo:
        owner = letterhead.institution
        new["logo"] = store_file(logo, institution=owner, scope=scope, at=at, types=LOGO_TYPES)
    elif logo is False and letterhead.logo:
        new["logo"] = None
    if not new:
        return
    note = _told(letterhead, new)
    for name, value in new.items():
        setattr(letterhead, name, value)
    letterhead.save(update_fields=list(new))
    bump()
    text = f"Mengubah kop surat {letterhead.institution}"
    record(
        "change_letterhead", letterhead, institution=letterhead.institution, scope=scope, at=at, text=text, note=note
    )


def _told(letterhead: Letterhead, new: Mapping[str, Any]) -> str:
    """What changed, in words; the NIP is personal data, so the journal says only that it changed."""
    open_to_read = {name: value for name, value in new.items() if name != "signer_nip"}
    lines = [told_changes(letterhead, open_to_read), "NIP: diubah" if "signer_nip" in new else ""]
    return "\n".join(filter(None, lines))
