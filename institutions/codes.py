"""How an agency's code is made: its region's code and a short word, '62.03-dinkes'."""

from django.utils.text import slugify


def agency_code(region_code: str, abbreviation: str) -> str:
    """'62.03' and 'Satpol PP' -> '62.03-satpol-pp'. Made once; a later change of the abbreviation leaves it alone."""
    return f"{region_code}-{slugify(abbreviation)}"[:40].rstrip("-")
