"""The ZIP of a bundle: the documents, and a list of them by which each can be checked."""

import csv
import io
import zipfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from dashboards.bundles.gathering import Page

LIST = "DAFTAR.csv"
HEADINGS = ("Berkas", "Daerah", "Nomor", "Kode pemeriksaan", "SHA-256")
#: ZIP has no time zones; one day for all, so that the same documents make the same file.
DAY = (2026, 1, 1, 0, 0, 0)


def pack(pages: Sequence[Page], *, target: Path) -> int:
    """Beside its place first and then moved there; the size in bytes. A PDF is packed already: none is packed again."""
    half = target.with_suffix(".half")
    try:
        _write(pages, half)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    half.replace(target)
    return target.stat().st_size


def _write(pages: Sequence[Page], half: Path) -> None:
    rows = [HEADINGS]
    with zipfile.ZipFile(half, "w", zipfile.ZIP_STORED) as archive:
        for page in pages:
            content = page.html.with_suffix(".pdf").read_bytes()
            archive.writestr(_entry(page.file_name), content)
            rows.append((page.file_name, page.subject, page.number, page.code, sha256(content).hexdigest()))
        archive.writestr(_entry(LIST), _listed(rows))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, DAY)
    entry.external_attr = 0o600 << 16
    return entry


def _listed(rows: Sequence[Sequence[str]]) -> bytes:
    """With a mark of UTF-8 and semicolons, as a spreadsheet set to Indonesian opens it."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")
