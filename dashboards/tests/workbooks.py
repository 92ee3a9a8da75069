"""Workbooks as readers find them: opened with openpyxl, cells as the page would print them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from openpyxl import load_workbook

from formats.dates import long_date
from formats.numbers import number, percent, rupiah, signed

Row = dict[str, Any]


@dataclass(frozen=True)
class Opened:
    """`rows("Indikator")`: cells by heading; `printed`: as texts, the way pages write numbers."""

    book: Any

    @property
    def names(self) -> list[str]:
        return list(self.book.sheetnames)

    def cells(self, name: str) -> Iterator[dict[str, Any]]:
        sheet = self.book[name]
        first = next(row for row in range(3, 12) if sheet.cell(row - 1, 1).value is None)
        headings = [cell.value for cell in sheet[first] if cell.value]
        for row in sheet.iter_rows(min_row=first + 1, max_col=len(headings)):
            if any(cell.value is not None for cell in row):
                yield dict(zip(headings, row, strict=True))

    def rows(self, name: str) -> list[Row]:
        return [{heading: cell.value for heading, cell in row.items()} for row in self.cells(name)]

    def printed(self, name: str) -> list[dict[str, str]]:
        return [{heading: printed(cell) for heading, cell in row.items()} for row in self.cells(name)]

    @property
    def texts(self) -> list[str]:
        values = (cell.value for sheet in self.book for row in sheet.iter_rows() for cell in row)
        return [value for value in values if isinstance(value, str)]


def opened(answer: HttpResponse) -> Opened:
    assert answer.status_code == 200, answer.status_code
    return Opened(load_workbook(BytesIO(answer.content)))


def csv_rows(answer: HttpResponse) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.status_code
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


def printed(cell: Any) -> str:
    """What Excel shows, in Indonesian."""
    value, shown = cell.value, cell.number_format
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, datetime):
        return long_date(value.date())
    if shown == "0":
        return str(value)
    exact = Decimal(repr(value))
    decimals = len(shown.split(";")[0].rstrip("%").partition(".")[2].replace('"', ""))
    if shown.endswith("%"):
        return percent(exact * 100, decimals)
    if shown.startswith("+"):
        return signed(exact, decimals)
    return rupiah(exact) if "Rp" in shown else number(exact, decimals)
