"""Which reports came, and which in time, in every quarter of the trend: the regions' own, and their agencies'."""

from collections.abc import Iterator
from datetime import date

from dashboards.completeness.deliveries import Deliveries
from dashboards.completeness.marks import NOT_ASKED, mark_of
from dashboards.completeness.sentences import DECIMALS
from dashboards.places import Place
from dashboards.region_page import name_of
from dashboards.workbook.history import History
from formats.quarters import Quarter
from formats.spreadsheets import Column, Counts, Sheet, Table, Value
from formats.spreadsheets import Kind as Cell
from indicators.timeliness import Timeliness

COVERAGE, TOTAL = Counts.COVERAGE, Counts.TOTAL
COLUMNS = (
    Column("Triwulan", Cell.QUARTER),
    Column("Kode daerah"),
    Column("Daerah", width=30),
    Column("Laporan daerah", width=22),
    Column("Tenggat", Cell.DATE),
    Column("Pertama dikirim", Cell.DATE),
    Column("Diverifikasi", Cell.DATE),
    Column("Laporan daerah", Cell.WHOLE, unit="diharapkan", counts=COVERAGE),
    Column("Laporan daerah", Cell.WHOLE, unit="masuk", counts=COVERAGE),
    Column("Laporan daerah", Cell.WHOLE, unit="tepat waktu", counts=COVERAGE),
    Column("Laporan daerah", Cell.PERCENT, DECIMALS, unit="kelengkapan", counts=TOTAL),
    Column("Laporan daerah", Cell.PERCENT, DECIMALS, unit="ketepatan waktu", counts=TOTAL),
    Column("Perangkat daerah", Cell.WHOLE, unit="diharapkan", counts=COVERAGE),
    Column("Perangkat daerah", Cell.WHOLE, unit="masuk", counts=COVERAGE),
    Column("Perangkat daerah", Cell.WHOLE, unit="tepat waktu", counts=COVERAGE),
    Column("Perangkat daerah", Cell.PERCENT, DECIMALS, unit="kelengkapan", counts=TOTAL),
    Column("Perangkat daerah", Cell.PERCENT, DECIMALS, unit="ketepatan waktu", counts=TOTAL),
)
Row = tuple[Value, ...]


def completeness_sheet(history: History, delivered: Deliveries, *, on: date, source: str) -> Sheet:
    """The newest quarter first; in each the regions, together, and the province's own."""
    rows: list[Row] = []
    strong = set()
    for quarter in reversed(history.board.frame.quarters):
        rows += _regions(quarter, history, delivered, on)
        strong.add(len(rows))
        rows += [_together(quarter, history, delivered), _own(quarter, history, delivered, on)]
    table = Table(
        caption="Kelengkapan dan ketepatan waktu menurut triwulan",
        columns=COLUMNS,
        rows=rows,
        notes=(
            "Tepat waktu: pertama dikirim paling lambat pada tenggatnya, perpanjangan termasuk; dikembalikan tidak "
            "membuatnya terlambat. Pemerintah Provinsi di luar jumlah kabupaten/kota.",
        ),
        source=source,
        strong=frozenset(strong),
        keys=3,
    )
    return Sheet("Kelengkapan", table)


def _regions(quarter: Quarter, history: History, delivered: Deliveries, on: date) -> Iterator[Row]:
    for place in history.board.frame.regencies(quarter):
        yield _row(place, quarter, history, delivered, on)


def _own(quarter: Quarter, history: History, delivered: Deliveries, on: date) -> Row:
    return _row(history.board.frame.tree.province, quarter, history, delivered, on)


def _row(place: Place, quarter: Quarter, history: History, delivered: Deliveries, on: date) -> Row:
    found = delivered.of(place.id, quarter)
    asked = quarter in delivered.asked
    mark = mark_of(found.own, window=delivered.windows[quarter], on=on) if asked else NOT_ASKED
    return (
        quarter,
        place.code,
        name_of(place, history.board.frame),
        mark.label,
        found.own.due_on if found.own else None,
        found.own.submitted_on if found.own else None,
        history.verified.get((place.id, quarter)),
        *_rates(delivered.own_reports([place], quarter)),
        *_rates(found.agencies),
    )


def _together(quarter: Quarter, history: History, delivered: Deliveries) -> Row:
    places = history.board.frame.regencies(quarter)
    own, agencies = delivered.own_reports(places, quarter), delivered.agencies(places, quarter)
    return quarter, "", f"{len(places)} kabupaten/kota", "", None, None, None, *_rates(own), *_rates(agencies)


def _rates(counted: Timeliness) -> Row:
    """Nothing where nobody was expected: no rate, and no 0."""
    return counted.expected, counted.submitted, counted.on_time, *counted.printed(decimals=DECIMALS)
