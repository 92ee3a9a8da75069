"""The sentences that are ready to quote: for nobody, for one side only, for many, and for what is missing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboards.sex_gaps.sentences import PublishedQuoted, Quoted, published_sentence, sentence
from formats.quarters import Quarter
from indicators.sex_gaps import SexGap


def gap(women: int | str, men: int | str, **fields: object) -> SexGap:
    return SexGap(men=Decimal(men), women=Decimal(women), **fields)  # type: ignore[arg-type]


FACTS = Quoted(
    name="Aparatur yang dilatih PUG/PPRG",
    where="di kabupaten/kota Kalimantan Tengah",
    quarter=Quarter(2026, 3),
    keeps_standing=False,
    gap=gap(565, 458),
    since_quarter=Decimal("-1.2"),
    since_year=Decimal("0.6"),
    coverage="277 dari 434 perangkat daerah di 10 dari 14 daerah",
)


def said(**fields: object) -> str:
    return sentence(replace(FACTS, **fields))  # type: ignore[arg-type]


def test_the_whole_sentence() -> None:
    assert said() == (
        "Pada Triwulan III 2026, aparatur yang dilatih PUG/PPRG di kabupaten/kota Kalimantan Tengah mencakup 565 "
        "perempuan dan 458 laki-laki: bagian perempuan 55,2%, atau 123,4 perempuan untuk setiap 100 laki-laki; bagian "
        "itu turun 1,2 poin dari triwulan lalu dan naik 0,6 poin dari setahun lalu (data terverifikasi; 277 dari 434 "
        "perangkat daerah di 10 dari 14 daerah)."
    )


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (gap(0, 0), "tercatat nihil: tidak ada perempuan maupun laki-laki ("),
        (gap(1, 0), "mencakup 1 perempuan dan tidak ada laki-laki: bagian perempuan 100,0% ("),
        (gap(0, 1), "mencakup 1 laki-laki dan tidak ada perempuan: bagian perempuan 0,0% ("),
        (gap(1, 1), "mencakup 1 perempuan dan 1 laki-laki, sama banyak: bagian perempuan 50,0% ("),
        (gap(1, 2), "bagian perempuan 33,3%, atau 50,0 perempuan untuk setiap 100 laki-laki ("),
        (gap(1003, 1000), "1.003 perempuan dan 1.000 laki-laki: bagian perempuan 50,1%, atau 100,3 perempuan untuk"),
        (gap("3.5", "1.5", decimals=1), "3,5 perempuan dan 1,5 laki-laki"),
        (
            gap("52.31", "84.10", is_count=False, decimals=2),
            "untuk perempuan dan 84,10 untuk laki-laki, rasio 62,2",
        ),
        (gap("52.31", "0", is_count=False, decimals=2), "52,31 untuk perempuan dan 0,00 untuk laki-laki ("),
    ],
)
def test_nobody_one_side_both_alike_and_many(counts: SexGap, text: str) -> None:
    assert text in said(gap=counts, since_quarter=None, since_year=None)


@pytest.mark.parametrize(
    ("quarter", "year", "text"),
    [
        (None, None, "100 laki-laki (data"),
        (Decimal("0.0"), None, "; bagian itu sama dengan triwulan lalu (data"),
        (None, Decimal("2.0"), "; bagian itu naik 2,0 poin dari setahun lalu (data"),
    ],
)
def test_only_changes_that_are_known_are_told(quarter: Decimal | None, year: Decimal | None, text: str) -> None:
    assert text in said(since_quarter=quarter, since_year=year)


def test_a_standing_answer_says_so_and_a_name_is_not_said_twice() -> None:
    text = said(name="Aparatur sipil negara menurut jenis kelamin", keeps_standing=True, coverage="")

    assert text.startswith("Menurut keadaan terakhir sampai Triwulan III 2026, aparatur sipil negara di kabupaten")
    assert text.endswith("(data terverifikasi).")


PUBLISHED = PublishedQuoted(
    name="Tingkat Partisipasi Angkatan Kerja", place="Provinsi Kalimantan Tengah", year=2024, women="52,31",
    men="84,10", difference="31,79", unit="%", publisher="BPS", source="Sakernas Agustus", warning="",
)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {},
            "Menurut BPS, tingkat Partisipasi Angkatan Kerja di Provinsi Kalimantan Tengah tahun 2024 adalah 52,31% "
            "untuk perempuan dan 84,10% untuk laki-laki, selisih 31,79 poin (Sakernas Agustus).",
        ),
        ({"unit": "tahun"}, "52,31 tahun untuk perempuan dan 84,10 tahun untuk laki-laki, selisih 31,79 tahun ("),
        ({"unit": ""}, "52,31 untuk perempuan dan 84,10 untuk laki-laki, selisih 31,79 ("),
        ({"warning": "belum dicek ke BPS"}, "(Sakernas Agustus; belum dicek ke BPS)."),
    ],
)
def test_a_published_value_is_quoted_with_its_source(fields: dict[str, str], text: str) -> None:
    assert text in published_sentence(replace(PUBLISHED, **fields))
