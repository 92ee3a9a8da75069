"""What one item offers to type or to choose: number inputs, options, and the number another item gives."""

from dataclasses import dataclass

from indicators.catalogue import Definition
from reporting.entries import UNAVAILABLE_OPTION, Typed, asked_columns, input_decimals
from reporting.sheets import Question
from reporting.wording import column_label, column_words, is_money, options_of

#: A label longer than this does not stand beside another one on a phone.
SHORT_LABEL = 22


@dataclass(frozen=True)
class Input:
    """One number to type."""

    name: str
    id: str
    label: str
    value: str
    is_wrong: bool
    mode: str


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    id: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Shared:
    """The number that is shown here and asked at another item."""

    label: str
    words: str
    code: str
    name: str


def inputs_of(definition: Definition, typed: Typed, *, wrong: set[str]) -> list[Input]:
    mode = "decimal" if input_decimals(definition) else "numeric"
    return [
        Input(
            name=f"{definition.code}.{column}",
            id=f"{definition.code}-{column}",
            label=column_label(definition, column) + (" (Rp)" if is_money(definition, column) else ""),
            value=getattr(typed, column),
            is_wrong=column in wrong,
            mode=mode,
        )
        for column in asked_columns(definition)
    ]


def stacks(definition: Definition) -> bool:
    """Rupiah need the whole width of a phone, and so do long labels."""
    return is_money(definition, "a") or any(len(column_label(definition, column)) > SHORT_LABEL for column in "ab")


def offered_options(question: Question, typed: Typed) -> list[Option]:
    """An older answer that stands can be left standing: the first option, whose value is nothing."""
    choices = [(str(score), label) for score, label in options_of(question.definition)]
    if question.standing is not None:
        choices.insert(0, ("", f"Tetap: {question.standing.words}"))
    choices.append((UNAVAILABLE_OPTION, "Tidak tersedia"))
    return [Option(f"{question.code}-a{value or 'tetap'}", value, label, typed.a == value) for value, label in choices]


def shared_of(question: Question) -> Shared | None:
    shared, source = question.definition.shared_column, question.source
    if shared is None or source is None:
        return None
    return Shared(
        label=column_label(question.definition, shared.column),
        words=column_words(question.definition, shared.column, question.shared_value),
        code=source.code,
        name=source.name,
    )
