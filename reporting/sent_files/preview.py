"""From what a file asks for to what would become of it: the same rules as the save itself, and nothing is written."""

from collections.abc import Iterable
from datetime import datetime

from institutions.access.scope import Scope
from reporting.entries import EMPTY, Entry, Trouble, read_entry
from reporting.entry_words import entry_words
from reporting.merging import Offer, Plan, own_part
from reporting.saving import Conflict, entry_of, weighed
from reporting.sent_files.contents import Contents, Place, Proposed, Wrong
from reporting.sent_files.lines import Group, Line, LineKind, Preview
from reporting.sent_files.standing import Desk, Desks
from reporting.wording import column_label

NOT_ASKED = "Butir ini tidak ditanyakan kepada instansi ini pada triwulan ini."
FOLLOWS = "Mengikuti butir “{}”."
ELSEWHERE = "Tanpa instansi"


def preview_of(contents: Contents, *, scope: Scope, at: datetime) -> Preview:
    """A fixed number of queries, whatever the file holds."""
    versions: dict[int, dict[str, int]] = {}
    for item in contents.proposed:
        versions.setdefault(item.institution_id, {})[item.code] = item.version
    for wrong in (*contents.wrong, *contents.hints):
        if wrong.institution_id is not None:
            versions.setdefault(wrong.institution_id, {})
    desks = Desks(versions, quarter=contents.quarter, scope=scope, at=at).all()
    groups = [_Weighing(desk, contents, scope=scope).group() for desk in desks]
    reached = {desk.institution.pk for desk in desks}
    lost = [one for one in contents.wrong if one.institution_id not in reached]
    hints = [one for one in contents.hints if one.institution_id not in reached]
    if lost or hints:
        lines = [*(_line(LineKind.WRONG, one) for one in lost), *(_line(LineKind.HINT, one) for one in hints)]
        groups.insert(0, Group(None, ELSEWHERE, tuple(lines)))
    return Preview(contents.quarter, tuple(groups))


def _line(kind: LineKind, one: Wrong, *, name: str = "") -> Line:
    return Line(kind, one.code, name, one.place, one.read, why=one.text)


class _Weighing:
    """One institution's part of a file against what its report says by now."""

    def __init__(self, desk: Desk, contents: Contents, *, scope: Scope) -> None:
        mine = desk.institution.pk
        self.desk, self.definitions = desk, desk.definitions
        self.proposed = {item.code: item for item in contents.proposed if item.institution_id == mine}
        self.unread = [
            *(self._told(LineKind.WRONG, one) for one in contents.wrong if one.institution_id == mine),
            *(self._told(LineKind.HINT, one) for one in contents.hints if one.institution_id == mine),
        ]
        self.offers: dict[str, Offer] = {}
        self.wrong = list(self._read())
        self.made, self.conflicts = weighed(self.offers, standing=desk.standing, scope=scope)

    def group(self) -> Group:
        lines = [*self.wrong, *self._weighed(self.made, self.conflicts)]
        if self.desk.lock and any(line.kind != LineKind.SAME for line in lines):
            lines.insert(0, self._locked())
        wanted = {code: offer for code, offer in self.offers.items() if code in {*self.made.typed, *self.conflicts}}
        institution = self.desk.institution
        return Group(institution.pk, institution.name, (*lines, *self.unread), wanted, self.desk.report.pk)

    def _read(self) -> Iterable[Line]:
        for code, item in self.proposed.items():
            if code not in self.definitions:
                yield Line(LineKind.WRONG, code, code, _place(item), _read_of(item), why=NOT_ASKED)
                continue
            entry, troubles = read_entry(self.definitions[code], item.typed)
            yield from (self._wrong(item, trouble) for trouble in troubles)
            if entry is not None:
                self.offers[code] = Offer(entry, item.version)

    def _wrong(self, item: Proposed, trouble: Trouble) -> Line:
        part, text, definition = trouble.part, trouble.text, self.definitions[item.code]
        if part in ("a", "b") and len(item.places) > 1 and column_label(definition, "a") not in text:
            text = f"{column_label(definition, part)}: {text}"
        return Line(
            LineKind.WRONG,
            item.code,
            definition.name,
            _place(item, part),
            _read_of(item, part),
            self._stands(item),
            why=text,
        )

    def _told(self, kind: LineKind, one: Wrong) -> Line:
        definition = self.definitions.get(one.code)
        return _line(kind, one, name=definition.name if definition else one.code)

    def _weighed(self, made: Plan, conflicts: dict[str, Conflict]) -> Iterable[Line]:
        for code, definition in self.definitions.items():
            if code in made.troubles:
                item = self.proposed.get(code)
                yield from (self._wrong(item, one) if item else self._unsaid(code, one) for one in made.troubles[code])
            elif code in conflicts:
                yield self._offered(LineKind.CONFLICT, code, conflict=conflicts[code])
            elif code in made.typed:
                yield self._offered(LineKind.CHANGED if self._is_answered(code) else LineKind.NEW, code)
            elif code in made.writes:
                after = entry_words(definition, made.writes[code])
                source = definition.shared_column
                why = FOLLOWS.format(self.definitions[source.code].name) if source else ""
                yield Line(LineKind.CHANGED, code, definition.name, None, "", self._now(code), after, why)
            elif code in made.unchanged:
                yield self._offered(LineKind.SAME, code)

    def _unsaid(self, code: str, trouble: Trouble) -> Line:
        return Line(LineKind.WRONG, code, self.definitions[code].name, before=self._now(code), why=trouble.text)

    def _offered(self, kind: LineKind, code: str, *, conflict: Conflict | None = None) -> Line:
        """What the file says, as it would stand: with the number that another item gives."""
        item, definition = self.proposed[code], self.definitions[code]
        after = entry_words(definition, self.made.writes.get(code) or self.offers[code].entry)
        before = self._now(code)
        if kind == LineKind.SAME:
            after = before
        key = f"{self.desk.institution.pk}:{code}"
        return Line(kind, code, definition.name, _place(item), _read_of(item), before, after, "", conflict, key)

    def _locked(self) -> Line:
        first = next((_place(item) for item in self.proposed.values()), None)
        return Line(LineKind.WRONG, "", self.desk.institution.name, first, why=self.desk.lock)

    def _entry(self, code: str) -> Entry:
        figure = self.desk.standing.figures.get(code)
        return entry_of(figure) if figure else EMPTY

    def _is_answered(self, code: str) -> bool:
        return own_part(self.definitions[code], self._entry(code)) != EMPTY

    def _now(self, code: str) -> str:
        return entry_words(self.definitions[code], self._entry(code))

    def _stands(self, item: Proposed) -> str:
        return self._now(item.code)


def _place(item: Proposed, part: str = "") -> Place | None:
    return item.places.get(part) or next(iter(item.places.values()), None)


def _read_of(item: Proposed, part: str = "") -> str:
    """What stood in the cell of that part; of the whole item, all that was read."""
    if part and part in item.read:
        return item.read[part]
    return " · ".join(text for text in item.read.values() if text)
