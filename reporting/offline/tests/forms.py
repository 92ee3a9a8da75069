"""Forms without a database: a report with these answers, its workbook, and what is read from it."""

from collections.abc import Iterable
from typing import Any

from formats.tables.opening import Book, open_book
from indicators.catalogue import Catalogue, Definition
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.entries import EMPTY, Entry
from reporting.figures import Figure
from reporting.offline.forms import Forms
from reporting.offline.identity import SheetIdentity
from reporting.offline.layout import HEADER_ROW
from reporting.offline.reading import PageReader
from reporting.offline.recognising import Page
from reporting.offline.writing import form_workbook
from reporting.reports import Report
from reporting.sheets import Question, Sheet
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER
from reporting.threads import Thread
from reporting.windows import QuarterWindow, proposed_dues

ADDRESS = "https://contoh.test/berkas/kirim/"
REGION = Institution(pk=1, kind=Kind.REGENCY, code="62.03", name="Kabupaten Kapuas", short_name="Kapuas")
AGENCY = Institution(
    pk=2, kind=Kind.AGENCY, code="62.03-dinkes", name="Dinas Kesehatan", short_name="Dinkes", region=REGION
)


def question(definition: Definition, entry: Entry = EMPTY, *, report: Report, **fields: Any) -> Question:
    figure = None
    if entry != EMPTY:
        figure = Figure(
            report=report, indicator=definition.indicator, shape=definition.shape, state=entry.state,
            a=entry.a, b=entry.b, reason=entry.reason, note=entry.note, version=1,
        )  # fmt: skip
    given: dict[str, Any] = {
        "is_asked": True, "is_open": True, "standing": None, "earlier": (), "target": "", "evidence": (),
        "thread": Thread((), Status.DRAFT, None), "return_item": None, "source": None, "shared_value": None,
        "problems": (), **fields,
    }  # fmt: skip
    return Question(definition=definition, figure=figure, change=None, **given)


def a_form(answers: Iterable[tuple[Definition, Entry]], institution: Institution = AGENCY) -> Forms:
    report = Report(institution=institution, quarter=QUARTER)
    questions = tuple(question(definition, entry, report=report) for definition, entry in answers)
    dues = proposed_dues(QUARTER)
    sheet = Sheet(report, questions, QuarterWindow(QUARTER, dues), dues.agency, None)
    return Forms(institution, QUARTER, "1.uji", (sheet,), (), NOW, is_example=False)


def opened(forms: Forms) -> Book:
    return open_book(form_workbook(forms, address=ADDRESS), name="formulir.xlsx")


def read_back(forms: Forms) -> PageReader:
    """The one sheet of the form, read without asking whose it is."""
    [sheet] = forms.sheets
    grid = opened(forms).grids[1]
    versions = {question.code: question.version for question in sheet.questions}
    identity = SheetIdentity(sheet.report.institution.code, "", grid.name, versions)
    catalogue = Catalogue(QUARTER, tuple(question.definition for question in sheet.questions))
    return PageReader(Page(identity, grid, HEADER_ROW - 1), sheet.report.institution, catalogue)
