"""How cells look: formats of numbers, and the few styles a sheet is made of, each registered once in a workbook."""

from functools import cached_property
from typing import Any

from formats.colours import ACCENT, ACCENT_SOFT, GROUND, INK, INK_2, LINE
from formats.spreadsheets.tables import Counts, Kind

TYPEFACE, SIZE = "Arial", 10
#: In the file, points stand before decimals; a spreadsheet shows what its reader is used to.
WITHOUT_DIGITS = {
    Kind.TEXT: "@",
    Kind.QUARTER: "@",
    Kind.DATE: "[$-421]d mmmm yyyy",
    Kind.YEAR: "0",
    Kind.RUPIAH: '"Rp"#,##0;-"Rp"#,##0',
}
WITH_DIGITS = {
    Kind.WHOLE: "#,##0{}",
    Kind.DECIMAL: "#,##0{}",
    Kind.PERCENT: "0{}%",
    Kind.CHANGE: "+#,##0{0};-#,##0{0};0{0}",
}
TEXTS = (Kind.TEXT, Kind.QUARTER)


def number_format(kind: Kind, digits: int = 0) -> str:
    if kind in WITHOUT_DIGITS:
        return WITHOUT_DIGITS[kind]
    return WITH_DIGITS[kind].format("." + "0" * digits if digits else "")


def colour(literal: str) -> str:
    """`#0b5d4e` as spreadsheets write it."""
    return "FF" + literal.removeprefix("#").upper()


class Looks:
    """Hands out style arrays: a cell that is given one needs no look-up of its own."""

    def __init__(self, sheet: Any, *, is_lined: bool) -> None:
        self._sheet, self.is_lined = sheet, is_lined
        self._known: dict[tuple[object, ...], Any] = {}

    def of(
        self, kind: Kind, digits: int = 0, *, is_text: bool = False, is_strong: bool = False, armed: bool = False
    ) -> Any:
        """`is_text`: a text, whatever its column holds. `armed`: it begins like a formula, and shall stay a text."""
        key = (kind, digits, is_text, is_strong, armed)
        if key not in self._known:
            self._known[key] = self._body(kind, digits, is_text=is_text, is_strong=is_strong, armed=armed)
        return self._known[key]

    def _body(self, kind: Kind, digits: int, *, is_text: bool, is_strong: bool, armed: bool) -> Any:
        from openpyxl.styles import Alignment

        cell = self._cell(bold=is_strong, colour_of_text=INK)
        right = kind not in TEXTS
        side = "right" if right else "left"
        cell.alignment = Alignment(
            horizontal=side, vertical="center", wrap_text=self.is_lined and (is_text or not right), indent=1
        )
        if self.is_lined:
            cell.border = self._line_below(LINE)
        cell.number_format = number_format(Kind.TEXT if is_text else kind, digits)
        if armed:
            cell.quotePrefix = True
        return cell._style

    def heading(self, kind: Kind, counts: Counts) -> Any:
        from openpyxl.styles import Alignment, PatternFill

        key = ("heading", kind in TEXTS, counts)
        if key not in self._known:
            cell = self._cell(bold=True, colour_of_text=INK)
            cell.fill = PatternFill("solid", fgColor=colour(GROUND if counts == Counts.COVERAGE else ACCENT_SOFT))
            side = "left" if kind in TEXTS else "right"
            cell.alignment = Alignment(horizontal=side, vertical="bottom", wrap_text=True, indent=1)
            cell.border = self._line_below(ACCENT)
            self._known[key] = cell._style
        return self._known[key]

    @cached_property
    def caption(self) -> Any:
        return self._cell(bold=True, size=SIZE + 4, colour_of_text=ACCENT)._style

    @cached_property
    def lead(self) -> Any:
        return self._cell(colour_of_text=INK_2)._style

    def _cell(self, *, colour_of_text: str, bold: bool = False, size: int = SIZE) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        cell = WriteOnlyCell(self._sheet)
        cell.font = Font(name=TYPEFACE, size=size, bold=bold, color=colour(colour_of_text))
        return cell

    @staticmethod
    def _line_below(literal: str) -> Any:
        from openpyxl.styles import Border, Side

        return Border(bottom=Side(style="thin", color=colour(literal)))
