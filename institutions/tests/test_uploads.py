"""What may be uploaded, and what a person is told otherwise."""

import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from institutions.access.refusals import Refused
from institutions.access.uploads import LOGO_TYPES, check_upload, clean_name
from institutions.tests import samples
from institutions.tests.samples import upload

GOOD = {
    "SK Pokja.pdf": (samples.PDF, "application/pdf"),
    "foto.jpg": (samples.image("JPEG"), "image/jpeg"),
    "FOTO.JPEG": (samples.image("JPEG"), "image/jpeg"),
    "foto.png": (samples.image("PNG"), "image/png"),
    "foto.webp": (samples.image("WEBP"), "image/webp"),
    "data.xlsx": (samples.workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "KAK.docx": (samples.document(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_taken_for_what_it_is(name: str) -> None:
    content, media_type = GOOD[name]
    file = upload(name, content)

    accepted = check_upload(file)

    assert (accepted.name, accepted.media_type, accepted.size) == (name, media_type, len(content))
    assert file.tell() == 0


def broken_png() -> bytes:
    return samples.image("PNG", size=(300, 300))[:-60]


BAD = [
    ("kosong.pdf", b"", "kosong"),
    ("virus.exe", b"MZ" + b"\0" * 100, "Jenis yang diterima: PDF, JPG, PNG"),
    ("tanpa-akhiran", samples.PDF, "tidak dapat diterima"),
    ("virus.pdf", b"MZ" + b"\0" * 100, "bukan PDF"),
    ("halaman.pdf", b"<html><script>alert(1)</script></html>", "bukan PDF"),
    ("terpotong.pdf", samples.PDF[:-6], "bukan PDF"),
    ("foto.jpg", samples.image("PNG"), "bukan JPG"),
    ("terpotong.png", broken_png(), "bukan PNG"),
    ("terpotong.jpg", samples.image("JPEG", size=(2000, 2000))[:2000], "bukan JPG"),
    ("terpotong.webp", samples.image("WEBP", size=(900, 900))[:-40], "bukan WEBP"),
    ("bom.png", samples.image("PNG", size=(8000, 7000)), "bukan PNG"),
    ("lama.xls.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "bukan XLSX"),
    ("zip.xlsx", samples.archive(), "bukan XLSX"),
    ("dokumen.xlsx", samples.document(), "bukan XLSX"),
    ("makro.xlsx", samples.workbook(**{"xl/vbaProject.bin": b"x"}), "makro"),
    ("keluar.xlsx", samples.workbook(**{"../../etc/passwd": b"x"}), "bukan XLSX"),
    ("bom.xlsx", samples.workbook(**{"xl/sheet.xml": b"0" * (101 * 1024 * 1024)}), "bukan XLSX"),
    ("rusak.xlsx", samples.workbook()[:-10], "bukan XLSX"),
]


@pytest.mark.parametrize(("name", "content", "told"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_refused_in_words(name: str, content: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told) as refusal:
        check_upload(upload(name, content))

    assert name in refusal.value.text


def test_half_an_image_is_refused_after_a_pdf_was_drawn_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it behind

    with pytest.raises(Refused, match=r"terpotong\.png"):
        check_upload(upload("terpotong.png", broken_png()))


def test_a_file_of_30_megabytes_is_refused_with_its_size() -> None:
    with pytest.raises(Refused, match=r"berukuran 30,0 MB; paling besar 10 MB"):
        check_upload(upload("besar.pdf", b"%PDF-1.4" + b"\0" * (30 * 1024 * 1024)))


def test_a_logo_is_a_picture() -> None:
    with pytest.raises(Refused, match=r"Jenis yang diterima: PNG, JPG\."):
        check_upload(upload("logo.pdf", samples.PDF), types=LOGO_TYPES)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("C:\\Users\\Ani\\SK Pokja.pdf", "SK Pokja.pdf"),
        ("../../etc/passwd", "passwd"),
        ("la\r\npor\0an.pdf", "laporan.pdf"),
        ("lap\u202efdp.exe", "lapfdp.exe"),
        ('a<b>"c".pdf', "a-b--c-.pdf"),
        (".htaccess", "htaccess"),
        ("  banyak   sela .pdf", "banyak sela .pdf"),
        ("", "berkas"),
        ("n" * 300 + ".pdf", "n" * 196 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(told: str, shown: str) -> None:
    assert clean_name(told) == shown


def test_a_workbook_that_unpacks_to_much_is_looked_into_without_holding_it() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/workbook.xml", bytes(60 * 1024 * 1024))
    file = upload("data.xlsx", packed.getvalue())

    tracemalloc.start()
    check_upload(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 5 * 1024 * 1024
