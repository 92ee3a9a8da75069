"""Sentences of the longer documents: for none, for one, for many; nothing that the data do not carry."""

from datetime import date
from decimal import Decimal

import pytest

from dashboards.papers.moves_words import Due, Moves, due_paragraph, moves_paragraph
from dashboards.papers.one_indicator_words import Move, Told, told
from dashboards.papers.year_words import Year, year_paragraph
from dashboards.sentences import plain_text

DUE, ON = date(2026, 10, 20), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        (Moves(), "Belum ada indikator yang dapat dibandingkan dengan triwulan lalu."),
        (Moves(incomparable=4), "Belum ada indikator yang dapat dibandingkan dengan triwulan lalu."),
        (Moves(same=2), "Dari 2 indikator yang dapat dibandingkan dengan triwulan lalu, 2 tetap."),
        (
            Moves(better=["Rapat Pokja PUG"], worse=["a", "b", "c", "d"], same=1, incomparable=3),
            "Dari 6 indikator yang dapat dibandingkan dengan triwulan lalu, 1 membaik, 4 memburuk, dan 1 tetap. "
            "Yang membaik: rapat Pokja PUG. 3 indikator lain tidak dibandingkan.",
        ),
    ],
)
def test_moves(moves: Moves, words: str) -> None:
    assert plain_text(moves_paragraph(moves)) == words


@pytest.mark.parametrize(
    ("waited", "words"),
    [
        ([], ""),
        (
            [Due(names=["Kabupaten Kapuas"], day=DUE, on=ON)],
            "Laporan Kabupaten Kapuas belum datang, 35 hari setelah tenggat 20 Oktober 2026.",
        ),
        (
            [Due(names=["A", "B", "C", "D"], day=DUE, on=DUE)],
            "Laporan 4 daerah masih ditunggu sampai 20 Oktober 2026.",
        ),
    ],
)
def test_what_is_due(waited: list[Due], words: str) -> None:
    assert plain_text(due_paragraph(waited)) == words


UP = Move(since="triwulan lalu", then="60,0%", by=Decimal("5.5"))
SAME = Move(since="setahun lalu", then="65,5%", by=Decimal(0))
UNKNOWN = Move(since="setahun lalu", then="—", by=None)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (Told(now="—", has_value=False, is_asked=False), ""),
        (Told(now="—", has_value=False), "Belum ada angka terverifikasi pada triwulan ini."),
        (
            Told(now="65,5%", has_value=True, parts="19 dari 29", unit="poin", moves=[UP, SAME]),
            "Triwulan ini 65,5% (19 dari 29), naik 6 poin dari triwulan lalu (60,0%) dan sama dengan setahun lalu.",
        ),
        (
            Told(
                now="65,5%", has_value=True, decimals=1, unit="poin", moves=[UP, UNKNOWN],
                highest=(["Kabupaten A"], "90%"), lowest=(["B", "C", "D", "E"], "10%"), silent=["F"], regions=14,
            ),
            "Triwulan ini 65,5%, naik 5,5 poin dari triwulan lalu (60,0%). Tertinggi Kabupaten A (90%); "
            "terendah 4 daerah (10%). Belum ada jawaban dari F.",
        ),
        (
            Told(now="3", has_value=True, highest=(["A", "B"], "3"), lowest=(["A", "B"], "3")),
            "Triwulan ini 3. Semua daerah yang menjawab sama: 3.",
        ),
    ],
)  # fmt: skip
def test_one_indicator(facts: Told, words: str) -> None:
    assert plain_text(told(facts)) == words


def test_a_year_without_reports_says_so_and_no_more() -> None:
    facts = Year(year=2026, quarters=2, verified=[("TW I 2026", 0, 14)], first="Triwulan I 2026", silent=["A", "B"])

    assert plain_text(year_paragraph(facts)) == "Sepanjang 2026 belum ada laporan kabupaten/kota yang diverifikasi."


def test_a_year_tells_how_readiness_moved_and_who_never_reported() -> None:
    facts = Year(
        year=2026, quarters=2, verified=[("TW I 2026", 13, 14), ("TW II 2026", 10, 14)], first="Triwulan I 2026",
        score=Decimal(58), first_score=Decimal(47), score_year_ago=Decimal(58), risen=["A"], fallen=["B", "C"],
        silent=["D"],
    )  # fmt: skip

    assert plain_text(year_paragraph(facts)) == (
        "Laporan kabupaten/kota yang diverifikasi pada 2026: TW I 2026 13 dari 14 dan TW II 2026 10 dari 14. "
        "Median kesiapan PUG 58 dari 100, naik 11 dari Triwulan I 2026 dan sama dengan setahun lalu. "
        "Sejak Triwulan I 2026, kesiapan naik di A dan turun di B dan C. "
        "Tanpa laporan terverifikasi sepanjang tahun: D."
    )
