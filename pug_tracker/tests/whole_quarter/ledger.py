"""What the story comes to, worked out from its steps alone: an opinion of its own on what the product must say."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pug_tracker.tests.whole_quarter.story import AGENCY_DUE, QUARTER, REGION_DUE, Row, Step

STATUS_AFTER = {
    "fill": "draft",
    "submit": "submitted",
    "submit_on_behalf": "accepted",
    "recall": "draft",
    "accept": "accepted",
    "return": "returned",
    "reopen": "returned",
    "verify": "verified",
}


@dataclass(frozen=True)
class Event:
    at: datetime
    verb: str
    status: str


class Ledger:
    """Every report's history; a regency's verification takes its accepted agencies with it."""

    def __init__(self, rows: Sequence[Row], steps: Sequence[Step]) -> None:
        self.rows = rows
        self.region_of = {code: row.code for row in rows for code in row.agencies} | {
            row.code: row.code for row in rows
        }
        self._history: dict[str, list[Event]] = defaultdict(list)
        self._extended = {step.code: (step.at, step.until) for step in steps if step.verb == "extend"}
        agencies = {row.code: row.agencies for row in rows if not row.is_province}
        for step in steps:
            if step.verb not in STATUS_AFTER:
                continue
            self._history[step.code].append(Event(step.at, step.verb, STATUS_AFTER[step.verb]))
            for code in agencies.get(step.code, ()) if step.verb == "verify" else ():
                if self.status(code, step.at) == "accepted":
                    self._history[code].append(Event(step.at, "verify", "verified"))

    @property
    def codes(self) -> Iterator[str]:
        yield from self.region_of

    def is_region(self, code: str) -> bool:
        return self.region_of[code] == code

    def events(self, code: str, at: datetime) -> list[Event]:
        return [event for event in self._history[code] if event.at <= at]

    def status(self, code: str, at: datetime) -> str | None:
        events = self.events(code, at)
        return events[-1].status if events else None

    def due(self, code: str, at: datetime) -> date:
        granted, until = self._extended.get(code, (None, None))
        if granted is not None and until is not None and granted <= at:
            return until
        return REGION_DUE if self.is_region(code) else AGENCY_DUE

    def sent(self, code: str, at: datetime) -> datetime | None:
        """The last time it was sent, if it was not taken back since."""
        found = None
        for event in self.events(code, at):
            if event.verb.startswith("submit"):
                found = event.at
            elif event.verb == "recall":
                found = None
        return found

    def first_sent(self, code: str, at: datetime) -> datetime | None:
        """The first sending that was not recalled."""
        found = None
        for event in self.events(code, at):
            if event.verb.startswith("submit"):
                found = found or event.at
            elif event.verb == "recall":
                found = None
        return found

    def was_verified(self, code: str, at: datetime) -> bool:
        return any(event.verb == "verify" for event in self.events(code, at))

    def statuses(self, codes: Sequence[str], at: datetime) -> Counter[str | None]:
        return Counter(self.status(code, at) for code in codes)

    def timeliness(self, codes: Sequence[str], at: datetime) -> tuple[int, int, int]:
        """Expected, arrived, arrived in time."""
        arrived = [(code, first) for code in codes if (first := self.first_sent(code, at)) is not None]
        return len(codes), len(arrived), sum(first.date() <= self.due(code, at) for code, first in arrived)


def is_over(day: date) -> bool:
    return day > QUARTER.last_day
