"""Tables as XLSX and CSV: exact numbers, texts that stay texts, and a file that is the same whenever it is made."""

import csv
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from formats.quarters import Quarter
from formats.spreadsheets import (
    Book,
    Column,
    Counts,
    Graph,
    GraphKind,
    Kind,
    Sheet,
    Table,
    Typed,
    text_of,
    to_csv,
    to_xlsx,
)
from formats.spreadsheets.looks import number_format
from formats.spreadsheets.texts import LONGEST, disarmed
from formats.tests.packages import faults_in

MADE = datetime(2026, 11, 24, 3, 42, 7, tzinfo=UTC)
HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "=cmd|' /C calc'!A0", "＝1+1", "－1",
    '"=1+1', "#N/A", "#REF!", "{=1}", "'=1", "=", "-",
)  # fmt: skip


NAME_AND_VALUE = (Column("Nama"), Column("Nilai", Kind.DECIMAL))


def a_table(*rows: Any, columns: Any = NAME_AND_VALUE, **more: Any) -> Table:
    return Table("Uji", columns, rows, **more)


def xlsx(*sheets: Sheet, at: datetime = MADE) -> bytes:
    return to_xlsx(Book("Buku uji", sheets, subject="Uji", creator="PUG Tracker", version="data 1"), made_at=at)


def read(*sheets: Sheet) -> Any:
    return load_workbook(BytesIO(xlsx(*sheets)))


def body(table: Table) -> list[list[Any]]:
    sheet = read(Sheet("Satu", table)).active
    return list(map(list, sheet.iter_rows(min_row=table.header_row + 1, max_col=len(table.columns))))


