"""A save whose answer never arrived is sent again: it is no second save, and no conflict with oneself. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indicators.catalogue import Definition
from reporting.entries import Entry
from reporting.merging import Offer, own_part


@dataclass(frozen=True, slots=True)
class Past:
    """One version of an item: what it said, and whether it was this person who saved it."""

    version: int
    entry: Entry
    is_own: bool


def caught_up(offer: Offer, definition: Definition, *, history: Iterable[Past]) -> Offer:
    """The offer as one that saw its own earlier sendings.

    Only an unbroken run of this person's own versions after the shown one counts, and only up to where the item said
    what is offered now, or what was sent before and never answered. A different answer of one's own, from another tab,
    still collides.
    """
    sent = {own_part(definition, entry) for entry in (offer.entry, *offer.before)}
    version = offer.version
    for past in sorted(history, key=lambda past: past.version):
        if past.version <= offer.version:
            continue
        if not past.is_own:
            break
        if own_part(definition, past.entry) in sent:
            version = past.version
    return replace(offer, version=version)
