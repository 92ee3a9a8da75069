"""Letterhead and signature block of an institution's documents: settings that an administrator edits."""

from django.db import models

from institutions.access.scope import Scoped


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
