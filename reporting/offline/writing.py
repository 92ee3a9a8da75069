"""The form of one or many reports as a workbook: a guide, a sheet each, and a hidden one that tells whose it is."""

from datetime import UTC
from io import BytesIO
from typing import Any

from formats.spreadsheets.archives import Archive
from formats.spreadsheets.looks import SIZE, TYPEFACE
from formats.spreadsheets.texts import writable
from formats.spreadsheets.workbooks import LANGUAGE
from reporting.offline.cells import put
from reporting.offline.checks import Lists
from reporting.offline.form_sheet import FormWriter
from reporting.offline.forms import Forms
from reporting.offline.guide import write_guide
from reporting.offline.identity import Identity, SheetIdentity, lines_of
from reporting.offline.layout import GUIDE_SHEET, IDENTITY_SHEET
from reporting.offline.looks import Looks
from reporting.offline.sheet_names import sheet_names
from reporting.sheets import Sheet


def form_workbook(forms: Forms, *, address: str) -> bytes:
    """No formula, no macro, no link to another file. `address`: where it is sent when it is filled."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook()
    guide = workbook.worksheets[0]
    guide.title = GUIDE_SHEET
    _name(workbook, forms)
    made = Looks(workbook)
    institutions = [sheet.report.institution for sheet in forms.sheets]
    names = sheet_names(((one.short_name, one.code) for one in institutions), taken=(GUIDE_SHEET, IDENTITY_SHEET))
    write_guide(guide, forms, names=names, address=address, made=made)
    pages = [workbook.create_sheet(name) for name in names]
    lists = Lists(_hidden(workbook, forms, names))
    for page, sheet in zip(pages, forms.sheets, strict=True):
        FormWriter(page, sheet, version=forms.version, is_example=forms.is_example, made=made, lists=lists).write()
    file = BytesIO()
    ExcelWriter(workbook, Archive(file)).save()
    return file.getvalue()


def file_name(forms: Forms) -> str:
    return f"formulir-pug-{forms.owner.code}-{forms.quarter.code}.xlsx"


def identity_of(forms: Forms, names: list[str]) -> Identity:
    return Identity(
        forms.quarter,
        forms.version,
        tuple(_told(sheet, name) for sheet, name in zip(forms.sheets, names, strict=True)),
    )


def _told(sheet: Sheet, name: str) -> SheetIdentity:
    institution = sheet.report.institution
    versions = {question.code: question.version for question in sheet.questions}
    return SheetIdentity(institution.code, institution.full_name, name, versions)


def _hidden(workbook: Any, forms: Forms, names: list[str]) -> Any:
    page = workbook.create_sheet(IDENTITY_SHEET)
    page.sheet_state = "veryHidden"
    for row, line in enumerate(lines_of(identity_of(forms, names)), start=1):
        put(page, f"A{row}", line, page[f"A{row}"]._style)
    page.protection.sheet = True
    return page


def _name(workbook: Any, forms: Forms) -> None:
    from openpyxl.styles import Font

    about = workbook.properties
    about.title = writable(f"Formulir laporan PUG {forms.quarter.label}, {forms.owner.full_name}")
    about.creator = about.lastModifiedBy = "PUG Tracker"
    about.language = LANGUAGE
    about.created = about.modified = forms.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook._named_styles["Normal"].font = Font(name=TYPEFACE, size=SIZE)
