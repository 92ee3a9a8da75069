"""What a column of a table of their own can mean, and what the words of a heading say about it. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256

from indicators.answers import PAIRED
from indicators.catalogue import Definition
from indicators.kinds import Shape
from reporting.entries import asked_columns
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
ALIKE, CLEARLY = 0.72, 0.08


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


def normal(text: str) -> str:
    """Lower case, single spaces, nothing but letters and digits: how two headings are compared."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " dan ")
    return " ".join(re.findall(r"[^\W_]+", plain))


def fingerprint(labels: Iterable[str]) -> str:
    """Of a table's headings, whatever their letters and signs: the same table next quarter has it again.

    A year or a quarter in a heading changes with time and is left out.
    """
    told = [re.sub(r"\b(20\d\d|tw|triwulan|i{1,3}|iv)\b", "", normal(label)).split() for label in labels]
    return sha256(repr(told).encode()).hexdigest()[:32]


def parts_of(definition: Definition) -> tuple[Meant, ...]:
    return tuple(Meant(definition.code, column) for column in asked_columns(definition))


def label_of(definition: Definition, part: str) -> str:
    """'SDM-01 Aparatur yang dilatih · Laki-laki'."""
    name = f"{definition.code} {definition.name}"
    return f"{name} · {column_label(definition, part)}" if definition.shape in PAIRED else name


def from_heading(path: tuple[str, ...], definitions: Iterable[Definition]) -> str:
    """What a heading says; SKIP where it says nothing, or could say two things."""
    words = normal(path[-1]).replace(" ", "") if path else ""
    whole = normal(" ".join(path))
    if words in OF_AGENCIES:
        return AGENCY
    if words in OF_ITEMS:
        return ITEM
    found = _item(whole, path, definitions)
    if found:
        return found
    if words in MALES:
        return MALE
    if words in FEMALES:
        return FEMALE
    return VALUE if words in OF_VALUES else SKIP


def _item(whole: str, path: tuple[str, ...], definitions: Iterable[Definition]) -> str:
    sex = _sex(path)
    scored = sorted(
        ((_likeness(whole, path, definition, part.part, sex=sex), str(part)) for definition in definitions
         for part in parts_of(definition)),
        reverse=True,
    )  # fmt: skip
    if not scored or scored[0][0] < ALIKE:
        return ""
    is_clear = len(scored) == 1 or scored[0][0] - scored[1][0] >= CLEARLY
    return scored[0][1] if is_clear else ""


def _sex(path: tuple[str, ...]) -> str:
    words = {normal(part).replace(" ", "") for part in path} | set(normal(" ".join(path[-1:])).split())
    is_male, is_female = bool(words & MALES), bool(words & FEMALES)
    return "" if is_male == is_female else "a" if is_male else "b"


def _likeness(whole: str, path: tuple[str, ...], definition: Definition, part: str, *, sex: str) -> float:
    """Between 0 and 1. Of a number by sex, the other sex's column is none of it."""
    if definition.shape == Shape.SEXES and sex != part:
        return 0
    code = normal(definition.code)
    bonus = 1 if f" {code} " in f" {whole} " else 0
    names = [definition.name]
    if definition.shape in PAIRED and definition.shape != Shape.SEXES:
        names = [column_label(definition, part)]
        bonus = 0
    return max(
        bonus, *(alike(whole if definition.shape != Shape.SEXES else _without_sex(path), name) for name in names)
    )


def _without_sex(path: tuple[str, ...]) -> str:
    return " ".join(word for word in normal(" ".join(path)).split() if word not in MALES | FEMALES)


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
