"""What stands in the cells of one item, as a person would have typed it into the page. Pure.

A number in a cell means one thing only; a text is read as fingers are. What no keyboard could have sent (an error, a
date, a percentage) is refused here, with what to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from formats.numbers import Ambiguous, Unreadable, editable, read_number
from formats.tables.cells import Cell, CellError, squeezed
from formats.tables.marks import read_mark
from formats.tables.nothings import nothing_in
from formats.tables.numbers import read_amount
from formats.tables.readings import Kind as Nothingness
from formats.tables.readings import Nothing, Refusal, Taken
from indicators.catalogue import Definition
from indicators.kinds import Kind
from reporting.entries import (
    OPTION_KINDS,
    UNAVAILABLE_OPTION,
    Trouble,
    Typed,
    asked_columns,
    input_decimals,
    offers_nil,
)
from reporting.offline.layout import NIL, UNAVAILABLE
from reporting.wording import options_of

ERROR = "Sel ini berisi galat {}. Hapus rumusnya, lalu ketik jawabannya."
UNCOMPUTED = "Rumus di sel ini belum dihitung. Buka berkasnya, simpan lagi, lalu kirim; atau ketik hasilnya."
A_DATE = "Sel ini menjadi tanggal ({}). Ketik ulang angkanya, dan ubah format selnya menjadi Angka."
A_PERCENTAGE = "Sel ini berisi persen ({}). Tulis jumlahnya; persennya kami hitung."
A_MARK = "Sel ini berisi tanda benar/salah. Tulis angkanya."
NO_OPTION = "“{}” tidak ada dalam daftar. Pilih salah satu: {}."
NO_STATE = "“{}” tidak ada dalam daftar. Kosongkan, atau pilih {}."
ANSWER_AND_TICK = "Ada jawaban dan juga tanda Tidak tersedia. Hapus salah satunya."
REASON_TAKEN = "Ada alasan tanpa jawaban, jadi butir ini dibaca sebagai Tidak tersedia."
REASON_LEFT = "Alasan hanya dipakai bila datanya tidak tersedia, jadi tidak ikut disimpan."
SAID = {
    "nihil": NIL, "nihil (0 dari 0)": NIL,
    "tidak tersedia": UNAVAILABLE, "belum tersedia": UNAVAILABLE, "tt": UNAVAILABLE,
}  # fmt: skip


@dataclass
class FromCells:
    """`typed` holds what could be read; with a trouble it is not whole."""

    typed: Typed
    troubles: list[Trouble] = field(default_factory=list)
    hints: list[Trouble] = field(default_factory=list)


#: What people write instead of choosing it.
MEANT = {Nothingness.NIL: NIL, Nothingness.UNKNOWN: UNAVAILABLE}


class _Amiss(ValueError):
    """A cell that nobody could have typed; the message says what to do."""


def typed_in(definition: Definition, cells: Mapping[str, Cell]) -> FromCells:
    """`cells` by part; an empty one is not among them."""
    return _Reader(definition, cells).read()


class _Reader:
    def __init__(self, definition: Definition, cells: Mapping[str, Cell]) -> None:
        self.definition, self.cells = definition, cells
        self.troubles: list[Trouble] = []
        self.hints: list[Trouble] = []

    def read(self) -> FromCells:
        answers = {part: self._part(part) for part in asked_columns(self.definition)}
        state, reason, note = (self._part(part) for part in ("state", "reason", "note"))
        said = {part: SAID.get(text.casefold(), "") for part, text in answers.items()}
        is_unavailable = state == UNAVAILABLE or UNAVAILABLE in said.values()
        is_nil = state == NIL or (offers_nil(self.definition) and all(word == NIL for word in said.values()))
        answers = {part: self._left(text, said[part], is_nil=is_nil) for part, text in answers.items()}
        if reason and not is_unavailable:
            is_unavailable = not (is_nil or any(answers.values()))
            self.hints.append(Trouble("reason", REASON_TAKEN if is_unavailable else REASON_LEFT))
        typed = Typed(**answers, is_nil=is_nil, is_unavailable=is_unavailable, reason=reason, note=note)
        return FromCells(self._of_a_choice(typed), self.troubles, self.hints)

    def _left(self, text: str, said: str, *, is_nil: bool) -> str:
        """Of an answer, what is a number: *nihil* beside another number is 0."""
        if said == UNAVAILABLE:
            return ""
        return ("" if is_nil else "0") if said == NIL else text

    def _of_a_choice(self, typed: Typed) -> Typed:
        if self.definition.kind not in OPTION_KINDS or not typed.is_unavailable:
            return typed
        if typed.a:
            self.troubles.append(Trouble("state", ANSWER_AND_TICK))
        return Typed(a=UNAVAILABLE_OPTION, reason=typed.reason, note=typed.note)

    def _part(self, part: str) -> str:
        cell = self.cells.get(part)
        if cell is None:
            return ""
        try:
            return self._read(part, cell)
        except _Amiss as amiss:
            self.troubles.append(Trouble(part, str(amiss)))
            return ""

    def _read(self, part: str, cell: Cell) -> str:
        if isinstance(cell.value, CellError):
            raise _Amiss(ERROR.format(cell.value.code) if cell.value.code else UNCOMPUTED)
        if part == "state":
            return self._state(cell)
        if part in ("reason", "note"):
            return cell.value if isinstance(cell.value, str) else cell.shown
        return self._option(cell) if self.definition.kind in OPTION_KINDS else self._number(part, cell)

    def _state(self, cell: Cell) -> str:
        found = SAID.get(cell.shown.casefold()) or _meant(cell)
        if found is None or (found == NIL and not offers_nil(self.definition)):
            offered = f"{NIL} atau {UNAVAILABLE}" if offers_nil(self.definition) else UNAVAILABLE
            raise _Amiss(NO_STATE.format(cell.shown, offered))
        return found

    def _option(self, cell: Cell) -> str:
        """The value of the option whose words stand there; a tick is a yes."""
        words = {squeezed(label).casefold(): str(score) for score, label in options_of(self.definition)}
        said = cell.shown.casefold()
        if said in words or SAID.get(said) == UNAVAILABLE:
            return words.get(said, said)
        mark = read_mark(cell)
        if self.definition.kind == Kind.YESNO and isinstance(mark, Taken):
            return str(int(mark.value))
        raise _Amiss(NO_OPTION.format(cell.shown, ", ".join(label for _, label in options_of(self.definition))))

    def _number(self, part: str, cell: Cell) -> str:
        value = cell.value
        if isinstance(value, str):
            return _meant(cell) or self._text(part, cell, squeezed(value))
        if isinstance(value, bool):
            raise _Amiss(A_MARK)
        if isinstance(value, date | time):
            raise _Amiss(A_DATE.format(cell.shown))
        if isinstance(value, Decimal):
            return editable(self._in_percent(cell, value), input_decimals(self.definition))
        raise _Amiss(ERROR.format(cell.shown))

    def _text(self, part: str, cell: Cell, text: str) -> str:
        """As fingers would have typed it; what they may not, like "12 OPD" or "1,25 M", as the number that it says."""
        decimals = input_decimals(self.definition)
        if "%" in text and not self._is_in_percent:
            raise _Amiss(A_PERCENTAGE.format(text))
        try:
            read_number(text, decimals=decimals)
        except Ambiguous:
            return text
        except Unreadable:
            reading = read_amount(cell, decimals=decimals, is_percent=self._is_in_percent)
            if isinstance(reading, Refusal):
                raise _Amiss(reading.message) from None
            if isinstance(reading, Taken):
                self.hints.append(Trouble(part, f"“{text}” {reading.told or 'dibaca sebagai angka'}."))
                return editable(reading.value, decimals)
        return text

    @property
    def _is_in_percent(self) -> bool:
        return self.definition.kind == Kind.INDEX and self.definition.unit == "%"

    def _in_percent(self, cell: Cell, value: Decimal) -> Decimal:
        if not cell.is_percent:
            return value
        if self._is_in_percent:
            return value.scaleb(2)
        raise _Amiss(A_PERCENTAGE.format(cell.shown))


def _meant(cell: Cell) -> str | None:
    """*Nihil* or *tidak tersedia*, however it was written."""
    nothing = nothing_in(cell)
    return MEANT.get(nothing.kind) if isinstance(nothing, Nothing) else None
