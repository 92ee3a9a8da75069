"""What a reader of the catalogue chose: a quarter, a year, a prerequisite. Senseless choices give the usual one."""

from datetime import date

from django.http import HttpRequest

from formats.quarters import Quarter, quarters_back
from indicators.kinds import Prerequisite

OFFERED = 12
FIRST_YEAR, YEARS_AHEAD = 2015, 5


def chosen_quarter(request: HttpRequest, *, on: date) -> Quarter:
    try:
        return Quarter.parse(request.GET.get("triwulan", ""))
    except ValueError:
        return Quarter.of(on)


def offered_quarters(chosen: Quarter, *, on: date) -> tuple[Quarter, ...]:
    """Newest first: next year's too, because definitions are made ahead."""
    offered = tuple(reversed(quarters_back(Quarter.of(on).plus(4), OFFERED)))
    return offered if chosen in offered else (*offered, chosen)


def chosen_year(request: HttpRequest, *, on: date) -> int:
    """Of targets: from long ago to five years ahead."""
    told = request.GET.get("tahun", "")
    year = int(told) if told.isascii() and told.isdigit() and len(told) == 4 else on.year
    return min(max(year, FIRST_YEAR), on.year + YEARS_AHEAD)


def chosen_prerequisite(request: HttpRequest, *, among: tuple[Prerequisite, ...]) -> Prerequisite:
    return next((one for one in among if one.value == request.GET.get("bagian")), among[0])
