"""The cache behind boards: what one worker keeps, another finds; what it has in hand is never an older one."""

import pickle
from pathlib import Path
from typing import Any

import pytest

from dashboards.kept import code_mark, kept
from dashboards.kept_files import KeptFiles
from dashboards.tests.stories import TW3, board_of
from institutions.revisions import bump
from institutions.tests.cast import Cast


def worker(folder: Path) -> KeptFiles:
    """Each server process has one of its own."""
    return KeptFiles(str(folder), {})


def test_what_one_worker_keeps_another_finds(tmp_path: Path) -> None:
    one, other = worker(tmp_path), worker(tmp_path)

    one.set("papan", ("TW III", 14))

    assert other.get("papan") == one.get("papan") == ("TW III", 14)


def test_a_newer_one_of_another_worker_is_taken_over_the_one_in_hand(tmp_path: Path) -> None:
    one, other = worker(tmp_path), worker(tmp_path)
    one.set("papan", "lama")
    assert other.get("papan") == one.get("papan") == "lama"

    other.set("papan", "baru")

    assert one.get("papan") == other.get("papan") == "baru"


def test_what_is_in_hand_is_not_unpacked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = worker(tmp_path), worker(tmp_path)
    one.set("papan", ["TW III"])
    first = other.get("papan")
    monkeypatch.setattr(pickle, "loads", lambda *_: pytest.fail("unpacked again"))

    assert other.get("papan") is first


def test_what_was_cleared_away_by_another_is_missing(tmp_path: Path) -> None:
    one, other = worker(tmp_path), worker(tmp_path)
    one.set("papan", "TW III")

    other.clear()

    assert one.get("papan", "tidak ada") == "tidak ada"


def test_so_many_are_in_hand_and_the_others_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeptFiles, "IN_HAND", 2)
    one = worker(tmp_path)

    for number in range(5):
        one.set(f"papan.{number}", number)

    assert len(one._in_hand) == 2
    assert [one.get(f"papan.{number}") for number in range(5)] == [0, 1, 2, 3, 4]


def test_what_cannot_be_packed_leaves_nothing_behind(tmp_path: Path) -> None:
    one = worker(tmp_path)
    unpackable: Any = lambda: None  # noqa: E731

    with pytest.raises((pickle.PicklingError, AttributeError)):
        one.set("papan", unpackable)

    assert list(tmp_path.iterdir()) == []


def test_too_many_files_are_thinned_out_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeptFiles, "LOOK_EVERY", 0)
    one = KeptFiles(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": 6, "CULL_FREQUENCY": 2}})

    for number in range(20):
        one.set(f"papan.{number}", number)

    assert len(list(tmp_path.iterdir())) <= 6


def test_a_board_is_in_memory_once_whoever_wrote_its_file_last(cast: Cast, settings: Any, tmp_path: Path) -> None:
    boards = {"BACKEND": "dashboards.kept_files.KeptFiles", "LOCATION": tmp_path}
    settings.CACHES = {**settings.CACHES, "boards": boards}
    bump()
    bump(region=cast.own, year=2026)
    board_of(cast)
    year, other = f"region.{cast.own.pk}.2026", worker(tmp_path)
    other.set(year, other.get(year, version=code_mark()), version=code_mark())

    shown = board_of(cast).boards[cast.own.pk]

    assert shown is kept(year)[cast.own.pk, TW3].board
