"""LibreOffice opens what is written here, and saves every value as it was."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from formats.quarters import Quarter
from formats.spreadsheets import Column, Graph, GraphKind, Kind, Sheet, Table, Typed
from formats.tests.libre_office import converted
from formats.tests.test_spreadsheets import HOSTILE, xlsx

COLUMNS = (
    Column("Nama"), Column("Nilai", Kind.DECIMAL), Column("Bagian", Kind.PERCENT, 1), Column("Pagu", Kind.RUPIAH),
    Column("Hari", Kind.DATE), Column("Triwulan", Kind.QUARTER), Column("Tahun", Kind.YEAR),
    Column("Perubahan", Kind.CHANGE, 1),
)  # fmt: skip


def a_book() -> bytes:
    """Every kind of cell, hostile names, nothing, zero, and thirteen digits."""
    numbers = (Decimal("12.5"), Typed(Decimal("0.125"), Kind.DECIMAL, 3), None, 0, Decimal(9_999_999_999_999))
    rows: list[list[Any]] = [
        [name, numbers[place % 5], Decimal("61.3"), 9_999_999_999_999, date(2026, 3, 5), Quarter(2026, 3), 2026, -2]
        for place, name in enumerate((*HOSTILE, "🌏 Dinas", "a\x0bb", "x" * 120, "62.03", "3/4"))
    ]
    rows.append(["Tidak ada", None, None, None, None, None, None, None])
    graphs = [Graph(GraphKind.BARS, "Bagian", "Batang", rows=[0, 1], columns=[2])]
    return xlsx(Sheet("Satu", Table("Uji", COLUMNS, rows), graphs), Sheet("Dua & tiga", Table("=1", COLUMNS, rows)))


def cells(content: bytes) -> dict[tuple[str, str], Any]:
    found = {}
    for sheet in load_workbook(BytesIO(content)):
        for row in sheet.iter_rows():
            found |= {(sheet.title, cell.coordinate): cell.value for cell in row if cell.value not in (None, "")}
    return found


def test_libreoffice_saves_every_value_as_it_was() -> None:
    content = a_book()

    again = converted(content, to="xlsx")

    assert cells(again) == cells(content)
    assert len(cells(content)) > 300
    sheet = load_workbook(BytesIO(again))["Satu"]
    assert (sheet.auto_filter.ref, len(sheet._charts)) == (f"A3:H{3 + len(HOSTILE) + 6}", 1)
