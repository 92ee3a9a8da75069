"""This quarter's completeness and timeliness, with the quarter before and the year before beside, for the boards.

Read anew each time, because reports come and days pass while what was verified stays the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.completeness.deliveries import Deliveries, deliveries
from dashboards.completeness.marks import NOT_ASKED, Mark, mark_of
from dashboards.completeness.province import AGENCY_REPORTS, REGION_REPORTS
from dashboards.completeness.rates import YEAR, Rates
from dashboards.completeness.reports import Found, Windows
from dashboards.completeness.sentences import came_in_words, completeness_moves
from dashboards.completeness.silence import never_reported
from dashboards.places import Place, Tree
from dashboards.sentences import Paragraph, joined
from formats.quarters import Quarter


@dataclass(frozen=True, slots=True)
class Row:
    """One group of reports: this quarter, the one before, the one of a year before."""

    what: str
    cells: tuple[tuple[Quarter, Rates], ...]

    @property
    def words(self) -> Paragraph:
        now, before, year_ago = (rates.counted for _, rates in self.cells)
        return joined((came_in_words(self.what, now), completeness_moves(now, before=before, year_ago=year_ago)))

    @property
    def now(self) -> str:
        """'12 dari 14 laporan kabupaten/kota'."""
        rates = self.cells[0][1]
        return f"{rates.came} {self.what}" if rates.counted.expected else f"{self.what}: tidak ada"

    @property
    def label(self) -> str:
        return self.what[:1].upper() + self.what[1:]


@dataclass(frozen=True, slots=True)
class Beside:
    """`own`: how the one region's own report stood in each of the quarters. `never`: agencies that never reported."""

    quarters: tuple[Quarter, ...]
    rows: tuple[Row, ...]
    never: int
    own: tuple[tuple[Quarter, Mark], ...] = ()


def compared(quarter: Quarter) -> tuple[Quarter, Quarter, Quarter]:
    return quarter, quarter.previous, quarter.plus(-YEAR)


def beside(found: Found, *, tree: Tree, places: Sequence[Place], opened: Windows, on: date) -> Beside:
    """Of the 14 together, from the reports of the `compared` quarters. Two queries."""
    came = deliveries(found, tree=tree)
    own = Row(REGION_REPORTS, tuple((one, Rates(came.own_reports(places, one))) for one in came.quarters))
    # The province's own agencies are in no total of the 14.
    never = never_reported(places, tree=tree, windows=opened, on=on)
    return Beside(came.quarters, (own, _agencies(came, places)), never)


def beside_region(came: Deliveries, *, tree: Tree, place: Place, opened: Windows, on: date) -> Beside:
    """Of one region, in the `compared` quarters. Two queries."""
    own = tuple((one, _mark(came, place, one, on)) for one in came.quarters)
    never = never_reported([place], tree=tree, windows=opened, on=on)
    return Beside(came.quarters, (_agencies(came, (place,)),), never, own)


def _agencies(found: Deliveries, places: Sequence[Place]) -> Row:
    return Row(AGENCY_REPORTS, tuple((one, Rates(found.agencies(places, one))) for one in found.quarters))


def _mark(found: Deliveries, place: Place, quarter: Quarter, on: date) -> Mark:
    if quarter not in found.asked:
        return NOT_ASKED
    return mark_of(found.of(place.id, quarter).own, window=found.windows[quarter], on=on)
