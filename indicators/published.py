"""Published values (BPS): entered by the province with their source, never summed, never averaged."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from formats.fields import ExactField
from indicators.catalogue import Indicator


class Sex(models.TextChoices):
    BOTH = "", "Laki-laki dan perempuan"
    MALE = "L", "Laki-laki"
    FEMALE = "P", "Perempuan"


class PublishedValue(models.Model):
    """One value as its publisher printed it. `decimals` keeps the digits of the source: 61,30 is not 61,3."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="published")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="published")
    year = models.PositiveSmallIntegerField("tahun")
    sex = models.CharField("jenis kelamin", max_length=1, choices=Sex.choices, blank=True, default=Sex.BOTH)
    value = ExactField("nilai")
    decimals = models.PositiveSmallIntegerField("desimal sumber", default=2)
    publisher = models.CharField("penerbit", max_length=60)
    found_in = models.CharField("ditemukan di", max_length=200)
    released_on = models.DateField("tanggal rilis", null=True, blank=True)
    series = models.CharField("seri", max_length=60, blank=True)
    is_confirmed = models.BooleanField("sudah dicek ke penerbit", default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["indicator__position", "-year", "institution__code", "sex"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["indicator", "institution", "year", "sex", "series"],
                name="published_value_once",
                violation_error_message="Nilai untuk indikator, daerah, tahun, dan seri ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.institution} {self.year}: {self.value}"

    @property
    def printed_digits(self) -> Decimal:
        """The value with exactly the digits of its source."""
        return Decimal(self.value).quantize(Decimal(1).scaleb(-self.decimals))
