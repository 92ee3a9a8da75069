"""The offline form of a region with all its agencies, downloaded and read again, against openpyxl and calamine alone.

The subjects are the whole request, and opening with reading as for a preview; alone: bare values of the same cells.
"""

from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import django

from bench.ratios import compare

django.setup()

from openpyxl import load_workbook  # noqa: E402
from python_calamine import CalamineWorkbook  # noqa: E402

from bench.bench_workbook import Cells, alone, cells_of  # noqa: E402
from bench.browser import logged_in  # noqa: E402
from formats.tables.opening import open_book  # noqa: E402
from institutions.access.scope import Scope  # noqa: E402
from institutions.models import Membership  # noqa: E402
from reporting.offline.reading import read_form  # noqa: E402
from reporting.sent_files.contents import Contents  # noqa: E402
from reporting.sent_files.preview import preview_of  # noqa: E402

#: The running quarter: nobody has handed it in, so that every agency has a sheet.
ADDRESS = "/pengumpulan/2026-TW4/formulir.xlsx"
NOW = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("Asia/Pontianak"))
ALIKE = 3


def coordinator() -> Scope:
    capacities = Membership.everything.select_related("user", "institution__region__parent")
    membership = capacities.filter(user__email="koordinator@contoh.test", role="coordinator").first()
    assert membership is not None
    return Scope(user=membership.user, membership=membership)


def filled(form: bytes) -> bytes:
    """An answer in every cell that takes one, as far as one kind of answer fits them all: tidak tersedia."""
    book = load_workbook(BytesIO(form))
    for page in book.worksheets[1:-1]:
        for row in range(5, page.max_row + 1):
            if not page[f"J{row}"].protection.locked:
                page[f"J{row}"], page[f"K{row}"] = "Tidak tersedia", "Belum dihimpun"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def bare_reading(content: bytes) -> list[Any]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def main() -> None:
    browser, scope = logged_in("koordinator@contoh.test"), coordinator()
    form = browser.get(ADDRESS).body
    cells: Cells = cells_of(form)
    size = f"{len(cells) - 2} sheets, {sum(len(row) for rows in cells.values() for row in rows):,} cells"
    compare(f"form, {size} : openpyxl alone", lambda: browser.get(ADDRESS), lambda: alone(cells), rounds=5, aim=ALIKE)
    sent = filled(form)

    def read() -> Contents:
        return read_form(open_book(sent, name="formulir.xlsx"), scope=scope, at=NOW)

    def previewed() -> object:
        return preview_of(read(), scope=scope, at=NOW)

    compare("previewing it, filled : openpyxl alone", previewed, lambda: cells_of(sent), rounds=5, aim=ALIKE)
    compare("reading it, filled : calamine alone", read, lambda: bare_reading(sent), rounds=5)
    compare("reading it, filled : openpyxl alone", read, lambda: cells_of(sent), rounds=5, aim=ALIKE)


if __name__ == "__main__":
    main()
