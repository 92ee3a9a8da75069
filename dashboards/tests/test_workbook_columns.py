"""Every column of every sheet is explained, and what is said of it is true of its cells."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from dashboards.tests.busy import a_busy_year
from dashboards.tests.stories import told
from dashboards.tests.workbooks import Opened, Row, csv_rows, opened
from formats.tests.packages import faults_in
from indicators.kinds import Level
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, wib
from reporting.tests.stories import a_definition

pytestmark = pytest.mark.once

BOARD = "/papan/2026-TW3/"
BOOK, OWN_BOOK = f"{BOARD}buku-kerja.xlsx", f"{BOARD}62.03/buku-kerja.xlsx"
HIDDEN = ("<5", "disamarkan")
FORMATS: dict[str, Callable[[Any], bool]] = {
    "teks": lambda cell: cell.data_type == "s",
    "kode triwulan": lambda cell: cell.data_type == "s",
    "tanggal": lambda cell: isinstance(cell.value, datetime),
    "tahun": lambda cell: cell.number_format == "0" and 2000 < cell.value < 2100,
    "bilangan bulat": lambda cell: cell.value == int(cell.value) and cell.number_format == "#,##0",
    "persentase": lambda cell: cell.number_format.endswith("%"),
    "selisih, dengan tanda": lambda cell: cell.number_format.startswith("+"),
    "bilangan": lambda cell: cell.data_type == "n",
}


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    monkeypatch.setattr("dashboards.workbook.doors.timezone.now", lambda: wib(2026, 11, 24, 10, 42))


@pytest.fixture
def busy(cast: Cast) -> Cast:
    return a_busy_year(cast)


def fetch(cast: Cast, address: str = BOOK) -> Opened:
    return opened(cast.client(cast.verifier).get(address))


def headings(book: Opened) -> Iterator[tuple[str, str]]:
    for sheet in book.book:
        first = next(row for row in range(3, 12) if sheet.cell(row - 1, 1).value is None)
        yield from ((sheet.title, cell.value) for cell in sheet[first] if cell.value)


def test_every_column_is_explained_once_and_holds_what_is_said(busy: Cast) -> None:
    for address in (BOOK, OWN_BOOK):
        book = fetch(busy, address)
        columns = book.rows("Kamus kolom")

        assert [(row["Lembar"], row["Kolom"]) for row in columns] == list(headings(book))
        assert all(len(row["Arti"]) > 10 for row in columns)
        _check_roles(columns)
        kinds = {(row["Lembar"], row["Kolom"]): row["Isi"] for row in columns}
        for name in book.names:
            for row in book.cells(name):
                for heading, cell in row.items():
                    assert _fits(cell, kinds[name, heading]), (name, heading, cell.value, cell.number_format)


def _fits(cell: Any, kind: str) -> bool:
    if cell.value is None or (cell.value in (*HIDDEN, "n/a", "Nihil") and kind != "teks"):
        return True
    return FORMATS[kind](cell)


def _check_roles(columns: list[Row]) -> None:
    """No total without coverage, in any sheet."""
    roles: dict[str, set[str]] = {}
    for row in columns:
        roles.setdefault(row["Lembar"], set()).add(row["Peran"])
    with_totals = {name for name, found in roles.items() if "total" in found}
    assert len(with_totals) >= 2
    assert all("cakupan" in roles[name] for name in with_totals)


def test_it_is_also_a_file_of_its_own(cast: Cast) -> None:
    rows = csv_rows(cast.client(cast.verifier).get(f"{BOARD}data/kamus-kolom.csv"))

    columns = fetch(cast).rows("Kamus kolom")
    assert [list(row.values()) for row in rows] == [[value or "" for value in row.values()] for row in columns]


def test_what_is_said_of_numbers_holds(busy: Cast) -> None:
    book, own = fetch(busy), fetch(busy, OWN_BOOK)
    checked = 0
    for row in (*book.rows("Indikator"), *own.rows("Indikator")):
        checked += _is_difference(row, "Triwulan ini", "TW II 2026", "Perubahan dari TW II 2026")
        _has_coverage(row)
        assert (row["Perubahan dari TW II 2026"] is None) == (row["Penjawab sama banyak"] is None), row
    for row in (*book.rows("Indikator per daerah"), *book.rows("Pemerintah Provinsi")):
        _has_coverage(row)
        checked += _is_share(row, "Nilai triwulan", "Pembilang", "Penyebut")
        checked += _is_share(row, "Nilai s.d. triwulan", "Pembilang s.d.", "Penyebut s.d.")
        checked += _is_both(row, "Nilai triwulan", "Laki-laki", "Perempuan")
    for row in book.rows("Kelengkapan"):
        for whose in ("Laporan daerah", "Perangkat daerah"):
            checked += _is_share(row, f"{whose} (kelengkapan)", f"{whose} (masuk)", f"{whose} (diharapkan)")
            checked += _is_share(row, f"{whose} (ketepatan waktu)", f"{whose} (tepat waktu)", f"{whose} (diharapkan)")
    assert checked > 1_000


def _numbers(row: Row, *names: str) -> list[Fraction] | None:
    values = [row[name] for name in names]
    return [Fraction(repr(one)) for one in values] if all(isinstance(one, int | float) for one in values) else None


def _is_difference(row: Row, now: str, before: str, by: str) -> int:
    if found := _numbers(row, now, before, by):
        points = 100 if row["Satuan perubahan"] == "poin persen" else 1
        assert (found[0] - found[1]) * points == found[2], row
    return bool(found)


def _has_coverage(row: Row) -> None:
    assert row["Lengkap"] <= row["Menjawab"] <= row["Ditanya"] - row["Tidak tersedia"], row


def _is_share(row: Row, value: str, part: str, whole: str) -> int:
    """Of a percentage alone: of options the value is no part of them."""
    found = _numbers(row, value, part, whole)
    if not found or not found[2] or row.get("Satuan", "%") != "%":
        return 0
    assert abs(found[0] - found[1] / found[2]) <= Fraction(1, 1000), row
    return 1


def _is_both(row: Row, value: str, men: str, women: str) -> int:
    found = _numbers(row, value, men, women)
    if not found or row["Satuan"] in ("%", None):
        return 0
    assert found[0] == found[1] + found[2], row
    return 1


@pytest.mark.parametrize(
    "name", ["Kab\x0b\x00 \ufffe<&>]]> \"'\n🌏👩‍👩‍👧" * 5, "=HYPERLINK(1)\r\n;@x" * 6, "&P&A" * 30]
)
def test_no_name_breaks_the_file_or_becomes_a_formula(cast: Cast, name: str) -> None:
    Institution.everything.filter(pk__in=[cast.own.pk, cast.health.pk]).update(name=name[:120].replace("\x00", ""))
    told(cast.health, a_definition("SDM-01", name=name[:120].replace("\x00", "")), 5)
    told(cast.own, a_definition("LEM-03", level=Level.REGION), 5)
    bump()
    client = cast.client(cast.verifier)

    for address in (BOOK, OWN_BOOK, f"{BOARD}62.03/?bentuk=xlsx", f"{BOARD}?bentuk=xlsx"):
        answer = client.get(address)
        assert faults_in(answer.content) == []
        cells = (cell for sheet in opened(answer).book for row in sheet.iter_rows() for cell in row)
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    for address in (f"{BOARD}data/kesiapan.csv", f"{BOARD}62.03/?bentuk=csv", f"{BOARD}?bentuk=csv"):
        assert not begins(client.get(address).content.decode("utf-8-sig"))


def begins(content: str) -> list[str]:
    """What a spreadsheet would take for a formula, wherever it parts lines and cells; numbers aside."""
    pieces = (piece.strip('" \t') for line in content.splitlines() for piece in line.split(";"))
    return [one for one in pieces if one[:1] in "=+-@" and one and not one.lstrip("-").replace(",", "").isdigit()]
