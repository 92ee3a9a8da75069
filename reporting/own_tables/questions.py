"""What is asked once about a table: only where two readings fit. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from reporting.own_tables.remembered import Topic
from reporting.sent_files.contents import Place

PLACES_SHOWN = 3
LEAVE_OUT = "lewati"
ORDER = (Topic.AGENCY, Topic.SHEET, Topic.SPAN, Topic.UNIT, Topic.NUMBER, Topic.SIGN, Topic.COLUMNS)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """`key`: what the answer is remembered under. `suggested` is chosen beforehand, and only then."""

    topic: Topic
    key: str
    text: str
    choices: tuple[Choice, ...]
    places: tuple[Place, ...] = ()
    suggested: str = ""

    @property
    def name(self) -> str:
        """Its field on the page."""
        return "q" + sha256(f"{self.topic}:{self.key}".encode()).hexdigest()[:20]

    @property
    def where(self) -> str:
        shown = ", ".join(str(place) for place in self.places[:PLACES_SHOWN])
        more = len(self.places) - PLACES_SHOWN
        return f"{shown} dan {more} sel lain" if more > 0 else shown

    def label_of(self, value: str) -> str:
        return next((choice.label for choice in self.choices if choice.value == value), "")


def asked_once(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The same question from many cells is one, with all its places; whom it is about is asked first."""
    merged: dict[tuple[str, str], Question] = {}
    for one in questions:
        known = merged.get((one.topic, one.key))
        places = tuple(dict.fromkeys((*(known.places if known else ()), *one.places)))
        first = known or one
        merged[one.topic, one.key] = Question(
            first.topic, first.key, first.text, first.choices, places, first.suggested
        )
    return tuple(sorted(merged.values(), key=lambda one: ORDER.index(one.topic)))
