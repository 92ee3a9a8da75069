"""What stands in one cell, as it would be typed into the form; or what is wrong with it, or must be asked first."""

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from formats.numbers import Ambiguous, Unreadable, number, read_number
from formats.tables.cells import Cell, CellError
from indicators.catalogue import Definition
from indicators.kinds import Kind
from reporting.entries import OPTION_KINDS, input_decimals, offers_nil
from reporting.own_tables.heading_words import normal
from reporting.own_tables.questions import LEAVE_OUT, Choice, Question
from reporting.own_tables.remembered import Memory, Topic
from reporting.sent_files.contents import Place
from reporting.wording import is_money, options_of

NIL_WORDS = frozenset({"nihil", "nil", "kosong"})
UNKNOWN_WORDS = frozenset({"n a", "na", "belum ada data", "data belum ada", "tidak tersedia", "belum tersedia"})
YES, NO = (
    frozenset({"ya", "y", "iya", "ada", "sudah", "yes"}),
    frozenset({"tidak", "tdk", "belum", "blm", "tidak ada", "no"}),
)
TICKS = frozenset("√✓✔☑vV")
SIGNS = frozenset({"-", "–", "—", ".", "…", "...", "x", "X", "?", "*", "v", "V", "√", "✓", "✔", "tidak ada", "ada"})
SCALES = {"rb": 3, "ribu": 3, "jt": 6, "juta": 6, "m": 9, "miliar": 9, "milyar": 9, "t": 12, "triliun": 12}
SCALED = re.compile(r"(?:rp\.?\s*)?([0-9][0-9.,]*)\s*(rb|ribu|jt|juta|m|miliar|milyar|t|triliun)\.?", re.IGNORECASE)
COUNTED = re.compile(r"([0-9][0-9.,]*)\s*([a-zA-Z/ ]{2,20})")
COUNTED_THINGS = frozenset({
    "orang", "org", "pegawai", "asn", "dok", "dokumen", "opd", "unit", "rapat", "lembaga", "perkara", "kali",
})  # fmt: skip
LONE_GROUP = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")

BROKEN_FORMULA = "Rumus di sel ini tidak menghasilkan angka ({}). Tulis angkanya."
A_DATE = "Sel ini berisi tanggal ({}), bukan angka. Mungkin Excel mengubahnya sendiri; tulis angkanya lagi."
A_TRUTH = "Sel ini berisi benar/salah, bukan angka."
A_PERCENT = "Butir ini meminta jumlah, sedangkan sel ini berisi persen ({})."
NO_OPTION = "“{}” bukan salah satu pilihan: {}."
FROM_FILE = "Menurut berkas: “{}”"


@dataclass(frozen=True)
class Words:
    """One of: a text to type, a tick with its reason, nothing (`is_left_out`), what is wrong, a question."""

    text: str = ""
    is_nil: bool = False
    reason: str = ""
    is_left_out: bool = False
    wrong: str = ""
    question: Question | None = None
    hint: str = ""


NOTHING = Words(is_left_out=True)


@dataclass(frozen=True)
class Where:
    """The column a cell stands in: what it carries, in which table, how money is meant there."""

    definition: Definition
    part: str
    fingerprint: str
    label: str
    place: Place
    scale: int = 0

    @property
    def key(self) -> str:
        return f"{self.fingerprint}:{normal(self.label)}"


def words_of(cell: Cell | None, where: Where, *, memory: Memory) -> Words:
    if cell is None or (isinstance(cell.value, str) and not cell.value.strip()):
        return NOTHING
    value = cell.value
    if isinstance(value, CellError):
        return Words(wrong=BROKEN_FORMULA.format(cell.shown))
    if where.definition.kind in OPTION_KINDS:
        return _option(cell, where, memory)
    if isinstance(value, bool):
        return Words(wrong=A_TRUTH)
    if isinstance(value, date | time):
        return Words(wrong=A_DATE.format(cell.shown))
    if isinstance(value, Decimal):
        return _number(cell, value, where)
    return _text(value.strip(), where, memory)


def _number(cell: Cell, value: Decimal, where: Where) -> Words:
    if cell.is_percent:
        return Words(wrong=A_PERCENT.format(cell.shown))
    return Words(_plain(_scaled(value, where)))


def _scaled(value: Decimal, where: Where) -> Decimal:
    return value.scaleb(where.scale) if where.scale and is_money(where.definition, where.part) else value


def _plain(value: Decimal) -> str:
    """As fingers would type it: every digit, a comma before decimals, no grouping to be misread."""
    text = f"{value.normalize():f}" if value == value.to_integral_value() else f"{value:f}".rstrip("0")
    return text.replace(".", ",")


