"""Two people who add the same thing at once: the database lets one of them pass, and the other is told so in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from institutions.access.refusals import Refused


@contextmanager
def refuse_duplicate(text: str, *, field: str = "") -> Iterator[None]:
    """Around one write. A savepoint of its own keeps the caller's transaction usable on PostgreSQL too."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(text, field=field) from error
