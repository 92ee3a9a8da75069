"""What may be uploaded: decided by what is in the file, not by what its name or the browser says."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from formats.numbers import number
from institutions.access.contents import DOCX, JPEG, PDF, PNG, WEBP, XLSX, is_really
from institutions.access.refusals import Refused

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
LONGEST_NAME = 200

#: Extension → media type. Nothing else is taken.
TYPES = {"pdf": PDF, "jpg": JPEG, "jpeg": JPEG, "png": PNG, "webp": WEBP, "xlsx": XLSX, "docx": DOCX}
#: What is often wrong with a file of a kind, in words.
OFTEN = {
    "pdf": "terpotong saat dikirim",
    "xlsx": "terkunci sandi, memuat makro",
    "docx": "terkunci sandi, memuat makro",
}
OFTEN_PICTURES = "terpotong saat dikirim, gambarnya lebih dari 50 megapiksel"
LOGO_TYPES = {"png": PNG, "jpg": JPEG, "jpeg": JPEG}


@dataclass(frozen=True)
class Accepted:
    """An upload that may be kept: the name to show, and what it really is."""

    name: str
    media_type: str
    size: int


def endings(types: Mapping[str, str] = TYPES) -> str:
    """For the `accept` of a file input: '.pdf,.jpg,…'."""
    return ",".join(f".{extension}" for extension in types)


def told(types: Mapping[str, str] = TYPES) -> str:
    """For people: 'PDF, JPG, PNG, …'."""
    return ", ".join(extension.upper() for extension in types if extension != "jpeg")


def check_upload(upload: Any, *, types: Mapping[str, str] = TYPES, looks_inside: bool = True) -> Accepted:
    """Look into an uploaded file and leave it rewound; raises `Refused` with a text for who chose it.

    `looks_inside` is False only where another reader opens it afterwards, and says itself what is wrong with it.
    """
    name, size = clean_name(upload.name or ""), upload.size or 0
    extension = _extension(name)
    if not size:
        raise Refused(f"Berkas “{name}” kosong.")
    if size > LARGEST:
        megabytes = number(Decimal(size) / MEGABYTE, 1)
        raise Refused(f"Berkas “{name}” berukuran {megabytes} MB; paling besar {LARGEST // MEGABYTE} MB.")
    if extension not in types:
        raise Refused(f"Berkas “{name}” tidak dapat diterima. Jenis yang diterima: {told(types)}.")
    if looks_inside and not is_really(upload, media_type=types[extension]):
        raise Refused(
            f"Isi berkas “{name}” bukan {extension.upper()} yang dapat dibuka. "
            f"Mungkin berkas rusak, {OFTEN.get(extension, OFTEN_PICTURES)}, atau hanya diganti namanya."
        )
    upload.seek(0)
    return Accepted(name=name, media_type=types[extension], size=size)


def clean_name(told: str) -> str:
    """The sender's name without folders, control characters, and signs that some system cannot save."""
    last = PurePosixPath(unicodedata.normalize("NFC", told).replace("\\", "/")).name
    shown = "".join("-" if sign in '<>:"|?*' else sign for sign in last if unicodedata.category(sign)[0] != "C")
    name = " ".join(shown.split()).lstrip(". ") or "berkas"
    ending = PurePosixPath(name).suffix[:12]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - len(ending)] + ending


def _extension(name: str) -> str:
    return PurePosixPath(name).suffix.removeprefix(".").lower()
