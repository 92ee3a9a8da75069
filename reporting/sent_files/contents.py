"""What a spreadsheet asks to have written, as values: read by reporting.offline or own_tables, shown by preview.py.

Pure. Every item says where it stood and what was read there, so that a person can find it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from formats.quarters import Quarter
from institutions.access.refusals import Refused
from reporting.entries import Typed


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, as people find it: the name on the tab, and 'C7'."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet} {self.cell}".strip()


@dataclass(frozen=True)
class Proposed:
    """One item as the file has it, and the version that the file was made from (0: there was none).

    `places` and `read` go by part: 'a', 'b', 'state', 'reason', 'note'; `read` is what stood in the cell.
    """

    institution_id: int
    code: str
    typed: Typed
    version: int
    places: Mapping[str, Place] = field(default_factory=dict)
    read: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Wrong:
    """A cell that cannot be taken, or (among `hints`) one that a person should look at. `text` says why."""

    institution_id: int | None
    code: str
    place: Place
    read: str
    text: str


@dataclass(frozen=True)
class Contents:
    """All that one file asks for in one quarter."""

    quarter: Quarter
    proposed: tuple[Proposed, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    hints: tuple[Wrong, ...] = ()
    template_version: str = ""


class AnotherFile(Refused):
    """Not the form that is wanted here: another institution's, quarter's or version's, named in the text.

    `institution_id` and `quarter` tell which form to offer instead; an institution that is a region stands for the
    workbook with all its agencies as well as for its own form.
    """

    def __init__(self, text: str, *, institution_id: int | None = None, quarter: Quarter | None = None) -> None:
        super().__init__(text, field="file")
        self.institution_id = institution_id
        self.quarter = quarter