def lines(table: Table) -> list[list[str]]:
    return list(csv.reader(StringIO(to_csv(table).decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


def digits_in(content: bytes) -> list[str]:
    """The numbers as they stand in the file."""
    return re.findall(r"<v>([^<]*)</v>", ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode())


# --- numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("9999999999999", "9999999999999"),
        ("999999999999999", "999999999999999"),
        ("999999999999.999", "999999999999.999"),
        ("0.001", "0.001"),
        ("-2.5", "-2.5"),
        ("1E+3", "1000"),
        ("61.30", "61.3"),
        ("-0", "0"),
    ],
)
def test_a_number_keeps_every_digit(number: str, written: str) -> None:
    assert digits_in(xlsx(Sheet("Satu", a_table(["a", Decimal(number)])))) == [written]


@given(st.decimals(min_value=0, max_value=999_999_999_999, places=3))
def test_any_number_of_the_house_comes_back(number: Decimal) -> None:
    """Up to 15 digits: as read by whoever takes the digits, and in the CSV."""
    table = a_table(["a", number])

    assert [Decimal(text) for text in digits_in(xlsx(Sheet("Satu", table)))] == [number]
    assert Decimal(lines(table)[0][1].replace(",", ".")) == number


def test_what_a_spreadsheet_cannot_keep_is_written_as_text_with_all_its_digits() -> None:
    [[_, cell]] = body(a_table(["a", Decimal("1234567890123456")]))

    assert (cell.value, cell.data_type) == ("1234567890123456", "s")


def test_a_percentage_is_one_of_the_spreadsheet_and_as_said_in_csv() -> None:
    table = a_table(["a", Typed(Decimal("12.5"), Kind.PERCENT, 1)])

    [[_, cell]] = body(table)

    assert (cell.value, cell.number_format) == (0.125, "0.0%")
    assert lines(table) == [["a", "12,5"]]


def test_csv_prints_the_digits_that_were_asked_for() -> None:
    table = a_table(["a", Typed(Decimal("61.3"), Kind.DECIMAL, 2)], ["b", Decimal("1250000")], ["c", None])

    assert lines(table) == [["a", "61,30"], ["b", "1250000"], ["c", ""]]


@pytest.mark.parametrize(
    ("kind", "digits", "expected"),
    [
        (Kind.WHOLE, 0, "#,##0"),
        (Kind.DECIMAL, 2, "#,##0.00"),
        (Kind.PERCENT, 0, "0%"),
        (Kind.RUPIAH, 0, '"Rp"#,##0;-"Rp"#,##0'),
        (Kind.CHANGE, 1, "+#,##0.0;-#,##0.0;0.0"),
        (Kind.DATE, 0, "[$-421]d mmmm yyyy"),
    ],
)
def test_each_kind_has_its_format(kind: Kind, digits: int, expected: str) -> None:
    assert number_format(kind, digits) == expected


def test_dates_and_quarters() -> None:
    columns = (Column("Hari", Kind.DATE), Column("Triwulan", Kind.QUARTER))
    table = a_table([date(2026, 3, 5), Quarter(2026, 3)], columns=columns)

    [[day, quarter]] = body(table)

    assert (day.value.date(), quarter.value) == (date(2026, 3, 5), "2026-TW3")
    assert lines(table) == [["2026-03-05", "2026-TW3"]]


def test_a_year_is_a_number_without_a_point() -> None:
    table = a_table(["a", 2026], columns=(Column("Nama"), Column("Tahun", Kind.YEAR)))

    [[_, year]] = body(table)

    assert (year.value, year.number_format) == (2026, "0")
    assert text_of(2026, table.columns[1]) == "2026"
    assert lines(table) == [["a", "2026"]]


def test_missing_is_an_empty_cell_and_zero_is_zero() -> None:
    table = a_table(["a", None], ["b", 0])

    assert [row[1].value for row in body(table)] == [None, 0]
    assert lines(table) == [["a", ""], ["b", "0"]]


# --- texts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("column", [0, 1])
def test_in_a_workbook_a_text_is_a_string_whatever_it_begins_with(text: str, column: int) -> None:
    row: list[Any] = ["a", Decimal(1)]
    row[column] = text
    content = xlsx(Sheet("Satu", a_table(row)))

    cell = load_workbook(BytesIO(content)).active.cell(4, column + 1)

    assert cell.data_type == "s"
    assert cell.value == text.replace("\r", "\n") or cell.value == text
    assert b"<f>" not in ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_what_begins_like_a_formula_stays_a_text_when_somebody_edits_it() -> None:
    rows = body(a_table(["=1+1", Decimal(1)], ["Dinas", Decimal(1)]))

    assert [row[0].quotePrefix for row in rows] == [True, False]


def test_hostile_captions_headings_notes_and_names_are_strings_too() -> None:
    table = Table(
        "=1+1", [Column("=2+2"), Column("@x", Kind.DECIMAL)], [["a", 1]], notes=["+3"], source="=4", strong=frozenset()
    )

    workbook = read(Sheet("Satu", table))

    texts = [cell for row in workbook.active.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert {"=1+1", "=2+2", "@x", "+3", "Sumber: =4"} <= {cell.value for cell in texts}


@pytest.mark.parametrize("text", HOSTILE)
def test_in_csv_nothing_begins_a_formula(text: str) -> None:
    [[first, _]] = lines(a_table([text, Decimal("-2.5")]))

    assert not re.match(r"\s*[=+\-@＝＋－＠]", first)


def test_in_csv_nothing_begins_a_formula_where_other_signs_part_the_cells() -> None:
    """In an English office the file is parted at commas, and each piece is a cell."""
    content = to_csv(a_table(["Dinas A,=HYPERLINK(1), -2|@x", Decimal(1)])).decode("utf-8-sig")

    for piece in re.split(r"[,;|\r\n]", content):
        assert not re.match(r"\s*[=+\-@]", piece)


@pytest.mark.parametrize("text", ["Dinas Kesehatan", "a-b", "a = b", "62.03", "“=1”", "TW I–IV", "− 5", "x@y.id"])
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert disarmed(text) == text


def test_a_negative_number_is_no_text_and_stays_a_number() -> None:
    assert to_csv(a_table(["a", Decimal("-2.5")])).decode("utf-8-sig").splitlines()[1] == '"a";-2,5'


def test_csv_has_one_line_a_row() -> None:
    content = to_csv(a_table(["satu\r\ndua\ttiga\x0bempat\u2028lima", Decimal(1)]))

    assert content.decode("utf-8-sig") == '"Nama";"Nilai"\r\n"satu dua tiga\ufffdempat lima";1\r\n'
    assert content.startswith(b"\xef\xbb\xbf")


def test_quotes_and_semicolons_come_back() -> None:
    assert lines(a_table(['Dinas "A"; B', Decimal(1)]))[0][0] == 'Dinas "A"; B'


def test_signs_that_no_file_can_hold_are_replaced_and_a_text_too_long_says_that_it_was_cut() -> None:
    rows = body(a_table(["a\x00b\x1f", 1], ["x" * (LONGEST + 5), 1]))

    assert rows[0][0].value == "a\ufffdb\ufffd"
    assert rows[1][0].value == "x" * (LONGEST - 1) + "…"


# --- the sheet --------------------------------------------------------------------------------------


def test_a_sheet_is_ready_to_be_read_filtered_and_printed() -> None:
    table = Table(
        "Judul & tanda", [Column("Kode"), Column("Nama"), Column("Nilai", Kind.DECIMAL, unit="%")],
        [["A", "x", 1], ["B", "y", 2]], notes=["Satu.", "Dua."], source="Dinas", keys=2,
    )  # fmt: skip

    sheet = read(Sheet("Lembar satu", table)).active

    assert [sheet.cell(row, 1).value for row in range(1, 5)] == ["Judul & tanda", "Satu.", "Dua.", "Sumber: Dinas"]
    assert [cell.value for cell in sheet[6]] == ["Kode", "Nama", "Nilai (%)"]
    assert sheet.freeze_panes == "C7"
    assert sheet.auto_filter.ref == "A6:C8"
    assert sheet.print_title_rows == "$6:$6"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.left.text == "Judul && tanda"
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"


def test_columns_are_wide_enough_for_their_numbers_and_long_names_wrap() -> None:
    name = "Dinas " + "dengan nama yang panjang " * 5
    columns = (Column("Nama"), Column("Pagu", Kind.RUPIAH))
    sheet = read(Sheet("Satu", a_table([name[:120], Decimal("99999999999999")], columns=columns))).active

    assert sheet.column_dimensions["B"].width >= len("Rp99.999.999.999.999")
    assert sheet.column_dimensions["A"].width <= 50
    assert sheet["A4"].alignment.wrap_text
    assert sheet.row_dimensions[4].height > 30


def test_a_quarter_stands_in_one_line_and_no_text_touches_the_line_above() -> None:
    sheet = read(Sheet("Satu", a_table([Quarter(2026, 3)], columns=(Column("Sejak", Kind.QUARTER),)))).active

    assert sheet.column_dimensions["A"].width >= len("2026-TW3") + 3
    assert sheet["A4"].alignment.vertical == "center"


def test_what_is_read_as_a_whole_is_printed_on_one_page() -> None:
    whole, long = (read(Sheet("Satu", a_table(["a", 1]), filters=one)).active for one in (False, True))

    assert (whole.page_setup.fitToHeight, long.page_setup.fitToHeight) == (1, 0)


def test_a_row_that_is_set_apart_is_bold() -> None:
    rows = body(a_table(["a", 1], ["Median", 2], strong=frozenset({1})))

    assert [row[1].font.b for row in rows] == [False, True]


def test_a_table_without_rows_is_a_whole_sheet() -> None:
    sheet = read(Sheet("Satu", a_table())).active

    assert [cell.value for cell in sheet[3]] == ["Nama", "Nilai"]
    assert sheet.auto_filter.ref is None


def test_no_total_without_coverage() -> None:
    total, coverage = Column("Jumlah", counts=Counts.TOTAL), Column("Menjawab", counts=Counts.COVERAGE)

    a_table(columns=(total, coverage))
    with pytest.raises(ValueError, match="no total without coverage"):
        a_table(columns=(total,))


def test_two_columns_of_one_name_and_a_short_row_are_refused() -> None:
    with pytest.raises(ValueError, match="heading of its own"):
        a_table(columns=(Column("Nilai"), Column("Nilai")))
    with pytest.raises(ValueError, match="as many values"):
        a_table(["a"])


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a:b", "a?", "[a]", "a\\b", "a*", "'a", "a'", " a", "a\x0b"])
def test_a_name_that_no_spreadsheet_gives_a_sheet_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no spreadsheet"):
        Sheet(name, a_table())


def test_two_sheets_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="name of its own"):
        xlsx(Sheet("Tren", a_table()), Sheet("tren", a_table()))


@pytest.mark.parametrize("caption", ["x" * 199 + "&&", "&" * 300, "&P Dinas &A", "a\x0bb\nc", "🌏" * 200])
def test_a_caption_at_the_foot_is_no_code_and_not_too_long(caption: str) -> None:
    content = xlsx(Sheet("Satu", Table(caption, NAME_AND_VALUE, [["a", 1]])))

    assert faults_in(content) == []


# --- charts -----------------------------------------------------------------------------------------


def charted(**more: Any) -> bytes:
    rows: list[list[Any]] = [["Kapuas", 81, 83], ["Katingan", None, 57]]
    columns = (Column("Daerah"), Column("TW II", Kind.WHOLE), Column("TW III", Kind.WHOLE))
    graphs = [
        Graph(GraphKind.BARS, "Kesiapan", 'Batang: "Kapuas" 83 & Katingan 57', rows=[0, 1], columns=[2], highest=100),
        Graph(GraphKind.LINES, "Tren", "Garis: 81, 83", rows=[0], columns=[1, 2]),
    ]
    return xlsx(Sheet("Satu", a_table(*rows, columns=columns), graphs), **more)


def test_charts_draw_the_cells_of_the_table() -> None:
    [bars, line] = load_workbook(BytesIO(charted())).active._charts

    assert bars.series[0].val.numRef.f == "'Satu'!$C$4:$C$5"
    assert bars.series[0].cat.strRef.f == "'Satu'!$A$4:$A$5"
    assert line.series[0].val.numRef.f == "'Satu'!$B$4:$C$4"
    assert bars.anchor._from.row < line.anchor._from.row


def test_a_chart_says_in_words_what_it_draws() -> None:
    drawing = ZipFile(BytesIO(charted())).read("xl/drawings/drawing1.xml").decode()

    assert 'name="Kesiapan" descr=\'Batang: "Kapuas" 83 &amp; Katingan 57\'' in drawing
    assert 'name="Tren" descr="Garis: 81, 83"' in drawing


def test_hostile_names_break_no_chart() -> None:
    name = "Kab\x0b \ufffe<&>\"'\n=1+1 🌏" * 4
    graphs = [
        Graph(GraphKind.BARS, name, name, rows=[0], columns=[1]),
        Graph(GraphKind.LINES, name, name, rows=[0], columns=[1]),
    ]

    content = xlsx(Sheet("Satu", a_table([name, 5]), graphs), Sheet("Dua", a_table([name, 5]), graphs))

    assert faults_in(content) == []
    bars, line = load_workbook(BytesIO(content)).active._charts
    assert bars.series[0].cat.strRef.f == "'Satu'!$A$4"
    assert line.series[0].tx.v.startswith("Kab\ufffd")


def test_a_chart_of_scattered_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="side by side"):
        Graph(GraphKind.BARS, "Kesiapan", "", rows=[0, 2], columns=[1])


