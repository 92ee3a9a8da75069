"""Which edition holds, and its documents."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists
from django.http import Http404

from dashboards.editions.rows import Edition, Issued, closing_of_edition
from formats.quarters import Quarter
from institutions.tree import Institution


def edition_for(quarter: Quarter, province: Institution) -> Edition | None:
    """The newest, only while the quarter is closed. One query."""
    found: Edition | None = editions_of(quarter, province).that_hold().order_by("-number").first()
    return found


@dataclass(frozen=True)
class ShownEdition:
    """`newest`: the number of the newest edition. `holds`: it is the newest, and the quarter is closed."""

    edition: Edition
    newest: int
    holds: bool

    @property
    def is_superseded(self) -> bool:
        return self.edition.number < self.newest

    @property
    def query(self) -> str:
        """What links carry so that they stay within this edition; nothing where it holds anyway."""
        return "" if self.holds else f"?edisi={self.edition.number}"

    @property
    def superseded(self) -> str:
        return f"Edisi {self.edition.number}, digantikan edisi {self.newest}. Angka di halaman ini bukan yang terbaru."


def shown_edition(quarter: Quarter, province: Institution, *, number: str = "") -> ShownEdition | None:
    """The one that was asked for, or the one that holds, if any; 404 for one that is not there. One query."""
    found: list[Any] = list(with_standing(editions_of(quarter, province)))
    wanted = [one for one in found if (str(one.number) == number if number else one.holds)][:1]
    if not wanted:
        if number:
            raise Http404
        return None
    return ShownEdition(wanted[0], newest=found[0].number, holds=wanted[0].holds)


def with_standing(editions: Any) -> Any:
    """Each told whether it holds: its quarter is closed by the closing that it was made at."""
    return editions.annotate(holds=Exists(closing_of_edition()))


def editions_of(quarter: Quarter, province: Institution) -> Any:
    """All of them, the newest first: a queryset."""
    return Edition.objects.filter(province=province, quarter=quarter).order_by("-number")


def nip_of(edition: Edition, institution_id: int) -> str:
    """Of who signed for it then. One query."""
    found = Issued.objects.filter(edition=edition, institution=institution_id).values_list("nip", flat=True).first()
    return found or ""


def issued(edition: Edition, kind: str, institution_id: int) -> Issued | None:
    """One document of an edition. One query."""
    found: Issued | None = Issued.objects.filter(edition=edition, kind=kind, institution=institution_id).first()
    return found
