"""The paragraphs, sentence by sentence: for 0, for 1, for many, and silent where the data are."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboards.region_sentences import RegionFacts, region_paragraph
from dashboards.sentences import Evidence, ProvinceFacts, Shift, plain_text, province_paragraph

FACTS = ProvinceFacts(expected=14, verified=11, on_time=9)


def said(**fields: object) -> str:
    return plain_text(province_paragraph(replace(FACTS, **fields)))


def shift(name: str, score: int, by: int) -> Shift:
    return Shift(name=f"Kabupaten {name}", score=Decimal(score), by=Decimal(by))


def test_the_whole_paragraph_as_in_the_picture() -> None:
    rising = [shift(f"Naik {number}", 60, 3) for number in range(8)]

    text = said(
        shifts=[*rising, shift("Seruyan", 36, -5), shift("Katingan", 50, -2)],
        weakest=["Alat analisis"],
        weakest_score=Decimal(44),
        evidence=Evidence(name="Perangkat daerah yang menyusun GAP dan GBS", value="182 dari 434"),
        missing=["Kabupaten Sukamara"],
    )

    assert text == (
        "Laporan 11 dari 14 kabupaten/kota sudah diverifikasi, 9 di antaranya tepat waktu. "
        "Kesiapan PUG naik di 8 daerah; penurunan terbesar di Kabupaten Seruyan (36, turun 5). "
        "Prasyarat terlemah adalah alat analisis (median 44): "
        "perangkat daerah yang menyusun GAP dan GBS 182 dari 434. "
        "Kabupaten Sukamara belum melapor."
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"expected": 0, "verified": 0}, "Tidak ada kabupaten/kota yang melapor pada triwulan ini."),
        ({"verified": 0, "on_time": 0}, "Belum ada laporan kabupaten/kota yang diverifikasi."),
        (
            {"verified": 0, "on_time": 0, "waiting": 2},
            "Belum ada laporan kabupaten/kota yang diverifikasi. 2 laporan menunggu verifikasi.",
        ),
        (
            {"verified": 1, "on_time": 1},
            "Laporan 1 dari 14 kabupaten/kota sudah diverifikasi dan dikirim tepat waktu.",
        ),
        (
            {"verified": 1, "on_time": 0},
            "Laporan 1 dari 14 kabupaten/kota sudah diverifikasi, tetapi dikirim terlambat.",
        ),
        (
            {"on_time": 0},
            "Laporan 11 dari 14 kabupaten/kota sudah diverifikasi, tetapi tidak satu pun tepat waktu.",
        ),
        (
            {"verified": 14, "on_time": 14},
            "Laporan seluruh 14 kabupaten/kota sudah diverifikasi, semuanya tepat waktu.",
        ),
    ],
)
def test_how_many_are_verified(fields: dict[str, object], expected: str) -> None:
    assert said(**fields) == expected


HEAD = "Laporan 11 dari 14 kabupaten/kota sudah diverifikasi, 9 di antaranya tepat waktu. "


@pytest.mark.parametrize(
    ("shifts", "expected"),
    [
        ([shift("A", 40, 0), shift("B", 50, 0)], "Kesiapan PUG tidak berubah di 2 daerah yang dapat dibandingkan."),
        ([shift("A", 40, -3)], "Kesiapan PUG turun di Kabupaten A (40, turun 3)."),
        (
            [shift("A", 40, -3), shift("B", 41, -4)],
            "Kesiapan PUG turun di 2 daerah, terbesar di Kabupaten B (41, turun 4).",
        ),
        (
            [shift("A", 40, 3), shift("B", 41, 1)],
            "Kesiapan PUG naik di 2 daerah, terbesar di Kabupaten A (40, naik 3).",
        ),
        (
            [shift("A", 40, 3), shift("B", 41, -2), shift("C", 50, -2)],
            "Kesiapan PUG naik di 1 daerah; penurunan terbesar di Kabupaten B (41) dan Kabupaten C (50), "
            "masing-masing turun 2.",
        ),
        (
            [shift("A", 40, 3), *(shift(str(number), 50, -2) for number in range(4))],
            "Kesiapan PUG naik di 1 daerah; penurunan terbesar di 4 daerah, masing-masing turun 2.",
        ),
    ],
)
def test_how_readiness_moved(shifts: list[Shift], expected: str) -> None:
    assert said(shifts=shifts) == HEAD + expected


def test_without_a_quarter_to_compare_the_median_is_told() -> None:
    assert said(score=Decimal(63)) == HEAD + "Median kesiapan PUG 63 dari 100."


def test_prerequisites_that_share_the_last_place_are_named_without_evidence() -> None:
    evidence = Evidence(name="x", value="y")

    two = said(weakest=["Komitmen", "Kebijakan"], weakest_score=Decimal(40), evidence=evidence)
    four = said(weakest=["Komitmen"] * 4, weakest_score=Decimal(40))

    assert two == HEAD + "Prasyarat terlemah adalah komitmen dan kebijakan (median 40)."
    assert four == HEAD.strip()


def test_many_missing_are_counted_and_few_are_named() -> None:
    assert said(missing=["A", "B", "C"]).endswith("A, B, dan C belum melapor.")
    assert said(missing=["A", "B", "C", "D"]).endswith("4 daerah belum melapor.")
    assert said(returned=["Kabupaten A"]).endswith("Laporan Kabupaten A sedang diperbaiki.")


REGION = RegionFacts(
    name="Kabupaten Kapuas", state="verified", due=date(2026, 10, 20), is_on_time=True, agencies=31, agencies_in=30
)


def told(**fields: object) -> str:
    return plain_text(region_paragraph(replace(REGION, **fields)))


def test_a_regions_whole_paragraph() -> None:
    text = told(
        score=Decimal(83),
        by=Decimal(6),
        strongest=["Komitmen"],
        strongest_score=Decimal(95),
        weakest=["Alat analisis"],
        weakest_score=Decimal(60),
    )

    assert text == (
        "Laporan Kabupaten Kapuas sudah diverifikasi dan dikirim tepat waktu. "
        "Kesiapan PUG 83 dari 100, naik 6 dari triwulan lalu. "
        "Prasyarat terkuat adalah komitmen (95). "
        "Prasyarat terlemah adalah alat analisis (skor 60). "
        "30 dari 31 perangkat daerah sudah mengirim laporan."
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"state": "missing", "is_overdue": True},
            "Laporan Kabupaten Kapuas belum dikirim; tenggatnya 20 Oktober 2026 sudah lewat.",
        ),
        ({"state": "missing"}, "Laporan Kabupaten Kapuas belum dikirim; tenggatnya 20 Oktober 2026."),
        (
            {"state": "waiting", "is_on_time": False},
            "Laporan Kabupaten Kapuas menunggu verifikasi, tetapi dikirim setelah tenggat 20 Oktober 2026.",
        ),
        ({"state": "returned"}, "Laporan Kabupaten Kapuas sedang diperbaiki dan belum diverifikasi."),
        ({"is_reopened": True, "state": "returned"}, "Laporan Kabupaten Kapuas dibuka kembali untuk diperbaiki;"),
        ({"agencies_in": 0}, "Belum ada perangkat daerah yang mengirim laporan."),
        ({"agencies_in": 31}, "Seluruh 31 perangkat daerah sudah mengirim laporan."),
        ({"score": Decimal(50), "by": Decimal(0)}, "Kesiapan PUG 50 dari 100, sama dengan triwulan lalu."),
        ({"score": Decimal(50), "by": Decimal(-2)}, "Kesiapan PUG 50 dari 100, turun 2 dari triwulan lalu."),
        ({"score": Decimal(50)}, "Kesiapan PUG 50 dari 100. "),
    ],
)
def test_a_regions_sentences(fields: dict[str, object], expected: str) -> None:
    assert expected in told(**fields)


def test_a_region_without_agencies_says_nothing_of_them() -> None:
    assert "perangkat daerah" not in told(agencies=0, agencies_in=0)
