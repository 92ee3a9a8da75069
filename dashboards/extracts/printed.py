"""The tables of an extract set for paper: texts, and how wide each column is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.extracts.extract import Extract
from formats.numbers import MISSING
from formats.spreadsheets import Column, Table, Value, is_number, text_of, widths


@dataclass(frozen=True, slots=True)
class PrintedCell:
    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class PrintedRow:
    cells: tuple[PrintedCell, ...]
    is_strong: bool


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """`widths` in hundredths of the page; `name`: the column that names its row."""

    table: Table
    headings: tuple[PrintedCell, ...]
    rows: tuple[PrintedRow, ...]
    widths: tuple[int, ...]

    @property
    def name(self) -> int:
        """Counted from 1."""
        return self.table.keys


def printed_tables(extract: Extract) -> list[PrintedTable]:
    return [_printed(one.table) for one in extract.tables]


def _printed(table: Table) -> PrintedTable:
    return PrintedTable(
        table=table,
        headings=tuple(PrintedCell(column.heading, is_number(column)) for column in table.columns),
        rows=tuple(_row(table, number) for number in range(len(table.rows))),
        widths=_shares(widths(table)),
    )


def _row(table: Table, number: int) -> PrintedRow:
    pairs = zip(table.rows[number], table.columns, strict=True)
    return PrintedRow(tuple(_cell(value, column) for value, column in pairs), is_strong=number in table.strong)


def _cell(value: Value, column: Column) -> PrintedCell:
    """What is missing is a dash among numbers, and nothing among texts."""
    text = text_of(value, column)
    return PrintedCell(text or MISSING * is_number(column), is_number(column))


def _shares(widths: Sequence[int]) -> tuple[int, ...]:
    whole = sum(widths)
    return tuple(max(1, width * 100 // whole) for width in widths)
