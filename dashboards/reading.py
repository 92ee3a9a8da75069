"""Answers read for boards: many regions, one query, plain numbers.

Verified answers are read from the verified columns alone. Provisional ones are what a report that has been handed
in says now; a report that has not, or is back at its sender, counts with what was verified of it, if anything.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b

from django.db.models import ExpressionWrapper, F, Field, Q
from django.db.models.expressions import Combinable

from formats.exact import plain
from formats.quarters import Quarter
from indicators.answers import Answer
from indicators.kinds import State
from reporting.figures import Figure
from reporting.statuses import HANDED_IN

#: institution, indicator, quarter's code, state, a and b in thousandths: as the database keeps them.
Row = tuple[int, int, str, str, int | None, int | None]
#: The quarters of one year, by number.
Year = Mapping[int, Answer]

NOTHING: Year = {}


@dataclass
class Answers:
    """The answers of one region in one year."""

    years: dict[tuple[int, int], dict[int, Answer]] = field(default_factory=lambda: defaultdict(dict))
    reported: set[tuple[int, int]] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        institution, indicator, code, state, a, b = row
        number = int(code[-1])
        self.rows.append(row)
        self.reported.add((institution, number))
        if state != State.UNANSWERED:
            self.years[institution, indicator][number] = Answer(STATES[state], exact(a), exact(b))

    def of(self, institution: int, indicator: int) -> Year:
        return self.years.get((institution, indicator), NOTHING)

    def has_report(self, institution: int, number: int) -> bool:
        return (institution, number) in self.reported

    def mark(self, number: int) -> str:
        """A fingerprint of the year's answers up to a quarter: the same answers, the same mark."""
        rows = sorted(row for row in self.rows if int(row[2][-1]) <= number)
        return blake2b(repr(rows).encode(), digest_size=12).hexdigest()


STATES = {state.value: state for state in State}
Found = dict[tuple[int, int], Answers]


def _stored(path: str) -> Combinable:
    """As the database keeps it, in thousandths: thousands of numbers are turned into decimals only once each.

    A field of no kind converts nothing.
    """
    return ExpressionWrapper(F(path), output_field=Field())


PLACE = (
    "report__institution__region",
    "report__institution",
    "indicator",
    _stored("report__quarter"),
)
REPORTED = ("state", _stored("a"), _stored("b"))
VERIFIED = ("verified_state", _stored("verified_a"), _stored("verified_b"))


def verified_answers(wanted: Mapping[int, tuple[set[int], int]]) -> Found:
    """By (region, year): `wanted` tells for each year which regions, and up to which quarter. One query."""
    # Boards count everybody's verified figures, whoever looks; the columns hold nothing unverified.
    figures = Figure.everything.filter(_of(wanted)).exclude(verified_state="")
    found: Found = {}
    for region, *row in figures.order_by().values_list(*PLACE, *VERIFIED):
        found.setdefault((region, int(row[2][:4])), Answers()).add(tuple(row))
    return found


def provisional_answers(wanted: Mapping[int, tuple[set[int], int]]) -> Found:
    """As `verified_answers`, with what was handed in and not yet verified. One query."""
    # The page asks for provisional figures only where the viewer's scope reaches all of the region.
    figures = Figure.everything.filter(_of(wanted)).filter(Q(report__status__in=HANDED_IN) | ~Q(verified_state=""))
    found: Found = {}
    rows = figures.order_by().values_list(*PLACE, *REPORTED, *VERIFIED, "report__status")
    for region, institution, indicator, code, *rest, status in rows:
        state, a, b = rest[:3] if status in HANDED_IN else rest[3:]
        found.setdefault((region, int(code[:4])), Answers()).add((institution, indicator, code, state, a, b))
    return found


def _of(wanted: Mapping[int, tuple[set[int], int]]) -> Q:
    chosen = Q(pk__in=())
    for year, (regions, last) in wanted.items():
        quarters = Quarter(year, last).year_to_date
        chosen |= Q(report__institution__region__in=regions, report__quarter__in=quarters)
    return chosen


@lru_cache(maxsize=65_536)
def exact(thousandths: int | None) -> Decimal | None:
    return None if thousandths is None else plain(Decimal(thousandths).scaleb(-3))
