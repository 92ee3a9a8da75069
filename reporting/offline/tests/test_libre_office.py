"""A form that was opened and saved by LibreOffice, in each of its formats, says what it said before."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from formats.tables.opening import open_book
from formats.tests.libre_office import converted
from indicators.loading import load_catalogue
from indicators.models import Definition
from institutions.tests.cast import Cast
from reporting.offline.forms import form_of
from reporting.offline.layout import PLACE_OF
from reporting.offline.reading import read_form
from reporting.offline.tests.forms import ADDRESS
from reporting.offline.tests.test_reading_forms import changed, filled, typed
from reporting.offline.writing import form_workbook
from reporting.tests.stories import NOW, a_figure, a_report


@pytest.mark.once
def test_there_and_back_through_libre_office(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health)
    trained = Definition.objects.get(indicator__code="SDM-01")
    a_figure(report, trained, 3, 4, note="=1+1\nbaris dua", by=cast.focal_point)
    form = form_workbook(form_of(report, scope=cast.focal_point, at=NOW), address=ADDRESS)
    cells = filled(ARG_01_G=1250000000, ARG_01_I="Rp 5.000.000.000", PPRG_01_G="Tidak", PPRG_02_J="Tidak tersedia",
                   PPRG_02_K="Belum dihimpun")  # fmt: skip
    sent = changed(form, cells)
    before = typed(read_form(open_book(sent, name="formulir.xlsx"), scope=cast.focal_point, at=NOW))

    first = converted(sent, to="ods")
    saved = {"ods": first, "xlsx": converted(first, to="xlsx", of="ods"), "xls": converted(sent, to="xls")}

    for kind, data in saved.items():
        contents = read_form(open_book(data, name=f"formulir.{kind}"), scope=cast.focal_point, at=NOW)
        assert (typed(contents), contents.wrong, contents.hints) == (before, (), ()), kind
    page = load_workbook(BytesIO(saved["xlsx"]))["Dinas Kesehatan"]
    assert page.protection.sheet
    assert not page[f"{PLACE_OF['a']}5"].protection.locked
    assert page["B5"].protection.locked
    assert {rule.type for rule in page.data_validations.dataValidation} == {"whole", "list", "textLength"}
