"""A form that comes back from hands and from other programs: taken where it is certain, refused by name elsewhere."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from formats.tables.opening import open_book
from indicators.loading import load_catalogue
from indicators.models import Definition
from institutions.access.scope import Scope
from institutions.tests.cast import Cast, wib
from reporting.entries import Typed
from reporting.offline.forms import form_of, forms_in
from reporting.offline.reading import is_form, read_form
from reporting.offline.tests.forms import ADDRESS
from reporting.offline.writing import form_workbook
from reporting.reports import Report
from reporting.sent_files.contents import AnotherFile, Contents
from reporting.tests.stories import NOW, QUARTER, a_figure, a_report, a_window

pytestmark = pytest.mark.once

Change = Callable[[Workbook], None]
SHEET = "Dinas Kesehatan"


@pytest.fixture
def report(cast: Cast) -> Report:
    load_catalogue()
    return a_report(cast.health)


def form(report: Report, who: Scope) -> bytes:
    return form_workbook(form_of(report, scope=who, at=NOW), address=ADDRESS)


def changed(data: bytes, *changes: Change) -> bytes:
    book = load_workbook(BytesIO(data))
    for change in changes:
        change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def filled(**cells: Any) -> Change:
    """SDM_01_G=3: into column G of the item SDM-01."""

    def change(book: Workbook) -> None:
        for name, value in cells.items():
            first, second, letter = name.split("_")
            page = book[SHEET]
            row = next(row for row in range(1, 60) if page[f"A{row}"].value == f"{first}-{second}")
            page[f"{letter}{row}"] = value

    return change


def read(data: bytes, who: Scope) -> Contents:
    book = open_book(data, name="formulir.xlsx")
    assert is_form(book)
    return read_form(book, scope=who, at=NOW)


def typed(contents: Contents) -> dict[str, Typed]:
    return {item.code: item.typed for item in contents.proposed}


# --- what is taken ------------------------------------------------------------------------------------


def test_a_filled_form_is_read_with_cell_version_and_what_stood_there(cast: Cast, report: Report) -> None:
    a_figure(report, Definition.objects.get(indicator__code="SDM-01"), 3, 4, version=7, by=cast.focal_point)

    contents = read(changed(form(report, cast.focal_point), filled(SDM_01_G="1.250")), cast.focal_point)

    [item] = contents.proposed
    assert (item.institution_id, item.code, item.version) == (cast.health.pk, "SDM-01", 7)
    assert item.typed == Typed(a="1.250", b="4")
    assert (str(item.places["a"]), item.read) == ("Dinas Kesehatan G5", {"a": "1.250", "b": "4"})
    assert (contents.quarter, contents.wrong, contents.hints) == (QUARTER, (), ())
    assert contents.template_version.startswith("1.")


def test_numbers_and_words_as_people_paste_them(cast: Cast, report: Report) -> None:
    cells = filled(
        ARG_01_G="Rp 1.250.000", ARG_01_I=5000000, SDM_01_J="nihil", PPRG_01_G="ya",
        PPRG_02_J="tidak tersedia", PPRG_02_K="Belum dihimpun",
    )  # fmt: skip

    assert typed(read(changed(form(report, cast.focal_point), cells), cast.focal_point)) == {
        "SDM-01": Typed(is_nil=True),
        "ARG-01": Typed(a="Rp 1.250.000", b="5.000.000"),
        "PPRG-01": Typed(a="1"),
        "PPRG-02": Typed(is_unavailable=True, reason="Belum dihimpun"),
    }


def test_a_formula_counts_by_what_it_came_to(cast: Cast, report: Report) -> None:
    data = changed(form(report, cast.focal_point), filled(SDM_01_G=41, SDM_01_I=2))
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    page = parts["xl/worksheets/sheet2.xml"]
    parts["xl/worksheets/sheet2.xml"] = re.sub(rb"<v>41</v>", b"<f>SUM(40,1)</f><v>41</v>", page)
    assert parts["xl/worksheets/sheet2.xml"] != page
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert typed(read(file.getvalue(), cast.focal_point)) == {"SDM-01": Typed(a="41", b="2")}


def _rename(book: Workbook) -> None:
    book[SHEET].title = "isian saya"


def _delete_row(book: Workbook) -> None:
    book[SHEET].delete_rows(6)


def _insert_rows(book: Workbook) -> None:
    book[SHEET].insert_rows(1, 2)
    book[SHEET].insert_rows(8)


def _add_sheet(book: Workbook) -> None:
    book.create_sheet("Hitungan", 0)["A1"] = "Kode"


def _hide(book: Workbook) -> None:
    book["Identitas"].sheet_state = "hidden"
    book[SHEET].row_dimensions[5].hidden = True


@pytest.mark.parametrize("change", [_rename, _delete_row, _insert_rows, _add_sheet, _hide])
def test_what_people_do_to_a_workbook_loses_nothing_else(cast: Cast, report: Report, change: Change) -> None:
    data = changed(form(report, cast.focal_point), filled(SDM_01_G=3, SDM_01_I=4, PPRG_02_G=1, PPRG_02_I=2), change)

    assert typed(read(data, cast.focal_point)) == {"SDM-01": Typed(a="3", b="4"), "PPRG-02": Typed(a="1", b="2")}


def test_a_deleted_row_is_not_offered_and_no_error(cast: Cast, report: Report) -> None:
    a_figure(report, Definition.objects.get(indicator__code="SDM-01"), 3, 4, by=cast.focal_point)
    data = changed(form(report, cast.focal_point), lambda book: book[SHEET].delete_rows(5))

    assert read(data, cast.focal_point).proposed == ()


def test_an_emptied_row_is_offered_as_emptied(cast: Cast, report: Report) -> None:
    a_figure(report, Definition.objects.get(indicator__code="SDM-01"), 3, 4, by=cast.focal_point)
    data = changed(form(report, cast.focal_point), filled(SDM_01_G=None, SDM_01_I=None))

    assert typed(read(data, cast.focal_point)) == {"SDM-01": Typed()}


def test_an_answer_without_its_item_is_told_and_not_dropped(cast: Cast, report: Report) -> None:
    def stray(book: Workbook) -> None:
        book[SHEET]["G30"], book[SHEET]["A31"], book[SHEET]["I31"] = 5, "JUMLAH", 6
        book[SHEET]["L32"] = "catatan saya sendiri"
        book[SHEET]["A33"], book[SHEET]["G33"] = "SDM-01", 9

    contents = read(changed(form(report, cast.focal_point), stray), cast.focal_point)

    assert [(wrong.code, str(wrong.place), wrong.read) for wrong in contents.wrong] == [
        ("", "Dinas Kesehatan G30", "5"),
        ("", "Dinas Kesehatan I31", "6"),
        ("SDM-01", "Dinas Kesehatan A33", "SDM-01"),
    ]
    assert "sudah ada pada baris 5" in contents.wrong[2].text


def test_a_coordinators_workbook_is_read_as_a_whole(cast: Cast, report: Report) -> None:
    data = form_workbook(forms_in(QUARTER, scope=cast.coordinator, at=NOW), address=ADDRESS)

    contents = read(changed(data, filled(SDM_01_G=3, SDM_01_I=4)), cast.coordinator)

    assert [(item.institution_id, item.code) for item in contents.proposed] == [(cast.health.pk, "SDM-01")]


def test_a_coordinator_may_send_an_agencys_form_on_its_behalf(cast: Cast, report: Report) -> None:
    data = changed(form(report, cast.focal_point), filled(SDM_01_G=3, SDM_01_I=4))

    assert typed(read(data, cast.coordinator)) == {"SDM-01": Typed(a="3", b="4")}


def test_of_a_coordinators_workbook_an_agency_may_send_its_own_sheet(cast: Cast, report: Report) -> None:
    data = form_workbook(forms_in(QUARTER, scope=cast.coordinator, at=NOW), address=ADDRESS)

    def alone(book: Workbook) -> None:
        for name in {*book.sheetnames} - {SHEET, "Identitas"}:
            del book[name]

    contents = read(changed(data, alone, filled(SDM_01_G=3, SDM_01_I=4)), cast.focal_point)

    assert typed(contents) == {"SDM-01": Typed(a="3", b="4")}


# --- what is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["schools_focal_point", "other_focal_point", "other_coordinator", "province_coordinator", "verifier"]
)
def test_another_institutions_form_is_refused_by_name(cast: Cast, report: Report, name: str) -> None:
    who = getattr(cast, name)

    with pytest.raises(AnotherFile, match="untuk Dinas Kesehatan, Kabupaten Kapuas") as refusal:
        read(form(report, cast.focal_point), who)

    assert who.capacity in refusal.value.text
    assert (refusal.value.institution_id, refusal.value.quarter) == (who.institution.pk, QUARTER)


def test_a_whole_workbook_is_not_an_agencys(cast: Cast, report: Report) -> None:
    data = form_workbook(forms_in(QUARTER, scope=cast.coordinator, at=NOW), address=ADDRESS)

    with pytest.raises(AnotherFile, match="untuk Kabupaten Kapuas; dan Dinas Pendidikan, Kabupaten Kapuas, sedangkan"):
        read(data, cast.focal_point)


def test_a_closed_quarters_form_is_refused_by_name_and_the_newer_one_offered(cast: Cast, report: Report) -> None:
    data = form(report, cast.focal_point)
    a_window(cast.province, closed_at=NOW)

    with pytest.raises(AnotherFile, match=r"untuk Triwulan III 2026\. Triwulan III 2026 ditutup") as refusal:
        read_form(open_book(data, name="x.xlsx"), scope=cast.focal_point, at=wib(2027, 1, 4))

    assert refusal.value.quarter == QUARTER.next


def test_a_form_made_before_the_items_changed_is_refused(cast: Cast, report: Report) -> None:
    data = form(report, cast.focal_point)
    Definition.objects.filter(indicator__code="SDM-01").update(unit="paket")

    with pytest.raises(AnotherFile, match="berubah sejak formulir ini diunduh") as refusal:
        read(data, cast.focal_point)

    assert (refusal.value.institution_id, refusal.value.quarter) == (cast.health.pk, QUARTER)


def test_better_words_refuse_no_form(cast: Cast, report: Report) -> None:
    data = form(report, cast.focal_point)
    Definition.objects.filter(indicator__code="SDM-01").update(name="Aparatur terlatih")

    assert read(data, cast.focal_point).wrong == ()


def _without_identity(book: Workbook) -> None:
    del book["Identitas"]


def _another_version(book: Workbook) -> None:
    cell = book["Identitas"]["A4"]
    cell.value = cell.value.replace('"SDM-01": 1', '"SDM-01": 9')


def _another_signature(book: Workbook) -> None:
    book["Identitas"]["A2"] = "tebakan"


@pytest.mark.parametrize("change", [_without_identity, _another_version, _another_signature])
def test_a_form_that_does_not_say_whose_it_is_is_refused(cast: Cast, report: Report, change: Change) -> None:
    a_figure(report, Definition.objects.get(indicator__code="SDM-01"), 3, 4, by=cast.focal_point)

    with pytest.raises(AnotherFile, match="Tanda pengenal formulir ini hilang atau berubah") as refusal:
        read(changed(form(report, cast.focal_point), change), cast.focal_point)

    assert (refusal.value.institution_id, refusal.value.quarter) == (cast.health.pk, QUARTER)


def _move_columns(book: Workbook) -> None:
    book[SHEET].delete_cols(3)


def _swap(book: Workbook) -> None:
    page = book[SHEET]
    page["G4"], page["I4"] = page["I4"].value, page["G4"].value


def _lose_mark(book: Workbook) -> None:
    book[SHEET]["A3"] = None


def _lose_headings(book: Workbook) -> None:
    book[SHEET].delete_rows(4)


def _copy(book: Workbook) -> None:
    book.copy_worksheet(book[SHEET])


def _mix(book: Workbook) -> None:
    book.copy_worksheet(book[SHEET])["A3"] = "Formulir 62.03-disdik · 2026-TW3 · versi 1.lain"


def _only_identity(book: Workbook) -> None:
    del book[SHEET]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_move_columns, "kolom C semestinya “Satuan”, terbaca “Sebelumnya”"),
        (_swap, "kolom G semestinya “Isian 1”, terbaca “Isian 2”"),
        (_lose_mark, "di atas tabel pada lembar “Dinas Kesehatan” terhapus"),
        (_lose_headings, "judul kolom pada lembar “Dinas Kesehatan” terhapus"),
        (_copy, "“Dinas Kesehatan” dan “Dinas Kesehatan Copy” berisi formulir yang sama"),
        (_mix, "berasal dari formulir lain (Formulir 62.03-disdik · 2026-TW3 · versi 1.lain)"),
        (_only_identity, "Tidak ada lembar formulir"),
    ],
)
def test_a_form_that_cannot_be_read_for_certain_is_refused(
    cast: Cast, report: Report, change: Change, words: str
) -> None:
    with pytest.raises(AnotherFile, match=re.escape(words)):
        read(changed(form(report, cast.focal_point), change), cast.focal_point)


def test_one_sheet_alone_as_csv_is_known_and_refused(cast: Cast, report: Report) -> None:
    page = load_workbook(BytesIO(form(report, cast.focal_point)))[SHEET]
    lines = [";".join(str(cell.value or "").replace("\n", " ") for cell in row) for row in page.rows]

    book = open_book("\n".join(lines).encode(), name="formulir.csv")

    assert is_form(book)
    with pytest.raises(AnotherFile, match="bukan satu lembar saja"):
        read_form(book, scope=cast.focal_point, at=NOW)


def test_any_other_workbook_is_no_form() -> None:
    book = Workbook()
    book.active["A1"], book.active["A2"] = "Kode", "SDM-01"
    file = BytesIO()
    book.save(file)

    assert not is_form(open_book(file.getvalue(), name="rekap.xlsx"))


def test_queries_are_as_many_for_three_agencies_as_for_one(
    cast: Cast, report: Report, queries_of: Callable[[Any], list[str]]
) -> None:
    alone = form(report, cast.focal_point)
    many = form_workbook(forms_in(QUARTER, scope=cast.coordinator, at=NOW), address=ADDRESS)

    few = queries_of(lambda: read(alone, cast.coordinator))

    assert len(queries_of(lambda: read(many, cast.coordinator))) == len(few) < 6