# --- the file ---------------------------------------------------------------------------------------


def test_the_same_book_made_at_the_same_moment_is_the_same_file() -> None:
    assert charted() == charted()


def test_only_the_properties_tell_when_it_was_made() -> None:
    first, second = (ZipFile(BytesIO(charted(at=at))) for at in (MADE, MADE + timedelta(hours=1)))

    different = [name for name in first.namelist() if first.read(name) != second.read(name)]

    assert different == ["docProps/core.xml"]


def test_the_document_says_what_it_is_in_which_language() -> None:
    about = read(Sheet("Satu", a_table(["a", 1]))).properties

    assert (about.title, about.subject, about.creator) == ("Buku uji", "Uji", "PUG Tracker")
    assert (about.language, about.version) == ("id-ID", "data 1")
    assert about.created == about.modified == MADE.replace(tzinfo=None)


def test_nothing_in_it_is_missing_doubled_or_out_of_order() -> None:
    assert faults_in(charted()) == []
    assert faults_in(xlsx(Sheet("Satu", a_table()), Sheet("Dua", a_table(["=1", None])))) == []


def test_codes_that_look_like_numbers_are_texts_without_a_complaint() -> None:
    content = xlsx(Sheet("Satu", a_table(["62.03", 1])))

    assert body(a_table(["62.03", 1]))[0][0].data_type == "s"
    assert b'numberStoredAsText="1"' in ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_there_is_no_formula_macro_or_link_in_it() -> None:
    archive = ZipFile(BytesIO(charted()))

    assert not [name for name in archive.namelist() if "vba" in name.lower() or "external" in name.lower()]
    assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
