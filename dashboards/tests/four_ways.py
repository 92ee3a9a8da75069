"""A view read back four times: its page, its CSV, its Excel, its paper. Numbers are numbers, however written."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

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


@dataclass
class Read:
    """`rows`: of each file's tables the cells, as texts of an Indonesian page. `text`: all of it."""

    rows: list[list[str]] = field(default_factory=list)
    text: str = ""

    def lines(self) -> list[list[str]]:
        return [[same_words(cell) for cell in row] for row in self.rows]


def read_csv(content: bytes) -> Read:
    """A bare number is one; in quotes stands a text."""
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    return Read([row for row in rows if len(row) > 1], text)


def read_xlsx(content: bytes) -> Read:
    book = load_workbook(BytesIO(content))
    found = Read()
    for sheet in book:
        width = sheet.max_column
        cells = [[printed(cell) for cell in row] for row in sheet.iter_rows(max_col=width)]
        header = next(place for place, row in enumerate(cells) if all(row))
        found.rows += cells[header:]
        found.text += "\n".join(cell for row in cells for cell in row)
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


def read_paper(html: str) -> Read:
    tree = tree_of(html)
    rows = [[text_of(cell) for cell in row if cell.tag in ("td", "th")] for row in tree.iter("tr")]
    return Read(rows, text_of(tree.find("body")))


@dataclass(frozen=True)
class Figure:
    """One cell of a page, under the name of its line."""

    name: str
    text: str

    @property
    def numbers(self) -> Numbers:
        return numbers_in(self.text)


def figures_of(html: str) -> Iterator[Figure]:
    """Everything with a number that the page prints in a table, a big number, a meter, a list or a fact."""
    main = next(tree_of(html).iter("main"))
    yield from _in_tables(main)
    yield from big_numbers_of(html)
    for group in main.iter("ul"):
        if "meters" in (group.get("class") or ""):
            for item in group:
                yield from _named(item, item[0], item)
        if "todo" in (group.get("class") or ""):
            for item in group:
                yield from _named(item, next(item.iter("p")), item)
    for facts in main.iter("dl"):
        for term, told in zip(facts.iter("dt"), facts.iter("dd"), strict=True):
            yield Figure(text_of(term), text_of(told))


def big_numbers_of(html: str) -> Iterator[Figure]:
    for item in next(tree_of(html).iter("main")).iter("li"):
        if "big" in (item.get("class") or "").split():
            yield from _named(item, item.find("h2"), item)


def _named(item: Any, head: Any, whole: Any) -> Iterator[Figure]:
    name = text_of(head)
    yield Figure(name, text_of(whole).removeprefix(name))


def _in_tables(main: Any) -> Iterator[Figure]:
    for row in main.iter("tr"):
        heads = [cell for cell in row if cell.tag == "th"]
        if len(heads) != 1 or heads[0].get("scope") not in ("row", "rowgroup"):
            continue
        name = text_of(heads[0], without=(*UNSEEN, "cell-note")).split(":")[0]
        for cell in row:
            if cell.tag == "td":
                yield Figure(name, text_of(cell))
