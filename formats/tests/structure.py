"""What a screen reader finds in a PDF, and what is wrong with that. No claim of certified PDF/UA."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader

HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def problems(content: bytes) -> list[str]:
    """Nothing where all is well."""
    reader = PdfReader(BytesIO(content))
    root = reader.root_object
    if "/StructTreeRoot" not in root:
        return ["It has no tags."]
    nodes = list(walk(root["/StructTreeRoot"]))
    return [*_head(reader), *_headings(nodes), *_tables(nodes), *_figures(nodes), *_content(reader, nodes)]


def walk(node: Any) -> Iterator[Any]:
    """Every structure element, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from walk(kid)
    elif isinstance(node, dict) and "/K" in node:
        if "/S" in node:
            yield node
        yield from walk(node["/K"])


def _head(reader: PdfReader) -> Iterator[str]:
    root, about = reader.root_object, reader.metadata
    if not root.get("/Lang"):
        yield "It names no language."
    if not about or not about.title:
        yield "It has no title."
    if not (about and about.author and about.subject and about.get("/Keywords")):
        yield "Author, subject or keywords are missing."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The viewer would show the file's name instead of the title."
    if not root["/MarkInfo"].get("/Marked"):
        yield "It does not say that it is tagged."
    if not reader.outline:
        yield "It has no bookmarks."


def _headings(nodes: list[Any]) -> Iterator[str]:
    levels = [HEADINGS[node["/S"]] for node in nodes if node["/S"] in HEADINGS]
    if levels[:1] != [1] or levels.count(1) < 1:
        yield f"It does not begin with a heading of the first level: {levels[:3]}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"A heading of level {after} follows one of level {before}."


def _tables(nodes: list[Any]) -> Iterator[str]:
    """What runs on to the next page is a table of its own there, with the same headers and no second caption."""
    before: list[str] = []
    for table in (node for node in nodes if node["/S"] == "/Table"):
        inside = list(walk(table))
        heads = [node for node in inside if node["/S"] == "/TH"]
        if not heads:
            yield "A table has no headers."
        if any(node.get("/A", {}).get("/Scope") not in ("/Column", "/Row") for node in heads):
            yield "A header does not say what it heads."
        spans = [str(node.get("/A", {}).get("/Scope")) for node in heads if node["/A"].get("/Scope") == "/Column"]
        if not any(node["/S"] == "/Caption" for node in inside) and spans != before:
            yield "A table has no caption."
        before = spans
        rows = [len([kid for kid in walk(row) if kid["/S"] in ("/TH", "/TD")]) for row in inside if row["/S"] == "/TR"]
        if len(set(rows)) > 1:
            yield f"Rows of one table have different numbers of cells: {sorted(set(rows))}"


def _figures(nodes: list[Any]) -> Iterator[str]:
    for node in nodes:
        if node["/S"] == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "A picture has no words in its place."


#: Left and right of the foot.
FOOT = 2


def _content(reader: PdfReader, nodes: list[Any]) -> Iterator[str]:
    """All that is drawn as text is marked, and read in the order in which it is drawn; only the foot is not read."""
    read: dict[int, list[int]] = {}
    for page, mark in (kid for node in nodes for kid in _marks(node)):
        read.setdefault(page, []).append(mark)
    for number, page in enumerate(reader.pages, 1):
        drawn = page.get_contents()
        text = drawn.get_data().decode("latin-1") if drawn is not None else ""
        if re.search(r"\bT[jJ]\b", re.sub(r"\b(?:BDC|BMC)\b.*?\bEMC\b", "", text, flags=re.DOTALL)):
            yield f"Page {number} has text outside of all tags."
        marks = read.get(page.indirect_reference.idnum if page.indirect_reference else -1, [])
        unread = sorted({int(one) for one in re.findall(r"/MCID (\d+)", text)} - set(marks))
        if len(unread) > FOOT or (marks and unread and unread[0] < max(marks)):
            yield f"Page {number} has text that is not read: {unread[:5]}"
        if (heights := _heights(nodes, page, text)) != sorted(heights):
            yield f"Page {number} is read in another order than it is seen."


#: What stands alone on its line, so that one below is read after one above.
ON_A_LINE = {*HEADINGS, "/Caption", "/TR"}
SHOWN = re.compile(r"/MCID (\d+)>>\s*BDC(?:(?!EMC).)*?\s([\d.]+)\s+Tm", re.DOTALL)


def _heights(nodes: list[Any], page: Any, text: str) -> list[int]:
    """How far down the page each of them begins, in the order in which they are read."""
    where = {int(mark): float(height) for mark, height in SHOWN.findall(text)}
    found = []
    for node in (node for node in nodes if node["/S"] in ON_A_LINE):
        marks = [mark for kid in walk(node) for of, mark in _marks(kid) if of == page.indirect_reference.idnum]
        known = [where[mark] for mark in marks if mark in where]
        if known:
            found.append(round(min(known)))
    return found


def _marks(node: Any) -> Iterator[tuple[int, int]]:
    kids = node["/K"].get_object() if hasattr(node["/K"], "get_object") else node["/K"]
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, int) and "/Pg" in node:
            yield node.raw_get("/Pg").idnum, int(kid)
        elif isinstance(kid, dict) and kid.get("/Type") == "/MCR" and "/Pg" in kid:
            yield kid.raw_get("/Pg").idnum, int(kid["/MCID"])
