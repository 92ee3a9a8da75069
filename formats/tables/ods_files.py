"""What an .ods says beside its values; repetitions are counted before any engine lays them out."""

from formats.tables.archives import Parts
from formats.tables.cells import CellError
from formats.tables.markup import Attributes, attribute, read_markup, whole
from formats.tables.traits import MOST_SHEETS, Budget, Traits
from formats.tables.unopenable import BROKEN, LOCKED, UNUSUAL, Unopenable

CONTENT, MANIFEST, MIMETYPE = "content.xml", "META-INF/manifest.xml", "mimetype"
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
HIDDEN = {"collapse", "filter"}
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def ods_traits(parts: Parts, *, budget: Budget) -> dict[str, Traits]:
    """By the name of the sheet; afterwards `parts.taken` holds all that an engine needs, and nothing else."""
    if not parts.take(MIMETYPE).startswith(SPREADSHEET):
        raise Unopenable(UNUSUAL)
    read_markup(parts.take(MANIFEST), start=_refuse_encryption)
    reading = ContentReading(budget)
    read_markup(parts.take(CONTENT) or b"-", start=reading.start, end=reading.end, text=reading.text)
    return reading.found


def _refuse_encryption(name: str, attributes: Attributes) -> None:
    if name == "encryption-data":
        raise Unopenable(LOCKED)


class ContentReading:
    """Listens to the tags of content.xml; `_error` gathers the text of a cell that could not be computed."""

    def __init__(self, budget: Budget) -> None:
        self.found: dict[str, Traits] = {}
        self._budget = budget
        self._traits = Traits()
        self._row, self._rows, self._column, self._columns = 0, 1, 0, 0
        self._filled = 0
        self._error: tuple[int, int] | None = None
        self._said: list[str] = []
        self._depth = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"table-cell", "covered-table-cell"}:
            self._cell(attributes)
        elif name == "table-row":
            self._begin_row(attributes)
        elif name == "table-column":
            self._begin_columns(attributes)
        elif name == "table":
            self._begin_table(attribute(attributes, "name"))

    def text(self, data: str) -> None:
        if self._error:
            self._said.append(data)

    def end(self, name: str) -> None:
        if name == "table-cell" and self._error:
            self._traits.errors[self._error] = CellError("".join(self._said).strip() or "#VALUE!")
            self._error = None
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self._depth -= 1
            self._budget.lay_out(self._traits)

    def _begin_table(self, name: str) -> None:
        self._depth += 1
        if self._depth > 1 or len(self.found) >= MOST_SHEETS or name in self.found:
            raise Unopenable(UNUSUAL)  # a table inside a cell, or two of one name
        self._traits = self.found[name] = Traits()
        self._row, self._rows, self._columns = 0, 1, 0

    def _begin_columns(self, attributes: Attributes) -> None:
        many = whole(attribute(attributes, "number-columns-repeated"))
        if attribute(attributes, "visibility") in HIDDEN:
            self._traits.hidden_columns.update(range(self._columns, min(self._columns + many, LAST_COLUMN)))
        self._columns += many

    def _begin_row(self, attributes: Attributes) -> None:
        self._rows, self._column, self._filled = whole(attribute(attributes, "number-rows-repeated")), 0, 0
        if attribute(attributes, "visibility") in HIDDEN and self._rows < LAST_ROW // 2:
            self._traits.hidden_rows.update(range(self._row, self._row + self._rows))

    def _cell(self, attributes: Attributes) -> None:
        many = whole(attribute(attributes, "number-columns-repeated"))
        if self._column + many > LAST_COLUMN or self._row + self._rows > LAST_ROW:
            raise Unopenable(BROKEN)
        kind = attribute(attributes, "value-type")
        if kind:
            self._fill(many)
            self._mark(attributes, kind, many)
        spanned = attribute(attributes, "number-columns-spanned"), attribute(attributes, "number-rows-spanned")
        if any(spanned):
            right, bottom = self._column + whole(spanned[0]) - 1, self._row + whole(spanned[1]) - 1
            self._traits.merged.append((self._row, self._column, bottom, right))
        self._column += many

    def _fill(self, many: int) -> None:
        self._budget.spend(many * self._rows)
        self._filled += many
        for row, column in ((self._row, self._column), (self._row + self._rows - 1, self._column + many - 1)):
            self._traits.fill(row, column)

    def _mark(self, attributes: Attributes, kind: str, many: int) -> None:
        if kind == "percentage":
            rows, columns = range(self._row, self._row + self._rows), range(self._column, self._column + many)
            self._traits.percents.update((row, column) for row in rows for column in columns)
        is_error = any(key.endswith(":value-type") and value == "error" for key, value in attributes.items())
        if is_error:
            self._error, self._said = (self._row, self._column), []

    def _end_row(self) -> None:
        self._row += self._rows
