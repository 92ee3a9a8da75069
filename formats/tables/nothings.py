"""Cells that hold no value, and why not: nothing happened, a dash, not known, an error, or left empty."""

from formats.tables.cells import Cell, CellError, squeezed
from formats.tables.readings import Asked, Choice, Kind, Nothing

NIL = {"nihil", "nil", "zero", "tidak ada kejadian", "tidak ada kasus", "tidak ada kegiatan"}
DASHES = {"-", "–", "—", "−", "--", "---", ".", "..", "...", "…", "_", "- -", "‐", "‑", "―"}
UNKNOWN = {
    "?", "??", "n/a", "n.a.", "n.a", "na", "tad", "t.a.d.", "tidak tersedia", "tdk tersedia", "belum tersedia",
    "belum ada", "blm ada", "belum ada data", "blm ada data", "data belum ada", "tidak ada data", "tdk ada data",
    "data tidak ada", "tidak diketahui", "belum diketahui", "belum diisi", "menunggu data", "null", "none", "nan",
}  # fmt: skip
#: Said of both: that nothing happened, and that nobody has the figure.
EITHER = {"tidak ada", "tdk ada", "kosong", "tidak"}
ERRORS = {"#n/a", "#ref!", "#div/0!", "#value!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#getting_data"}

FAILED = "Rumus di sel ini gagal dan menampilkan {}. Perbaiki rumusnya atau tulis angkanya."
NEVER_COMPUTED = (
    "Rumus di sel ini belum pernah dihitung, jadi tidak ada hasilnya. Buka berkasnya di Excel atau LibreOffice, "
    "simpan, lalu kirim lagi."
)
TOO_NARROW = "Kolom ini terlalu sempit, sehingga hanya tanda # yang tersimpan. Tulis lagi isinya."
WHICH_NOTHING = "Apa arti “{}” di kolom ini?"
NIL_WORDS, UNKNOWN_WORDS = "nihil: memang tidak ada kejadian", "tidak tersedia: datanya belum ada"


def nothing_in(cell: Cell | None) -> Nothing | Asked[object] | None:
    """None where the cell holds something that can be read."""
    if cell is None:
        return Nothing(Kind.BLANK)
    if isinstance(cell.value, CellError):
        code = cell.value.code
        return Nothing(Kind.ERROR, str(cell.value), FAILED.format(code) if code else NEVER_COMPUTED)
    return nothing_said(cell.value) if isinstance(cell.value, str) else None


def nothing_said(text: str) -> Nothing | Asked[object] | None:
    shown = squeezed(text)
    said = shown.strip("'’ ").casefold().strip("()[]\"“”'* ").rstrip(";:,") or shown
    said = shown if shown in DASHES else said
    if not shown:
        return Nothing(Kind.BLANK)
    if said in ERRORS or (set(said) == {"#"}):
        return Nothing(Kind.ERROR, shown, FAILED.format(shown) if said in ERRORS else TOO_NARROW)
    for words, kind in ((NIL, Kind.NIL), (DASHES, Kind.DASH), (UNKNOWN, Kind.UNKNOWN)):
        if said in words:
            return Nothing(kind, shown)
    return which_nothing(shown, said) if said in EITHER else None


def which_nothing(shown: str, said: str) -> Asked[object]:
    nil, unknown = Nothing(Kind.NIL, shown), Nothing(Kind.UNKNOWN, shown)
    choices: tuple[Choice[object], ...] = (Choice("nil", NIL_WORDS, nil), Choice("unknown", UNKNOWN_WORDS, unknown))
    return Asked(WHICH_NOTHING.format(shown), choices, rule=f"nothing:{said}")
