"""A table of their own, from its cells to what it asks to have written: or what must be answered before that."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from formats.dates import join_words
from formats.quarters import Quarter
from formats.tables.books import Book
from indicators.catalogue import Catalogue, Definition, catalogue_in
from indicators.kinds import Level
from institutions.access.scope import Scope
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.asked import begun
from reporting.entries import EMPTY, Entry, Typed, as_typed, asked_columns
from reporting.merging import own_part
from reporting.own_tables.agency_names import AgencyNames
from reporting.own_tables.cell_words import Where, Words
from reporting.own_tables.cumulative import Earlier, spans_of
from reporting.own_tables.frames import Frame, frames_of
from reporting.own_tables.gathering import Gathered, Gathering
from reporting.own_tables.owners import Owners
from reporting.own_tables.quarters_named import is_elsewhere
from reporting.own_tables.questions import Question, asked_once
from reporting.own_tables.remembered import Memory
from reporting.sent_files.contents import Contents, Place, Proposed, Wrong

OTHER_QUARTER = "Lembar “{}” menyebut triwulan atau tahun lain, sehingga tidak dibaca."
OTHER_COLUMNS = "Kolom {} menyebut triwulan atau tahun lain, sehingga tidak dibaca."
NO_TABLE = "Tidak ada tabel yang dikenali di berkas ini. Pastikan ada baris judul kolom di atas angkanya."


@dataclass(frozen=True)
class TableReading:
    """`frames` are its tables, `questions` what is still open; `contents` only where nothing is."""

    frames: tuple[Frame, ...]
    definitions: tuple[Definition, ...]
    questions: tuple[Question, ...]
    contents: Contents

    @property
    def unmapped(self) -> tuple[Frame, ...]:
        """One of each kind of table whose columns nobody has confirmed yet."""
        first = {frame.fingerprint: frame for frame in reversed(self.frames) if not frame.is_known}
        return tuple(reversed(first.values()))

    @property
    def is_clear(self) -> bool:
        return not self.questions and not self.unmapped


def read_tables(book: Book, *, quarter: Quarter, scope: Scope, memory: Memory) -> TableReading:
    """A fixed number of queries; nothing is written."""
    catalogue = catalogue_in(quarter)
    names = AgencyNames(_institutions(scope))
    by_level = {level: _asked(catalogue, level, quarter) for level in Level}
    definitions = by_level[Level.AGENCY] + (() if _is_agency(scope) else by_level[Level.REGION])
    frames = frames_of(book, quarter=quarter, definitions=definitions, names=names, memory=memory)
    gathering = Gathering(by_level, Owners(names, scope=scope, memory=memory), memory)
    elsewhere = [frame for frame in frames if is_elsewhere(frame.grid, quarter)]
    for frame in frames:
        if frame.is_read and frame not in elsewhere:
            gathering.read(frame)
    found = gathering.found
    found.hints += [Wrong(None, "", Place(one.title, ""), "", OTHER_QUARTER.format(one.title)) for one in elsewhere]
    found.hints += [_columns_elsewhere(frame) for frame in frames if frame.elsewhere and frame not in elsewhere]
    if not frames:
        found.wrong.append(Wrong(None, "", Place("", ""), "", NO_TABLE))
    standing = Earlier(found, quarter=quarter, scope=scope)
    spans_of(found, standing, quarter=quarter, memory=memory)
    proposed = _proposed(found, standing)
    contents = Contents(quarter, proposed, tuple(found.wrong), tuple(found.hints))
    return TableReading(frames, definitions, asked_once(found.questions), contents)


def _institutions(scope: Scope) -> list[Institution]:
    """Whom the table can be about: an agency's only about itself, a region's about itself and its own agencies."""
    reached = Institution.objects.visible_to(scope).filter(closed_on__isnull=True)
    mine = reached.filter(pk=scope.institution.pk) | reached.filter(region=scope.institution.pk)
    return list(mine.select_related("region__parent").order_by("code"))


def _is_agency(scope: Scope) -> bool:
    return scope.institution.kind == Kind.AGENCY


def _asked(catalogue: Catalogue, level: Level, quarter: Quarter) -> tuple[Definition, ...]:
    return tuple(d for d in catalogue.at(level) if begun(d, quarter.number))


def _columns_elsewhere(frame: Frame) -> Wrong:
    headings = join_words([f"“{heading}”" for heading in frame.elsewhere])
    return Wrong(None, "", Place(frame.title, ""), "", OTHER_COLUMNS.format(headings))


def _proposed(found: Gathered, standing: Earlier) -> tuple[Proposed, ...]:
    return tuple(
        Proposed(
            institution_id=institution_id,
            code=code,
            typed=_typed(parts, standing.entry(institution_id, code)),
            version=standing.version(institution_id, code),
            places={part: where.place for part, (_, where, _) in parts.items()},
            read={part: shown for part, (_, _, shown) in parts.items()},
        )
        for (institution_id, code), parts in found.words.items()
    )


def _typed(parts: Mapping[str, tuple[Words, Where, str]], stands: Entry) -> Typed:
    """What the table says, over what stands: a column that is not in the table, and the note, stay as they are."""
    definition = next(where.definition for _, where, _ in parts.values())
    typed = as_typed(
        definition, own_part(definition, stands if stands.a is not None or stands.b is not None else EMPTY)
    )
    typed = replace(typed, note=stands.note, is_nil=False, is_unavailable=False, reason="")
    said = {part: words for part, (words, _, _) in parts.items()}
    if any(words.reason for words in said.values()):
        reason = next(words.reason for words in said.values() if words.reason)
        numbers = {part: words.text for part, words in said.items()}
        return replace(typed, a=numbers.get("a", ""), b=numbers.get("b", ""), is_unavailable=True, reason=reason)
    if all(words.is_nil for words in said.values()) and said.keys() >= set(asked_columns(definition)):
        return replace(typed, a="", b="", is_nil=True)
    texts = {part: "0" if words.is_nil else words.text for part, words in said.items()}
    return replace(typed, a=texts.get("a", typed.a), b=texts.get("b", typed.b))
