from collections.abc import Sequence
from decimal import Decimal

import pytest

from formats.tables.books import Grid
from formats.tables.cells import Cell, Value, letter_of
from formats.tables.finding import LeftOut, Table, find_tables

Row = Sequence[Value | int | None]


def grid(*rows: Row) -> Grid:
    """`"<"` and `"^"` stand for cells that were merged with the one to the left, or above."""
    made: list[list[Cell | None]] = []
    for number, values in enumerate(rows):
        line: list[Cell | None] = []
        for column, value in enumerate(values):
            source = line[-1] if value == "<" else made[-1][column] if value == "^" else None
            value = Decimal(value) if isinstance(value, int) else value
            own = None if value is None else Cell(f"{letter_of(column)}{number + 1}", value)
            line.append(Cell(source.address, source.value, filled=True) if source else own)
        made.append(line)
    return Grid("Lembar 1", False, made)


def only(*rows: Row) -> Table:
    (table,) = find_tables(grid(*rows))
    return table


def numbers(table: Table) -> list[int]:
    return [row.number for row in table.rows]


def why(table: Table) -> dict[int, str]:
    return {one.row: one.why for one in table.left_out}


def test_letterhead_rows_stand_above_the_header() -> None:
    table = only(
        ["PEMERINTAH KABUPATEN KAPUAS", "<", "<"], ["Perangkat Daerah", ": Dinas Kesehatan"], [],
        ["No", "Uraian", "Jumlah"], [1, "Kader", 12],
    )  # fmt: skip

    assert [column.label for column in table.columns] == ["No", "Uraian", "Jumlah"]
    assert numbers(table) == [5]
    assert table.left_out == (LeftOut(1, "judul di atas tabel"), LeftOut(2, "judul di atas tabel"))


def test_three_rows_of_headings_are_joined_and_numbers_below_them_skipped() -> None:
    table = only(
        ["No", "Indikator", "Realisasi", "<", "<", "<"],
        ["^", "^", 2025, "<", 2026, "<"], ["^", "^", "L", "P", "L", "P"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], [1, "Kader", 3, 4, 5, 6],
    )  # fmt: skip

    assert [column.label for column in table.columns][1:] == [
        "Indikator",
        "Realisasi – 2025 – L",
        "Realisasi – 2025 – P",
        "Realisasi – 2026 – L",
        "Realisasi – 2026 – P",
    ]
    assert table.columns[2].path == ("Realisasi", "2025", "L")
    assert numbers(table) == [5]
    assert why(table) == {4: "baris nomor kolom"}


def test_a_group_that_was_never_merged_reaches_over_the_empty_cells_beside_it() -> None:
    table = only(["No", "Uraian", "Target", None, None], [None, None, 2025, 2026, 2027], [1, "Kader", 3, 4, 5])

    assert [column.label for column in table.columns][2:] == ["Target – 2025", "Target – 2026", "Target – 2027"]
    assert numbers(table) == [3]


def test_texts_below_one_row_of_headings_are_data() -> None:
    table = only(["Nama", "Jabatan", "Ket."], ["Sri", "Ketua", "hadir"], ["Adi", "Anggota", None])

    assert [column.label for column in table.columns] == ["Nama", "Jabatan", "Ket."]
    assert numbers(table) == [2, 3]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["JUMLAH", "<", 7], "baris jumlah"),
        ([None, "Sub Total", 7], "baris jumlah"),
        (["Jumlah I (A+B)", None, 7], "baris jumlah"),
        ([None, "Total Kabupaten Kapuas", 7], "baris jumlah"),
        ([None, "Rata-rata", 7], "baris rata-rata"),
        (["Sumber: Dinas Kesehatan, 2025"], "catatan di bawah tabel"),
        (["*) angka sementara"], "catatan di bawah tabel"),
        ([None, None, "Kuala Kapuas, 5 Maret 2025"], "tempat, tanggal, atau tanda tangan"),
        ([None, None, "NIP. 19700101 199503 2 001"], "tempat, tanggal, atau tanda tangan"),
        (["No", "Uraian", "Jumlah"], "judul kolom yang diulang"),
        (["(1)", "(2)", "(3)"], "baris nomor kolom"),
        (["B.", "Bidang Kesehatan"], "judul bagian “Bidang Kesehatan”"),
    ],
)
def test_what_is_no_data_is_left_out_with_its_reason(row: Row, reason: str) -> None:
    table = only(["No", "Uraian", "Jumlah"], [1, "Kader", 12], row, [2, "Pelatihan", 3])

    assert numbers(table) == [2, 4]
    assert why(table) == {3: reason}


@pytest.mark.parametrize(
    "name", ["Jumlah OPD yang melapor", "Total anggaran responsif gender", "Rata-rata lama sekolah"]
)
def test_an_indicator_that_counts_is_no_sum(name: str) -> None:
    assert numbers(only(["No", "Uraian", "Jumlah"], [1, name, 12], [2, "Lain", 3])) == [2, 3]


def test_a_row_that_nobody_filled_stays_a_row() -> None:
    assert numbers(only(["No", "Uraian", "Jumlah"], [1, "Kader", None], [2, "Lain", 3])) == [2, 3]


def test_what_stands_below_a_signature_belongs_to_it() -> None:
    table = only(["No", "Uraian"], [1, "Kader"], [], [None, "Kepala Dinas,"], [None, "Sri Wahyuni, S.KM"])

    assert set(why(table).values()) == {"tempat, tanggal, atau tanda tangan"}
    assert numbers(table) == [2]


def test_blank_rows_end_nothing_and_a_second_header_begins_a_second_table() -> None:
    first, second = find_tables(
        grid(
            ["No", "Uraian", "Jumlah"], [1, "Kader", 12], [], [2, "Pelatihan", 3], [],
            ["Tabel 2"], ["Kecamatan", "Jumlah L", "Jumlah P"], ["Selat", 4, 5],
        )
    )  # fmt: skip

    assert (numbers(first), numbers(second)) == ([2, 4], [8])
    assert why(second) == {6: "judul di atas tabel"}


def test_merged_cells_are_filled_down_and_keep_where_they_stand() -> None:
    table = only(["Program", "Kegiatan", "Pagu"], ["A", "a1", 10], ["^", "a2", 20])

    assert table.rows[1].cells["A"] == Cell("A2", "A", filled=True)


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    made = grid(["No", "Uraian", "Jumlah"], [1, "Kader", 12], [2, "Lain", 3])
    hidden = Grid(made.name, False, made.rows, frozenset({3}), frozenset({"C"}))

    (table,) = find_tables(hidden)

    assert (numbers(table), table.hidden_rows, table.hidden_columns) == ([2, 3], (3,), ("C",))


def test_numbers_without_any_heading_are_still_a_table() -> None:
    table = only([1, "Kapuas", 12], [2, "Katingan", 9])

    assert [column.label for column in table.columns] == ["Kolom A", "Kolom B", "Kolom C"]
    assert numbers(table) == [1, 2]


@pytest.mark.parametrize("rows", [(), ([],), (["Laporan"],), (["Laporan"], ["Tahun 2025"])])
def test_a_sheet_without_a_table_has_none(rows: Sequence[Row]) -> None:
    assert find_tables(grid(*rows)) == ()
