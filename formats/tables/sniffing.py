"""What a file is by its bytes, when it is no workbook: a picture, a document, or text in one of the usual codes."""

import filetype

from formats.tables.unopenable import NOT_A_TABLE, SAVE_AS_XLSX, UNKNOWN, Unopenable

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
HEAD = 4096
#: Control signs that no text holds, tab and line ends aside.
BINARY = bytes(sign for sign in range(32) if sign not in b"\t\n\r\x0b\x0c\x1a\x1b")


def refuse_what_is_no_table(data: bytes) -> None:
    """Raises Unopenable that names what it is: a scan sent over the telephone is the most common of all."""
    head = data[:HEAD]
    if head.startswith(OLD_EXCEL):
        raise Unopenable(SAVE_AS_XLSX.format("Excel sebelum 1997"))
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF"):
        raise Unopenable(NOT_A_TABLE.format("PDF"))
    found = filetype.guess_mime(head) or ""
    kind = found.partition("/")[0]
    named = {"image": "foto atau gambar", "video": "video", "audio": "rekaman suara"}.get(kind)
    if named:
        raise Unopenable(NOT_A_TABLE.format(named))
    if found.startswith("application/") and found != "application/rtf":
        raise Unopenable(UNKNOWN)
    if head.startswith(b"{\\rtf"):
        raise Unopenable(NOT_A_TABLE.format("dokumen Word"))


def text_of(data: bytes) -> str:
    """UTF-8, UTF-16 that says so, or else Windows' code for western Europe."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if any(sign in data for sign in map(bytes, zip(BINARY, strict=True))):
        raise Unopenable(UNKNOWN)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
