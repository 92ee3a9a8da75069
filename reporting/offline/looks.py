"""How the form's cells look; each look is registered once in a workbook and handed out as a style array."""

from dataclasses import dataclass, replace
from typing import Any

from formats.colours import ACCENT, ACCENT_SOFT, BAD_SOFT, GROUND, HATCH_LINE, INK, INK_2, LINE, WARN, WARN_SOFT
from formats.spreadsheets.looks import SIZE, TYPEFACE, colour


@dataclass(frozen=True)
class Look:
    """`fill` none: paper. `is_input`: may be filled in, everything else is locked."""

    ink: str = INK
    size: int = SIZE
    is_bold: bool = False
    fill: str = ""
    side: str = "left"
    rise: str = "top"
    is_input: bool = False
    number_format: str = "General"
    line: str = ""
    is_wrapped: bool = True


TITLE = Look(ink=ACCENT, size=SIZE + 5, is_bold=True, rise="center", is_wrapped=False)
ABOUT = Look(size=SIZE + 1, rise="center", is_wrapped=False)
QUIET = Look(ink=INK_2, size=SIZE - 1, rise="center", is_wrapped=False)
PLAIN = Look(size=SIZE + 1)
STRONG = Look(size=SIZE + 1, is_bold=True)
NUMBER = Look(ink=ACCENT, size=SIZE + 1, is_bold=True, side="center")
LINK = Look(ink=ACCENT, is_bold=True, line=LINE)
EXAMPLE = Look(ink=WARN, size=SIZE + 1, is_bold=True)
HEADING = Look(is_bold=True, fill=ACCENT_SOFT, rise="center", line=ACCENT)
SECTION = Look(ink=ACCENT, size=SIZE + 1, is_bold=True, fill=GROUND, rise="center", line=LINE)
NOTICE = Look(fill=BAD_SOFT, line=LINE)
READ = Look(line=LINE)
CODE = replace(READ, ink=INK_2, number_format="@")
LABEL = replace(READ, ink=INK_2, side="right")
FIXED = replace(READ, side="right", fill=GROUND)
UNASKED = replace(READ, fill=GROUND)
WORDS = replace(READ, is_input=True, fill=WARN_SOFT, number_format="@")
CHOICE = replace(WORDS, number_format="General")
FIGURE = replace(WORDS, side="right", number_format="#,##0")


class Looks:
    def __init__(self, workbook: Any) -> None:
        self._sheet = workbook.worksheets[0]
        self._known: dict[Look, Any] = {}

    def of(self, look: Look) -> Any:
        if look not in self._known:
            self._known[look] = self._made(look)
        return self._known[look]

    def _made(self, look: Look) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        cell = WriteOnlyCell(self._sheet)
        cell.font = Font(name=TYPEFACE, size=look.size, bold=look.is_bold, color=colour(look.ink))
        cell.alignment = Alignment(
            horizontal=look.side, vertical=look.rise, wrap_text=look.is_wrapped, indent=int(bool(look.line))
        )
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=colour(look.fill))
        if look.line:
            cell.border = Border(bottom=Side(style="thin", color=colour(look.line)))
        if look.is_input:
            edge = Side(style="thin", color=colour(HATCH_LINE))
            cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
        cell.number_format = look.number_format
        cell.protection = Protection(locked=not look.is_input)
        return cell._style
