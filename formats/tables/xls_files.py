"""What an .xls says beside its values, read record by record (BIFF8, BIFF5) before an engine lays anything out."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from formats.tables.cells import CellError
from formats.tables.traits import MOST_SHEETS, Budget, Traits
from formats.tables.unopenable import BROKEN, LOCKED, NOT_A_TABLE, UNKNOWN, UNUSUAL, Unopenable
from formats.tables.xlsx_files import QUOTED

BOF, EOF, SHEET, FORMAT, STYLE, LOCK = 0x809, 0x0A, 0x85, 0x41E, 0xE0, 0x2F
FORMULA, NUMBER, LABEL, LABEL_SST, RICH, FLAG, RK, MANY_RK = 0x06, 0x203, 0x204, 0xFD, 0xD6, 0x205, 0x27E, 0xBD
ROW, COLUMNS, MERGED, STRINGS, EXTENT = 0x208, 0x7D, 0xE5, 0xFC, 0x200
LAST_ROW, LAST_COLUMN = 65_536, 256
VALUES = {FORMULA, NUMBER, LABEL, LABEL_SST, RICH, FLAG, RK}
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
PERCENT_FORMATS = {9, 10}
MOST_RECORDS = 1_500_000

Record = tuple[int, bytes]


def xls_traits(data: bytes, *, budget: Budget) -> dict[str, Traits]:
    """By the name of the sheet, in the order of the workbook."""
    stream = workbook_stream(data)
    reading = StreamReading(budget)
    try:
        for at, kind, content in records(stream):
            refuse_false_counts(kind, content, len(stream))
            reading.take(at, kind, content)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Unopenable(BROKEN) from error
    return reading.found()


def workbook_stream(data: bytes) -> bytes:
    """The stream of the workbook in its container; a container may hold a locked .xlsx or a letter as well."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            names = {entry[0].casefold(): entry[0] for entry in container.listdir() if len(entry) == 1}
            if "encryptedpackage" in names or "encryptioninfo" in names:
                raise Unopenable(LOCKED)
            name = names.get("workbook") or names.get("book")
            if name:
                return bytes(container.openstream(name).read())
    except Unopenable:
        raise
    except Exception as error:  # its ways to stumble over a broken container are many and unnamed
        raise Unopenable(BROKEN) from error
    raise Unopenable(NOT_A_TABLE.format("dokumen Word") if "worddocument" in names else UNKNOWN)


