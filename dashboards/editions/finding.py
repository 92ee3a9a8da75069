"""Which edition holds, and its documents."""

from typing import Any

from dashboards.editions.rows import Edition, Issued
from formats.quarters import Quarter
from institutions.tree import Institution


def edition_for(quarter: Quarter, province: Institution) -> Edition | None:
    """The newest, only while the quarter is closed. One query."""
    found: Edition | None = editions_of(quarter, province).that_hold().order_by("-number").first()
    return found


def editions_of(quarter: Quarter, province: Institution) -> Any:
    """All of them, the newest first: a queryset."""
    return Edition.objects.filter(province=province, quarter=quarter).order_by("-number")


def issued(edition: Edition, kind: str, institution_id: int) -> Issued | None:
    """One document of an edition. One query."""
    found: Issued | None = Issued.objects.filter(edition=edition, kind=kind, institution=institution_id).first()
    return found
