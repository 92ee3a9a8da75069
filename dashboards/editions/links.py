"""On the pages of an edition that was asked for, every way deeper into the quarter leads to the same edition."""

import re

from django.utils.safestring import SafeString

from dashboards.editions.finding import ShownEdition
from dashboards.kept_pages import Parts
from formats.quarters import Quarter

#: What holds the numbers of a quarter, below the quarter's code.
DEEPER = "/(?:papan|kesenjangan|kelengkapan)/{code}/"


def within_edition(parts: Parts, shown: ShownEdition | None, quarter: Quarter) -> Parts:
    """The links in texts that are kept for every edition alike."""
    if shown is None or not shown.query:
        return parts
    deeper = re.compile(f'href="({DEEPER.format(code=quarter.code)}[^"]*|[?][^"]*)"')

    def kept_within(text: str) -> str:
        return deeper.sub(lambda found: f'href="{with_edition(found[1], shown, joint="&amp;")}"', text)

    # Our own templates rendered and escaped them; what is put in is a number.
    return {name: SafeString(kept_within(text)) for name, text in parts.items()}


def address_within(address: str, shown: ShownEdition | None) -> str:
    """One address, unless it leads elsewhere."""
    if shown is None or not shown.query or not re.match(DEEPER.format(code=shown.edition.quarter.code), address):
        return address
    return with_edition(address, shown)


def with_edition(address: str, shown: ShownEdition, *, joint: str = "&") -> str:
    """Before all else that it says; what stands behind # stays last."""
    if "edisi=" in address:
        return address
    before, mark, behind = address.partition("#")
    path, _, chosen = before.partition("?")
    return f"{path}{shown.query}{joint + chosen if chosen else ''}{mark}{behind}"
