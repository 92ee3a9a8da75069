"""One report's sheet: what is read is locked, what is filled in is coloured and checked."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from formats.colours import BAD_SOFT
from formats.dates import long_date
from formats.spreadsheets.looks import colour
from reporting.offline import looks
from reporting.offline.cells import lines_in, make_room, put, put_named
from reporting.offline.checks import Lists, add_checks
from reporting.offline.layout import (
    ABOUT_ROW,
    COLUMNS,
    HEADER_ROW,
    LAST,
    MARK_ROW,
    PLACE_OF,
    TITLE_ROW,
    UNAVAILABLE,
    mark_of,
)
from reporting.offline.looks import Look, Looks
from reporting.offline.rows import Check, Number, OneOf, Row, Value, row_of
from reporting.sheets import Sheet
from reporting.statuses import Status

ACROSS = {column.letter: column.width for column in COLUMNS}
EXAMPLE = "DATA CONTOH, bukan angka resmi"
LOOK_OF = {"state": looks.CHOICE, "reason": looks.WORDS, "note": looks.WORDS}
A4 = 9


class FormWriter:
    """Writes one sheet from top to bottom."""

    def __init__(self, page: Any, sheet: Sheet, *, version: str, is_example: bool, made: Looks, lists: Lists) -> None:
        self.page, self.sheet, self.version, self.is_example = page, sheet, version, is_example
        self._looks, self._lists = made, lists
        self._checks: list[tuple[str, int, Check]] = []
        self._row = HEADER_ROW

    def write(self) -> None:
        self._head()
        for text in self._notices():
            self._across(self._next(), text, looks.NOTICE)
        for section in self.sheet.sections:
            if section.title:
                self._across(self._next(), section.title, looks.SECTION)
            for question in section.questions:
                self._item(self._next(), row_of(question))
        add_checks(self.page, self._checks, self._lists)
        self._ask_for_reasons()
        self._set_up()

    def _next(self) -> int:
        self._row += 1
        return self._row

    def _head(self) -> None:
        report = self.sheet.report
        about = f"Laporan {report.quarter.label} · tenggat {long_date(self.sheet.due)} · {self.sheet.progress_words}"
        self._put(f"A{TITLE_ROW}", report.institution.full_name, looks.TITLE)
        self._put(f"A{ABOUT_ROW}", f"{about} · {EXAMPLE}" if self.is_example else about, looks.ABOUT)
        mark = mark_of(report.institution.code, quarter=report.quarter, version=self.version)
        self._put(f"A{MARK_ROW}", mark, looks.QUIET)
        for column in COLUMNS:
            self._put(f"{column.letter}{HEADER_ROW}", column.title, looks.HEADING)
        for row, height in ((TITLE_ROW, 26), (ABOUT_ROW, 17), (MARK_ROW, 15), (HEADER_ROW, 31)):
            self.page.row_dimensions[row].height = height

    def _notices(self) -> Iterator[str]:
        report = self.sheet.report
        if report.status == Status.RETURNED and report.return_note:
            yield f"Laporan ini dikembalikan {long_date(report.returned_at)}: {report.return_note}"
        if any(not question.is_open for question in self.sheet.questions):
            yield "Hanya butir yang dikembalikan yang dapat diubah. Butir lain dapat dibuka di halaman laporan."

    def _across(self, row: int, text: str, look: Look) -> None:
        self._put(f"A{row}", text, look)
        self.page.merged_cells.add(f"A{row}:{LAST}{row}")  # merge_cells would lay out every cell of it
        make_room(self.page, row, lines_in(text, 2 * sum(ACROSS.values()) // 3))

    def _item(self, row: int, item: Row) -> None:
        self._put(f"A{row}", item.code, looks.CODE)
        put_named(self.page, f"B{row}", item.name, "\n".join(item.help), self._looks.of(looks.READ))
        for letter, text in (("C", item.unit), ("D", item.before), ("E", item.target)):
            self._put(f"{letter}{row}", text, looks.READ)
        self._put(f"F{row}", item.labels.get("a", ""), looks.LABEL)
        self._put(f"H{row}", item.labels.get("b", ""), looks.LABEL)
        for part, letter in PLACE_OF.items():
            self._part(letter, row, part, item)
        make_room(self.page, row, _lines(item))

    def _part(self, letter: str, row: int, part: str, item: Row) -> None:
        address = f"{letter}{row}"
        if part in item.taken_over:
            self._put(address, item.taken_over[part], looks.FIXED)
        elif (check := item.checks.get(part)) is None:
            self._put(address, "", looks.UNASKED)
        else:
            look = LOOK_OF.get(part) or _look_of(check)
            self._put(address, item.values[part], look if item.is_open else replace(look, is_input=False, fill=""))
            if item.is_open:
                self._checks.append((letter, row, check))

    def _put(self, address: str, value: Value, look: Look) -> None:
        put(self.page, address, value, self._looks.of(look))

    def _ask_for_reasons(self) -> None:
        """Turns red where something is called unavailable and no reason stands beside it."""
        from openpyxl.formatting.rule import FormulaRule
        from openpyxl.styles import PatternFill

        first, state, reason = HEADER_ROW + 1, PLACE_OF["state"], PLACE_OF["reason"]
        lacking = f'AND(${state}{first}="{UNAVAILABLE}",${reason}{first}="")'
        red = PatternFill(bgColor=colour(BAD_SOFT), fill_type="solid")
        self.page.conditional_formatting.add(
            f"{reason}{first}:{reason}{self._row}", FormulaRule(formula=[lacking], fill=red)
        )

    def _set_up(self) -> None:
        page = self.page
        for column in COLUMNS:
            page.column_dimensions[column.letter].width = column.width
        page.freeze_panes = f"B{HEADER_ROW + 1}"
        page.sheet_view.showGridLines = False
        protect(page)
        page.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        page.print_area = f"A1:{LAST}{self._row}"
        set_up_print(page, self.sheet.report.institution.full_name, is_example=self.is_example)


def protect(page: Any) -> None:
    """Without a password: it guards against slips. Widths and heights may be changed."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False


def set_up_print(page: Any, name: str, *, is_example: bool) -> None:
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.paperSize, page.page_setup.orientation = A4, "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_margins.left = page.page_margins.right = page.page_margins.top = Decimal("0.4")
    page.page_margins.bottom, page.page_margins.footer = Decimal("0.7"), Decimal("0.3")
    page.oddFooter.left.text = name.replace("&", "&&")[:150]
    page.oddFooter.center.text = EXAMPLE if is_example else ""
    page.oddFooter.right.text = "Halaman &P dari &N"


def _look_of(check: Check) -> Look:
    if isinstance(check, OneOf):
        return looks.CHOICE
    if isinstance(check, Number) and check.decimals:
        return replace(looks.FIGURE, number_format="#,##0." + "0" * check.decimals)
    return looks.FIGURE


def _lines(item: Row) -> int:
    """Of the tallest cell."""
    texts = {
        "B": "\n".join((item.name, *item.help)),
        "D": item.before,
        "F": item.labels.get("a", ""),
        "H": item.labels.get("b", ""),
        **{PLACE_OF[part]: text for part, text in item.taken_over.items()},
        **{PLACE_OF[part]: value for part, value in item.values.items() if isinstance(value, str)},
    }
    return max(2, *(lines_in(text, ACROSS[letter]) for letter, text in texts.items()))
