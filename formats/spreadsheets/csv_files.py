"""Tables as CSV that opens right by a double click where numbers are written 1.234,5: `;` between cells, `,` before
decimals, UTF-8 that says so, one line a row. Programs are told sep=";", decimal=",".

A table alone begins with its headings; caption, notes and source are left to the workbook. Blocks are for whoever opens
the file: what it is, then every table under its caption, an empty line before each.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from formats.spreadsheets.tables import Column, Table, Value, value_in
from formats.spreadsheets.texts import digits_of, disarmed, words_of

SEPARATOR, DECIMAL_MARK, LINE_END = ";", ",", "\r\n"


def to_csv(table: Table) -> bytes:
    """Texts stand in quotes, numbers do not; what is missing is empty."""
    return _file(_lines(table))


def to_csv_blocks(tables: Sequence[Table], *, lead: Sequence[str]) -> bytes:
    return _file([*map(_quoted, lead), *(line for table in tables for line in _block(table))])


def _file(lines: Iterable[str]) -> bytes:
    return "".join(line + LINE_END for line in lines).encode("utf-8-sig")


def _block(table: Table) -> Iterator[str]:
    yield ""
    yield from map(_quoted, (table.caption, *table.lead))
    yield from _lines(table)


def _lines(table: Table) -> Iterator[str]:
    yield SEPARATOR.join(_quoted(column.heading) for column in table.columns)
    for row in table.rows:
        yield SEPARATOR.join(map(_written, row, table.columns))


def _written(value: Value, column: Column) -> str:
    """A percentage as it is said: 12,5 for 12,5%."""
    bare, _, digits = value_in(column, value)
    if bare is None:
        return ""
    if isinstance(bare, Decimal | int):
        return digits_of(bare, least=digits).replace(".", DECIMAL_MARK)
    return _quoted(words_of(bare))


def _quoted(text: str) -> str:
    return '"' + disarmed(text).replace('"', '""') + '"'
