"""What the workbook holds: drop-downs and limits that are really there, what is locked, what is shown, for whom."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.loading import load_catalogue
from indicators.models import Definition
from institutions.access.refusals import Beaten, Refused
from institutions.access.scope import Scope
from institutions.models import Institution
from institutions.tests.cast import Cast, agency
from reporting.entries import Entry
from reporting.offline.forms import Forms, form_of, forms_in
from reporting.offline.layout import HEADER_ROW, IDENTITY_SHEET, PLACE_OF, TITLES
from reporting.offline.tests.forms import ADDRESS, AGENCY, a_form
from reporting.offline.tests.test_round_trip import EVERY_SHAPE, _named
from reporting.offline.writing import form_workbook
from reporting.reports import Report, ReturnItem
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_figure, a_report, a_window

pytestmark = pytest.mark.once


@pytest.fixture
def report(cast: Cast) -> Report:
    load_catalogue()
    return a_report(cast.health)


def workbook(forms: Forms) -> Workbook:
    return load_workbook(BytesIO(form_workbook(forms, address=ADDRESS)))


def own_sheet(report: Report, who: Scope) -> Worksheet:
    return workbook(form_of(report, scope=who, at=NOW)).worksheets[1]


def row_of(page: Worksheet, code: str) -> int:
    return next(row for row in range(HEADER_ROW + 1, page.max_row + 1) if page[f"A{row}"].value == code)


def checks_at(page: Worksheet, address: str) -> list[Any]:
    return [rule for rule in page.data_validations.dataValidation if address in rule.sqref]


def offered(book: Workbook, rule: Any) -> list[str]:
    sheet, _, cells = rule.formula1.partition("!")
    found = book[sheet.strip("'")][cells.replace("$", "")]
    return [cell.value for row in found for cell in row] if isinstance(found, tuple) else [found.value]


# --- what may be filled in ----------------------------------------------------------------------------


def test_each_input_has_its_check_and_nothing_else_is_open() -> None:
    book = workbook(a_form((_named(one, f"X-{n:02}"), Entry()) for n, one in enumerate(EVERY_SHAPE)))
    page = book.worksheets[1]

    found = {}
    for row in range(HEADER_ROW + 1, page.max_row + 1):
        for part, letter in PLACE_OF.items():
            cell, rules = page[f"{letter}{row}"], checks_at(page, f"{letter}{row}")
            assert len(rules) == (0 if cell.protection.locked else 1)
            if rules:
                found[page[f"A{row}"].value, part] = rules[0]
    single, pairs = {("X-00", "a")}, {(code, part) for code in ("X-01", "X-02", "X-03", "X-07") for part in "ab"}
    choices = {("X-08", "a"), ("X-09", "a")}
    answers = single | pairs | choices | {("X-04", "a"), ("X-05", "a"), ("X-06", "a")}
    assert {key for key in found if key[1] in "ab"} == answers
    assert {key[1] for key in found} == set(PLACE_OF)
    for (code, part), rule in found.items():
        assert rule.showErrorMessage
        assert rule.error
        if part in "ab":
            is_fine, is_choice = code in ("X-06", "X-07"), (code, part) in choices
            assert rule.type == ("list" if is_choice else "decimal" if is_fine else "whole")
            assert is_choice or (rule.operator, rule.formula1, rule.formula2) == ("between", "0", "9" * 15)
    assert offered(book, found["X-08", "a"]) == ["Lengkap, berlaku", "Sebagian; atau draf", "=Belum"]
    assert offered(book, found["X-09", "a"]) == ["Ya", "Tidak"]
    assert offered(book, found["X-01", "state"]) == ["Nihil", "Tidak tersedia"]
    assert offered(book, found["X-04", "state"]) == ["Tidak tersedia"]
    assert (found["X-00", "reason"].formula1, found["X-00", "note"].formula1) == ("300", "2000")


def test_every_sheet_is_protected_without_a_password() -> None:
    book = workbook(a_form([(EVERY_SHAPE[0], Entry())]))

    assert all(page.protection.sheet and page.protection.password is None for page in book.worksheets)


def test_the_guide_comes_first_and_the_identity_is_very_hidden() -> None:
    book = workbook(a_form([(EVERY_SHAPE[0], Entry())]))

    assert [(page.title, page.sheet_state) for page in book.worksheets] == [
        ("Petunjuk", "visible"), ("Dinkes", "visible"), (IDENTITY_SHEET, "veryHidden"),
    ]  # fmt: skip
    told = [cell.value for row in book["Petunjuk"].rows for cell in row if cell.value]
    assert any(ADDRESS in text for text in told)


def test_it_is_laid_out_to_be_read_and_printed() -> None:
    page = workbook(a_form([(EVERY_SHAPE[0], Entry())])).worksheets[1]

    assert {letter: page[f"{letter}{HEADER_ROW}"].value for letter in TITLES} == TITLES
    assert page.freeze_panes == f"B{HEADER_ROW + 1}"
    assert (page.page_setup.orientation, str(page.page_setup.paperSize), page.page_setup.fitToWidth) == (
        "landscape", "9", 1,
    )  # fmt: skip
    assert page.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"


def test_the_same_form_made_at_the_same_moment_is_the_same_file() -> None:
    forms = a_form([(EVERY_SHAPE[0], Entry())])

    assert form_workbook(forms, address=ADDRESS) == form_workbook(forms, address=ADDRESS)


def test_hostile_words_are_texts_and_never_formulas() -> None:
    evil = '=HYPERLINK("http://jahat.test","klik")'
    one = _named(EVERY_SHAPE[0], "X-01")
    one.name, one.question, one.unit = evil, "@SUM(A1)", "+1"
    mine = Institution(pk=2, kind="agency", code="62.03-x", name=evil, short_name=evil, region=AGENCY.region)
    data = form_workbook(a_form([(one, Entry("unavailable", reason="=1", note="-2"))], mine), address=ADDRESS)

    with ZipFile(BytesIO(data)) as archive:
        sheets = [ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{n}.xml")) for n in (1, 2, 3)]
    assert not [tag for sheet in sheets for tag in sheet.iter() if tag.tag.endswith("}f")]


# --- what is shown ------------------------------------------------------------------------------------


def test_what_was_answered_stands_in_the_inputs(cast: Cast, report: Report) -> None:
    a_figure(report, Definition.objects.get(indicator__code="SDM-01"), 3, 4, note="Dua kali", by=cast.focal_point)
    a_figure(
        report,
        Definition.objects.get(indicator__code="ARG-01"),
        state="unavailable",
        reason="Belum",
        by=cast.focal_point,
    )
    page = own_sheet(report, cast.focal_point)

    row = row_of(page, "SDM-01")
    assert [page[f"{letter}{row}"].value for letter in "FGHIJKL"] == [
        "Laki-laki", 3, "Perempuan", 4, None, None, "Dua kali",
    ]  # fmt: skip
    row = row_of(page, "ARG-01")
    assert [page[f"{letter}{row}"].value for letter in "GIJK"] == [None, None, "Tidak tersedia", "Belum"]


def test_a_shared_number_is_shown_and_not_asked(cast: Cast, report: Report) -> None:
    a_figure(report, Definition.objects.get(indicator__code="ARG-01"), 1250, 5000, by=cast.focal_point)
    page = own_sheet(report, cast.focal_point)

    cell = page[f"I{row_of(page, 'ARG-02')}"]
    assert (cell.value, cell.protection.locked) == ("Rp1.250\ndari ARG-01", True)


def test_what_was_said_before_and_still_stands_is_told(cast: Cast, report: Report) -> None:
    first, before = a_report(cast.health, quarter=QUARTER.plus(-2)), a_report(cast.health, quarter=QUARTER.previous)
    a_figure(first, Definition.objects.get(indicator__code="KEB-03"), 1)
    a_figure(before, Definition.objects.get(indicator__code="SDM-01"), 5, 6)
    page = own_sheet(report, cast.focal_point)

    assert page[f"D{row_of(page, 'SDM-01')}"].value == "triwulan lalu: 11"
    stands = page[f"D{row_of(page, 'KEB-03')}"].value
    assert stands.startswith("TW I 2026, masih berlaku: Ya. Isi hanya bila berubah.")
    assert not page[f"G{row_of(page, 'KEB-03')}"].protection.locked


def test_of_a_returned_report_only_the_open_items_are_unlocked(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health, Status.RETURNED)
    figure = a_figure(report, Definition.objects.get(indicator__code="SDM-01"), 3, 4, by=cast.focal_point)
    ReturnItem.everything.create(
        report=report, indicator=figure.indicator, note="Periksa L.", opened_by=cast.coordinator.user, opened_at=NOW
    )
    page = own_sheet(report, cast.focal_point)

    rows = range(HEADER_ROW + 1, page.max_row + 1)
    assert {page[f"A{row}"].value for row in rows if not page[f"G{row}"].protection.locked} == {"SDM-01"}
    assert "Catatan pemeriksa: Periksa L." in str(page[f"B{row_of(page, 'SDM-01')}"].value)
    assert page[f"A{HEADER_ROW + 1}"].value == "Laporan ini dikembalikan 5 Oktober 2026: Periksa."


def test_an_example_says_so_on_every_sheet(cast: Cast, report: Report) -> None:
    cast.province.holds_example_data = True
    cast.province.save(update_fields=["holds_example_data"])
    cast.focal_point.region.parent.refresh_from_db()
    book = workbook(form_of(report, scope=cast.focal_point, at=NOW))

    for page in book.worksheets[:2]:
        assert any("DATA CONTOH" in str(cell.value) for row in page.iter_rows(max_row=6) for cell in row)
        assert "DATA CONTOH" in page.oddFooter.center.text


# --- for whom -----------------------------------------------------------------------------------------


def test_a_coordinators_workbook_holds_all_that_may_be_filled(cast: Cast) -> None:
    load_catalogue()
    a_report(cast.health, Status.SUBMITTED)
    a_report(cast.own)
    forms = forms_in(QUARTER, scope=cast.coordinator, at=NOW)

    assert [page.title for page in workbook(forms).worksheets] == [
        "Petunjuk",
        "Kapuas",
        "Dinas Pendidikan",
        "Identitas",
    ]
    guide = workbook(forms)["Petunjuk"]
    assert any("Dinas Kesehatan." in str(cell.value) for row in guide.rows for cell in row)
    assert not Report.everything.filter(institution=cast.schools).exists()


def test_a_region_has_a_heading_for_each_prerequisite(cast: Cast) -> None:
    load_catalogue()
    page = own_sheet(a_report(cast.own), cast.coordinator)

    heads = [page[f"A{row}"].value for row in range(HEADER_ROW + 1, page.max_row + 1) if not page[f"B{row}"].value]
    assert heads[:3] == ["Komitmen", "Kebijakan", "Kelembagaan"]


def test_what_was_handed_in_has_no_form(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health, Status.SUBMITTED)

    with pytest.raises(Beaten, match="sudah dikirim"):
        form_of(report, scope=cast.focal_point, at=NOW)


def test_a_closed_quarter_has_no_form(cast: Cast, report: Report) -> None:
    a_window(cast.province, closed_at=NOW)

    with pytest.raises(Refused, match="ditutup"):
        form_of(report, scope=cast.focal_point, at=NOW)
    with pytest.raises(Refused, match="ditutup"):
        forms_in(QUARTER, scope=cast.coordinator, at=NOW)


def test_where_all_is_handed_in_there_is_nothing_to_fill(cast: Cast) -> None:
    load_catalogue()
    for institution in (cast.own, cast.health, cast.schools):
        a_report(institution, Status.SUBMITTED)

    with pytest.raises(Refused, match="tidak ada formulir"):
        forms_in(QUARTER, scope=cast.coordinator, at=NOW)


def test_queries_are_as_many_for_three_agencies_as_for_one(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    load_catalogue()
    trained = Definition.objects.get(indicator__code="SDM-01")
    a_report(cast.schools, Status.SUBMITTED)
    a_figure(a_report(cast.health), trained, 1, 2, by=cast.focal_point)
    a_report(cast.own)

    def grow() -> None:
        for number in range(2):
            one = agency(f"baru{number}", f"Dinas Baru {number}", cast.own)
            a_figure(a_report(one), trained, 1, 2, by=cast.coordinator)

    assert assert_same_queries(lambda: forms_in(QUARTER, scope=cast.coordinator, at=NOW), grow=grow) < 20
