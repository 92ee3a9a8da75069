"""Row by row, what a table says of which institution and item; and what must be asked before it can be said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from formats.tables.finding import Row
from indicators.catalogue import Definition
from indicators.kinds import Level, Shape
from institutions.models import Institution
from reporting.asked import level_of
from reporting.entries import asked_columns
from reporting.own_tables.cell_words import Where, Words, words_of
from reporting.own_tables.frames import Frame
from reporting.own_tables.items_named import ItemNames
from reporting.own_tables.meanings import (
    AGENCY,
    FEMALE,
    FIRST,
    ITEM,
    MALE,
    PARTS_OF_A_ROW,
    SECOND,
    VALUE,
    meant,
)
from reporting.own_tables.money import scale_of
from reporting.own_tables.owners import Owners
from reporting.own_tables.questions import Question
from reporting.own_tables.remembered import Memory
from reporting.sent_files.contents import Place, Wrong
from reporting.wording import column_label, mid_sentence

TWICE = "Sudah ada angka lain untuk butir ini di {}: {}. Hapus salah satunya."
NO_ITEM = "Baris {} dilewati: “{}” bukan butir yang ditanyakan kepada {}."
NEEDS_TWO = "Butir ini meminta {} dan {}; tabel ini hanya memuat satu angka."
PARTS = {Shape.SEXES: {MALE: "a", FEMALE: "b"}, Shape.SINGLE: {VALUE: "a"}}
PARTS_OF_A_SHARE = {FIRST: "a", SECOND: "b"}


@dataclass
class Gathered:
    """By institution and item, the words of each part and where they stand."""

    words: dict[tuple[int, str], dict[str, tuple[Words, Where, str]]] = field(default_factory=dict)
    institutions: dict[int, Institution] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    hints: list[Wrong] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    frame_of: dict[tuple[int, str], Frame] = field(default_factory=dict)


class Gathering:
    def __init__(self, definitions: Mapping[Level, tuple[Definition, ...]], owners: Owners, memory: Memory) -> None:
        self.by_level = {level: {d.code: d for d in found} for level, found in definitions.items()}
        self.items = {level: ItemNames(found) for level, found in definitions.items()}
        self.owners, self.memory, self.found = owners, memory, Gathered()

    def read(self, frame: Frame) -> None:
        sheet_owner = None if AGENCY in frame.meanings.values() else self.owners.of_sheet(frame)
        for row in frame.table.rows:
            owner = sheet_owner or self.owners.of_row(frame, row)
            if owner.question is not None:
                self.found.questions.append(owner.question)
            elif owner.institution is not None:
                self.found.institutions[owner.institution.pk] = owner.institution
                self._row(frame, row, owner.institution)
            elif owner.passed_over and self._says_something(frame, row):
                self._hint(frame, row, owner.passed_over)

    def _row(self, frame: Frame, row: Row, institution: Institution) -> None:
        for definition, part, letter in self._cells(frame, row, institution):
            cell = row.cells.get(letter)
            if cell is None:
                continue
            label = frame.label_of(letter)
            scale = scale_of(frame, letter, definition, part, memory=self.memory)
            place = Place(frame.title, cell.address)
            where = Where(definition, part, frame.fingerprint, label, place, scale.power)
            words = words_of(cell, where, memory=self.memory)
            if scale.question is not None and words.text not in ("", "0"):
                self.found.questions.append(scale.question)
            self._take(frame, institution, words, where, cell.shown)

    def _take(self, frame: Frame, institution: Institution, words: Words, where: Where, shown: str) -> None:
        code = where.definition.code
        if words.question is not None:
            self.found.questions.append(words.question)
        elif words.wrong:
            self.found.wrong.append(Wrong(institution.pk, code, where.place, shown, words.wrong))
        elif not words.is_left_out:
            parts = self.found.words.setdefault((institution.pk, code), {})
            earlier = parts.get(where.part)
            if earlier and earlier[0] != words:
                text = TWICE.format(earlier[1].place, earlier[2])
                self.found.wrong.append(Wrong(institution.pk, code, where.place, shown, text))
                return
            parts[where.part] = (words, where, shown)
            self.found.frame_of[institution.pk, code] = frame
            if words.hint:
                self.found.hints.append(Wrong(institution.pk, code, where.place, shown, words.hint))

    def _cells(self, frame: Frame, row: Row, institution: Institution) -> Iterable[tuple[Definition, str, str]]:
        """Which cell of the row carries which number of which item."""
        definitions = self.by_level[level_of(institution)]
        if frame.is_by_item:
            yield from self._cells_of_item(frame, row, institution)
            return
        for letter, meaning in frame.meanings.items():
            item = meant(meaning)
            if item and item.code in definitions:
                yield definitions[item.code], item.part, letter

    def _cells_of_item(self, frame: Frame, row: Row, institution: Institution) -> Iterable[tuple[Definition, str, str]]:
        cell = row.cells.get(frame.letter_of(ITEM))
        name = cell.shown if cell is not None else ""
        definition = self.items[level_of(institution)].find(name) if name else None
        if definition is None:
            if name and self._says_something(frame, row):
                self._hint(frame, row, NO_ITEM.format(row.number, name[:80], institution.name))
            return
        parts = PARTS.get(Shape(definition.shape), PARTS_OF_A_SHARE)
        letters = {part: frame.letter_of(meaning) for meaning, part in parts.items()}
        filled = [part for part in asked_columns(definition) if letters.get(part) and letters[part] in row.cells]
        if not filled and (alone := frame.letter_of(VALUE)) in row.cells and len(parts) > 1:
            place = Place(frame.title, row.cells[alone].address)
            labels = column_label(definition, "a"), mid_sentence(column_label(definition, "b"))
            text = NEEDS_TWO.format(*labels)
            self.found.wrong.append(Wrong(institution.pk, definition.code, place, row.cells[alone].shown, text))
        yield from ((definition, part, letters[part]) for part in filled)

    def _says_something(self, frame: Frame, row: Row) -> bool:
        """Whether a row that is passed over carries anything that would have been read."""
        carried = {letter for letter, said in frame.meanings.items() if meant(said) or said in PARTS_OF_A_ROW}
        return bool(carried & row.cells.keys())

    def _hint(self, frame: Frame, row: Row, text: str) -> None:
        first = next(iter(row.cells.values()), None)
        place = Place(frame.title, first.address if first else "")
        self.found.hints.append(Wrong(None, "", place, "", text))
