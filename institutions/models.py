"""Every model of this app, each from the room that holds it."""

from institutions.access.files import StoredFile
from institutions.access.journal import JournalEntry
from institutions.access.users import Membership, User
from institutions.letterheads import Letterhead
from institutions.revisions import Revision
from institutions.tree import Institution

__all__ = ["Institution", "JournalEntry", "Letterhead", "Membership", "Revision", "StoredFile", "User"]
