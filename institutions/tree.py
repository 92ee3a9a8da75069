"""The three-level tree: the province, its 14 regencies and cities, and the agencies of each."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from institutions.access.refusals import NotAllowed
from institutions.access.scope import Scope, Scoped
from institutions.kinds import REGIONS, Kind


class Institution(Scoped):
    """Somebody who reports. Never deleted: it closes, and may be succeeded.

    `code` is the key: the Kemendagri code of a region ("62.03"), the region's code and a short word for an agency
    ("62.03-dinkes"). BPS numbers eight of the 14 differently: `bps_code`; never join on names or on digits.
    """

    scope_path = ""

    kind = models.CharField("jenis", max_length=10, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    region = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="members")
    code = models.CharField("kode", max_length=40, unique=True)
    bps_code = models.CharField("kode BPS", max_length=4, blank=True)
    name = models.CharField("nama", max_length=200)
    short_name = models.CharField("singkatan", max_length=40)
    aliases = models.JSONField("nama lain", default=list, blank=True)
    is_driver = models.BooleanField("perangkat daerah penggerak", default=False)
    opened_on = models.DateField("berdiri sejak", null=True, blank=True)
    closed_on = models.DateField("hari terakhir berdiri", null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    capital = models.CharField("ibu kota", max_length=60, blank=True)
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_col = models.PositiveSmallIntegerField(null=True, blank=True)
    holds_example_data = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="institution_closes_after_it_opens",
                condition=Q(closed_on__isnull=True) | Q(opened_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                violation_error_message="Hari terakhir berdiri tidak boleh sebelum tanggal berdiri.",
            ),
            models.CheckConstraint(
                name="institution_only_a_province_has_no_parent",
                condition=Q(kind=Kind.PROVINCE, parent__isnull=True)
                | (~Q(kind=Kind.PROVINCE) & Q(parent__isnull=False)),
                violation_error_message="Selain provinsi, setiap instansi berada di bawah instansi lain.",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["region", "kind"])]

    def __str__(self) -> str:
        return self.name

    @property
    def own_region(self) -> "Institution":
        """The region it belongs to: itself for a region."""
        return self if self.kind in REGIONS or self.region is None else self.region

    @property
    def is_region(self) -> bool:
        return self.kind in REGIONS

    @property
    def full_name(self) -> str:
        """Unmistakable outside its own region: 'Dinas Kesehatan, Kabupaten Kapuas'."""
        region = self.own_region
        if region is self or region.name in self.name or self.name.endswith(region.name):
            return self.name
        return f"{self.name}, {region.name}"

    def exists_on(self, day: date) -> bool:
        return (self.opened_on is None or self.opened_on <= day) and (self.closed_on is None or self.closed_on >= day)


def demand_within(scope: Scope, institution: Institution) -> None:
    """Raise `NotAllowed` when this capacity does not reach the institution: verbs ask what a door has asked before."""
    if not Institution.objects.visible_to(scope).filter(pk=institution.pk).exists():
        raise NotAllowed("Instansi ini di luar kewenangan Anda.")


def plant(**fields: object) -> Institution:
    """Create one institution with its `region` set: itself for a region, the parent for an agency."""
    institution = Institution(**fields)
    if institution.kind == Kind.AGENCY:
        institution.region = institution.parent
    institution.save(force_insert=True)
    if institution.is_region:
        institution.region = institution
        institution.save(update_fields=["region"])
    return institution
