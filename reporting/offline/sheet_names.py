"""Names for tabs: what spreadsheets allow, no two alike, whatever institutions are called."""

import re
from collections.abc import Iterable

LONGEST = 31
#: What Excel refuses on a tab, what begins a formula somewhere, and what nobody sees.
REFUSED = re.compile(r"[\[\]:*?/\\'\"=+@<>&|!;\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
RESERVED = {"history"}


def sheet_names(wanted: Iterable[tuple[str, str]], *, taken: Iterable[str] = ()) -> list[str]:
    """For each (name, code) a name of its own; the code where nothing of the name is left."""
    used = RESERVED | {name.casefold() for name in taken}
    names = []
    for name, code in wanted:
        found = _unlike(_clean(name) or _clean(code) or "Lembar", used)
        used.add(found.casefold())
        names.append(found)
    return names


def _clean(name: str) -> str:
    seen = "".join(sign for sign in REFUSED.sub(" ", name) if sign.isprintable())
    return " ".join(seen.split()).strip("-. ")[:LONGEST].strip()


def _unlike(name: str, used: set[str]) -> str:
    found, number = name, 1
    while found.casefold() in used:
        number += 1
        ending = f" {number}"
        found = name[: LONGEST - len(ending)].strip() + ending
    return found
