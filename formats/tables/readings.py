"""What a typed reader answers: a value, a question, one of five kinds of nothing, or why it cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Kind(Enum):
    """Nothing is not one thing: nothing happened, a dash, not known, could not be computed, not filled in."""

    NIL = "nihil"
    DASH = "tanda hubung"
    UNKNOWN = "tidak tersedia"
    ERROR = "galat"
    BLANK = "kosong"


@dataclass(frozen=True, slots=True)
class Taken(Generic[T]):
    """One reading was possible. `told` says in words what a person should know of it, else it is empty."""

    value: T
    told: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """`shown` is what stands in the cell."""

    kind: Kind
    shown: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One possible reading, named by a key that can be stored and remembered."""

    key: str
    words: str
    value: T | Nothing


@dataclass(frozen=True, slots=True)
class Asked(Generic[T]):
    """More than one reading is possible: nothing is taken before somebody has chosen.

    `rule` names the kind of question, the same for every cell that raises it: an answer can be remembered under it.
    """

    question: str
    choices: tuple[Choice[T], ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """It cannot be taken; the message says why, and what to write instead."""

    message: str


Reading = Taken[T] | Asked[T] | Nothing | Refusal


def answered(reading: "Reading[T]", *, answers: Mapping[str, str]) -> "Reading[T]":
    """The same reading, a question settled by what was once answered to its rule; another's answer settles nothing."""
    if not isinstance(reading, Asked):
        return reading
    chosen = next((one for one in reading.choices if one.key == answers.get(reading.rule)), None)
    if chosen is None:
        return reading
    return chosen.value if isinstance(chosen.value, Nothing) else Taken(chosen.value, told=chosen.words)
