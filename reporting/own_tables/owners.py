"""Whose a row or a sheet is: by the name that it carries, by the tab, or by an answer given before."""

from dataclasses import dataclass

from formats.tables.finding import Row
from institutions.access.scope import Scope
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.own_tables.agency_names import AgencyNames, Found
from reporting.own_tables.frames import Frame
from reporting.own_tables.heading_words import normal
from reporting.own_tables.meanings import AGENCY
from reporting.own_tables.questions import LEAVE_OUT, Choice, Question
from reporting.own_tables.remembered import Memory, Topic
from reporting.sent_files.contents import Place

TOTALS = frozenset({"jumlah", "total", "jumlah total", "rata rata", "rerata", "jumlah seluruhnya"})
NO_NAME = "Baris {} dilewati: nama perangkat daerahnya kosong."
NOT_YOURS = "Baris {} dilewati: “{}” bukan {}."
SKIPPED = "Baris {} dilewati: “{}”, sesuai jawaban Anda."


@dataclass(frozen=True)
class Owner:
    """One of: an institution, a question, or why the row is passed over."""

    institution: Institution | None = None
    question: Question | None = None
    passed_over: str = ""


class Owners:
    def __init__(self, names: AgencyNames, *, scope: Scope, memory: Memory) -> None:
        self.names, self.scope, self.memory = names, scope, memory
        self.is_agency = scope.institution.kind == Kind.AGENCY

    def of_row(self, frame: Frame, row: Row) -> Owner:
        cell = row.cells.get(frame.letter_of(AGENCY))
        text = cell.shown.strip() if cell is not None else ""
        if cell is None or not text:
            return Owner(passed_over=NO_NAME.format(row.number))
        if normal(text) in TOTALS:
            return Owner()
        place = Place(frame.title, cell.address)
        return self._named(text, f"Perangkat daerah mana yang dimaksud “{text}”?", Topic.AGENCY, place, row.number)

    def of_sheet(self, frame: Frame) -> Owner:
        """A table that names nobody: one's own, or the institution after which the tab is called."""
        if self.is_agency:
            return Owner(self.scope.institution)
        text = f"Lembar “{frame.title}” tidak menyebut perangkat daerah. Milik siapa isinya?"
        return self._named(frame.title, text, Topic.SHEET, Place(frame.title, ""), 0)

    def _named(self, name: str, text: str, topic: Topic, place: Place, number: int) -> Owner:
        found = self.names.find(name)
        if found.institution is not None:
            return Owner(found.institution)
        key = normal(name)[:120]
        known = self.memory.of(topic, key)
        if known == LEAVE_OUT:
            return Owner(passed_over=SKIPPED.format(number, name) if number else "")
        if known and (institution := self.names.coded(str(known))):
            return Owner(institution)
        if self.is_agency and not found.near:
            return Owner(passed_over=NOT_YOURS.format(number, name, self.scope.institution.name))
        return Owner(question=self._question(topic, key, text, found, place))

    def _question(self, topic: Topic, key: str, text: str, found: Found, place: Place) -> Question:
        others = [one for one in self.names.institutions if one not in found.near]
        choices = [Choice(one.code, one.name) for one in (*found.near, *others)]
        what = "Bukan salah satunya: lewati baris ini" if topic == Topic.AGENCY else "Jangan baca lembar ini"
        suggested = found.near[0].code if len(found.near) == 1 else ""
        return Question(topic, key, text, (*choices, Choice(LEAVE_OUT, what)), (place,), suggested)
