"""Reading a kept file again, from its bytes to what it asks for. Never stored: the file itself is the one truth."""

import hashlib
from datetime import datetime

from formats.quarters import Quarter
from formats.tables.books import Book
from formats.tables.opening import Unopenable, open_book
from institutions.access.files import path_of
from institutions.access.refusals import Refused
from institutions.access.scope import Scope
from reporting.offline.reading import is_form, read_form
from reporting.own_tables.quarters_named import quarter_of_file
from reporting.own_tables.reading import read_tables
from reporting.own_tables.remembered import memory_of
from reporting.sent_files.contents import Contents
from reporting.sent_files.sent import Kind, SentFile

ANSWER_FIRST = "Jawab dahulu pertanyaan tentang kolom tabel ini."
GONE = "Berkas “{}” tercatat, tetapi isinya tidak ditemukan lagi seperti saat dikirim. Beri tahu administrator."


def bytes_of(sent: SentFile) -> bytes:
    """As it was sent: a file that is gone or was changed is refused."""
    path = path_of(sent.file.stored_name)
    data = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(data).hexdigest() != sent.file.sha256:
        raise Refused(GONE.format(sent.file.name))
    return data


def book_of(sent: SentFile) -> Book:
    try:
        return open_book(bytes_of(sent), name=sent.file.name)
    except Unopenable as unopenable:
        raise Refused(unopenable.message, field="file") from unopenable


def quarter_and_kind(sent: SentFile, *, scope: Scope, at: datetime) -> tuple[Kind, Quarter | None, str]:
    """A form is known by its identity; anything else is a table of their own, whose quarter is asked if need be."""
    book = book_of(sent)
    if not is_form(book):
        return Kind.TABLE, quarter_of_file(book.grids, name=sent.file.name), ""
    contents = read_form(book, scope=scope, at=at)
    return Kind.FORM, contents.quarter, contents.template_version


class Unanswered(Refused):
    """A table of their own about which something must be answered first."""


def contents_of(sent: SentFile, *, book: Book, scope: Scope, at: datetime) -> Contents:
    if sent.kind != Kind.TABLE:
        return read_form(book, scope=scope, at=at)
    if sent.quarter is None:
        raise Unanswered(ANSWER_FIRST)
    reading = read_tables(book, quarter=sent.quarter, scope=scope, memory=memory_of(scope))
    if not reading.is_clear:
        raise Unanswered(ANSWER_FIRST)
    return reading.contents
