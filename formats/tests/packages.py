"""What a spreadsheet would complain of before it shows an XLSX: each part, each relation, each name. Pure."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath as Path
from xml.etree import ElementTree
from zipfile import ZipFile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TYPES = "[Content_Types].xml"
AREA = r"\$?[A-Z]{0,3}\$?\d*(?::\$?[A-Z]{0,3}\$?\d*)?"
NAMED = re.compile(rf"'((?:[^']|'')+)'!({AREA})")
#: What may stand in a sheet, in this order and no other.
ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "printOptions",
    "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "ignoredErrors", "drawing",
)  # fmt: skip

Tree = ElementTree.Element


def faults_in(content: bytes) -> list[str]:
    archive = ZipFile(BytesIO(content))
    parts: dict[str, Tree] = {}
    for name in archive.namelist():
        try:
            parts[name] = ElementTree.fromstring(archive.read(name))
        except ElementTree.ParseError as error:
            return [f"{name}: {error}"]
    checks = (_doubled, _untyped, _unrelated, _names, _defined, _sheets)
    return [*(archive.testzip() or ()), *(fault for check in checks for fault in check(parts, archive))]


def _doubled(parts: dict[str, Tree], archive: ZipFile) -> Iterator[str]:
    if len(parts) < len(archive.namelist()):
        yield "a part stands in it twice"


def _untyped(parts: dict[str, Tree], archive: ZipFile) -> Iterator[str]:
    told = {one.get("PartName", "")[1:] for one in parts[TYPES] if "PartName" in one.attrib}
    endings = {one.get("Extension") for one in parts[TYPES] if "Extension" in one.attrib}
    yield from (f"{name} is told of and is not there" for name in told - set(parts))
    for name in set(parts) - told - {TYPES}:
        if not name.endswith(".rels") or "rels" not in endings:
            yield f"{name} has no type"


def _unrelated(parts: dict[str, Tree], archive: ZipFile) -> Iterator[str]:
    """Whatever is pointed at is there, and whatever is there is pointed at; nothing points outside."""
    reached = {name for name in parts if name.endswith(".rels")} | {TYPES}
    for name in [one for one in parts if one.endswith(".rels")]:
        base = Path(name).parent.parent
        for one in parts[name]:
            target = one.get("Target", "")
            path = target[1:] if target.startswith("/") else str(base / target)
            if one.get("TargetMode") == "External" or path not in parts:
                yield f"{name} points at {target}"
            reached.add(path)
    yield from (f"nothing leads to {name}" for name in set(parts) - reached)


def _names(parts: dict[str, Tree], archive: ZipFile) -> Iterator[str]:
    names = [one.get("name", "") for one in parts["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    yield from (f"sheet {one!r}" for one in names if not 0 < len(one) <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", one))
    if len({one.casefold() for one in names}) < len(names):
        yield "two sheets of one name"


def _defined(parts: dict[str, Tree], archive: ZipFile) -> Iterator[str]:
    book = parts["xl/workbook.xml"]
    sheets = [one.get("name") for one in book.iter(f"{MAIN}sheet")]
    seen = set()
    for one in book.iter(f"{MAIN}definedName"):
        key, where = (one.get("name"), one.get("localSheetId")), sheets[int(one.get("localSheetId", "0"))]
        found = NAMED.findall(one.text or "")
        told = ",".join(f"'{name}'!{area}" for name, area in found)
        if told != one.text or key in seen or any(name.replace("''", "'") != where for name, _ in found):
            yield f"name {key}: {one.text}"
        seen.add(key)


def _sheets(parts: dict[str, Tree], archive: ZipFile) -> Iterator[str]:
    looks = next(parts["xl/styles.xml"].iter(f"{MAIN}cellXfs"))
    for name in [one for one in parts if one.startswith("xl/worksheets/sheet")]:
        order = [ORDER.index(one.tag.removeprefix(MAIN)) for one in parts[name]]
        if order != sorted(set(order)):
            yield f"{name}: parts out of order"
        for cell in parts[name].iter(f"{MAIN}c"):
            if cell.get("t", "n") not in ("n", "inlineStr", "d") or int(cell.get("s", "0")) >= len(looks):
                yield f"{name}: cell {cell.attrib}"
            if cell.find(f"{MAIN}f") is not None:
                yield f"{name}: a formula in {cell.get('r')}"
        yield from _foot(name, parts[name])


def _foot(name: str, sheet: Tree) -> Iterator[str]:
    for one in sheet.iter(f"{MAIN}oddFooter"):
        text = one.text or ""
        codes = re.findall("&(.)", text.replace("&&", ""))
        if len(text) > 255 or codes != ["L", "R", "P", "N"]:
            yield f"{name}: foot {text!r}"
