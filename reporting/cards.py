"""A question as it stands on the page: inputs with what was typed or kept, and what is wrong beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate

from formats.dates import clock, long_date
from indicators.answers import PAIRED
from indicators.kinds import EvidenceRule, Kind, Shape, Source, State
from reporting.entries import (
    OPTION_KINDS,
    Trouble,
    Typed,
    as_typed,
    asked_columns,
    offers_nil,
)
from reporting.entry_words import entry_words
from reporting.filling import Outcome
from reporting.inputs import Input, Option, Shared, inputs_of, offered_options, shared_of, stacks
from reporting.merging import own_part
from reporting.saving import Conflict
from reporting.sheets import Question
from reporting.wording import column_label, value_words

PLACES = {
    "reason": "Alasan",
    "note": "Catatan",
    "file": "Bukti",
    "unlock": "Buka butir",
    "reply": "Jawaban Anda",
}
#: Parts beside the answer itself: what is wrong with them leaves the answer kept.
BESIDE = ("file", "unlock", "reply")


@dataclass(frozen=True)
class Card:
    """`typed` and `version` are the person's own where that was not kept (`is_unkept`), otherwise those that stand.

    `said`: an answer to a remark that was not kept.
    """

    question: Question
    typed: Typed
    version: int
    today: date
    reader_id: int
    troubles: tuple[Trouble, ...] = ()
    conflict: Conflict | None = None
    is_unkept: bool = False
    said: str = ""

    @property
    def code(self) -> str:
        return self.question.code

    @property
    def has_inputs(self) -> bool:
        """Where it may change; and where what was typed was not kept, so that it is not lost."""
        return self.question.is_open or self.is_unkept

    @property
    def is_choice(self) -> bool:
        return self.question.definition.kind in OPTION_KINDS

    @property
    def is_row(self) -> bool:
        return self.question.definition.kind == Kind.YESNO

    @property
    def inputs(self) -> list[Input]:
        return inputs_of(self.question.definition, self.typed, wrong={trouble.part for trouble in self.troubles})

    @property
    def stacks(self) -> bool:
        return stacks(self.question.definition)

    @property
    def options(self) -> list[Option]:
        return offered_options(self.question, self.typed)

    @property
    def shared(self) -> Shared | None:
        return shared_of(self.question)

    @property
    def adds_up_to(self) -> str:
        """'Jumlah' or 'Persentase', where two numbers make one."""
        shape = self.question.definition.shape
        if shape not in PAIRED or self.question.definition.kind == Kind.INDEX:
            return ""
        return "Jumlah" if shape == Shape.SEXES else "Persentase"

    @property
    def shows_total(self) -> bool:
        """Beside inputs; an answer that is only read says it itself."""
        return bool(self.adds_up_to) and self.question.is_open and not self.is_folded

    @property
    def total(self) -> str:
        """What the kept answer adds up to; nothing for half an answer, and no percentage of nothing."""
        figure = self.question.figure
        if figure is None or self.is_retyped:
            return ""
        if figure.state == State.NIL:
            return "nihil" if self.question.definition.shape == Shape.SEXES else ""
        if figure.a is None or figure.b is None:
            return ""
        return value_words(self.question.definition, figure.answer)

    @property
    def is_retyped(self) -> bool:
        """What stands in the inputs has not been kept."""
        return bool(self.conflict) or any(trouble.part not in BESIDE for trouble in self.troubles)

    @property
    def conflict_is_own(self) -> bool:
        """The other answer is this person's too, from another tab or another device."""
        return self.conflict is not None and self.conflict.user_id == self.reader_id

    @property
    def conflict_who(self) -> str:
        if self.conflict is None:
            return ""
        return "Anda sendiri" if self.conflict_is_own else self.conflict.who

    @property
    def offers_nil(self) -> bool:
        return offers_nil(self.question.definition)

    @property
    def nil_label(self) -> str:
        return "Nihil (0 dari 0)" if self.question.definition.kind == Kind.SHARE else "Nihil"

    @property
    def takes_files(self) -> bool:
        return self.question.definition.evidence != EvidenceRule.NONE

    @property
    def needs_files(self) -> bool:
        return self.question.definition.evidence == EvidenceRule.REQUIRED

    @property
    def opens_files(self) -> bool:
        """Files that are there are seen at once, and so is the place for one that lacks."""
        lacks = self.needs_files and self.question.needs_repair
        return bool(self.question.evidence) or lacks or any(trouble.part == "file" for trouble in self.troubles)

    @property
    def is_folded(self) -> bool:
        """An older answer stands and nobody touched it: it is read in one line, and opened to be changed."""
        return not self.question.counts and self.question.figure is None and not self.is_retyped

    @property
    def is_computed_later(self) -> bool:
        return self.question.definition.source == Source.COMPUTED

    @property
    def errors(self) -> list[str]:
        """What was wrong with what was typed, or else what still stands against the kept answer."""
        told = [self._placed(trouble) for trouble in self.troubles]
        if told or self.conflict or not self.question.needs_repair:
            return told
        return list(self.question.problems)

    @property
    def is_amiss(self) -> bool:
        return bool(self.errors or self.conflict)

    def _placed(self, trouble: Trouble) -> str:
        if trouble.part in PLACES:
            return f"{PLACES[trouble.part]}: {trouble.text}"
        is_one_of_two = trouble.part in ("a", "b") and len(asked_columns(self.question.definition)) == 2
        names_itself = column_label(self.question.definition, "a") in trouble.text
        if is_one_of_two and not names_itself:
            return f"{column_label(self.question.definition, trouble.part)}: {trouble.text}"
        return trouble.text

    @property
    def saved(self) -> str:
        """'Tersimpan 10.42', of what stands in the inputs now; with the name, when somebody else saved it."""
        change = self.question.change
        if change is None or self.is_retyped:
            return ""
        is_today = localdate(change.at) == self.today
        when = clock(change.at).removesuffix(" WIB") if is_today else long_date(change.at)
        by = f" oleh {change.user.name}" if change.user and change.user.pk != self.reader_id else ""
        return f"Tersimpan {when}{by}"

    @property
    def yours(self) -> str:
        return entry_words(self.question.definition, self.conflict.yours) if self.conflict else ""

    @property
    def theirs(self) -> str:
        return entry_words(self.question.definition, self.conflict.theirs) if self.conflict else ""


@dataclass(frozen=True)
class Reading:
    """Who reads the page, on which day, after which sending; `versions` are those that were shown before it."""

    today: date
    reader_id: int
    outcome: Outcome = field(default_factory=Outcome)
    versions: Mapping[str, int] = field(default_factory=dict)


def cards_of(questions: Iterable[Question], *, reading: Reading) -> list[Card]:
    return [_card(question, reading) for question in questions]


def _card(question: Question, reading: Reading) -> Card:
    code, definition = question.code, question.definition
    retyped = reading.outcome.typed.get(code)
    return Card(
        question=question,
        typed=retyped or as_typed(definition, own_part(definition, question.entry)),
        version=reading.versions.get(code, question.version) if retyped else question.version,
        today=reading.today,
        reader_id=reading.reader_id,
        troubles=tuple(reading.outcome.troubles.get(code, ())),
        conflict=reading.outcome.conflicts.get(code),
        is_unkept=retyped is not None,
        said=reading.outcome.replies.get(code, ""),
    )
