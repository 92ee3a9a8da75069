"""Marks that mean yes or no: ticks, crosses, `ya`, `ada`, `blm`."""

import re
from decimal import Decimal
from typing import cast

from formats.tables.cells import Cell, squeezed
from formats.tables.nothings import nothing_in
from formats.tables.readings import Asked, Choice, Reading, Refusal, Taken

#: ü is what a tick of the font Wingdings is stored as, û its cross.
YES = {
    "1", "ada ya", "ada", "benar", "iya", "lengkap", "sdh ada", "sdh", "sudah ada", "sudah", "tersedia", "true",
    "v", "y", "ya", "yes", "ü", "√", "☑", "✅", "✓", "✔", "🗹",
}  # fmt: skip
NO = {
    "0", "belum ada", "belum tersedia", "belum", "blm ada", "blm", "bukan", "false", "n", "no", "salah", "t",
    "tak", "tdk ada", "tdk", "tidak ada", "tidak tersedia", "tidak", "û", "☐", "☒", "✗", "✘", "❌",
}  # fmt: skip
CROSSES = {"x", "×", "xx"}
NO_MARK = "“{}” bukan jawaban ya atau tidak. Tulis ya atau tidak."
WHICH_CROSS = "Apa arti tanda “x” di kolom ini?"


def read_mark(cell: Cell | None) -> Reading[bool]:
    """What "x" means differs from office to office: it is asked."""
    if cell is not None and isinstance(cell.value, bool):
        return Taken(cell.value)
    if cell is not None and isinstance(cell.value, Decimal):
        return Taken(bool(cell.value)) if cell.value in {0, 1} else Refusal(NO_MARK.format(cell.shown))
    if cell is not None and isinstance(cell.value, str):
        said = squeezed(cell.value).casefold().strip("'’ .,;:()[]*!\ufe0f")
        if said in CROSSES:
            return Asked(WHICH_CROSS, (Choice("yes", "ya", True), Choice("no", "tidak", False)), rule="mark:x")
        if said in YES or said in NO:
            return Taken(said in YES)
        if re.fullmatch(r"[v√✓]{1,3}", said):
            return Taken(True)
    nothing = nothing_in(cell)
    return cast(Reading[bool], nothing) if nothing or cell is None else Refusal(NO_MARK.format(cell.shown[:60]))
