"""Whether a file is what it claims to be: it is really opened, within limits that a hostile file cannot exceed."""

import warnings
import zipfile
from typing import IO

import filetype
from PIL import Image, ImageFile

MOST_PIXELS = 50_000_000
MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 100 * 1024 * 1024
HEAD, TAIL, PIECE = 8192, 2048, 65536

PDF = "application/pdf"
JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: The part without which a zip archive is no workbook and no document.
HEART = {XLSX: "xl/workbook.xml", DOCX: "word/document.xml"}
FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}


def is_really(file: IO[bytes], *, media_type: str) -> bool:
    file.seek(0)
    found = filetype.guess_mime(file.read(HEAD))
    if media_type in HEART:
        return found in {"application/zip", *HEART} and _is_office(file, heart=HEART[media_type])
    if found != media_type:
        return False
    return _is_whole_pdf(file) if media_type == PDF else _is_image(file, kind=FORMATS[media_type])


def _is_whole_pdf(file: IO[bytes]) -> bool:
    """Begins as a PDF and ends as one: an upload cut off on a slow line does not."""
    length = file.seek(0, 2)
    file.seek(max(0, length - TAIL))
    return b"%%EOF" in file.read(TAIL)


def _is_image(file: IO[bytes], *, kind: str) -> bool:
    """Read to its end without ever holding its pixels: 50 megapixels unpacked would take 150 MB."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(file, formats=[kind])
            if image.width * image.height > MOST_PIXELS:
                return False
            _read_through(image)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return False
    return True


def _read_through(image: ImageFile.ImageFile) -> None:
    """A JPEG is decoded at an eighth of its size, a PNG's checksums are checked; a WebP was read when it was opened."""
    if image.format == "JPEG":
        image.draft("RGB", (image.width // 8, image.height // 8))
        image.load()
    else:
        image.verify()


def _is_office(file: IO[bytes], *, heart: str) -> bool:
    """A zip whose directory is sane and holds the heart; no macros, no lock, no bomb."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if not _is_sane(entries):
                return False
            with archive.open(heart) as part:
                while part.read(PIECE):  # to its end, where its checksum is compared; never the whole at once
                    pass
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return False
    return True


def _is_sane(entries: list[zipfile.ZipInfo]) -> bool:
    names = [entry.filename for entry in entries]
    return (
        len(entries) <= MOST_ENTRIES
        and sum(entry.file_size for entry in entries) <= LARGEST_UNPACKED
        and not any(name.startswith("/") or ".." in name.split("/") for name in names)
        and not any(name.lower().endswith("vbaproject.bin") for name in names)
        and not any(entry.flag_bits & 0x1 for entry in entries)
    )
