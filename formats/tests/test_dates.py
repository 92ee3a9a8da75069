from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from formats.dates import clock, day_date, join_words, long_date, stamp

EVENING_IN_LONDON = datetime(2026, 3, 4, 19, 5, tzinfo=UTC)


def test_a_day() -> None:
    assert long_date(date(2026, 3, 5)) == "5 Maret 2026"
    assert day_date(date(2026, 3, 5)) == "Kamis, 5 Maret 2026"
    assert day_date(date(2026, 8, 14)) == "Jumat, 14 Agustus 2026"


def test_a_moment_is_shown_in_wib() -> None:
    assert stamp(EVENING_IN_LONDON) == "5 Maret 2026 pukul 02.05 WIB"
    assert clock(EVENING_IN_LONDON) == "02.05 WIB"
    assert long_date(EVENING_IN_LONDON) == "5 Maret 2026"
    assert day_date(EVENING_IN_LONDON) == "Kamis, 5 Maret 2026"


def test_other_clocks_are_translated_and_naive_ones_believed() -> None:
    wita = timezone(timedelta(hours=8))

    assert clock(datetime(2026, 3, 5, 10, 30, tzinfo=wita)) == "09.30 WIB"
    assert clock(datetime(2026, 3, 5, 9, 30)) == "09.30 WIB"  # noqa: DTZ001 - the case itself


def test_missing_is_a_dash() -> None:
    assert long_date(None) == day_date(None) == clock(None) == stamp(None) == "—"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (["Dinas A, Kapuas"], "Dinas A, Kapuas"),
        (["Dinas A, Kapuas", "Dinas B"], "Dinas A, Kapuas; dan Dinas B"),
        (["Dinas A", "Dinas B, Kapuas", "C"], "Dinas A; Dinas B, Kapuas; dan C"),
    ],
)
def test_join_words(words: list[str], text: str) -> None:
    assert join_words(words) == text


def test_join_words_by_another_word() -> None:
    assert join_words(["a", "b", "c"], last="atau") == "a, b, atau c"
