"""Whom a name in a table means: taken where it can mean one institution, asked where it is only alike."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from institutions.models import Institution
from reporting.own_tables.heading_words import normal
from reporting.own_tables.meanings import alike

#: How offices shorten the words of a name.
SHORT = {
    "dinkes": "dinas kesehatan", "disdik": "dinas pendidikan", "dinsos": "dinas sosial", "dis": "dinas",
    "kes": "kesehatan", "pend": "pendidikan", "pendidikn": "pendidikan", "kab": "kabupaten", "prov": "provinsi",
    "sekret": "sekretariat", "insp": "inspektorat", "bdn": "badan", "dns": "dinas",
}  # fmt: skip
NEAR, MOST_OFFERED = 0.55, 6
#: Words that nearly every name has: two names are not alike for them.
GENERIC = frozenset({"dinas", "badan", "kantor", "daerah", "sekretariat"})
NUMBERED = re.compile(r"^\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})\s*[.)]\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """`institution` where the name can mean one; otherwise who it may be, the likeliest first."""

    institution: Institution | None
    near: tuple[Institution, ...] = ()


class AgencyNames:
    """The names, short names and other names of all institutions that a table may be about."""

    def __init__(self, institutions: Iterable[Institution]) -> None:
        self.institutions: Sequence[Institution] = tuple(institutions)
        self._by_name: dict[str, set[int]] = {}
        self._names: dict[int, set[str]] = {}
        self._of = {institution.pk: institution for institution in self.institutions}
        for institution in self.institutions:
            names = {key_of(name) for name in (institution.name, institution.short_name, *institution.aliases) if name}
            self._names[institution.pk] = names
            for name in names:
                self._by_name.setdefault(name, set()).add(institution.pk)

    def coded(self, code: str) -> Institution | None:
        return next((one for one in self.institutions if one.code == code), None)

    def find(self, text: str) -> Found:
        """A name that several bear is no name: all of them are offered."""
        exact = self._by_name.get(key_of(text), set())
        if len(exact) == 1:
            return Found(self._of[next(iter(exact))])
        if exact:
            return Found(None, tuple(self._of[pk] for pk in sorted(exact)))
        scored = sorted(
            ((max(alike(telling(text), telling(name)) for name in names), pk) for pk, names in self._names.items()),
            reverse=True,
        )
        return Found(None, tuple(self._of[pk] for score, pk in scored[:MOST_OFFERED] if score >= NEAR))

    def knows(self, text: str) -> bool:
        return len(self._by_name.get(key_of(text), set())) == 1


def telling(text: str) -> str:
    """Without the words that tell nothing, unless there are no others."""
    words = key_of(text).split()
    return " ".join(word for word in words if word not in GENERIC) or " ".join(words)


def key_of(text: str) -> str:
    """Without numbering, letters' size, signs and the name of the region at its end."""
    words = [SHORT.get(word, word) for word in normal(NUMBERED.sub("", text)).split()]
    plain = " ".join(words)
    return re.sub(r"\s(?:kabupaten|kota|provinsi)\s.*$", "", plain)
