"""A report's form as values: a `Sheet` of `Section`s of `Question`s. Read by questions.py; nothing is asked here."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from indicators.catalogue import Definition
from indicators.kinds import Prerequisite, State
from reporting.earlier import Earlier
from reporting.entries import EMPTY, Entry
from reporting.figures import Evidence, Figure, FigureChange
from reporting.reports import Report, ReturnItem
from reporting.saving import entry_of
from reporting.threads import Thread
from reporting.windows import QuarterWindow
from reporting.wording import answer_words


@dataclass(frozen=True)
class Question:
    """One item as the form shows it; `change` is its latest version.

    `source` is the item whose number it shares, `shared_value` that number as it stands.
    """

    definition: Definition
    figure: Figure | None
    change: FigureChange | None
    is_asked: bool
    is_open: bool
    standing: Earlier | None
    earlier: tuple[Earlier, ...]
    target: str
    evidence: tuple[Evidence, ...]
    thread: Thread
    return_item: ReturnItem | None
    source: Definition | None
    shared_value: Decimal | None
    problems: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.definition.code

    @property
    def version(self) -> int:
        return self.figure.version if self.figure else 0

    @property
    def entry(self) -> Entry:
        return entry_of(self.figure) if self.figure else EMPTY

    @property
    def counts(self) -> bool:
        """Whether an answer is expected: asked now, or sent back."""
        return self.is_asked or self.return_item is not None

    @property
    def is_answered(self) -> bool:
        """Complete or not, something was answered, and nothing is wrong with it."""
        return self.entry.state != State.UNANSWERED and not self.problems

    @property
    def needs_repair(self) -> bool:
        """Something stands against what was answered, or it was sent back."""
        return bool(self.problems) and (self.entry.state != State.UNANSWERED or self.return_item is not None)

    @property
    def words(self) -> str:
        """The answer as it will be sent."""
        return answer_words(self.definition, self.figure.answer if self.figure else None, reason=self.entry.reason)


@dataclass(frozen=True)
class Section:
    """The questions of one prerequisite; an agency's form is one section without a title."""

    key: str
    title: str
    questions: tuple[Question, ...]

    @property
    def asked(self) -> int:
        return sum(question.counts for question in self.questions)

    @property
    def answered(self) -> int:
        return sum(question.counts and question.is_answered for question in self.questions)

    @property
    def to_repair(self) -> int:
        return sum(question.needs_repair for question in self.questions)


@dataclass(frozen=True)
class Sheet:
    """A report's form. `closed_because`: why nothing may change now, in words."""

    report: Report
    questions: tuple[Question, ...]
    window: QuarterWindow
    due: date
    closed_because: str | None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        if not self.report.institution.is_region:
            return (Section("butir", "", self.questions),)
        found = ((p, tuple(q for q in self.questions if q.definition.prerequisite == p)) for p in Prerequisite)
        return tuple(Section(f"bagian-{p.value}", str(p.label), questions) for p, questions in found if questions)

    @property
    def asked(self) -> int:
        return sum(section.asked for section in self.sections)

    @property
    def answered(self) -> int:
        return sum(section.answered for section in self.sections)

    @property
    def to_repair(self) -> int:
        return sum(section.to_repair for section in self.sections)

    @property
    def progress_words(self) -> str:
        return f"{self.answered} dari {self.asked} butir terisi"

    @property
    def edition(self) -> int:
        """Grows with each answer that is kept: of two renderings, the one with the larger edition is the newer."""
        return sum(question.version for question in self.questions)

    def of(self, code: str) -> Question | None:
        return next((question for question in self.questions if question.code == code), None)
