"""The editions of one quarter with their documents, as a page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboards.editions.finding import editions_of, with_standing
from dashboards.editions.imprints import OWN, number_of
from dashboards.editions.rows import Edition, Issued
from formats.check_codes import in_groups
from formats.quarters import Quarter
from institutions.tree import Institution

#: What a document of each kind is called on a page.
KINDS = {
    "ringkasan": "Ringkasan",
    "laporan": "Laporan lengkap",
    "tahunan": "Laporan tahunan",
    "profil": "Profil",
}


@dataclass(frozen=True)
class Document:
    label: str
    kind: str
    number: str
    code: str


@dataclass(frozen=True)
class Subject:
    """One region, or the province, with its documents."""

    name: str
    region: str
    documents: Sequence[Document]


@dataclass(frozen=True)
class EditionLine:
    """`holds`: the quarter is closed by it. `successor`: the number of the edition that replaced it; 0 for none."""

    edition: Edition
    number: str
    holds: bool
    successor: int
    subjects: Sequence[Subject]

    @property
    def code(self) -> str:
        return in_groups(self.edition.code)

    @property
    def standing(self) -> str:
        if self.successor:
            return f"Digantikan edisi {self.successor}"
        return "Berlaku" if self.holds else "Triwulan sedang dibuka kembali"

    @property
    def documents(self) -> int:
        return sum(len(subject.documents) for subject in self.subjects)

    @property
    def changes(self) -> list[str]:
        """The first sentence sums them up."""
        return list(self.edition.changes)


def edition_lines(quarter: Quarter, province: Institution) -> list[EditionLine]:
    """The newest first. Two queries."""
    editions = list(with_standing(editions_of(quarter, province).select_related("made_by", "province")))
    rows = Issued.objects.filter(edition__in=editions).select_related("institution").order_by("edition", "pk")
    issued = {key: list(found) for key, found in groupby(rows, key=lambda row: row.edition_id)}
    successors: list[Any] = [None, *editions]
    return [
        EditionLine(
            edition=edition,
            number=number_of(edition, edition.province.code),
            holds=edition.holds,
            successor=successor.number if successor else 0,
            subjects=_subjects(issued.get(edition.pk, [])),
        )
        for edition, successor in zip(editions, successors, strict=False)
    ]


def _subjects(rows: list[Issued]) -> list[Subject]:
    """In the order in which they were issued; whose name was what it was then."""
    by_subject: dict[tuple[str, str], list[Document]] = {}
    for row in rows:
        told = Document(KINDS.get(row.kind.removesuffix(OWN), row.title), row.kind, row.number, in_groups(row.code))
        by_subject.setdefault((row.subject, row.institution.code), []).append(told)
    return [Subject(name, region, documents) for (name, region), documents in by_subject.items()]
