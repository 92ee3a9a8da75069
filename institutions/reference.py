"""What the project ships about who there is: the province, its 14 regencies and cities, and their starter agencies.

The files are `data/regions.csv` and `data/agencies.csv`; what they do not say (short names) stands here.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from institutions.kinds import Kind

DATA = Path(__file__).parent / "data"
P3A = "Pemberdayaan Perempuan"
SHORT_NAMES = {
    "62": "Kalteng",
    "62.01": "Kobar",
    "62.02": "Kotim",
    "62.03": "Kapuas",
    "62.04": "Barsel",
    "62.05": "Barut",
    "62.06": "Katingan",
    "62.07": "Seruyan",
    "62.08": "Sukamara",
    "62.09": "Lamandau",
    "62.10": "Gumas",
    "62.11": "Pulpis",
    "62.12": "Mura",
    "62.13": "Bartim",
    "62.71": "P. Raya",
}


@dataclass(frozen=True)
class Region:
    kind: Kind
    code: str
    bps_code: str
    name: str
    capital: str
    tile_row: int | None = None
    tile_col: int | None = None

    @property
    def short_name(self) -> str:
        return SHORT_NAMES[self.code]


@dataclass(frozen=True)
class Agency:
    """One line of the starter list. `level` is "provinsi", "kabkota", or "kabkota:62.02" for one regency's own name."""

    level: str
    name: str
    abbreviation: str
    aliases: tuple[str, ...]
    is_driver: bool

    @property
    def is_p3a(self) -> bool:
        """The office for women's empowerment and child protection: one in each region."""
        return P3A in self.name


PROVINCE = Region(Kind.PROVINCE, "62", "62", "Provinsi Kalimantan Tengah", "Palangka Raya")
KINDS = {"kabupaten": Kind.REGENCY, "kota": Kind.CITY}


def regencies(folder: Path = DATA) -> tuple[Region, ...]:
    """The 14, in the order of their codes."""
    return tuple(
        Region(
            kind=KINDS[row["type"]],
            code=row["kemendagri_code"],
            bps_code=row["bps_code"],
            name=row["name"],
            capital=row["capital"],
            tile_row=int(row["tile_row"]),
            tile_col=int(row["tile_col"]),
        )
        for row in _rows(folder / "regions.csv")
    )


def agencies(folder: Path = DATA) -> tuple[Agency, ...]:
    return tuple(
        Agency(
            level=row["level"],
            name=row["name"],
            abbreviation=row["abbreviation"],
            aliases=tuple(filter(None, row["aliases"].split("|"))),
            is_driver=row["is_driver"] == "1",
        )
        for row in _rows(folder / "agencies.csv")
    )


def agencies_of(region: Region, *, listed: tuple[Agency, ...]) -> list[Agency]:
    """The starter agencies of one region; a regency's own name for its P3A office replaces the generic one."""
    if region.kind == Kind.PROVINCE:
        return [one for one in listed if one.level == "provinsi"]
    own = [one for one in listed if one.level == f"kabkota:{region.code}"]
    generic = [one for one in listed if one.level == "kabkota" and not (own and one.is_p3a)]
    return generic + own


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
