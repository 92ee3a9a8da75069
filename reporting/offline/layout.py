"""Where everything stands on a sheet of the form. Written by writing.py, looked for by reading.py: nowhere else."""

from dataclasses import dataclass

from formats.quarters import Quarter

GUIDE_SHEET = "Petunjuk"
IDENTITY_SHEET = "Identitas"
HEADING = "Kode"
NIL, UNAVAILABLE = "Nihil", "Tidak tersedia"


@dataclass(frozen=True)
class Column:
    """`part`: of an answer, what is filled in here; nothing where the cells are only read."""

    letter: str
    title: str
    width: int
    part: str = ""


COLUMNS = (
    Column("A", HEADING, 11),
    Column("B", "Butir", 40),
    Column("C", "Satuan", 8),
    Column("D", "Sebelumnya", 20),
    Column("E", "Target tahun ini", 11),
    Column("F", "Yang diisi (1)", 17),
    Column("G", "Isian 1", 16, "a"),
    Column("H", "Yang diisi (2)", 17),
    Column("I", "Isian 2", 16, "b"),
    Column("J", "Nihil atau tidak tersedia", 14, "state"),
    Column("K", "Alasan bila tidak tersedia", 22, "reason"),
    Column("L", "Catatan", 23, "note"),
)
TITLES = {column.letter: column.title for column in COLUMNS}
PLACE_OF = {column.part: column.letter for column in COLUMNS if column.part}
LAST = COLUMNS[-1].letter
#: Title, what it is about, its mark, headings; what is filled comes below.
TITLE_ROW, ABOUT_ROW, MARK_ROW, HEADER_ROW = 1, 2, 3, 4


def mark_of(code: str, *, quarter: Quarter, version: str) -> str:
    """The line by which a sheet tells whose it is; people can read it too."""
    return f"Formulir {code} · {quarter.code} · versi {version}"
