"""An item as one row of the form: what is read, what is filled in, and what may stand there. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.answers import PAIRED
from indicators.catalogue import Definition
from indicators.kinds import EvidenceRule, State
from reporting.entries import OPTION_KINDS, Entry, asked_columns, input_decimals, offers_nil
from reporting.inputs import shared_of
from reporting.merging import own_part
from reporting.offline.layout import NIL, UNAVAILABLE
from reporting.sheets import Question
from reporting.wording import column_label, is_money, options_of

STATE_WORDS = {State.NIL: NIL, State.UNAVAILABLE: UNAVAILABLE}


@dataclass(frozen=True)
class Number:
    """At least 0, with so many digits behind the comma."""

    decimals: int


@dataclass(frozen=True)
class OneOf:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """So many signs at most."""

    longest: int


Check = Number | OneOf | Text
Value = Decimal | str | None


@dataclass(frozen=True)
class Row:
    """`filled` by part: what stands there now, and what may; a part that is not in it is not asked here.

    `taken_over`: the part whose number is asked at another item, and what stands there instead.
    """

    code: str
    name: str
    help: tuple[str, ...]
    unit: str
    before: str
    target: str
    labels: Mapping[str, str]
    values: Mapping[str, Value]
    checks: Mapping[str, Check]
    taken_over: Mapping[str, str]
    is_open: bool


def row_of(question: Question) -> Row:
    definition = question.definition
    return Row(
        code=question.code,
        name=definition.name,
        help=tuple(_help(question)),
        unit="" if definition.kind in OPTION_KINDS else definition.unit,
        before=_before(question),
        target=question.target,
        labels=_labels(definition),
        values=_values(definition, own_part(definition, question.entry)),
        checks=checks_of(definition),
        taken_over=_taken_over(question),
        is_open=question.is_open,
    )


def checks_of(definition: Definition) -> dict[str, Check]:
    """What may stand in each part that is asked."""
    is_choice = definition.kind in OPTION_KINDS
    answer: Check = OneOf(tuple(label for _, label in options_of(definition)))
    states = (NIL, UNAVAILABLE) if offers_nil(definition) else (UNAVAILABLE,)
    return {
        **{part: answer if is_choice else Number(input_decimals(definition)) for part in asked_columns(definition)},
        "state": OneOf(states),
        "reason": Text(300),
        "note": Text(2000),
    }


def _help(question: Question) -> Iterator[str]:
    definition = question.definition
    if definition.question:
        yield definition.question
    if definition.evidence == EvidenceRule.REQUIRED:
        yield "Bukti dukungnya diunggah di halaman laporan."
    if question.return_item is not None and question.return_item.note:
        yield f"Catatan pemeriksa: {question.return_item.note}"


def _before(question: Question) -> str:
    told = [f"{earlier.when}: {earlier.words}" for earlier in question.earlier]
    if question.standing is not None:
        told.insert(0, f"{question.standing.when}, masih berlaku: {question.standing.words}. Isi hanya bila berubah.")
    elif not question.counts and question.figure is None:
        told.append("Ditanyakan lebih awal tahun ini. Boleh diisi sekarang.")
    return "\n".join(told)


def _labels(definition: Definition) -> dict[str, str]:
    if definition.kind in OPTION_KINDS:
        return {"a": "Pilih jawaban"}
    parts = ("a", "b") if definition.shape in PAIRED else ("a",)
    return {part: column_label(definition, part) + (" (Rp)" if is_money(definition, part) else "") for part in parts}


def _values(definition: Definition, entry: Entry) -> dict[str, Value]:
    words = dict(options_of(definition)) if definition.kind in OPTION_KINDS else {}
    answer: Value = words.get(int(entry.a), str(entry.a)) if words and entry.a is not None else entry.a
    return {
        "a": answer,
        "b": entry.b,
        "state": STATE_WORDS.get(entry.state),
        "reason": entry.reason,
        "note": entry.note,
    }


def _taken_over(question: Question) -> dict[str, str]:
    column, shared = question.definition.shared_column, shared_of(question)
    if column is None or shared is None:
        return {}
    is_known = question.shared_value is not None
    return {column.column: f"{shared.words}\ndari {shared.code}" if is_known else f"mengikuti\n{shared.code}"}
