from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from formats.tables.cells import Cell
from formats.tables.opening import Unopenable, open_book


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_every_value_keeps_its_address_and_type() -> None:
    book = Workbook()
    book.active["B3"], book.active["C3"] = 0.125, "12 OPD"
    book.active["B3"].number_format = "0.0%"

    grid = open_book(saved(book), name="x.xlsx").grids[0]

    assert grid.at("B3") == Cell("B3", Decimal("0.125"), is_percent=True)
    assert grid.at("C3") == Cell("C3", "12 OPD")
    assert grid.at("A1") is None


@pytest.mark.parametrize(("data", "why"), [(b"", "kosong"), (b"%PDF-1.7 x", "PDF"), (b"PK\x03\x04xx", "rusak")])
def test_what_cannot_be_read_is_refused_in_words(data: bytes, why: str) -> None:
    with pytest.raises(Unopenable, match=why):
        open_book(data, name="x.xlsx")
