"""A sheet made ready for its page: cards in sections, how far it is, and the list of what is wrong."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from formats.dates import clock, long_date
from institutions.access.uploads import endings, told
from reporting.cards import Card, Reading, cards_of
from reporting.filling import Outcome
from reporting.sheets import Section, Sheet
from reporting.statuses import Status


@dataclass(frozen=True)
class CardSection:
    section: Section
    cards: list[Card]

    @property
    def to_repair(self) -> int:
        return sum(card.is_amiss for card in self.cards)


@dataclass(frozen=True)
class Told:
    """One line of the list at the top, leading to its card."""

    text: str
    url: str


class FormSheet:
    """What report_form.html shows."""

    def __init__(self, sheet: Sheet, *, at: datetime, reading: Reading) -> None:
        self.sheet, self._at, self._reading = sheet, at, reading

    @property
    def outcome(self) -> Outcome:
        return self._reading.outcome

    @cached_property
    def sections(self) -> list[CardSection]:
        return [
            CardSection(section, cards_of(section.questions, reading=self._reading)) for section in self.sheet.sections
        ]

    @property
    def cards(self) -> list[Card]:
        return [card for section in self.sections for card in section.cards]

    @property
    def is_sectioned(self) -> bool:
        return len(self.sections) > 1

    @property
    def is_closed(self) -> bool:
        return self.sheet.closed_because is not None

    @property
    def takes_answers(self) -> bool:
        """A returned report's remarks are answered with the form; those of one that was sent, on its page."""
        return self.keeps_typed or (not self.is_closed and self.sheet.report.status == Status.RETURNED)

    @property
    def keeps_typed(self) -> bool:
        """Nothing was kept: the inputs stay, so that nothing typed is lost, even where nothing may change now."""
        return self.outcome.refusal is not None

    @property
    def behalf_title(self) -> str:
        return f"Anda mengisi atas nama {self.sheet.report.institution.full_name}"

    @property
    def return_title(self) -> str:
        return f"Laporan ini dikembalikan {long_date(self.sheet.report.returned_at)}"

    @property
    def file_endings(self) -> str:
        return endings()

    @property
    def file_kinds(self) -> str:
        return told()

    @property
    def segments(self) -> list[str]:
        return [_segment(card) for card in self.cards if card.question.counts]

    @property
    def to_repair(self) -> int:
        return sum(card.is_amiss for card in self.cards)

    @property
    def list_title(self) -> str:
        """What was kept all the same, said before what was not."""
        kept = [f"{len(self.outcome.changed)} butir"] if self.outcome.changed else []
        kept += [f"{self.outcome.files} berkas"] if self.outcome.files else []
        kept += [f"{self.outcome.replied} jawaban"] if self.outcome.replied else []
        if not kept:
            return "Belum tersimpan. Mohon perbaiki yang berikut:"
        return f"{' dan '.join(kept)} tersimpan pukul {clock(self._at)}. Yang berikut belum, mohon perbaiki:"

    @property
    def problems(self) -> list[Told]:
        """What was wrong with this sending, in the form's order."""
        lines = []
        for card in self.cards:
            texts = list(card.errors) if card.troubles else []
            if card.conflict:
                texts.append(f"{card.conflict_who} menyimpan jawaban lain. Pilih jawaban yang berlaku.")
            lines += [Told(f"{card.question.definition.name}: {text}", f"#{card.code}") for text in texts]
        return lines


def _segment(card: Card) -> str:
    if card.is_amiss:
        return "bad"
    return "done" if card.question.is_answered else ""
