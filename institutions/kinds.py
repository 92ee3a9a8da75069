"""The three levels of the tree."""

from django.db.models import TextChoices


class Kind(TextChoices):
    PROVINCE = "province", "Provinsi"
    REGENCY = "regency", "Kabupaten"
    CITY = "city", "Kota"
    AGENCY = "agency", "Perangkat daerah"


#: A regency or a city: one of the 14.
REGENCIES = (Kind.REGENCY, Kind.CITY)
#: What has agencies of its own and files a report of its own.
REGIONS = (Kind.PROVINCE, Kind.REGENCY, Kind.CITY)
