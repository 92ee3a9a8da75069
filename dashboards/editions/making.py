"""Making an edition: what happens when a quarter is closed, or later, for one that was closed before there were any."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dashboards.editions.canonical import to_text
from dashboards.editions.changes import told_changes
from dashboards.editions.finding import edition_for, editions_of
from dashboards.editions.gathering import gathered
from dashboards.editions.issuing import issue
from dashboards.editions.reading import read_board
from dashboards.editions.rows import Edition, digest_of, packed
from dashboards.editions.stored import StoredBoard
from formats.check_codes import new_code
from institutions.access.refusals import Refused
from institutions.revisions import hold_still
from reporting.calendar import Window, hold_window
from reporting.closings import Closing


def make_edition(closing: Closing) -> Edition:
    """In the transaction that closes the quarter, which holds the catalogue, the tree and the quarter's reports."""
    window = closing.window
    closed_at = window.closed_at or closing.at
    stored = gathered(window.quarter, province=window.province, on=localdate(closed_at))
    edition = _store(closing, stored, closed_at=closed_at)
    issue(edition, stored)
    return edition


def _store(closing: Closing, stored: StoredBoard, *, closed_at: datetime) -> Edition:
    window, text = closing.window, to_text(stored)
    before: Edition | None = editions_of(window.quarter, window.province).first()
    edition = Edition(
        province=window.province,
        quarter=window.quarter,
        number=before.number + 1 if before else 1,
        closed_at=closed_at,
        made_at=closing.at,
        made_by=closing.scope.user if closing.scope else None,
        capacity=closing.scope.capacity if closing.scope else "Sistem",
        code=new_code(),
        content=packed(text),
        digest=digest_of(text),
        changes=_changes(before, stored) if before else [],
    )
    edition.save()
    return edition


def _changes(before: Edition, stored: StoredBoard) -> list[str]:
    """A quarter can be closed too when what was stored before cannot be read any more."""
    try:
        return told_changes(read_board(before), stored)
    except Refused:
        return [f"Tidak dapat dibandingkan: isi edisi {before.number} tidak terbaca."]


def make_missing(*, at: datetime) -> list[Edition]:
    """Of quarters that are closed and have no edition that holds, each in a transaction of its own."""
    closed = Window.objects.filter(closed_at__isnull=False).order_by("quarter", "province")
    return [made for window in closed if (made := _make_missing(window, at=at)) is not None]


@transaction.atomic
def _make_missing(window: Window, *, at: datetime) -> Edition | None:
    held = hold_window(window.quarter, province=window.province)
    if held is None or held.closed_at is None or edition_for(held.quarter, held.province) is not None:
        return None
    hold_still()
    return make_edition(Closing(held, at))
