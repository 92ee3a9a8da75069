"""Small real files of each kind that may be uploaded."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def image(kind: str, *, size: tuple[int, int] = (20, 10)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "#0b5d4e").save(target, kind)
    return target.getvalue()


def archive(**parts: bytes) -> bytes:
    """archive(**{"xl/workbook.xml": b""})"""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {"[Content_Types].xml": b"<Types/>", **parts}.items():
            file.writestr(name, content)
    return target.getvalue()


def workbook(**more: bytes) -> bytes:
    return archive(**{"xl/workbook.xml": b"<workbook/>", **more})


def document() -> bytes:
    return archive(**{"word/document.xml": b"<document/>"})
