"""Headings as offices write them, and which number of which item they are taken for until a person has looked."""

import pytest

from formats.quarters import Quarter
from indicators.kinds import Level
from reporting.own_tables.headings import item_in
from reporting.own_tables.quarters_named import is_of_another
from reporting.tests.samples import CATALOGUE

OF_AGENCIES = [d for d in CATALOGUE.values() if d.asked_in and d.level == Level.AGENCY]
OF_REGIONS = [d for d in CATALOGUE.values() if d.asked_in and d.level == Level.REGION]
NUMBERS = ("3", "14")


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Aparatur dilatih PUG L", "SDM-01.a"),
        ("Jumlah SDM terlatih PUG / PPRG Perempuan", "SDM-01.b"),
        ("Jumlah SDM terlatih PUG / PPRG Jumlah", ""),
        ("Pagu ARG (Rp)", "ARG-01.a"),
        ("Total Pagu Belanja", "ARG-01.b"),
        ("Realisasi ARG s.d. TW III", "ARG-02.a"),
        ("Sub kegiatan ber-GAP", "PPRG-02.a"),
        ("Menyusun GAP & GBS", "PPRG-01.a"),
        ("Isu gender di Renstra/Renja", "KEB-03.a"),
        ("SDM-01 L", "SDM-01.a"),
        ("No", ""),
        ("Gender", ""),
        ("Jumlah", ""),
    ],
)
def test_headings_of_agencies(heading: str, item: str) -> None:
    assert item_in(heading, OF_AGENCIES) == item


@pytest.mark.parametrize(
    ("heading", "samples", "item"),
    [
        ("Pokja PUG", ("Aktif", "Kurang aktif"), "LEM-01.a"),
        ("Pokja PUG", NUMBERS, ""),
        ("Rapat Pokja", NUMBERS, "LEM-03.a"),
        ("Fasilitator L", NUMBERS, "SDM-02.a"),
        ("Dispensasi kawin Perempuan", NUMBERS, "OUT-08.b"),
        ("Anggaran Pelembagaan PUG", NUMBERS, "ANG-01.a"),
        ("APBD", NUMBERS, "ANG-03.a"),
    ],
)
def test_headings_of_regions(heading: str, samples: tuple[str, ...], item: str) -> None:
    assert item_in(heading, OF_REGIONS, samples=samples) == item


@pytest.mark.parametrize(
    ("heading", "is_another"),
    [
        ("Realisasi TW II", True),
        ("Realisasi TW III", False),
        ("Realisasi s.d. Triwulan 3 Tahun 2026", False),
        ("Realisasi TW III 2025", True),
        ("Target 2029", True),
        ("Realisasi", False),
        ("TW I s.d. TW III", False),
    ],
)
def test_a_column_of_another_quarter_or_year(heading: str, is_another: bool) -> None:
    assert is_of_another(heading, Quarter(2026, 3)) == is_another
