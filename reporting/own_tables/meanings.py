"""What a column of a table of their own can mean, and what the words of a heading say about it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256

from indicators.answers import PAIRED
from indicators.catalogue import Definition
from reporting.entries import asked_columns
from reporting.own_tables.heading_words import normal
from reporting.own_tables.headings import item_in
from reporting.own_tables.quarters_named import timeless
from reporting.wording import column_label

#: Meanings that are no item: not read; who it is about; which item; the number itself, or one of two.
SKIP, AGENCY, ITEM = "lewati", "instansi", "butir"
VALUE, MALE, FEMALE, FIRST, SECOND = "nilai", "laki-laki", "perempuan", "pertama", "kedua"
PARTS_OF_A_ROW = (VALUE, MALE, FEMALE, FIRST, SECOND)
LABELS = {
    SKIP: "Abaikan kolom ini",
    AGENCY: "Nama perangkat daerah",
    ITEM: "Nama atau kode butir",
    VALUE: "Nilai butir (satu angka atau pilihan)",
    MALE: "Laki-laki",
    FEMALE: "Perempuan",
    FIRST: "Angka pertama dari dua (bagian)",
    SECOND: "Angka kedua dari dua (seluruhnya)",
}
MALES = frozenset(["l", "lk", "laki", "laki2", "pria", "lakilaki", "m", "male"])
FEMALES = frozenset(["p", "pr", "perempuan", "wanita", "pria/wanita", "f", "female"])
OF_AGENCIES = frozenset({
    "opd", "skpd", "instansi", "dinas", "perangkatdaerah", "namaopd", "namaskpd", "namainstansi", "namaperangkatdaerah",
})  # fmt: skip
OF_ITEMS = frozenset(["indikator", "butir", "uraian", "namaindikator", "namabutir", "uraianindikator", "kodebutir"])
OF_VALUES = frozenset(["nilai", "realisasi", "capaian", "isian", "jawaban", "angka"])
SMALL = frozenset(["yang", "dan", "di", "ke", "dari", "untuk", "pada", "per", "atau", "orang", "jumlah"])


@dataclass(frozen=True)
class Meant:
    """One number of an item, as a column may carry it: 'SDM-01.a'."""

    code: str
    part: str

    def __str__(self) -> str:
        return f"{self.code}.{self.part}"


def meant(meaning: str) -> Meant | None:
    """The item that a meaning names, where it names one."""
    code, dot, part = meaning.rpartition(".")
    return Meant(code, part) if dot and part in ("a", "b") else None


def fingerprint(labels: Iterable[str], *, subject: str = "") -> str:
    """Of a table's headings, whatever their letters and signs: the same table next quarter has it again.

    A year or a quarter in a heading changes with time and is left out. `subject`: where the headings tell no item,
    what the table is about.
    """
    told = [timeless(label).split() for label in labels] + ([[subject]] if subject else [])
    return sha256(repr(told).encode()).hexdigest()[:32]


def parts_of(definition: Definition) -> tuple[Meant, ...]:
    return tuple(Meant(definition.code, column) for column in asked_columns(definition))


def label_of(definition: Definition, part: str) -> str:
    """'SDM-01 Aparatur yang dilatih · Laki-laki'."""
    name = f"{definition.code} {definition.name}"
    return f"{name} · {column_label(definition, part)}" if definition.shape in PAIRED else name


def from_heading(path: tuple[str, ...], definitions: Iterable[Definition], *, samples: Sequence[str] = ()) -> str:
    """What a heading says, and what stands below it; SKIP where that is nothing, or could be two things."""
    words = normal(path[-1]).replace(" ", "") if path else ""
    if words in OF_AGENCIES:
        return AGENCY
    if words in OF_ITEMS:
        return ITEM
    found = item_in(" ".join(path), definitions, samples=samples)
    if found:
        return found
    if words in MALES:
        return MALE
    if words in FEMALES:
        return FEMALE
    return VALUE if words in OF_VALUES else SKIP


def alike(one: str, other: str) -> float:
    """How much two names say the same: by their words, and letter by letter, so that a slip of the finger passes."""
    first, second = _telling(one), _telling(other)
    if not first or not second:
        return 0
    shared = len(first & second) / len(first | second)
    letters = SequenceMatcher(None, " ".join(sorted(first)), " ".join(sorted(second))).ratio()
    return max(shared, letters)


def _telling(text: str) -> set[str]:
    return {word for word in normal(text).split() if word not in SMALL}