def records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record begins, its kind, its content."""
    at, count = 0, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        content = stream[at + 4 : at + 4 + length]
        if len(content) < length:
            raise Unopenable(BROKEN)
        count += 1
        if count > MOST_RECORDS:
            raise Unopenable(UNUSUAL)
        if kind == 0 and length == 0:
            return  # what is left is padding
        yield at, kind, content
        at += 4 + length


def refuse_false_counts(kind: int, content: bytes, size: int) -> None:
    """An engine makes room for as many as a file says there are, before it has seen one."""
    if kind == STRINGS and not 0 <= 3 * struct.unpack_from("<i", content, 4)[0] <= size:
        raise Unopenable(BROKEN)
    if kind == EXTENT and len(content) >= 14:
        rows, (first, last) = struct.unpack_from("<II", content), struct.unpack_from("<HH", content, 8)
        if not (rows[0] <= rows[1] <= LAST_ROW and first <= last <= LAST_COLUMN):
            raise Unopenable(BROKEN)


@dataclass(slots=True)
class StreamReading:
    """Takes the records in turn; a sheet is known by the place of its beginning."""

    budget: Budget
    names: dict[int, str] = field(default_factory=dict)
    sheets: dict[int, Traits] = field(default_factory=dict)
    formats: set[int] = field(default_factory=lambda: set(PERCENT_FORMATS))
    styles: list[int] = field(default_factory=list)
    percents: set[int] = field(default_factory=set)
    depth: int = 0
    is_wide: bool = True
    traits: Traits | None = None

    def take(self, at: int, kind: int, content: bytes) -> None:
        if kind == BOF:
            self._begin(at, content)
        elif kind == EOF:
            self._end()
        elif kind == LOCK:
            raise Unopenable(LOCKED)
        elif self.depth == 1 and self.traits is None:
            self._global(kind, content)
        elif self.depth == 1 and self.traits is not None:
            self._in_sheet(kind, content)

    def found(self) -> dict[str, Traits]:
        if not self.names or len(self.names) > MOST_SHEETS:
            raise Unopenable(BROKEN if not self.names else UNUSUAL)
        return {name: self.sheets.get(at, Traits()) for at, name in self.names.items()}

    def _begin(self, at: int, content: bytes) -> None:
        self.depth += 1
        if self.depth == 1 and at in self.names:
            self.traits = self.sheets[at] = Traits()
        elif self.depth == 1:
            self.is_wide = struct.unpack_from("<H", content)[0] >= 0x600

    def _end(self) -> None:
        self.depth = max(0, self.depth - 1)
        if self.depth == 0 and self.traits is not None:
            self.budget.lay_out(self.traits)
            self.traits = None
        elif self.depth == 0:
            self.percents = {at for at, used in enumerate(self.styles) if used in self.formats}

    def _global(self, kind: int, content: bytes) -> None:
        if kind == SHEET:
            self.names[struct.unpack_from("<I", content)[0]] = _text(content[6:], is_wide=self.is_wide, size=1)
        elif kind == STYLE:
            self.styles.append(struct.unpack_from("<H", content, 2)[0])
        elif kind == FORMAT:
            told = _text(content[2:], is_wide=self.is_wide, size=2 if self.is_wide else 1)
            if "%" in QUOTED.sub("", told):
                self.formats.add(struct.unpack_from("<H", content)[0])

    def _in_sheet(self, kind: int, content: bytes) -> None:
        traits = self.traits or Traits()
        if kind in VALUES:
            row, column, style = struct.unpack_from("<HHH", content)
            self._value(traits, row, column, style)
            _note_error(traits, kind, content, (row, column))
        elif kind == MANY_RK:
            row, first = struct.unpack_from("<HH", content)
            for place in range((len(content) - 6) // 6):
                self._value(traits, row, first + place, struct.unpack_from("<H", content, 4 + 6 * place)[0])
        elif kind in _TOLD:
            _TOLD[kind](traits, content)

    def _value(self, traits: Traits, row: int, column: int, style: int) -> None:
        self.budget.spend(1)
        traits.fill(row, column)
        if style in self.percents:
            traits.percents.add((row, column))


def _note_error(traits: Traits, kind: int, content: bytes, place: tuple[int, int]) -> None:
    if kind == FLAG and content[7]:
        traits.errors[place] = CellError(ERRORS.get(content[6], "#VALUE!"))
    elif kind == FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        traits.errors[place] = CellError(ERRORS.get(content[8], "#VALUE!"))


def _hidden_row(traits: Traits, content: bytes) -> None:
    if struct.unpack_from("<H", content, 12)[0] & 0x20:
        traits.hidden_rows.add(struct.unpack_from("<H", content)[0])


def _hidden_columns(traits: Traits, content: bytes) -> None:
    first, last = struct.unpack_from("<HH", content)
    if struct.unpack_from("<H", content, 8)[0] & 1:
        traits.hidden_columns.update(range(first, min(last, 255) + 1))


def _merged(traits: Traits, content: bytes) -> None:
    for at in range(struct.unpack_from("<H", content)[0]):
        top, bottom, left, right = struct.unpack_from("<HHHH", content, 2 + 8 * at)
        traits.merged.append((top, left, bottom, right))


_TOLD: dict[int, Callable[[Traits, bytes], None]] = {ROW: _hidden_row, COLUMNS: _hidden_columns, MERGED: _merged}


def _text(content: bytes, *, is_wide: bool, size: int) -> str:
    """A short text: its length, in BIFF8 a flag for two bytes a sign, then the signs."""
    length = int.from_bytes(content[:size], "little")
    if not is_wide:
        return content[size : size + length].decode("cp1252", "replace")
    if content[size] & 1:
        return content[size + 1 : size + 1 + 2 * length].decode("utf-16-le", "replace")
    return content[size + 1 : size + 1 + length].decode("latin-1")
