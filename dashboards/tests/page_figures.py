"""Every figure that a page shows: its text, the name of its line, the heading of its column, and where files say it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboards.tests.four_ways import UNSEEN, Line, Numbers, numbers_in, same_words, text_of, tree_of

#: Under which headings of a file a page's column stands, where it is not called the same; "TW" for Triwulan.
PARTS = ("Laki-laki", "Perempuan", "Pembilang", "Penyebut", "Sebaran jawaban")
AGENCIES = ("Perangkat daerah datang", "Perangkat daerah diharapkan", "Perangkat daerah mengirim")
BESIDE = ("Persen", "Banyaknya", "Diharapkan", "Keadaan")
COLUMNS = {
    "OPD melapor": AGENCIES,
    "OPD datang": AGENCIES,
    "Tepat waktu": ("Tepat waktu", *AGENCIES),
    "TW ini": ("TW ini", *PARTS, "Catatan"),
    "s.d. triwulan": ("s.d. triwulan", *PARTS),
    "Sementara": ("SEMENTARA", "Sementara", "Kesiapan SEMENTARA", "Penyebut"),
    "Cakupan": ("Menjawab", "Ditanya", "Daerah menjawab", "Daerah ditanya"),
    "Capaian": ("Capaian", "Predikat"),
    "Laporan daerah": ("Laporan daerah", "Datang (laporan daerah)", "Diharapkan (laporan daerah)"),
    "Kelengkapan#1": ("Kelengkapan (laporan daerah)",),
    "Ketepatan#1": ("Ketepatan (laporan daerah)",),
    "Kelengkapan#2": ("Kelengkapan",),
    "Ketepatan#2": ("Ketepatan",),
    "Perempuan": ("P",),
    "Laki-laki": ("L",),
    "Bagian perempuan": ("Bagian P",),
    "Sumber": ("Penerbit", "Sumber", "Sudah dicek"),
    "Keterangan": ("Catatan", "Keterangan"),
    "Pertama dikirim": ("Pertama dikirim", "Waktu dikirim", "Tenggat", "Lewat tenggat (hari)"),
    "Diam": ("Diam (triwulan)", "Sejak"),
    "Focal point": ("Focal point", "Focal point (orang)"),
    "Diisi atas nama": ("Diisi atas nama (kali)",),
    "#big": ("Nilai", "Dari", "Perubahan", "Keterangan"),
    "#meter": ("Skor", "Perubahan"),
}  # fmt: skip
QUARTER = re.compile(r"TW (?:IV|I{1,3}) \d{4}")


@dataclass(frozen=True)
class Figure:
    """One cell of a page, under the name of its line and the heading of its column; nothing in lists of facts."""

    name: str
    text: str
    column: str = ""

    @property
    def numbers(self) -> Numbers:
        return numbers_in(self.text)

    def found_in(self, line: Line) -> str:
        """What the file's line says of it."""
        if not self.column:
            return " ".join(line.values())
        if self.column in line and QUARTER.fullmatch(self.column):
            return line[self.column]
        if QUARTER.fullmatch(self.column):
            told = [text for head, text in line.items() if head in (*BESIDE, *AGENCIES, "Laporan daerah")]
            return " ".join(told) if line.get("TW") == self.column else ""
        heads = COLUMNS.get(self.column, (self.column, f"{self.column} s.d."))
        return " ".join(text for head, text in line.items() if head in heads or is_change(head, self.column))


def is_change(head: str, column: str) -> bool:
    """The page leaves out what its own heading says: "±", "± TW II" for "± TW II 2026"."""
    return column.startswith("±") and head.startswith("± TW") and head.startswith(column)


def figures_of(html: str) -> Iterator[Figure]:
    """Everything with a number that the page prints in a table, a big number, a meter, a list or a fact."""
    main = next(tree_of(html).iter("main"))
    for table in main.iter("table"):
        yield from _in_table(table)
    yield from big_numbers_of(html)
    for group in main.iter("ul"):
        if "meters" in (group.get("class") or ""):
            for item in group:
                yield from _named(item[0], item, "#meter")
        if "todo" in (group.get("class") or ""):
            for item in group:
                yield from _named(next(item.iter("p")), item)
    for facts in main.iter("dl"):
        for term, told in zip(facts.iter("dt"), facts.iter("dd"), strict=True):
            yield Figure(same_words(text_of(term)), text_of(told))


def big_numbers_of(html: str) -> Iterator[Figure]:
    for item in next(tree_of(html).iter("main")).iter("li"):
        if "big" in (item.get("class") or "").split():
            yield from _named(item.find("h2"), item, "#big")


def _named(head: Any, whole: Any, column: str = "") -> Iterator[Figure]:
    name = text_of(head)
    yield Figure(same_words(name), text_of(whole).removeprefix(name), column)


def _in_table(table: Any) -> Iterator[Figure]:
    heads = _heads(table)
    for row in table.iter("tr"):
        names = [cell for cell in row if cell.tag == "th"]
        if len(names) != 1 or names[0].get("scope") not in ("row", "rowgroup"):
            continue
        name = same_words(text_of(names[0], without=(*UNSEEN, "cell-note")).split(":")[0])
        place = 0
        for cell in row:
            if cell.tag == "td":
                yield Figure(name, text_of(cell), heads[place])
            place += int(cell.get("colspan") or 1)


def _heads(table: Any) -> list[str]:
    """Of each column; two of one heading are numbered."""
    heads = [same_words(text_of(one, without=())) for one in table.iter("th") if one.get("scope") == "col"]
    seen: Counter[str] = Counter()
    found = []
    for head in heads:
        seen[head] += 1
        found.append(f"{head}#{seen[head]}" if heads.count(head) > 1 else head)
    return found
