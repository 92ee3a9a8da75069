"""A file comes back with its wrong cells marked: whatever kind it was, and without anything that runs."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from formats.tables.opening import open_book
from reporting.sent_files.contents import Place
from reporting.sent_files.lightness import is_light
from reporting.sent_files.lines import LineKind
from reporting.sent_files.marking import AUTHOR, LIST, Mark, _forget_marks, marked_workbook


def mark(sheet: str, cell: str, text: str = "Tulis angkanya.", *, kind: LineKind = LineKind.WRONG) -> Mark:
    return Mark(kind, Place(sheet, cell), "Dinas Kesehatan", "Aparatur yang dilatih", "=1+1", text)


def marked(data: bytes, name: str, *marks: Mark) -> Any:
    return load_workbook(io.BytesIO(marked_workbook(data, book=open_book(data, name=name), wrong=marks)))


def excel(**cells: Any) -> bytes:
    workbook = Workbook()
    workbook.active.title = "Isian"
    for address, value in cells.items():
        workbook.active[address] = value
    workbook.active.merge_cells("C2:D3")
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def test_a_csv_is_written_anew_and_marked() -> None:
    data = b"Nama OPD;L;P\nDinas Kesehatan;=2+3;4\nDinas Pendidikan;1;2\n"

    book = marked(data, "rekap: TW [III].csv", mark("rekap: TW [III]", "B2"))

    assert book.sheetnames == [LIST, "rekap- TW -III-"]
    cell = book.worksheets[1]["B2"]
    assert (cell.value, cell.data_type) == ("=2+3", "s")
    assert cell.comment.text == "Galat: Tulis angkanya."


def test_the_first_of_merged_cells_carries_the_mark() -> None:
    book = marked(excel(A1="Butir", B1="L", C1="P", A2="SDM", C2="x"), "isian.xlsx", mark("Isian", "D3"))

    assert book["Isian"]["C2"].comment.author == AUTHOR


def test_marks_of_an_earlier_time_are_gone_and_other_comments_stay() -> None:
    first = excel(A1="Butir", B1="L", A2="SDM", B2="x")
    once = marked_workbook(first, book=open_book(first, name="a.xlsx"), wrong=[mark("Isian", "B2")])

    book = marked(once, "a.xlsx", mark("Isian", "A2", "Butir ini tidak dikenal."))

    assert book.sheetnames == [LIST, "Isian"]
    assert book["Isian"]["B2"].comment is None
    assert book["Isian"]["A2"].comment.text == "Galat: Butir ini tidak dikenal."
    assert [row[3].value for row in book[LIST].iter_rows(min_row=2)] == ["A2"]


@pytest.mark.parametrize(("kind", "colour"), [(LineKind.WRONG, "FFF4B6B0"), (LineKind.HINT, "FFFCE7A6")])
def test_what_is_wrong_and_what_is_worth_a_look_are_told_apart(kind: LineKind, colour: str) -> None:
    book = marked(excel(A1="Butir", B1="L", A2="SDM", B2="x"), "a.xlsx", mark("Isian", "B2", kind=kind))

    assert book["Isian"]["B2"].fill.fgColor.rgb == colour
    assert book[LIST]["B2"].value == kind.value


def test_what_was_read_stands_in_the_list_as_text() -> None:
    book = marked(excel(A1="Butir", B1="L", A2="SDM", B2="x"), "a.xlsx", mark("Isian", "B2", "@SUM(1) salah"))

    assert [(cell.value, cell.data_type) for cell in (book[LIST]["G2"], book[LIST]["H2"])] == [
        ("=1+1", "s"),
        ("@SUM(1) salah", "s"),
    ]


@pytest.mark.parametrize(
    "ranges",
    [
        '<mergeCells count="1"><mergeCell ref="A1:XFD60000"/></mergeCells>',
        "<hyperlinks><hyperlink ref='&#65;1:XFD60000' location='A!A1'/></hyperlinks>",
        '<mergeCells count="1"><mergeCell ref="A1:A150000"/><mergeCell ref="C1:C150000"/></mergeCells>',
    ],
)
def test_a_range_of_a_billion_cells_is_not_made(ranges: str) -> None:
    sent, swollen = excel(A1="Kode", C7="banyak"), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sent)) as source, zipfile.ZipFile(swollen, "w") as target:
        for name in source.namelist():
            part = source.read(name).replace(b"</sheetData>", f"</sheetData>{ranges}".encode())
            target.writestr(name, part)

    assert not is_light(swollen.getvalue())
    assert is_light(sent)
    made = marked(swollen.getvalue(), "a.xlsx", mark(load_workbook(io.BytesIO(sent)).sheetnames[0], "C7"))
    assert made.worksheets[1]["C7"].comment is not None


def test_one_cell_far_below_is_no_million_cells() -> None:
    sent = excel(A1="Kode", C7="banyak", A200000="jauh")
    workbook = load_workbook(io.BytesIO(sent))

    _forget_marks(workbook.active)

    assert len(workbook.active._cells) == 7
