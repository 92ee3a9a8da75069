"""Whether what is stored of closed quarters is what was stored, and what an independent computation comes to."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboards.audit.comparing import Audit, audit
from dashboards.editions.reading import read_board
from dashboards.editions.rows import Edition, Issued, digest_of
from dashboards.editions.stored import StoredBoard
from dashboards.frames import Frame, read_frame
from formats.quarters import Quarter
from institutions.access.refusals import Refused
from institutions.tree import Institution


@dataclass(frozen=True)
class EditionAudit:
    """`numbers`: None where targets, weights, definitions or the tree have changed since, so that nothing compares."""

    edition: Edition
    wrong: list[str]
    numbers: Audit | None = None


def audit_editions(province: Institution, quarter: Quarter | None = None) -> Iterator[EditionAudit]:
    """Every edition's digests; the numbers of those that hold."""
    editions: Any = Edition.objects.filter(province=province).order_by("quarter", "number")
    if quarter is not None:
        editions = editions.filter(quarter=quarter)
    holding = set(editions.that_hold().values_list("pk", flat=True))
    for edition in editions:
        yield _audit(edition, province, holds=edition.pk in holding)


def _audit(edition: Edition, province: Institution, *, holds: bool) -> EditionAudit:
    wrong = [f"{one.number} does not fit its digest" for one in _documents(edition) if not _fits(one)]
    try:
        stored = read_board(edition)
    except Refused:
        return EditionAudit(edition, [*wrong, f"{edition} cannot be read, or does not fit its digest"])
    is_comparable = holds and _is_as_now(stored, province)
    return EditionAudit(edition, wrong, audit(stored.board) if is_comparable else None)


def _documents(edition: Edition) -> Iterator[Issued]:
    """One at a time: all together they are large."""
    yield from Issued.objects.filter(edition=edition).defer(None).iterator(chunk_size=8)


def _fits(document: Issued) -> bool:
    try:
        return digest_of(document.text) == document.digest
    except (zlib.error, UnicodeDecodeError):
        return False


def _is_as_now(stored: StoredBoard, province: Institution) -> bool:
    now = read_frame(stored.quarter, province=province, common=stored.frame.common)
    return _arithmetic(now) == _arithmetic(stored.frame)


def _arithmetic(frame: Frame) -> object:
    """What of a frame decides numbers; names do not."""
    meanings = [(one.code, one.rule, one.weight, one.level, one.prerequisite) for one in frame.shown]
    places = [(place.id, place.region_id, place.opened_on, place.closed_on) for place in frame.tree.places]
    year = frame.quarter.year
    targets = {key: value for key, value in frame.targets.values.items() if key[1] == year}
    return meanings, places, targets
