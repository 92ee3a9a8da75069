"""One report as whoever judges it reads it, as values: each item beside what was said before, and why it needs an eye.

Read by inspection.py; nothing is asked here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from formats.quarters import Quarter
from indicators.answers import Answer
from indicators.catalogue import Definition
from indicators.kinds import Prerequisite
from reporting.figures import Evidence, Figure
from reporting.reports import Report, ReturnItem
from reporting.since_return import Since
from reporting.threads import Thread
from reporting.unusual import Compared, marks_of
from reporting.wording import printed


@dataclass(frozen=True)
class Inspected:
    """One item. `before` is the latest earlier answer of the last four quarters, given in `before_in`; `since` tells
    what became of it since the report was returned."""

    report: Report
    definition: Definition
    figure: Figure | None
    evidence: tuple[Evidence, ...]
    thread: Thread
    return_item: ReturnItem | None
    before_in: Quarter | None
    before: Answer | None
    year_ago: Answer | None
    target: Decimal | None
    since: Since | None

    @property
    def code(self) -> str:
        return self.definition.code

    @property
    def answer(self) -> Answer | None:
        return self.figure.answer if self.figure else None

    @property
    def key(self) -> str:
        """Its id on a page that shows several reports."""
        return f"{self.definition.code}-{self.report.pk}"

    @property
    def target_words(self) -> str:
        return "" if self.target is None else printed(self.definition, self.target)

    @property
    def is_remarked(self) -> bool:
        """By who judges it, since it was last sent."""
        sent = self.report.submitted_at
        judged = (remark for remark in self.thread.remarks if not remark.from_sender)
        return any(sent is None or remark.at >= sent for remark in judged)

    @property
    def differs_from_verified(self) -> bool:
        """Verified once, reopened, and now another answer."""
        return bool(self.figure and self.figure.verified_state and self.figure.verified_answer != self.answer)

    @property
    def is_changed(self) -> bool:
        """Since the report was returned."""
        return self.since is not None and self.since.is_changed

    @property
    def stayed(self) -> bool:
        """It was to be answered again, and says what it had said."""
        return self.since is not None and self.since.was_returned and not self.since.is_changed

    @property
    def measure(self) -> Answer | None:
        """What it is held against: this year's latest answer, or that of the same quarter a year ago."""
        return self.before if self.is_from_this_year or self.year_ago is None else self.year_ago

    @property
    def is_from_this_year(self) -> bool:
        return self.before_in is not None and self.before_in.year == self.report.quarter.year

    @property
    def is_measured_by_last_year(self) -> bool:
        return self.measure is not self.before

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Why it needs an eye; empty: nothing to see."""
        rule = self.definition.rule
        compared = Compared(rule, self.answer, self.measure, self.year_ago, self.target, self.is_from_this_year)
        return (*self._story(), *marks_of(compared))

    def _story(self) -> Iterable[str]:
        if self.is_remarked:
            yield "ada catatan pemeriksa"
        elif self.thread.is_unanswered:
            yield "catatan pemeriksa belum dijawab"
        if self.thread.is_newly_answered:
            yield "ada jawaban pengirim"
        if self.figure and self.figure.note:
            yield "ada catatan pengirim"
        yield from self._back_again()
        if self.differs_from_verified:
            yield "berbeda dari yang sudah diverifikasi"
        if self.answer is None:
            yield "tidak dijawab"

    def _back_again(self) -> Iterable[str]:
        if self.return_item is not None and not self.return_item.needs_answer:
            yield "dibuka lagi oleh pengirim"
        if self.is_changed:
            yield "berubah sejak dikembalikan"
        elif self.stayed:
            yield "dikembalikan, jawabannya tetap"
        elif self.return_item is not None and self.return_item.needs_answer:
            yield "dijawab lagi setelah dikembalikan"


@dataclass(frozen=True)
class Inspection:
    """One report, its items in the catalogue's order."""

    report: Report
    items: tuple[Inspected, ...]

    @cached_property
    def remarkable(self) -> tuple[Inspected, ...]:
        return tuple(item for item in self.items if item.marks)

    @cached_property
    def quiet(self) -> tuple[Inspected, ...]:
        return tuple(item for item in self.items if not item.marks)

    @property
    def reasons(self) -> str:
        """What needs an eye and why, in one line."""
        return "; ".join(f"{item.definition.name} ({', '.join(item.marks)})" for item in self.remarkable)

    @cached_property
    def changed(self) -> tuple[Inspected, ...]:
        """Since it was returned: what was changed, and what was to be and was not."""
        return tuple(item for item in self.items if item.is_changed or item.stayed)

    @cached_property
    def to_see(self) -> tuple[Inspected, ...]:
        """What needs an eye beside that."""
        return tuple(item for item in self.remarkable if item not in self.changed)

    @property
    def sections(self) -> list[tuple[str, list[Inspected]]]:
        """By prerequisite, in the usual order; an agency's few items are one section without a title."""
        if not self.report.institution.is_region:
            return [("", list(self.items))]
        found = ((p, [item for item in self.items if item.definition.prerequisite == p]) for p in Prerequisite)
        return [(str(prerequisite.label), items) for prerequisite, items in found if items]
