"""Who is missing and who came late, in words for the list under the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboards.arrivals import Arrival, Arrivals
from dashboards.places import Place
from formats.dates import long_date


@dataclass(frozen=True, slots=True)
class Awaited:
    """`note` says by when it was due and how far past that it is."""

    place: Place
    arrived: Arrival
    note: str


def missing_reports(places: Iterable[Place], arrived: Arrivals, *, on: date) -> list[Awaited]:
    """Reports that have not come, the longest overdue first."""
    found = [(place, arrived.of(place.id)) for place in places]
    rows = [Awaited(place, one, _missing_note(one, on)) for place, one in found if not one.came]
    return sorted(rows, key=lambda row: row.arrived.due)


def late_reports(places: Iterable[Place], arrived: Arrivals) -> list[Awaited]:
    """Reports that came after their due day."""
    found = [(place, arrived.of(place.id)) for place in places]
    return [Awaited(place, one, _late_note(one)) for place, one in found if one.came and not one.is_on_time]


def _missing_note(arrived: Arrival, on: date) -> str:
    days = arrived.days_overdue(on)
    due = long_date(arrived.due)
    return f"tenggat {due}, lewat {days} hari" if days else f"tenggat {due}"


def _late_note(arrived: Arrival) -> str:
    came = arrived.delivery.submitted_on
    days = (came - arrived.due).days if came else 0
    return f"dikirim {long_date(came)}, {days} hari setelah tenggat {long_date(arrived.due)}"
