"""A table as CSV that opens right by a double click where numbers are written 1.234,5: `;` between cells, `,` before
decimals, UTF-8 that says so, one line a row. Programs are told sep=";", decimal=",".

The first line holds the headings; caption, notes and source are left to the workbook.
"""

from decimal import Decimal

from formats.spreadsheets.tables import Column, Table, Value, value_in
from formats.spreadsheets.texts import digits_of, disarmed, words_of

SEPARATOR, DECIMAL_MARK, LINE_END = ";", ",", "\r\n"


def to_csv(table: Table) -> bytes:
    """Texts stand in quotes, numbers do not; what is missing is empty."""
    lines = [SEPARATOR.join(_quoted(column.heading) for column in table.columns)]
    for row in table.rows:
        lines.append(SEPARATOR.join(map(_written, row, table.columns)))
    return "".join(line + LINE_END for line in lines).encode("utf-8-sig")


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
