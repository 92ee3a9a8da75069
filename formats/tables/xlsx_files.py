"""What an .xlsx or .xlsm says beside its values: percent formats, errors, formulas without result, hidden, merged."""

import posixpath
import re

from formats.tables.archives import Parts
from formats.tables.cells import CellError, column_of, place_of
from formats.tables.markup import Attributes, attribute, is_true, read_markup, whole
from formats.tables.traits import MOST_SHEETS, Budget, Traits
from formats.tables.unopenable import BROKEN, UNUSUAL, Unopenable

WORKBOOK, RELATIONS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
STRINGS, ROOT = "xl/sharedStrings.xml", "_rels/.rels"
#: Written anew: whatever the file says of it, the engine reads the workbook that was looked through.
ROOT_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="xl/workbook.xml"/></Relationships>'
)
PERCENT_FORMATS = {"9", "10"}
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
DIGITS = "0123456789"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def xlsx_traits(parts: Parts, *, budget: Budget) -> dict[str, Traits]:
    """By the name of the sheet; afterwards `parts.taken` holds all that an engine needs, and nothing else."""
    sheets = _sheet_parts(parts)
    percents = percent_styles(parts.take(STYLES))
    read_markup(parts.take(STRINGS) or b"<x/>", start=lambda name, attributes: None)
    parts.taken[ROOT] = ROOT_RELATIONS
    found = {}
    for name, part in sheets.items():
        reading = SheetReading(percents, budget)
        read_markup(parts.take(part), start=reading.start, text=reading.text)
        found[name] = reading.finished()
    return found


def _sheet_parts(parts: Parts) -> dict[str, str]:
    """The part of every sheet, by its name; a sheet of charts is named too and holds no cells."""
    targets: dict[str, str] = {}
    named: dict[str, str] = {}

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            targets[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            named[attributes.get("name", "")] = attribute(attributes, "id")

    read_markup(parts.take(RELATIONS), start=relation)
    read_markup(parts.take(WORKBOOK), start=sheet)
    if len(named) > MOST_SHEETS:
        raise Unopenable(UNUSUAL)
    found = {name: targets.get(key, "").removeprefix("/") for name, key in named.items()}
    if any(part not in parts for part in found.values()):
        raise Unopenable(BROKEN)
    return found


def percent_styles(styles: bytes) -> set[str]:
    """The numbers, as cells write them, of the styles that show a number as percent."""
    formats, found, count, inside = set(PERCENT_FORMATS), set[str](), 0, False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal count, inside
        if name == "numFmt" and "%" in QUOTED.sub("", attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        elif name in {"cellXfs", "cellStyleXfs", "dxfs", "cellStyles"}:
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            if attributes.get("numFmtId") in formats:
                found.add(str(count))
            count += 1

    if styles:
        read_markup(styles, start=start)
    return found


class SheetReading:
    """Listens to one sheet's tags. `_formula` is the place of a formula that has shown no result yet."""

    def __init__(self, percents: set[str], budget: Budget) -> None:
        self.traits = Traits()
        self._percents, self._budget = percents, budget
        self._row, self._column = -1, -1
        self._cell: Attributes = {}
        self._formula: tuple[int, int] | None = None
        self._value = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "is"}:
            self._begin_value()
        elif name == "f":
            self._formula = (self._row, self._column)
        elif name == "row":
            self._row, self._column = whole(attributes.get("r"), default=self._row + 2) - 1, -1
            if is_true(attributes.get("hidden")):
                self.traits.hidden_rows.add(self._row)
        elif name == "col" and is_true(attributes.get("hidden")):
            first, last = whole(attributes.get("min")), whole(attributes.get("max"))
            self.traits.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN)))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            self._value = False

    def text(self, data: str) -> None:
        if not self._value:
            return
        place = (self._row, self._column)
        if self._formula == place:
            self._formula = None
        if self._cell.get("t") == "e":
            self.traits.errors[place] = CellError(data.strip())
        self._value = False

    def finished(self) -> Traits:
        self._settle()
        self._budget.lay_out(self.traits)
        return self.traits

    def _begin_cell(self, attributes: Attributes) -> None:
        if self._formula:
            self._settle()
        self._cell, self._value = attributes, False
        told = attributes.get("r")
        if not told:
            self._column += 1
            return
        letters = told.rstrip(DIGITS)
        if not letters.isalpha() or len(letters) > 3 or not letters.isascii():
            raise Unopenable(BROKEN)
        self._row, self._column = whole(told[len(letters) :], default=0) - 1, column_of(letters)
        if not (0 <= self._row < LAST_ROW and self._column < LAST_COLUMN):
            raise Unopenable(BROKEN)

    def _begin_value(self) -> None:
        self._value = True
        self._budget.spend(1)
        self.traits.fill(self._row, self._column)
        if self._cell.get("s") in self._percents:
            self.traits.percents.add((self._row, self._column))

    def _settle(self) -> None:
        """A formula whose value is nowhere; one that gave an empty text has its value."""
        if self._formula and self._cell.get("t") != "str":
            self.traits.errors[self._formula] = CellError()
            self.traits.fill(*self._formula)
        self._formula = None

    def _merge(self, told: str) -> None:
        first, _, last = told.partition(":")
        one, other = place_of(first), place_of(last)
        if one and other:
            self.traits.merged.append((*one, *other))
