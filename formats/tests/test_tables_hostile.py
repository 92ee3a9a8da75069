"""Every hostile file is opened in one process of its own, whose memory is limited and measured."""

import json
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.tables.opening import Unopenable, open_book
from formats.tests import hostile_files

ROOT = Path(__file__).resolve().parents[2]
MOST_KB = 300 * 1024


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("hostile")
    hostile_files.write_all(folder)
    run = [sys.executable, "-m", "formats.tests.hostile_files", str(folder)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("name", hostile_files.FILES)
def test_what_its_sender_reads(told: dict[str, Any], name: str) -> None:
    said, _ = told["said"][name]
    expected = hostile_files.FILES[name][1]

    assert expected in said
    assert bool(expected) == bool(said)


def test_none_of_them_takes_more_memory_than_there_is(told: dict[str, Any]) -> None:
    assert told["peak_kb"] < MOST_KB


def test_a_link_to_another_file_is_told_and_not_followed() -> None:
    linked = hostile_files.xlsx(**{"xl/externalLinks/externalLink1.xml": "<externalLink/>"})

    assert open_book(linked, name="x.xlsx").has_external_links
    assert not open_book(hostile_files.xlsx(), name="x.xlsx").has_external_links


def sound_files() -> list[bytes]:
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("A")
    for at, value in enumerate(["Indikator", 12, 0.5, True]):
        page.write(at, at, value)
    file = BytesIO()
    book.save(file)
    rows = f"<table:table-row>{hostile_files.CELL.format('')}</table:table-row>"
    text = b"<table><tr><td rowspan=2>a<td>b<tr><td>c</table>"
    return [file.getvalue(), hostile_files.xlsx(), hostile_files.ods(rows), text, b"a;b\n1,5;2\n"]


SOUND = sound_files()


@given(
    st.sampled_from(SOUND), st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(min_size=1, max_size=4)), max_size=6)
)
@settings(max_examples=150)
def test_no_damage_makes_it_fail_otherwise(data: bytes, damage: list[tuple[int, bytes]]) -> None:
    broken = bytearray(data)
    for at, noise in damage:
        at %= len(broken)
        broken[at : at + len(noise)] = noise

    with suppress(Unopenable):
        open_book(bytes(broken), name="x")


@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(str.encode)
    | st.text("<>/\"'= tdr!-&;,\n1a", max_size=120).map(str.encode)
)
@settings(max_examples=150)
def test_no_bytes_make_it_fail_otherwise(data: bytes) -> None:
    with suppress(Unopenable):
        open_book(data, name="x")