def _text(text: str, where: Where, memory: Memory) -> Words:
    words = normal(text)
    if words in NIL_WORDS:
        return Words(is_nil=True) if offers_nil(where.definition) else Words("0")
    if words in UNKNOWN_WORDS:
        return Words(reason=FROM_FILE.format(text[:120]), hint=f"“{text[:40]}” dibaca sebagai Tidak tersedia.")
    if text in SIGNS or words in SIGNS:
        return _sign(text, where, memory)
    if match := SCALED.fullmatch(text):
        return _read(match[1], where, memory, scale=SCALES[match[2].lower()])
    counted = COUNTED.fullmatch(text)
    if counted and normal(counted[2]) in COUNTED_THINGS | {normal(where.definition.unit)}:
        return _read(counted[1], where, memory)
    return _read(text, where, memory)


def _read(text: str, where: Where, memory: Memory, *, scale: int | None = None) -> Words:
    """A written number; `scale` where the cell itself says juta or miliar."""
    known = memory.of(Topic.NUMBER, where.key)
    decimals = 3 if scale or where.scale else input_decimals(where.definition)
    is_open = bool(LONE_GROUP.fullmatch(text)) and ("," in text or decimals > 0)
    if is_open and known not in ("ribuan", "desimal"):
        return Words(question=_how_to_read(text, where))
    if is_open:
        text = text.replace(".", "").replace(",", "") if known == "ribuan" else text.replace(".", ",")
    try:
        value = read_number(text, decimals=max(decimals, 3 if is_open else decimals))
    except Ambiguous:
        return Words(question=_how_to_read(text, where))
    except Unreadable as unreadable:
        return Words(wrong=unreadable.message)
    if value is None:
        return NOTHING
    return Words(_plain(value.scaleb(scale) if scale else _scaled(value, where)))


def _how_to_read(text: str, where: Where) -> Question:
    whole, fine = re.sub("[.,]", "", text), re.sub("[.,]", ".", text)
    shown = number(Decimal(fine))
    choices = (
        Choice("ribuan", f"{number(Decimal(whole))} (tanda memisahkan ribuan)"),
        Choice("desimal", f"{shown} (tanda desimal)"),
    )
    told = f"Di kolom “{where.label}”, “{text}” berarti berapa?"
    return Question(Topic.NUMBER, where.key, told, choices, (where.place,))


def _sign(text: str, where: Where, memory: Memory) -> Words:
    key = f"angka:{text.casefold()}"
    known = memory.of(Topic.SIGN, key)
    if known == "nihil":
        return Words(is_nil=True) if offers_nil(where.definition) else Words("0")
    if known == "tt":
        return Words(reason=FROM_FILE.format(text))
    if known == LEAVE_OUT:
        return NOTHING
    choices = (
        Choice("nihil", "Nihil: tidak ada kejadian (0)"),
        Choice("tt", "Tidak tersedia: datanya belum ada"),
        Choice(LEAVE_OUT, "Belum diisi: lewati sel seperti ini"),
    )
    told = f"Di kolom angka, apa arti “{text}”?"
    return Words(question=Question(Topic.SIGN, key, told, choices, (where.place,)))


def _option(cell: Cell, where: Where, memory: Memory) -> Words:
    options = {normal(label): str(score) for score, label in options_of(where.definition)}
    text = cell.shown if not isinstance(cell.value, str) else cell.value.strip()
    words = normal(text)
    if words in options:
        return Words(options[words])
    if words in UNKNOWN_WORDS:
        return Words(reason=FROM_FILE.format(text[:120]))
    if where.definition.kind == Kind.YESNO:
        return _yes_or_no(text, words, cell, where, memory)
    offered = ", ".join(label for _, label in options_of(where.definition))
    return Words(wrong=NO_OPTION.format(text[:60], offered))


def _yes_or_no(text: str, words: str, cell: Cell, where: Where, memory: Memory) -> Words:
    if words in YES or text in TICKS or cell.value is True:
        return Words("1")
    if words in NO or cell.value is False:
        return Words("0")
    if len(text) > 3:
        return Words(wrong=NO_OPTION.format(text[:60], "Ya, Tidak"))
    key = f"ya:{text.casefold()}"
    known = memory.of(Topic.SIGN, key)
    if known in ("1", "0"):
        return Words(str(known))
    if known == LEAVE_OUT:
        return NOTHING
    choices = (Choice("1", "Ya"), Choice("0", "Tidak"), Choice(LEAVE_OUT, "Belum diisi: lewati sel seperti ini"))
    told = f"Di kolom ya atau tidak, apa arti “{text}”?"
    return Words(question=Question(Topic.SIGN, key, told, choices, (where.place,)))
