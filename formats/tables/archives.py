"""The zip of a workbook, judged by its directory, then unpacked piece by piece within a limit.

The engine never sees the archive that was sent: it gets a new one that holds only the parts which were looked through.
So a size that lies, pictures, macros, and links to elsewhere reach nothing.
"""

import lzma
import zipfile
import zlib
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from formats.tables.unopenable import BROKEN, LOCKED, TOO_MANY_CELLS, UNUSUAL, Unopenable

MOST_ENTRIES = 2_000
#: Pictures count here though they are never unpacked: whoever opens the kept file later unpacks them.
LARGEST_DECLARED = 200 * 1024 * 1024
#: A repetitive table packs to a fiftieth; only what is made to swell does better.
HIGHEST_RATIO = 200
RATIO_FROM = 20 * 1024 * 1024
LARGEST_PARTS = 48 * 1024 * 1024
FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError, EOFError, RuntimeError)


def open_archive(data: bytes) -> ZipFile:
    """The archive, its directory checked; nothing of it is unpacked yet."""
    try:
        archive = ZipFile(BytesIO(data))
    except FAULTS as error:
        raise Unopenable(BROKEN) from error
    entries = archive.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unopenable(LOCKED)
    declared = sum(entry.file_size for entry in entries)
    names = [entry.filename for entry in entries]
    swells = declared > RATIO_FROM and declared > HIGHEST_RATIO * len(data)
    if len(entries) > MOST_ENTRIES or declared > LARGEST_DECLARED or swells or _has_odd_names(names):
        raise Unopenable(UNUSUAL)
    return archive


def _has_odd_names(names: list[str]) -> bool:
    outside = any(name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name for name in names)
    return outside or len({name.casefold() for name in names}) != len(names)


class Parts:
    """The parts that were asked for, unpacked; all of them together within one limit."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._left = LARGEST_PARTS
        self._names = {name.casefold(): name for name in archive.namelist()}
        self.taken: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._names

    def take(self, name: str) -> bytes:
        """Empty where there is no such part."""
        found = self._names.get(name.casefold(), "")
        if not found or name in self.taken:
            return self.taken.get(name, b"")
        try:
            with self._archive.open(found) as part:
                content = part.read(self._left + 1)
        except FAULTS as error:
            raise Unopenable(BROKEN) from error
        self._left -= len(content)
        if self._left < 0:
            raise Unopenable(TOO_MANY_CELLS)
        self.taken[name] = content
        return content


def packed(parts: dict[str, bytes]) -> BytesIO:
    """A new archive of these parts, not compressed, rewound; the parts are let go one by one."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name in list(parts):
            archive.writestr(name, parts.pop(name))
    file.seek(0)
    return file
