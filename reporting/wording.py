"""How an answer reads: 'L 9 · P 14 · jumlah 23 orang', '12 dari 47 = 25,5%', 'Nihil', 'Ya', 'Rp1.250.000'.

No database is asked: a definition and an answer in, words out.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from formats.numbers import MISSING, number, percent, rupiah
from indicators.answers import Answer, measured, value_of
from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape, State

YES_NO = ((1, "Ya"), (0, "Tidak"))
_IN_RUPIAH = re.compile(r"\s*\(rupiah[^)]*\)", re.IGNORECASE)


def answer_words(definition: Definition, answer: Answer | None, *, reason: str = "") -> str:
    """The whole answer in one line; an em dash for silence."""
    if answer is None:
        return MISSING
    if answer.state == State.UNAVAILABLE:
        return f"Tidak tersedia: {reason}" if reason else "Tidak tersedia"
    if answer.state == State.NIL or _is_nil_share(definition, answer):
        return "Nihil"
    return _writer(definition)(definition, answer.a, answer.b)


def value_words(definition: Definition, answer: Answer | None) -> str:
    """The one value it stands for, short: '23 orang', '25,5%', 'Sebagian'; an em dash when there is none."""
    if answer is None or answer.state in (State.NIL, State.UNAVAILABLE) or definition.kind in _OPTION_KINDS:
        return answer_words(definition, answer)
    value = value_of(measured(answer, rule=definition.rule), rule=definition.rule)
    return answer_words(definition, answer) if value is None else printed(definition, value)


def printed(definition: Definition, value: Decimal) -> str:
    """A value of this indicator with its unit, as a target or a total is printed."""
    if definition.kind in (Kind.SHARE, Kind.YESNO):
        return percent(value, definition.decimals)
    if definition.kind == Kind.AMOUNT:
        return rupiah(value)
    return _with_unit(definition, number(value, definition.decimals))


def target_words(definition: Definition, value: Decimal) -> str:
    """A target, with the digits it was set with: '40%', 'Rp5.000.000', '60'."""
    if definition.kind in (Kind.SHARE, Kind.YESNO):
        return percent(value)
    return rupiah(value) if definition.kind == Kind.AMOUNT else number(value)


def options_of(definition: Definition) -> tuple[tuple[int, str], ...]:
    """What can be chosen, the best first: the options of a choice; yes and no."""
    return YES_NO if definition.kind == Kind.YESNO else definition.options


def column_label(definition: Definition, column: str) -> str:
    """What stands above the input of column 'a' or 'b', without its unit."""
    label = definition.a_label if column == "a" else definition.b_label
    if definition.shape == Shape.SINGLE:
        return "Nilai" if definition.kind in (Kind.AMOUNT, Kind.INDEX) else f"Jumlah {definition.unit}".strip()
    label = _IN_RUPIAH.sub("", label)
    return label[:1].upper() + label[1:]


def mid_sentence(label: str) -> str:
    """A label within a sentence: 'Pagu belanja' → 'pagu belanja', but 'UMKM milik perempuan' as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def is_money(definition: Definition, column: str) -> bool:
    label = definition.a_label if column == "a" else definition.b_label
    return definition.kind == Kind.AMOUNT or _IN_RUPIAH.search(label) is not None


def column_words(definition: Definition, column: str, value: Decimal | None) -> str:
    """One of the two numbers by itself."""
    return rupiah(value) if is_money(definition, column) else number(value)


def _is_nil_share(definition: Definition, answer: Answer) -> bool:
    return definition.kind == Kind.SHARE and answer.a == 0 and answer.b == 0


def _with_unit(definition: Definition, text: str) -> str:
    if text == MISSING or not definition.unit:
        return text
    return text + "%" if definition.unit == "%" else f"{text} {definition.unit}"


def _option(definition: Definition, a: Decimal | None, b: Decimal | None) -> str:
    return dict(options_of(definition)).get(int(a), number(a)) if a is not None else MISSING


def _share(definition: Definition, a: Decimal | None, b: Decimal | None) -> str:
    parts = f"{column_words(definition, 'a', a)} dari {column_words(definition, 'b', b)}"
    if a is None or b is None:
        return parts
    value = value_of(measured(Answer(State.NUMBER, a, b), rule=definition.rule), rule=definition.rule)
    return f"{parts} = {percent(value, definition.decimals)}"


def _sexes(definition: Definition, a: Decimal | None, b: Decimal | None) -> str:
    decimals = definition.decimals
    parts = f"L {number(a, decimals)} · P {number(b, decimals)}"
    if a is None or b is None or definition.kind == Kind.INDEX:
        return _with_unit(definition, parts) if definition.unit == "%" and b is not None else parts
    return f"{parts} · jumlah {printed(definition, a + b)}"


def _single(definition: Definition, a: Decimal | None, b: Decimal | None) -> str:
    return MISSING if a is None else printed(definition, a)


def _writer(definition: Definition) -> Callable[[Definition, Decimal | None, Decimal | None], str]:
    if definition.kind in _OPTION_KINDS:
        return _option
    if definition.kind == Kind.SHARE:
        return _share
    return _sexes if definition.shape == Shape.SEXES else _single


_OPTION_KINDS = (Kind.CHOICE, Kind.YESNO)
