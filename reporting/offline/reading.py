"""A form that came back, read: what each row asks to have written, and the cells that cannot be taken."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils.timezone import localdate

from formats.quarters import Quarter, last_ended
from formats.tables.books import Book, Grid
from formats.tables.cells import Cell, squeezed
from indicators.catalogue import Catalogue, Definition, catalogue_in
from institutions.access.scope import Scope
from institutions.models import Institution
from reporting.asked import level_of
from reporting.calendar import window_of
from reporting.entries import Trouble, Typed
from reporting.facts import sides_of
from reporting.moves import Side
from reporting.offline.forms import current_version
from reporting.offline.identity import Identity
from reporting.offline.layout import PLACE_OF
from reporting.offline.recognising import Page, another, identity_of, is_form, names_of, pages_of
from reporting.offline.rows import checks_of
from reporting.offline.typed_cells import typed_in
from reporting.reports import Report
from reporting.sent_files.contents import Contents, Place, Proposed, Wrong
from reporting.windows import why_not_saved

__all__ = ["is_form", "read_form"]

OTHER_INSTITUTION = "Formulir ini untuk {}, sedangkan Anda bertindak sebagai {}. Unduh formulir Anda sendiri."
OTHER_QUARTER = "Formulir ini untuk {}. {}"
OTHER_VERSION = (
    "Daftar butir {} berubah sejak formulir ini diunduh (versi {}, sekarang {}). "
    "Unduh formulir yang baru lalu salin isian Anda."
)
NO_CODE = "Baris ini berisi isian, tetapi kodenya {}. Pindahkan isian ke baris butirnya, atau kosongkan."
CODE_TWICE = "Kode {} sudah ada pada baris {}. Hapus salah satunya."


def read_form(book: Book, *, scope: Scope, at: datetime) -> Contents:
    """Raises AnotherFile for anything but a form of this person, of a quarter that can be filled, as it is made now."""
    identity = identity_of(book, scope=scope, at=at)
    quarter, catalogue = identity.quarter, catalogue_in(identity.quarter)
    pages = pages_of(book, identity, scope=scope)
    institutions = _institutions(pages, quarter, scope=scope)
    _refuse_another_quarter(quarter, scope=scope, at=at)
    _refuse_another_version(identity, catalogue, list(institutions.values()), scope=scope)
    read = [PageReader(page, institutions[page.identity.code], catalogue) for page in pages]
    return Contents(
        quarter=quarter,
        proposed=tuple(item for one in read for item in one.proposed),
        wrong=tuple(wrong for one in read for wrong in one.wrong),
        hints=tuple(hint for one in read for hint in one.hints),
        template_version=identity.version,
    )


def _institutions(pages: list[Page], quarter: Quarter, *, scope: Scope) -> dict[str, Institution]:
    """By code; all of them this person may fill. One query."""
    reached = Institution.objects.visible_to(scope).filter(code__in=[page.identity.code for page in pages])
    own = {one.code: one for one in reached.select_related("region__parent") if _may_fill(one, quarter, scope=scope)}
    strange = [page for page in pages if page.identity.code not in own]
    if strange:
        raise another(OTHER_INSTITUTION.format(names_of(strange), scope.capacity), scope=scope, quarter=quarter)
    return own


def _may_fill(institution: Institution, quarter: Quarter, *, scope: Scope) -> bool:
    sides = sides_of(Report(institution=institution, quarter=quarter), scope)
    return Side.SENDER in sides or (Side.STAND_IN in sides and scope.can("fill_on_behalf"))


def _refuse_another_quarter(quarter: Quarter, *, scope: Scope, at: datetime) -> None:
    lock = why_not_saved(window_of(quarter, province=scope.province), on=localdate(at))
    if lock is not None:
        raise another(OTHER_QUARTER.format(quarter, lock), scope=scope, quarter=last_ended(localdate(at)))


def _refuse_another_version(
    identity: Identity, catalogue: Catalogue, institutions: list[Institution], *, scope: Scope
) -> None:
    version = current_version(catalogue)
    if identity.version != version:
        text = OTHER_VERSION.format(identity.quarter, identity.version, version)
        meant = institutions[0].pk if len(institutions) == 1 else None
        raise another(text, scope=scope, quarter=identity.quarter, institution_id=meant)


class PageReader:
    """The rows of one sheet, each known by its code; where it stands, and how many there are, does not matter."""

    def __init__(self, page: Page, institution: Institution, catalogue: Catalogue) -> None:
        self.page, self.institution = page, institution
        self.definitions = {d.code: d for d in catalogue.at(level_of(institution))}
        self.proposed: list[Proposed] = []
        self.wrong: list[Wrong] = []
        self.hints: list[Wrong] = []
        self._seen: dict[str, int] = {}
        for number, cells in _rows(page.grid, below=page.header):
            self._row(number, cells)

    def _row(self, number: int, cells: Mapping[str, Cell]) -> None:
        code = squeezed(str(cells["A"].value)) if "A" in cells else ""
        parts = {part: cells[letter] for part, letter in PLACE_OF.items() if letter in cells}
        if code not in self.page.identity.versions or code not in self.definitions:
            self._strange(code, number, parts)
        elif code in self._seen:
            self._amiss(code, number, "A", code, CODE_TWICE.format(code, self._seen[code]))
        else:
            self._seen[code] = number
            self._item(self.definitions[code], number, parts)

    def _item(self, definition: Definition, number: int, cells: Mapping[str, Cell]) -> None:
        asked = checks_of(definition)
        cells = {part: cell for part, cell in cells.items() if part in asked}
        version = self.page.identity.versions[definition.code]
        from_cells = typed_in(definition, cells)
        for trouble in from_cells.troubles:
            self.wrong.append(self._told(definition.code, number, trouble, cells))
        self.hints += [self._told(definition.code, number, hint, cells) for hint in from_cells.hints]
        if from_cells.troubles or (version == 0 and from_cells.typed == Typed()):
            return  # what was never answered, and is not now, asks for nothing
        self.proposed.append(
            Proposed(
                institution_id=self.institution.pk,
                code=definition.code,
                typed=from_cells.typed,
                version=version,
                places={part: self._place(PLACE_OF[part], number) for part in asked},
                read={part: cell.shown for part, cell in cells.items()},
            )
        )

    def _strange(self, code: str, number: int, cells: Mapping[str, Cell]) -> None:
        """A heading or a remark of one's own is passed over; an answer without an item is not."""
        for part in ("a", "b", "state"):
            if part in cells:
                told = f"“{code}” tidak dikenal" if code else "kosong"
                self._amiss("", number, PLACE_OF[part], cells[part].shown, NO_CODE.format(told))
                return

    def _amiss(self, code: str, number: int, letter: str, read: str, text: str) -> None:
        self.wrong.append(Wrong(self.institution.pk, code, self._place(letter, number), read, text))

    def _told(self, code: str, number: int, trouble: Trouble, cells: Mapping[str, Cell]) -> Wrong:
        cell = cells.get(trouble.part)
        place = self._place(PLACE_OF[trouble.part], number)
        return Wrong(self.institution.pk, code, place, cell.shown if cell else "", trouble.text)

    def _place(self, letter: str, number: int) -> Place:
        return Place(self.page.grid.name, f"{letter}{number}")


def _rows(grid: Grid, *, below: int) -> Iterator[tuple[int, dict[str, Cell]]]:
    """Each row's number as people count it, and its cells by letter; what only repeats a merged cell is none."""
    letters = ["A", *PLACE_OF.values()]
    for number in range(below + 2, len(grid.rows) + 1):
        found = ((letter, grid.at(f"{letter}{number}")) for letter in letters)
        cells = {letter: cell for letter, cell in found if cell is not None and not cell.filled}
        if cells:
            yield number, cells
