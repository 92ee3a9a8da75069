"""What a person sees of a file before it is stored: lines, by institution, and how many of each kind."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from formats.dates import join_words
from formats.quarters import Quarter
from reporting.merging import Offer
from reporting.saving import Conflict
from reporting.sent_files.contents import Place


class LineKind(Enum):
    """In the order in which a person looks: what stands in the way first."""

    WRONG = "galat"
    CONFLICT = "bentrok"
    HINT = "peringatan"
    NEW = "baru"
    CHANGED = "berubah"
    SAME = "sama"

    @property
    def chip(self) -> str:
        return {"galat": "bad", "bentrok": "bad", "peringatan": "warn", "baru": "ok", "berubah": "ok"}.get(
            self.value, "none"
        )


#: What storing the file would write.
WRITTEN = (LineKind.NEW, LineKind.CHANGED)

MOST_UNFOLDED = 5


@dataclass(frozen=True)
class Line:
    """One item of one institution. `why`: what is wrong or worth a look, or that it follows another item."""

    kind: LineKind
    code: str
    name: str
    place: Place | None = None
    read: str = ""
    before: str = ""
    after: str = ""
    why: str = ""
    conflict: Conflict | None = None
    #: '12:SDM-01': what a choice between two answers is called on the page.
    key: str = ""

    @property
    def mark(self) -> tuple[str, ...]:
        """What must still be so when the file is stored."""
        version = str(self.conflict.version) if self.conflict else ""
        return (self.kind.value, self.code, self.before, self.after, self.why, version)


@dataclass(frozen=True)
class Group:
    """The lines of one institution. `offers` holds what would be written, and what collides, by code."""

    institution_id: int | None
    name: str
    lines: tuple[Line, ...]
    offers: Mapping[str, Offer] = field(default_factory=dict)
    report_id: int | None = None

    def of(self, *kinds: LineKind) -> list[Line]:
        return [line for line in self.lines if line.kind in kinds]

    @cached_property
    def told(self) -> list[Line]:
        """What is not simply as it stands already, in the order of the kinds."""
        return [line for kind in LineKind if kind != LineKind.SAME for line in self.of(kind)]

    @cached_property
    def same(self) -> list[Line]:
        return self.of(LineKind.SAME)

    @property
    def needs_an_eye(self) -> bool:
        return bool(self.of(LineKind.WRONG, LineKind.CONFLICT, LineKind.HINT))

    @property
    def key(self) -> str:
        """Its place on the page."""
        return f"instansi-{self.institution_id or 0}"

    @property
    def words(self) -> str:
        return count_words(self.lines)


@dataclass(frozen=True)
class Preview:
    """All that one file would change, and all that stands in its way."""

    quarter: Quarter
    groups: tuple[Group, ...]

    @cached_property
    def counts(self) -> dict[LineKind, int]:
        return {kind: sum(len(group.of(kind)) for group in self.groups) for kind in LineKind}

    @property
    def wrong(self) -> int:
        return self.counts[LineKind.WRONG]

    @property
    def conflicts(self) -> int:
        return self.counts[LineKind.CONFLICT]

    @property
    def changes(self) -> int:
        return sum(self.counts[kind] for kind in WRITTEN)

    @property
    def may_confirm(self) -> bool:
        return not self.wrong and bool(self.changes or self.conflicts)

    @cached_property
    def busy(self) -> list[Group]:
        """What needs a person first; within, the order of the institutions."""
        return sorted((group for group in self.groups if group.told), key=lambda group: not group.needs_an_eye)

    @property
    def folds(self) -> bool:
        """Whether institutions in which all is well are folded into a line each."""
        return len(self.busy) > MOST_UNFOLDED

    @property
    def quiet(self) -> list[Group]:
        """Where nothing would change."""
        return [group for group in self.groups if not group.told]

    @property
    def words(self) -> str:
        return count_words([line for group in self.groups for line in group.lines])

    @cached_property
    def digest(self) -> str:
        """Of everything that was shown: the same only while nothing has moved."""
        told = [(group.institution_id, [line.mark for line in group.lines]) for group in self.groups]
        return hashlib.sha256(repr((self.quarter.code, told)).encode()).hexdigest()


def count_words(lines: "tuple[Line, ...] | list[Line]") -> str:
    """'12 baru, 3 berubah, 120 sama dan 2 galat'; what there is none of is left out."""
    order = (*WRITTEN, LineKind.SAME, LineKind.CONFLICT, LineKind.HINT, LineKind.WRONG)
    counts = [(kind, sum(line.kind == kind for line in lines)) for kind in order]
    return join_words([f"{number} {kind.value}" for kind, number in counts if number]) or "tidak ada isian"
