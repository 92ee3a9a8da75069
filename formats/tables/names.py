"""Names of agencies and regions in cells, found among those that are known; near is asked, never taken."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import cast

from formats.tables.cells import Cell, squeezed
from formats.tables.nothings import nothing_in
from formats.tables.readings import Asked, Choice, Reading, Refusal, Taken

#: Written short as often as in full.
SHORT = {
    "kab": "kabupaten", "prov": "provinsi", "prop": "provinsi", "propinsi": "provinsi", "kec": "kecamatan",
    "kel": "kelurahan", "sekt": "sekretariat", "sekr": "sekretariat", "set": "sekretariat", "pem": "pemberdayaan",
    "dan": "", "&": "", "pemkab": "kabupaten", "pemko": "kota", "pemkot": "kota", "pemerintah": "",
    "din": "dinas", "bdn": "badan",
}  # fmt: skip
#: What a region or agency is may be left out where its own name says enough.
RANKS = {"kabupaten", "kota", "provinsi", "kecamatan", "kelurahan"}
MARKS = re.compile(r"[^\w&\s]+|_")
BETWEEN = re.compile(r"\s*(?:[,;\n/&]|(?<!\w)(?:[0-9]{1,2}|[a-z])[.)]\s)\s*", re.IGNORECASE)
AND = re.compile(r"\s+(?:dan|serta)\s+", re.IGNORECASE)
NEAR_PERCENT, MOST_CHOICES, LONGEST = 72, 4, 200

NOT_KNOWN = "“{}” tidak dikenal. Tulis namanya seperti dalam daftar, atau tambahkan sebagai singkatan."
WHICH = "Siapa yang dimaksud dengan “{}”?"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may be meant: by a key, a name, and whatever else they are called."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()


class Directory:
    """All that are known, prepared once for many cells."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._known = {one.key: one for one in known}
        self._exact: dict[str, set[str]] = {}
        self._bare: dict[str, set[str]] = {}
        for one in self._known.values():
            for name in (one.name, *one.aliases):
                self._exact.setdefault(plain_name(name), set()).add(one.key)
                self._bare.setdefault(without_rank(name), set()).add(one.key)

    def read(self, cell: Cell | None) -> Reading[str]:
        """The key of the one who is named."""
        nothing = nothing_in(cell)
        if cell is None or nothing is not None:
            return cast(Reading[str], nothing)
        return self.find(cell.value) if isinstance(cell.value, str) else Refusal(NOT_KNOWN.format(cell.shown))

    def read_all(self, cell: Cell | None) -> Reading[tuple[str, ...]]:
        """`Dinkes, Disdik & DP3A`: all that are named, if each of them is."""
        one = self.read(cell)
        if cell is None or not isinstance(cell.value, str) or not isinstance(one, Taken | Refusal | Asked):
            return cast(Reading[tuple[str, ...]], one)
        if isinstance(one, Taken):
            return Taken((one.value,))
        for parts in (BETWEEN.split(cell.value[:LONGEST]), AND.split(BETWEEN.sub(" dan ", cell.value[:LONGEST]))):
            found = [self.find(part) for part in parts if plain_name(part)]
            keys = [part.value for part in found if isinstance(part, Taken)]
            if len(found) > 1 and len(keys) == len(found):
                return Taken(tuple(dict.fromkeys(keys)))
        return self._first_trouble(cell.value)

    def find(self, text: str) -> Reading[str]:
        shown, told = squeezed(text)[:LONGEST], text[:LONGEST]
        for names, name in ((self._exact, plain_name(told)), (self._bare, without_rank(told))):
            keys = names.get(name, set()) if name else set()
            if len(keys) == 1:
                return Taken(next(iter(keys)))
            if keys:
                return self._ask(shown, sorted(keys))
        near = self._near(without_rank(told))
        return self._ask(shown, near) if near else Refusal(NOT_KNOWN.format(shown[:80]))

    def _near(self, name: str) -> list[str]:
        if len(name) < 3:
            return []
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(name)
        best: dict[str, float] = {}
        for one, keys in self._bare.items():
            matcher.set_seq1(one)
            is_near = matcher.real_quick_ratio() * 100 >= NEAR_PERCENT and matcher.quick_ratio() * 100 >= NEAR_PERCENT
            score = matcher.ratio() if is_near else 0
            for key in keys:
                best[key] = max(best.get(key, 0), score)
        ranked = sorted((key for key in best if best[key] * 100 >= NEAR_PERCENT), key=lambda key: (-best[key], key))
        return ranked[:MOST_CHOICES]

    def _ask(self, shown: str, keys: Sequence[str]) -> Asked[str]:
        choices = tuple(Choice(key, self._known[key].name, key) for key in keys)
        return Asked(WHICH.format(shown), choices, rule=f"name:{plain_name(shown)[:80]}")

    def _first_trouble(self, text: str) -> Reading[tuple[str, ...]]:
        parts = [part for part in BETWEEN.split(text[:LONGEST]) if plain_name(part)]
        found = [self.find(part) for part in parts] if len(parts) > 1 else [self.find(text)]
        refused = [one for one in found if isinstance(one, Refusal)]
        asked = [one for one in found if isinstance(one, Asked)]
        if refused or len(parts) > 1 or not asked:
            return refused[0] if refused else Refusal(NOT_KNOWN.format(squeezed(text)[:80]))
        several = [(one.key, one.words, (str(one.value),)) for one in asked[0].choices]
        choices: tuple[Choice[tuple[str, ...]], ...] = tuple(Choice(*one) for one in several)
        return Asked(asked[0].question, choices, asked[0].rule)


def plain_name(text: str) -> str:
    """Without case, marks, accents, and what is written short or not at all."""
    folded = unicodedata.normalize("NFKD", squeezed(text)).casefold()
    bare = MARKS.sub(" ", "".join(sign for sign in folded if not unicodedata.combining(sign)))
    words = (SHORT.get(word, word) for word in bare.split())
    return " ".join(word for word in words if word)


def without_rank(text: str) -> str:
    """`Palangkaraya` and `Kota Palangka Raya` are one: ranks and spaces left out."""
    words = [word for word in plain_name(text).split() if word not in RANKS]
    return "".join(words)
