"""The due days of one's capacities as an iCalendar feed (RFC 5545). No name, no address, no figure stands in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from formats.quarters import Quarter, quarters_back
from institutions.access.roles import Role
from institutions.models import Institution, Membership
from reporting.calendar import Extension, normal_due, windows_with
from reporting.windows import QuarterWindow

#: A year back, and one quarter ahead.
QUARTERS = 6
AGAIN_AFTER = timedelta(hours=12)
PROPOSED = "Tanggal usulan: triwulan ini belum dibuka provinsi."


@dataclass(frozen=True)
class FeedDay:
    """One whole day. `key` stays the same when the day is moved, so calendars move it, too."""

    key: str
    day: date
    title: str
    note: str


def feed_days(memberships: Iterable[Membership], *, on: date) -> list[FeedDay]:
    """In order, each once however many capacities bring it. Three or four queries a province."""
    by_province: dict[Institution, list[Membership]] = {}
    for one in memberships:
        region = one.institution.own_region
        by_province.setdefault(region.parent or region, []).append(one)
    found: dict[str, FeedDay] = {}
    for province, ones in by_province.items():
        found |= {day.key: day for day in _days_in(province, ones, on=on)}
    return sorted(found.values(), key=lambda one: (one.day, one.key))


def to_ics(days: Iterable[FeedDay], *, at: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//PUG Kalteng//Kalender pelaporan//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", "PUG Kalteng")
    calendar.add("x-wr-calname", "PUG Kalteng")
    calendar.add("refresh-interval", AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for day in days:
        calendar.add_component(_event(day, at))
    return bytes(calendar.to_ical())


def mark_of(days: Iterable[FeedDay]) -> str:
    """Changes when the feed does, whenever it is made."""
    return f'"{sha256(repr(list(days)).encode()).hexdigest()}"'


def _event(day: FeedDay, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.key}@pug-kalteng")
    event.add("dtstamp", at)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", day.title)
    event.add("description", day.note)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day
    return event


def _days_in(province: Institution, memberships: list[Membership], *, on: date) -> Iterator[FeedDay]:
    quarters = quarters_back(Quarter.of(on).next, QUARTERS)
    windows = windows_with(quarters, province=province)
    own = {one.institution_id for one in memberships}
    granted = Extension.everything.filter(institution__in=own, quarter__in=quarters)
    extended = {(one.quarter, one.institution_id): one.due for one in granted}
    for quarter in quarters:
        for one in memberships:
            due = extended.get((quarter, one.institution_id))
            yield from _days_of(one, windows[quarter], extended=due)


def _days_of(membership: Membership, window: QuarterWindow, *, extended: date | None) -> Iterator[FeedDay]:
    """What a capacity has to keep: one's own report, and what one waits for from others."""
    one, quarter, dues = membership.institution, window.quarter, window.dues
    note = "Hari terakhir yang masih tepat waktu, sampai pukul 23.59 WIB."
    note = note if window.is_stored else f"{note} {PROPOSED}"
    sent_from = quarter.next.first_day

    def at(what: str, day: date, title: str, told: str = note) -> FeedDay:
        return FeedDay(f"{quarter.code}-{what}-{one.code}", day, title, told)

    if one.exists_on(quarter.last_day) and membership.role in (Role.FOCAL_POINT, Role.COORDINATOR, Role.LEADER):
        yield at("open", sent_from, f"Laporan PUG {quarter} dapat dikirim", f"{one.full_name}. Isi, lalu kirim.")
        due = extended or normal_due(one, window=window)
        granted = f"{note} Sudah diperpanjang." if extended else note
        yield at("due", due, f"Tenggat laporan PUG {quarter}: {one.full_name}", granted)
    if membership.role in (Role.COORDINATOR, Role.VERIFIER, Role.ADMINISTRATOR):
        yield at("agencies", dues.agency, f"Tenggat perangkat daerah, PUG {quarter}")
        yield at("acceptance", dues.acceptance, f"Tenggat penerimaan, PUG {quarter}")
    if membership.role in (Role.VERIFIER, Role.ADMINISTRATOR):
        yield at("regions", dues.region, f"Tenggat kabupaten/kota, PUG {quarter}")
