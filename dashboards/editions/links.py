"""On the pages of an edition that was asked for, every way deeper into the quarter leads to the same edition."""

import re

from django.utils.safestring import SafeString

from dashboards.editions.finding import ShownEdition
from dashboards.kept_pages import Parts
from formats.quarters import Quarter


def within_edition(parts: Parts, shown: ShownEdition | None, quarter: Quarter) -> Parts:
    if shown is None or not shown.query:
        return parts
    deeper = re.compile(rf'(href="/(?:papan|kesenjangan|kelengkapan)/{quarter.code}/[^"?#]*)(["#])')

    def kept_within(text: str) -> str:
        text = deeper.sub(rf"\g<1>{shown.query}\g<2>", text)
        return text.replace('href="?', f'href="{shown.query}&amp;')  # the same page, sorted otherwise

    # Our own templates rendered and escaped them; what is put in is a number.
    return {name: SafeString(kept_within(text)) for name, text in parts.items()}
