"""The only way in for a foreign spreadsheet: what it is, whether it may be read, and its sheets as grids.

`open_book` says no before anything large is unpacked or laid out, so that no file takes the site down with it.
"""

from formats.tables.books import Book, Grid
from formats.tables.csv_files import read_csv
from formats.tables.engine import read_grids
from formats.tables.html_files import looks_like_html, read_html
from formats.tables.sniffing import OLE, ZIP, refuse_what_is_no_table, text_of
from formats.tables.unopenable import EMPTY, LARGEST_MB, TOO_LARGE, Unopenable

__all__ = ["Book", "Grid", "Unopenable", "open_book"]

MEGABYTE = 1024 * 1024


def open_book(data: bytes, *, name: str) -> Book:
    """Every sheet, hidden ones too; raises Unopenable with a text for who sent it. What `name` says is not believed."""
    if not data:
        raise Unopenable(EMPTY)
    if len(data) > LARGEST_MB * MEGABYTE:
        raise Unopenable(TOO_LARGE.format(-(-len(data) // MEGABYTE)))
    if data.startswith((ZIP, OLE)):
        return read_grids(data)
    refuse_what_is_no_table(data)
    text = text_of(data)
    return read_html(text, name=name) if looks_like_html(text) else read_csv(text, name=name)
