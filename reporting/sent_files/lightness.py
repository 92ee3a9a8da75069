"""Whether an Excel file can be opened whole to be marked. A few bytes can name a range of a billion cells: the reader
passes over it, but who writes the file again would make each of those cells. Such a file is written anew."""

import io
import re
import zipfile

from formats.tables.markup import Attributes, read_markup
from formats.tables.unopenable import Unopenable

MOST_UNPACKED = 40 * 1024 * 1024
#: In all merged ranges and ranges of links together.
MOST_IN_RANGES = 200_000
RANGES = {"mergeCell", "hyperlink"}
#: Two bytes a sign: no spreadsheet program writes so, and names would not be found in it.
WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", re.IGNORECASE)


def is_light(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            return False
        parts = [archive.read(entry) for entry in entries if not entry.filename.startswith("xl/media/")]
    try:
        return sum(_in_ranges(part) for part in parts) <= MOST_IN_RANGES
    except Unopenable:
        return False


def _in_ranges(part: bytes) -> int:
    if part.startswith(WIDE):
        return MOST_IN_RANGES + 1
    if not any(name.encode() in part for name in RANGES):
        return 0
    found: list[int] = []

    def start(name: str, attributes: Attributes) -> None:
        if name in RANGES:
            found.append(_area(attributes.get("ref", "")))

    read_markup(part, start=start)
    return sum(found)


def _area(ref: str) -> int:
    match = RANGE.fullmatch(ref.strip())
    if match is None:
        return 1 if ":" not in ref else MOST_IN_RANGES + 1
    left, top, right, bottom = match.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
