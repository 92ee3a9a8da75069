"""Triwulan III 2026 as it is played: who does what to whose report, and when. Pure; it knows no rule of the product.

Institutions are known by their codes, people by that of their institution. Within each regency its agencies stand in a
row, and the place in that row says what becomes of them; so does the regency's own place among the 14.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from formats.quarters import Quarter
from institutions.tests.cast import wib

QUARTER = Quarter(2026, 3)
PROVINCE, VERIFIER, SECOND_VERIFIER, ADMINISTRATOR = "62", "verifikator", "pemeriksa", "administrator"
#: A day off here that no national calendar knows: it moves the last two days.
LOCAL_HOLIDAY = date(2026, 10, 9)
AGENCY_DUE, ACCEPTANCE_DUE, REGION_DUE = date(2026, 10, 7), date(2026, 10, 15), date(2026, 10, 21)
OPENED, CLOSED = wib(2026, 9, 21, 10), wib(2026, 10, 30, 16)
FIRST_DAY, LAST_DAY = date(2026, 9, 14), date(2026, 11, 6)

#: By their place in the row of their regency, or of the province.
SILENT, ON_BEHALF, LATE, RETURNED, RECALLED, EXTENDED, BELATED = range(7)
LAST_MINUTE, A_MINUTE_LATE = 9, 19
#: By their place among the 14.
NEVER, LATE_REGENCY, MENDED, MENDED_TOO, EXTENDED_REGENCY, WITH_EXTENSION, BELATED_VERIFIED, BELATED_WAITING = range(8)
RECALLED_REGENCY, REOPENED, WITHOUT_USER, WAITING = 8, 9, 10, 13
EXTENDED_UNTIL = {"agency": date(2026, 10, 16), "regency": date(2026, 10, 28)}


@dataclass(frozen=True)
class Step:
    """`code`: whose report; `by`: whose people. `until` is an extension's."""

    at: datetime
    verb: str
    code: str
    by: str
    until: date | None = None


@dataclass(frozen=True)
class Row:
    """A regency, or the province, with its agencies in their row."""

    place: int
    code: str
    agencies: Sequence[str]

    @property
    def is_province(self) -> bool:
        return self.code == PROVINCE


def rows_of(tree: Mapping[str, Sequence[str]]) -> list[Row]:
    """The 14 in the order of their codes, then the province."""
    regencies = sorted(code for code in tree if code != PROVINCE)
    return [Row(place, code, sorted(tree[code])) for place, code in enumerate([*regencies, PROVINCE])]


def october(day: int, hour: int = 10, minute: int = 0) -> datetime:
    return wib(2026, 10, day, hour, minute)


def story(rows: Sequence[Row]) -> list[Step]:
    steps = [step for row in rows for part in (_agencies(row), _region(row)) for step in part]
    return sorted(steps, key=lambda step: step.at)


def user_less(rows: Sequence[Row]) -> str:
    """The one agency where nobody has an account: its coordinator fills for it."""
    return rows[WITHOUT_USER].agencies[ON_BEHALF]


# --- agencies -----------------------------------------------------------------------------------------


def _agencies(row: Row) -> Iterator[Step]:
    for place, code in enumerate(row.agencies):
        for at, verb, by, *until in _of_agency(place, code, row):
            yield Step(at, verb, code, by, *until)


def _of_agency(place: int, code: str, row: Row) -> Iterator[tuple]:
    judge = VERIFIER if row.is_province else row.code
    if place == SILENT:
        return
    if place == ON_BEHALF:
        yield october(13), "fill", row.code
        yield october(13, 11), "submit_on_behalf", row.code
        if row.is_province:
            yield october(14), "verify", judge
        return
    yield wib(2026, 9, 28), "fill", code
    if place == RECALLED:
        yield october(2, 9), "submit", code
        yield october(2, 11), "recall", code
    if place == EXTENDED and row.place == WITH_EXTENSION:
        yield october(5), "extend", SECOND_VERIFIER, EXTENDED_UNTIL["agency"]
    sent = _sent(place, row)
    yield sent, "submit", code
    if place == RETURNED:
        yield october(5, 15), "return", judge
        yield october(6, 9), "correct", code
        yield october(6, 10), "submit", code
    if place == BELATED and row.place == BELATED_VERIFIED:
        yield october(28, 14), "verify", VERIFIER
    if row.is_province and place != RECALLED:  # the recalled one still lies there when the quarter closes
        yield october(14), "verify", judge
    if not row.is_province:
        yield max(october(8, 14), sent.replace(hour=14)), "accept", judge


def _sent(place: int, row: Row) -> datetime:
    if place == EXTENDED and row.place == WITH_EXTENSION:
        return october(15, 10)
    if place == BELATED and row.place in (BELATED_VERIFIED, BELATED_WAITING):
        return october(26)
    special = {
        LATE: october(12),
        RETURNED: october(1),
        RECALLED: october(5),
        LAST_MINUTE: october(7, 23, 59),
        A_MINUTE_LATE: october(8, 0),
    }
    return special.get(place) or october((1, 2, 5, 6, 7)[place % 5])


# --- regions ------------------------------------------------------------------------------------------


def _region(row: Row) -> Iterator[Step]:
    for at, verb, by, *until in _of_region(row):
        yield Step(at, verb, row.code, by, *until)


def _of_region(row: Row) -> Iterator[tuple]:
    yield october(1), "fill", row.code
    if row.place == NEVER:
        return
    if row.place == RECALLED_REGENCY:
        yield october(16, 9), "submit", row.code
        yield october(16, 10), "recall", row.code
    if row.place == EXTENDED_REGENCY:
        yield october(19), "extend", SECOND_VERIFIER, EXTENDED_UNTIL["regency"]
    days = {LATE_REGENCY: 26, EXTENDED_REGENCY: 27, RECALLED_REGENCY: 19}
    yield october(days.get(row.place, 16), 13), "submit", row.code
    if row.place in (MENDED, MENDED_TOO):
        again = 21 if row.place == MENDED else 22  # the second one after its day: the first submission counts
        yield october(20), "return", VERIFIER
        yield october(again, 9), "correct", row.code
        yield october(again, 10), "submit", row.code
    if row.place != WAITING:
        late = row.place in (LATE_REGENCY, EXTENDED_REGENCY)
        yield october(28 if late else 23), "verify", VERIFIER
    if row.place == REOPENED:
        yield october(27), "reopen", VERIFIER
