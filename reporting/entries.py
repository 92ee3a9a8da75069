"""What a person typed for one item, read: an `Entry` that can be kept, or troubles with words for the place.

No database is asked. Fingers and Excel rows come through here alike.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from formats.numbers import Unreadable, editable, read_number
from indicators.answers import PAIRED, Problem, between
from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape, State
from reporting.wording import column_label, mid_sentence, options_of

UNAVAILABLE_OPTION = "tt"
REASON_LENGTH = 300
NOTE_LENGTH = 2000

OPTION_KINDS = (Kind.CHOICE, Kind.YESNO)


@dataclass(frozen=True, slots=True)
class Typed:
    """One item as it was sent: raw texts and ticks. Of a choice, `a` holds the chosen value."""

    a: str = ""
    b: str = ""
    is_nil: bool = False
    is_unavailable: bool = False
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer as it can be kept. A pair may be half filled: a draft keeps it, the checks ask for the rest."""

    state: State = State.UNANSWERED
    a: Decimal | None = None
    b: Decimal | None = None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and at which part of the item: 'a', 'b', 'state', 'reason', 'note', 'file'."""

    part: str
    text: str


EMPTY = Entry()

BOTH_TICKS = "Pilih salah satu: Nihil atau Tidak tersedia."
NUMBER_AND_TICK = "Ada angka dan juga tanda {}. Hapus angkanya, atau hapus tandanya."
NO_REASON = "Tulis singkat mengapa datanya tidak tersedia."
REASON_TOO_LONG = f"Alasan paling panjang {REASON_LENGTH} huruf. Tulis lebih singkat; rinciannya dapat di catatan."
NOTE_TOO_LONG = f"Catatan paling panjang {NOTE_LENGTH} huruf. Tulis lebih singkat."
NO_SUCH_OPTION = "Pilih salah satu jawaban yang ditawarkan."
BROKEN = {
    Problem.NEGATIVE: "Angka ini tidak boleh negatif.",
    Problem.ABOVE: "{a} tidak boleh melebihi {b}. Periksa kedua angka.",
    Problem.OVER_ZERO: "{a} tidak mungkin lebih dari 0 bila {b} 0. Periksa kedua angka.",
}


def read_entry(definition: Definition, typed: Typed) -> tuple[Entry | None, tuple[Trouble, ...]]:
    """The entry, or None with everything that is wrong. A column shared with another item is not looked at."""
    entry, troubles = _read_answer(definition, typed)
    note = _tidy(typed.note)
    if len(note) > NOTE_LENGTH:
        troubles = [*troubles, Trouble("note", NOTE_TOO_LONG)]
    if troubles or entry is None:
        return None, tuple(troubles)
    return replace(entry, note=note), ()


def settled(definition: Definition, entry: Entry) -> Entry:
    """In a share, 0 of 0 is *nihil*: complete, without a percentage."""
    is_nothing = definition.kind == Kind.SHARE and entry.state == State.NUMBER and entry.a == 0 and entry.b == 0
    return replace(entry, state=State.NIL, a=None, b=None) if is_nothing else entry


def broken(definition: Definition, entry: Entry) -> str | None:
    """The rule between its two numbers that the entry breaks, in words."""
    problem = between(Shape(definition.shape), a=entry.a, b=entry.b)
    if problem is None:
        return None
    first, second = column_label(definition, "a"), column_label(definition, "b")
    return BROKEN[problem].format(a=first, b=mid_sentence(second))


def asked_columns(definition: Definition) -> tuple[str, ...]:
    """The columns that this item asks; one that is shared is asked elsewhere."""
    columns = ("a", "b") if definition.shape in PAIRED else ("a",)
    shared = definition.shared_column
    return tuple(column for column in columns if shared is None or column != shared.column)


def offers_nil(definition: Definition) -> bool:
    """A choice has no nil. Beside a shared total, nothing is written as 0: the total still counts."""
    return definition.kind not in OPTION_KINDS and definition.shared_column is None


def input_decimals(definition: Definition) -> int:
    """People, documents and rupiah are whole; only an index is typed with decimals."""
    return definition.decimals if definition.kind == Kind.INDEX else 0


def _read_answer(definition: Definition, typed: Typed) -> tuple[Entry | None, list[Trouble]]:
    if definition.kind in OPTION_KINDS:
        return _read_option(definition, typed)
    if typed.is_nil or typed.is_unavailable:
        return _read_tick(definition, typed)
    numbers, troubles = _read_numbers(definition, typed)
    if troubles:
        return None, troubles
    return _numbers_entry(definition, numbers)


def _read_option(definition: Definition, typed: Typed) -> tuple[Entry | None, list[Trouble]]:
    chosen = typed.a.strip()
    if chosen == UNAVAILABLE_OPTION or typed.is_unavailable:
        return _unavailable(typed)
    if not chosen:
        return EMPTY, []
    scores = {str(score): Decimal(score) for score, _ in options_of(definition)}
    if chosen not in scores:
        return None, [Trouble("a", NO_SUCH_OPTION)]
    return Entry(State.NUMBER, scores[chosen]), []


def _read_tick(definition: Definition, typed: Typed) -> tuple[Entry | None, list[Trouble]]:
    if typed.is_nil and typed.is_unavailable:
        return None, [Trouble("state", BOTH_TICKS)]
    if _has_other_number(definition, typed, zero_is_fine=typed.is_nil):
        return None, [Trouble("state", NUMBER_AND_TICK.format("Nihil" if typed.is_nil else "Tidak tersedia"))]
    if typed.is_unavailable:
        return _unavailable(typed)
    return (Entry(State.NIL), []) if offers_nil(definition) else (None, [Trouble("state", NO_SUCH_OPTION)])


def _has_other_number(definition: Definition, typed: Typed, *, zero_is_fine: bool) -> bool:
    written = (getattr(typed, column).strip() for column in asked_columns(definition))
    return any(text and not (zero_is_fine and text == "0") for text in written)


def _unavailable(typed: Typed) -> tuple[Entry | None, list[Trouble]]:
    reason = " ".join(_tidy(typed.reason).split())
    if not reason:
        return None, [Trouble("reason", NO_REASON)]
    if len(reason) > REASON_LENGTH:
        return None, [Trouble("reason", REASON_TOO_LONG)]
    return Entry(State.UNAVAILABLE, reason=reason), []


def _read_numbers(definition: Definition, typed: Typed) -> tuple[dict[str, Decimal | None], list[Trouble]]:
    numbers: dict[str, Decimal | None] = {}
    troubles = []
    for column in asked_columns(definition):
        try:
            numbers[column] = read_number(getattr(typed, column), decimals=input_decimals(definition))
        except Unreadable as unreadable:
            troubles.append(Trouble(column, unreadable.message))
    return numbers, troubles


def _numbers_entry(definition: Definition, numbers: dict[str, Decimal | None]) -> tuple[Entry | None, list[Trouble]]:
    if all(value is None for value in numbers.values()):
        return EMPTY, []
    entry = Entry(State.NUMBER, numbers.get("a"), numbers.get("b"))
    if (text := broken(definition, entry)) is not None:
        return None, [Trouble("a", text)]
    return settled(definition, entry), []


def _tidy(text: str) -> str:
    """Line ends as one kind, and none of the signs that no person types and no database keeps."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_plain_sign(sign) for sign in lines).strip()


def _plain_sign(sign: str) -> str:
    if sign.isprintable() or sign == "\n":
        return sign
    return " " if sign.isspace() else ""


def as_typed(definition: Definition, entry: Entry) -> Typed:
    """How a kept entry stands in the inputs: sent back untouched, it reads as the same entry."""
    if definition.kind in OPTION_KINDS:
        chosen = UNAVAILABLE_OPTION if entry.state == State.UNAVAILABLE else _plain_digits(entry.a)
        return Typed(a=chosen, reason=entry.reason, note=entry.note)
    decimals = input_decimals(definition)
    return Typed(
        a=editable(entry.a, decimals),
        b=editable(entry.b, decimals),
        is_nil=entry.state == State.NIL,
        is_unavailable=entry.state == State.UNAVAILABLE,
        reason=entry.reason,
        note=entry.note,
    )


def _plain_digits(score: Decimal | None) -> str:
    return "" if score is None else str(int(score))
