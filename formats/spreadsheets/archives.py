"""The zip of an XLSX: its bytes hang on its content alone, and its charts say in words what they draw."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: Zips know no earlier day.
ALWAYS = (1980, 1, 1, 0, 0, 0)
#: A code like 62.03 is a text and no mistake: without this, Excel marks each with a green corner.
QUIET = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1" /></ignoredErrors>'


class Archive(ZipFile):
    """Written to by openpyxl's writer. `words`: of every chart in turn, its title and what it draws."""

    def __init__(self, file: BytesIO, *, words: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._words = iter(words)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        name = str(zinfo_or_arcname)
        if name.startswith("xl/drawings/drawing"):
            data = self._with_words(data)
        if name.startswith("xl/worksheets/sheet"):
            data = _without_complaints(data)
        info = ZipInfo(name, ALWAYS)
        info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
        super().writestr(info, data)

    def write(self, filename: Any, arcname: Any = None, *args: Any, **kwargs: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())

    def _with_words(self, drawing: bytes | str) -> str:
        """openpyxl calls them "Chart 1" and gives no alternative text."""
        text = drawing.decode() if isinstance(drawing, bytes) else drawing
        for number in range(1, text.count('name="Chart ') + 1):
            title, words = next(self._words)
            text = text.replace(f'name="Chart {number}"', f"name={quoteattr(title)} descr={quoteattr(words)}", 1)
        return text


def _without_complaints(sheet: bytes) -> bytes:
    """Before the drawing, which is the last thing in a sheet."""
    before, mark, after = sheet.rpartition(b"<drawing ")
    if not mark:
        before, mark, after = sheet.rpartition(b"</worksheet>")
    return before + QUIET + mark + after
