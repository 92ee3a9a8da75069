"""Reading what an edition stores: unpacked once, then kept; checked against its digest each time it is unpacked."""

import logging
import zlib

from dashboards.editions.canonical import Unreadable, from_text
from dashboards.editions.rows import Edition, digest_of
from dashboards.editions.stored import StoredBoard
from dashboards.kept import keep, kept
from institutions.access.refusals import Refused

log = logging.getLogger(__name__)


def board_of(edition: Edition) -> StoredBoard:
    """No query when it is kept, one otherwise. Refuses what cannot be read; never answers with live numbers."""
    key = f"edition.{edition.pk}.{edition.digest}"
    found: StoredBoard | None = kept(key)
    if found is None:
        found = read_board(edition)
        keep(key, found)
    return found


def read_board(edition: Edition) -> StoredBoard:
    """From the row, past what is kept."""
    try:
        text = edition.text
        if digest_of(text) != edition.digest:
            raise Unreadable("Its content does not fit its digest.")
        return from_text(text)
    except (Unreadable, zlib.error, UnicodeDecodeError) as error:
        log.error("Edition %s of %s cannot be read: %s", edition.number, edition.quarter.code, error)
        raise Refused(
            f"Isi {edition} tidak dapat dibaca, jadi tidak ada angka yang ditampilkan. "
            "Dokumen yang sudah terbit tetap dapat dicetak. Beri tahu administrator."
        ) from error
