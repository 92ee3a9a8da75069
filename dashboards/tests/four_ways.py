"""Files of a view read back: CSV, Excel, paper as HTML and as PDF. Numbers are numbers, however written."""

import csv
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from io import BytesIO, StringIO
from typing import Any

import pytest
import tinyhtml5
from openpyxl import load_workbook

from dashboards.tests.workbooks import printed
from formats.dates import long_date
from formats.quarters import Quarter

NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
ISO, CODE = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-TW[1-4]")
UNSEEN = ("visually-hidden", "no-print", "panel-note", "panel-foot", "fold-note", "big-trend", "legend")
HIDDEN = ("disamarkan", "<5")

Numbers = tuple[Decimal, ...]


def numbers_in(text: str) -> Numbers:
    """Of a text as Indonesians write numbers; dates and quarters as pages say them. Signs are read elsewhere."""
    return tuple(Decimal(one.rstrip(".").replace(".", "").replace(",", ".")) for one in NUMBER.findall(text))


def signs_in(text: str) -> tuple[int, ...]:
    return tuple(-1 if mark == "−" else 1 for mark in re.findall(r"(?:^|\s)([+−])(?=\d)", text))


def same_words(text: str) -> str:
    text = ISO.sub(lambda found: long_date(date.fromisoformat(found[0])), text.replace("'", ""))
    text = CODE.sub(lambda found: Quarter.parse(found[0]).short_label, text)
    return " ".join(text.replace("—", "").replace("Triwulan", "TW").split())


#: A line of a table: its cells as texts of an Indonesian page, by heading.
Line = dict[str, str]
DETAILS = ": rinciannya"


@dataclass
class Read:
    """Of each file's tables the lines, in their order."""

    tables: list[list[Line]] = field(default_factory=list)

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        heads, *lines = [[same_words(cell) for cell in row] for row in rows]
        self.tables.append([dict(zip(heads, line, strict=True)) for line in lines])

    @cached_property
    def by_name(self) -> dict[str, list[Line]]:
        """The lines that carry a name among their first cells; of a quarter's line also its quarter."""
        found: dict[str, list[Line]] = defaultdict(list)
        for table in self.tables:
            for line in table:
                for name in list(dict.fromkeys(line.values()))[:6]:
                    found[name].append(line)
        return found


def read_csv(content: bytes) -> Read:
    """A bare number is one; in quotes stands a text. Below an empty line a table begins: its caption, its headings."""
    found, rows = Read(), list[list[str]]()
    for row in [*csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"), []]:
        if len(row) > 1:
            rows.append(row)
        elif rows:
            found.add(rows)
            rows = []
    return found


def read_xlsx(content: bytes) -> Read:
    found = Read()
    for sheet in load_workbook(BytesIO(content)):
        cells = [[printed(cell) for cell in row] for row in sheet.iter_rows(max_col=sheet.max_column)]
        header = next(place for place, row in enumerate(cells) if all(row))
        found.add(cells[header:])
    return found


def tree_of(html: str) -> Any:
    return tinyhtml5.parse(html, namespace_html_elements=False)


def text_of(element: Any, *, without: tuple[str, ...] = UNSEEN) -> str:
    return " ".join("".join(_texts(element, without)).split())


def _texts(element: Any, without: tuple[str, ...]) -> Iterator[str]:
    classes = set((element.get("class") or "").split())
    if (
        not isinstance(element.tag, str)
        or element.tag.split("}")[-1] in ("svg", "script", "style")
        or classes & set(without)
    ):
        return
    yield element.text or ""
    if element.tag in ("td", "th", "li", "p", "span", "br", "dt", "dd", "h2"):
        yield " "
    for child in element:
        yield from _texts(child, without)
        yield child.tail or ""
    yield " " if element.tag in ("td", "th", "li", "p", "span", "dt", "dd", "h2") else ""


def paper_rows(table: Any) -> list[list[str]]:
    return [[text_of(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]


def read_paper(html: str) -> Read:
    """A wide table stands on paper in two parts, of which the second repeats the names: they are one again."""
    found = Read()
    for table in tree_of(html).iter("table"):
        found.add(paper_rows(table))
        if text_of(next(table.iter("caption"))).endswith(DETAILS):
            _join(found.tables, found.tables.pop())
    for lines in found.tables:
        if lines and set(lines[0].values()) == {"Tidak ada baris."}:
            lines.clear()
    return found


def _join(tables: list[list[Line]], details: list[Line]) -> None:
    values = tables[-1]
    shared = [head for head in (details or [{}])[0] if head in values[0]]
    parts = {tuple(line[head] for head in shared): line for line in details}
    assert len(parts) == len(details), "two lines of one name"
    more = [head for line in details[:1] for head in line]
    for line in values:
        part = parts.pop(tuple(line[head] for head in shared), {})
        line |= {head: part.get(head, "") for head in more if head not in line}
    assert not parts, parts


def pdf_text(content: bytes) -> str:
    """In the order in which it was set, without blanks."""
    if not shutil.which("pdftotext"):
        reason = "no pdftotext found: apt-get install poppler-utils"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return "".join(told.stdout.decode().split())


def lost_in_pdf(html: str, text: str) -> list[str]:
    """Lines of tables whose cells do not stand in the PDF side by side, from the first to the last."""
    rows = [row for table in tree_of(html).iter("table") for row in paper_rows(table)]
    lines = ["".join("".join(row).split()) for row in rows]
    return [line for line in lines if line not in text]
