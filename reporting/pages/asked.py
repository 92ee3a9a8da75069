"""What an address asks for, read without trusting it."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from formats.quarters import Quarter, quarters_back

THIS_CENTURY = range(2000, 2100)
LISTED_QUARTERS = 12


def quarter_asked(request: HttpRequest, *, default: Quarter) -> Quarter:
    """?triwulan=2026-TW3; what is no quarter of this century is passed over."""
    try:
        quarter = Quarter.parse(request.GET.get("triwulan", ""))
    except ValueError:
        return default
    return quarter if quarter.year in THIS_CENTURY else default


def year_asked(request: HttpRequest, *, default: int) -> int:
    """?tahun=2026; what is no year of this century is passed over."""
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else default
    return year if year in THIS_CENTURY else default


def neighbours(quarter: Quarter, *, on: date) -> dict[str, Any]:
    """What the quarter picker shows: a dozen quarters up to the running one, the shown one always among them."""
    latest = max(quarter, Quarter.of(on))
    return {
        "quarter": quarter,
        "quarters": sorted({*quarters_back(latest, LISTED_QUARTERS), quarter}, reverse=True),
        "earlier": quarter.previous,
        "later": quarter.next if quarter < latest else None,
    }


def way_on(request: HttpRequest, *, default: str) -> str:
    """The page that a form asked to be led to; only ever one of our own."""
    wanted = request.POST.get("next", "")
    # Without the slash it could be the name of a page, which `redirect` would look up.
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else default
