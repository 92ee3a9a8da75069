"""The analysts' workbook as one asks for it, against openpyxl alone that streams the same cells without a look.

The subject is the whole request: session, boards of eight quarters, hiding, sheets, zip. Alone means bare values.
"""

from io import BytesIO
from typing import Any

import django

from bench.ratios import compare
from bench.site import QUARTER

django.setup()

from openpyxl import Workbook, load_workbook  # noqa: E402

from bench.browser import logged_in  # noqa: E402

ADDRESSES = {
    "province": f"/papan/{QUARTER}/buku-kerja.xlsx",
    "region": f"/papan/{QUARTER}/62.04/buku-kerja.xlsx",
}
Cells = dict[str, list[list[Any]]]


def cells_of(content: bytes) -> Cells:
    book = load_workbook(BytesIO(content), read_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def alone(cells: Cells) -> bytes:
    book, file = Workbook(write_only=True), BytesIO()
    for name, rows in cells.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file.getvalue()


def main() -> None:
    browser = logged_in("verifikator@contoh.test")
    for name, address in ADDRESSES.items():
        cells = cells_of(browser.get(address).body)
        count = sum(len(row) for rows in cells.values() for row in rows)

        def whole(address: str = address) -> object:
            return browser.get(address)

        def bare(cells: Cells = cells) -> object:
            return alone(cells)

        compare(f"{name}'s workbook, {count:,} cells : openpyxl alone", whole, bare, rounds=5)


if __name__ == "__main__":
    main()
