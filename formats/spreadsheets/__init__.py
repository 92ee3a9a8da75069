"""Tables and workbooks from plain values: the one place that writes them.

`Table` says what its columns hold; `to_csv` and `to_xlsx` write the same numbers, exact, and never a formula.
"""

from formats.spreadsheets.csv_files import to_csv, to_csv_blocks
from formats.spreadsheets.graphs import Graph, GraphKind
from formats.spreadsheets.sheets import widths
from formats.spreadsheets.spoken import is_number, text_of
from formats.spreadsheets.tables import Book, Column, Counts, Kind, Sheet, Table, Typed, Value
from formats.spreadsheets.workbooks import to_xlsx

__all__ = [
    "Book", "Column", "Counts", "Graph", "GraphKind", "Kind", "Sheet", "Table", "Typed", "Value",
    "is_number", "text_of", "to_csv", "to_csv_blocks", "to_xlsx", "widths",
]  # fmt: skip
