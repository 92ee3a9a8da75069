"""The documents of a bundle as HTML, each in a file: printing them needs neither boards nor rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from django.utils.timezone import localdate

from dashboards.bundles.rows import Bundle
from dashboards.editions.gathering import gathered
from dashboards.editions.issuing import pages_of
from dashboards.editions.rows import Edition, Issued
from dashboards.papers.paper import OPEN
from dashboards.papers.standard import standard_papers
from formats.pdf import PageSize
from institutions.kinds import Kind
from institutions.letters import DOTS, NIP_HERE, nips_of
from institutions.nip import masked

REGENCIES = (Kind.REGENCY, Kind.CITY)
#: What the documents of each kind are called, many at once.
KINDS = {"laporan": "laporan lengkap", "ringkasan": "ringkasan", "profil": "profil"}
#: Which of them `standard_papers` makes of an open quarter.
MADE = ("laporan", "ringkasan", "profil")


@dataclass(frozen=True)
class Page:
    """One document to be printed. `number` and `code` are empty while the quarter is open."""

    file_name: str
    subject: str
    number: str
    code: str
    page_size: PageSize
    html: Path


def kinds_of(edition: Edition | None) -> dict[str, str]:
    """Which kinds can be asked for. One query for a closed quarter."""
    found = MADE if edition is None else set(_regional(edition).values_list("kind", flat=True).order_by().distinct())
    return {kind: words for kind, words in KINDS.items() if kind in found}


def gather(bundle: Bundle, *, folder: Path) -> Sequence[Page]:
    """Of a closed quarter what was issued; of an open one what the boards say now. In the order of the regions."""
    pages = _issued(bundle, folder) if bundle.edition else _open(bundle, folder)
    return sorted(pages, key=lambda page: page.file_name)


def _issued(bundle: Bundle, folder: Path) -> Iterator[Page]:
    edition: Edition = Edition.objects.get(province=bundle.province_id, quarter=bundle.quarter, number=bundle.edition)
    for one in _regional(edition).filter(kind=bundle.kind).iterator():
        path = _written(with_nip(one.text, one.nip), folder / one.file_name)
        yield Page(one.file_name, one.subject, one.number, one.code, cast(PageSize, one.page_size), path)


def _open(bundle: Bundle, folder: Path) -> Iterator[Page]:
    stored = gathered(bundle.quarter, province=bundle.province, on=localdate(bundle.asked_at))
    regencies = {place.id: place.name for place in stored.frame.regencies(bundle.quarter)}
    nips = nips_of(regencies)
    for paper in standard_papers(pages_of(stored)):
        if paper.kind == bundle.kind and paper.institution_id in regencies:
            path = _written(with_nip(paper.html(OPEN), nips.get(paper.institution_id, "")), folder / paper.file_name)
            yield Page(paper.file_name, regencies[paper.institution_id], "", "", paper.page_size, path)


def _regional(edition: Edition) -> Any:
    return Issued.objects.filter(edition=edition, institution__kind__in=REGENCIES)


def with_nip(html: str, nip: str) -> str:
    """Masked: a bundle is fetched by everybody of the province."""
    return html.replace(NIP_HERE, masked(nip) or DOTS)


def _written(html: str, path: Path) -> Path:
    target = path.with_suffix(".html")
    target.write_text(html, encoding="utf-8")
    return target
