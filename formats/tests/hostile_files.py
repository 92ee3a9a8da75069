"""Files that nobody would send in kindness, and those that people send by mistake: each made here, byte by byte.

Run by itself it opens every file of a folder within a limit of memory, and tells what became of each.
"""

import json
import resource
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

MEGABYTE = 1024 * 1024
LIMIT = 2_000 * MEGABYTE
SHEET = "xl/worksheets/sheet1.xml"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas'
    '.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}
SMALL = b'<row r="1"><c r="A1"><v>1</v></c></row>'
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
OLE_NAME = "Workbook".encode("utf-16-le")


def sheet(rows: bytes, *, before: bytes = b"", after: bytes = b"") -> bytes:
    opening = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return before + opening + rows + b"</sheetData>" + after + b"</worksheet>"


def xlsx(content: bytes = b"", **more: bytes | str) -> bytes:
    return zipped({**PARTS, SHEET: content or sheet(SMALL), **more})


def zipped(parts: dict[str, bytes | str]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def ods(rows: str, **more: str) -> bytes:
    names = ["office:1.0", "table:1.0", "text:1.0"]
    spaces = " ".join(f'xmlns:{one.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{one}"' for one in names)
    content = (
        f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="A">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = more.get("manifest", "<m/>")
    return zipped({"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def ole(stream: bytes, *, name: str = "Workbook") -> bytes:
    from xlwt.CompoundDoc import XlsDoc

    file = BytesIO()
    XlsDoc().save(file, stream.ljust(4096, b"\0"))
    data, told = file.getvalue(), name.encode("utf-16-le")
    at = data.index(OLE_NAME + b"\0\0")
    return data[:at] + told.ljust(64, b"\0") + struct.pack("<H", len(told) + 2) + data[at + 66 :]


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def lying() -> bytes:
    """Says that a part has 1,000 bytes, and unpacks to 100 MB."""
    data = bytearray(xlsx(sheet(SMALL) + b" " * 100 * MEGABYTE))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(SHEET.encode()))
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(data)


def far_xls() -> bytes:
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("A")
    page.write(0, 0, 1)
    page.write(65_535, 255, 1)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
FETCHED = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
STYLED = b"".join(b'<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>' % (n, n, n) for n in range(2, 60_000))
CELL = '<table:table-cell office:value-type="float" office:value="1"{}/>'
START = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))

#: By name: how it is made, and what its sender reads; "" where it opens.
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.xlsx": (lambda: b"", "kosong"),
    "30-mb.xlsx": (lambda: b"PK\x03\x04" + bytes(30 * MEGABYTE - 4), "30 MB; paling besar 10 MB"),
    "bomb.xlsx": (lambda: xlsx(sheet(SMALL) + b" " * 210 * MEGABYTE), "demi keamanan"),
    "many-tags.xlsx": (lambda: xlsx(sheet(b"<x/>" * 4 * MEGABYTE)), "tidak memuat satu pun"),
    "lying-bomb.xlsx": (lying, "rusak"),
    "bomb-of-strings.xlsx": (lambda: xlsx(**{"xl/sharedStrings.xml": b" " * 190 * MEGABYTE}), "demi keamanan"),
    "million-rows.xlsx": (
        lambda: xlsx(sheet(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 10**6)))),
        "lebih dari 300.000 sel",
    ),
    "far-corners.xlsx": (
        lambda: xlsx(sheet(SMALL + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "dari A1 sampai XFD1048576",
    ),
    "past-the-end.xlsx": (lambda: xlsx(sheet(b'<row r="1"><c r="ZZZ9999999"><v>1</v></c></row>')), "rusak"),
    "merged-all.xlsx": (
        lambda: xlsx(sheet(SMALL, after=b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
        "",
    ),
    "empty-formatted.xlsx": (lambda: xlsx(sheet(SMALL + STYLED)), ""),
    "laughs.xlsx": (lambda: xlsx(sheet(SMALL, before=LAUGHS)), "demi keamanan"),
    "laughs-in-strings.xlsx": (lambda: xlsx(**{"xl/sharedStrings.xml": LAUGHS + b"<sst>&j;</sst>"}), "demi keamanan"),
    "fetched.xlsx": (lambda: xlsx(sheet(SMALL, before=FETCHED)), "demi keamanan"),
    "external-link.xlsx": (lambda: xlsx(**{"xl/externalLinks/externalLink1.xml": "<externalLink/>"}), ""),
    "outside.xlsx": (lambda: xlsx(**{"../../outside.xml": "x"}), "demi keamanan"),
    "twice.xlsx": (lambda: xlsx(**{SHEET.upper(): sheet(SMALL)}), "demi keamanan"),
    "3000-entries.xlsx": (lambda: xlsx(**{f"xl/media/{n}.png": "x" for n in range(3000)}), "demi keamanan"),
    "cut-off.xlsx": (lambda: xlsx()[:-200], "rusak"),
    "no-sheet.xlsx": (lambda: zipped(dict(PARTS)), "rusak"),
    "blank.xlsx": (lambda: xlsx(sheet(b"")), "tidak memuat satu pun"),
    "ones.xlsb": (lambda: zipped({"xl/workbook.bin": "x"}), "(.xlsb)"),
    "letter.xlsx": (lambda: zipped({"word/document.xml": "x"}), "dokumen Word"),
    "slides.xlsx": (lambda: zipped({"ppt/presentation.xml": "x"}), "PowerPoint"),
    "several.zip": (lambda: zipped({"a.xlsx": "x", "b.xlsx": "x"}), "arsip ZIP"),
    "repeated.ods": (
        lambda: ods(f'<table:table-row table:number-rows-repeated="1000000">{CELL.format("")}</table:table-row>'),
        "lebih dari 300.000 sel",
    ),
    "repeated-across.ods": (
        lambda: ods(
            "<table:table-row>" + CELL.format(' table:number-columns-repeated="999999999"') + "</table:table-row>"
        ),
        "rusak",
    ),
    "far.ods": (
        lambda: ods(
            f'<table:table-row>{CELL.format("")}</table:table-row>'
            '<table:table-row table:number-rows-repeated="1000000">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row>'
            f'<table:table-cell table:number-columns-repeated="16000"/>{CELL.format("")}</table:table-row>'
        ),
        "terpencar terlalu jauh",
    ),
    "empty-to-the-end.ods": (
        lambda: ods(
            f'<table:table-row>{CELL.format("")}</table:table-row>'
            '<table:table-row table:number-rows-repeated="1048575">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        ),
        "",
    ),
    "locked.ods": (lambda: ods("", manifest="<m><encryption-data/></m>"), "kata sandi"),
    "locked.xlsx": (lambda: ole(b"x", name="EncryptedPackage"), "kata sandi"),
    "locked.xls": (lambda: ole(START + record(0x2F, bytes(6))), "kata sandi"),
    "letter.xls": (lambda: ole(b"x", name="WordDocument"), "dokumen Word"),
    "false-strings.xls": (lambda: ole(START + record(0xFC, struct.pack("<ii", 1, 2**31 - 1))), "rusak"),
    "false-extent.xls": (
        lambda: ole(START + record(0x200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 65535, 0))),
        "rusak",
    ),
    "far.xls": (far_xls, "dari A1 sampai IV65536"),
    "cut-off.xls": (lambda: far_xls()[:2000], "rusak"),
    "scan.xls": (lambda: b"%PDF-1.7\n" + bytes(200), "Ini PDF"),
    "photo.xlsx": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), "foto atau gambar"),
    "noise.csv": (lambda: bytes(range(256)) * 20, "tidak dikenali"),
    "million-cells.csv": (lambda: b"1;2;3\n" * 400_000, "lebih dari 300.000 sel"),
    "one-field.csv": (lambda: b'"' + b"x" * 9 * MEGABYTE, "rusak"),
    "wide.xls": (lambda: b"<table><tr>" + b"<td colspan=9999>x" * 9, "demi keamanan"),
    "deep.xls": (lambda: b"<table>" * 100_000, "demi keamanan"),
    "tall.xls": (
        lambda: b"<table><tr>" + b"<td rowspan=65534>x" * 1900 + b"<tr><td>x" * 5000,
        "lebih dari 300.000 sel",
    ),
    "never-closed.xls": (lambda: b"<table><tr><td>1</td></tr></table>" + b"<!--" * 2 * MEGABYTE, ""),
    "quotes.xls": (lambda: b"<table><tr><td>1</td></tr>" + b"<a b=\"c' " * 900_000, ""),
    "excel-2003.xls": (lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:x"></Workbook>', "XML Excel 2003"),
    "archive.xls": (lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table>", "(.mht)"),
}  # fmt: skip


def write_all(folder: Path) -> None:
    for name, (make, _) in FILES.items():
        (folder / name).write_bytes(make())


def open_all(folder: Path) -> dict[str, tuple[str, float]]:
    """What was said of each file ("" where it opened), and the seconds that it took."""
    from formats.tables.opening import Unopenable, open_book

    found = {}
    for name in FILES:
        data, said, began = (folder / name).read_bytes(), "", time.process_time()
        try:
            open_book(data, name=name)
        except Unopenable as error:
            said = error.message
        found[name] = (said, time.process_time() - began)
    return found


def peak_kb() -> int:
    """Of this program alone: what `getrusage` tells begins with whatever the process that started it held."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    told = open_all(Path(sys.argv[1]))
    print(json.dumps({"said": told, "peak_kb": peak_kb()}))  # noqa: T201
