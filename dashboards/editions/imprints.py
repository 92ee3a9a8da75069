"""What identifies the documents of an edition, and the views of it: number, edition, code, and where to check it."""

from django.conf import settings
from django.urls import reverse

from dashboards.editions.finding import ShownEdition, edition_for
from dashboards.editions.rows import Edition
from dashboards.papers.paper import OPEN, Imprint
from dashboards.region_page import OWN_NAME
from formats.quarters import Quarter
from institutions.tree import Institution

#: The province's own report and agencies have documents beside those of the province as a whole.
OWN = "-pemprov"


def imprint_of_edition(quarter: Quarter, province: Institution) -> Imprint:
    """For views, which carry the edition's own number and code; OPEN while the quarter is. One query."""
    found = edition_for(quarter, province)
    return own_imprint(found, province=province) if found else OPEN


def imprint_shown(shown: ShownEdition | None, *, province: Institution) -> Imprint:
    """As above, of the edition that a page has chosen. No query."""
    return own_imprint(shown.edition, province=province) if shown else OPEN


def own_imprint(edition: Edition, *, province: Institution) -> Imprint:
    return imprint_of(edition, number=number_of(edition, province.code), code=edition.code)


def imprint_of(edition: Edition, *, number: str, code: str) -> Imprint:
    check_url = f"{settings.SITE_URL}{reverse('confirm_code', args=[code])}"
    return Imprint(number, edition.number, code, edition.made_at, check_url)


def number_of(edition: Edition, institution_code: str) -> str:
    """'62/2026-TW3/E1'."""
    return f"{institution_code}/{edition.quarter.code}/E{edition.number}"


def kind_of(kind: str, *, subject: str) -> str:
    """Under which name a document is issued."""
    return f"{kind}{OWN}" if subject == OWN_NAME else kind
