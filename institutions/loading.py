"""Loading the reference data: adds what is missing, and touches nothing that is there.

What is there is told by its code, which nobody can change, and nothing is ever deleted. So an agency that an
administrator renamed or closed keeps its code, and is neither overwritten nor added again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from institutions.codes import agency_code
from institutions.kinds import REGENCIES, Kind
from institutions.letterheads import Letterhead
from institutions.reference import PROVINCE, Agency, Region, agencies, agencies_of, regencies
from institutions.revisions import bump
from institutions.tree import Institution


@dataclass(frozen=True)
class Loaded:
    """How many rows were added; all zero when everything was there."""

    regions: int
    agencies: int
    letterheads: int


@transaction.atomic
def load_institutions() -> Loaded:
    """The province, the 14, their starter agencies and bare letterheads; a fixed number of queries."""
    listed = agencies()
    wanted = {region.code: agencies_of(region, listed=listed) for region in (PROVINCE, *regencies())}
    there = set(Institution.everything.values_list("code", flat=True))
    new_regions = _plant_regions(there)
    regions = {one.code: one for one in Institution.everything.filter(code__in=wanted)}
    new_agencies = _plant_agencies(wanted, regions=regions, there=there)
    new_letterheads = _write_letterheads(wanted, regions=regions)
    if new_regions or new_agencies:
        bump()
    return Loaded(regions=new_regions, agencies=new_agencies, letterheads=new_letterheads)


def _plant_regions(there: set[str]) -> int:
    if PROVINCE.code not in there:
        Institution.everything.bulk_create([_region(PROVINCE, parent=None)])
    province = Institution.everything.get(code=PROVINCE.code)
    missing = [region for region in regencies() if region.code not in there]
    Institution.everything.bulk_create(_region(region, parent=province) for region in missing)
    planted = Institution.everything.filter(kind__in=(Kind.PROVINCE, *REGENCIES), region__isnull=True)
    return planted.update(region=F("pk"))


def _region(region: Region, *, parent: Institution | None) -> Institution:
    return Institution(
        kind=region.kind,
        parent=parent,
        code=region.code,
        bps_code=region.bps_code,
        name=region.name,
        short_name=region.short_name,
        capital=region.capital,
        tile_row=region.tile_row,
        tile_col=region.tile_col,
    )


def _plant_agencies(wanted: dict[str, list[Agency]], *, regions: dict[str, Institution], there: set[str]) -> int:
    missing = [
        _agency(agency, code=code, region=regions[region_code])
        for region_code, listed in wanted.items()
        for agency in listed
        if (code := agency_code(region_code, agency.abbreviation)) not in there
    ]
    Institution.everything.bulk_create(missing)
    return len(missing)


def _agency(agency: Agency, *, code: str, region: Institution) -> Institution:
    return Institution(
        kind=Kind.AGENCY,
        parent=region,
        region=region,
        code=code,
        name=agency.name,
        short_name=agency.abbreviation,
        aliases=list(agency.aliases),
        is_driver=agency.is_driver,
    )


def _write_letterheads(wanted: dict[str, list[Agency]], *, regions: dict[str, Institution]) -> int:
    """Only what is known: whose government, which office, which town. Address, signer and logo are typed by people."""
    written = set(Letterhead.everything.values_list("institution__code", flat=True))
    missing = [
        _letterhead(region, office=_office(wanted[code], region=region))
        for code, region in regions.items()
        if code not in written
    ]
    Letterhead.everything.bulk_create(missing)
    return len(missing)


def _letterhead(region: Institution, *, office: str) -> Letterhead:
    return Letterhead(institution=region, government=f"Pemerintah {region.name}", office=office, place=region.capital)


def _office(listed: Iterable[Agency], *, region: Institution) -> str:
    """The P3A office's name as it stands under the government's line: without the region's name."""
    name = next(one.name for one in listed if one.is_p3a)
    return name.removesuffix(region.name).strip()
