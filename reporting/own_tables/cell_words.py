"""What stands in one cell, as it would be typed into the form; or what is wrong with it, or must be asked first."""

from dataclasses import dataclass
from decimal import Decimal

from formats.numbers import number
from formats.tables.cells import Cell
from formats.tables.nothings import nothing_in
from formats.tables.numbers import read_amount
from formats.tables.readings import Asked, Kind, Nothing, Reading, Taken
from indicators import kinds
from indicators.catalogue import Definition
from reporting.entries import OPTION_KINDS, input_decimals, offers_nil
from reporting.own_tables.heading_words import normal
from reporting.own_tables.questions import LEAVE_OUT, Choice, Question
from reporting.own_tables.remembered import Memory, Topic
from reporting.sent_files.contents import Place
from reporting.wording import is_money, options_of

YES, NO = (
    frozenset({"ya", "y", "iya", "ada", "sudah", "yes"}),
    frozenset({"tidak", "tdk", "belum", "blm", "tidak ada", "no"}),
)
TICKS = frozenset("√✓✔☑vV")
#: What a column of numbers holds instead of one, and nobody can know what was meant.
SIGNS = frozenset({"x", "X", "*", "v", "V", "√", "✓", "✔", "ada"})

NO_OPTION = "“{}” bukan salah satu pilihan: {}."
FROM_FILE = "Menurut berkas: “{}”"
READ_AS = "“{}” dibaca sebagai Tidak tersedia."


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
    nothing = nothing_in(cell)
    if isinstance(nothing, Nothing):
        return _nothing(nothing, where, memory)
    if cell is None:
        return NOTHING
    if where.definition.kind in OPTION_KINDS:
        return _option(cell, where, memory)
    if isinstance(cell.value, str) and cell.value.strip() in SIGNS:
        return _sign(cell.value.strip(), where, memory)
    scale = 10**where.scale if is_money(where.definition, where.part) else 1
    return _number(cell, read_amount(cell, decimals=input_decimals(where.definition), scale=scale), where, memory)


def _nothing(nothing: Nothing, where: Where, memory: Memory) -> Words:
    """Nihil, a dash, not known, an error and an empty cell are five things."""
    if nothing.kind == Kind.NIL:
        return _nil(where)
    if nothing.kind == Kind.DASH:
        return _sign(nothing.shown, where, memory)
    if nothing.kind == Kind.UNKNOWN:
        return Words(reason=FROM_FILE.format(nothing.shown[:120]), hint=READ_AS.format(nothing.shown[:40]))
    return Words(wrong=nothing.told) if nothing.kind == Kind.ERROR else NOTHING


def _nil(where: Where) -> Words:
    return Words(is_nil=True) if offers_nil(where.definition) else Words("0")


def _number(cell: Cell, reading: Reading[Decimal], where: Where, memory: Memory) -> Words:
    """As the reader read it; where two readings fit, as it was answered, or else a question."""
    if isinstance(reading, Taken):
        text = _plain(reading.value)
        is_plain = not reading.told or cell.shown.startswith((text, number(reading.value)))
        return Words(text, hint="" if is_plain else f"“{cell.shown[:40]}” {reading.told}.")
    if isinstance(reading, Asked):
        return _asked(cell, reading, where, memory)
    return _nothing(reading, where, memory) if isinstance(reading, Nothing) else Words(wrong=reading.message)


def _asked(cell: Cell, reading: Asked[Decimal], where: Where, memory: Memory) -> Words:
    key = f"{where.key}:{reading.rule}"[-120:]
    known = memory.of(Topic.NUMBER, key)
    chosen = next((choice.value for choice in reading.choices if choice.key == known), None)
    if isinstance(chosen, Nothing):
        return _nothing(chosen, where, memory)
    if chosen is not None:
        return Words(_plain(chosen))
    if known == LEAVE_OUT:
        return NOTHING
    offered = [Choice(choice.key, choice.words) for choice in reading.choices]
    text = f"Kolom “{where.label}”: {reading.question}"
    choices = (*offered, Choice(LEAVE_OUT, "Lewati sel seperti ini"))
    return Words(question=Question(Topic.NUMBER, key, text, choices, (where.place,)))


def _plain(value: Decimal) -> str:
    """As fingers would type it: every digit, a comma before decimals, no grouping to be misread."""
    text = f"{value.normalize():f}" if value == value.to_integral_value() else f"{value:f}".rstrip("0")
    return text.replace(".", ",")


def _sign(text: str, where: Where, memory: Memory) -> Words:
    key = f"angka:{text.casefold()}"
    known = memory.of(Topic.SIGN, key)
    if known == "nihil":
        return _nil(where)
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
    if where.definition.kind == kinds.Kind.YESNO:
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
