"""Tables and workbooks from plain values: the one place that writes them.

`Table` says what its columns hold; `to_csv` and `to_xlsx` write the same numbers, exact, and never a formula.
"""

from formats.spreadsheets.csv_files import to_csv
from formats.spreadsheets.graphs import Graph, GraphKind
from formats.spreadsheets.tables import Book, Column, Counts, Kind, Sheet, Table, Typed, Value
from formats.spreadsheets.workbooks import to_xlsx

__all__ = [
    "Book", "Column", "Counts", "Graph", "GraphKind", "Kind", "Sheet", "Table", "Typed", "Value", "to_csv", "to_xlsx",
]  # fmt: skip
