"""The table of the 14, sortable by an address, and the province's own row beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from dashboards.arrivals import Arrival, Arrivals
from dashboards.big_numbers import FOCAL_POINTS, GENDER_BUDGET
from dashboards.chips import chip
from dashboards.places import Place
from dashboards.printed import Change, change_of, one_value
from dashboards.scoreboard import Scoreboard
from dashboards.trends import trend
from formats.numbers import MISSING, number
from indicators.readiness import printed
from indicators.rollups import total


@dataclass(frozen=True, slots=True)
class RegionRow:
    place: Place
    name: str
    url: str
    arrived: Arrival
    score: Decimal | None
    change: Change | None
    by: Decimal | None
    shares: tuple[tuple[Decimal | None, str], ...]
    trend: SafeString
    provisional: str = ""
    provisional_score: Decimal | None = None

    @property
    def chip(self) -> SafeString:
        return chip(*self.arrived.chip)

    @property
    def score_text(self) -> str:
        return number(self.score)

    @property
    def agencies_text(self) -> str:
        return f"{self.arrived.agencies_in}/{self.arrived.agencies}" if self.arrived.agencies else MISSING


@dataclass(frozen=True, slots=True)
class Column:
    """One heading: `sort` is the address that sorts by it, `order` how it is sorted now."""

    label: str
    title: str
    is_number: bool
    sort: str
    order: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    label: str
    rows: tuple[RegionRow, ...]


@dataclass(frozen=True, slots=True)
class RegionTable:
    columns: tuple[Column, ...]
    rows: tuple[RegionRow, ...]
    own: RegionRow

    @property
    def groups(self) -> list[RowGroup]:
        return [RowGroup("", self.rows), RowGroup("Di luar jumlah kabupaten/kota", (self.own,))]


Key = Callable[[RegionRow], Any]
SHARES = (FOCAL_POINTS, GENDER_BUDGET)
STATES = ("Diverifikasi", "Dibuka kembali", "Menunggu verifikasi", "Perlu diperbaiki", "Belum melapor")
SORTS: dict[str, Key] = {
    "daerah": lambda row: row.name,
    "laporan": lambda row: STATES.index(row.arrived.chip[1]),
    "opd": lambda row: row.arrived.agencies_in / row.arrived.agencies if row.arrived.agencies else None,
    "kesiapan": lambda row: row.score,
    "perubahan": lambda row: row.by,
    "fp": lambda row: row.shares[0][0],
    "arg": lambda row: row.shares[1][0],
}
DEFAULT = "-kesiapan"
NAMES = {
    "daerah": "nama daerah",
    "laporan": "keadaan laporan",
    "opd": "perangkat daerah yang melapor",
    "kesiapan": "kesiapan",
    "perubahan": "perubahan kesiapan",
    "fp": "focal point",
    "arg": "anggaran responsif gender",
}
WORDS = ("nama daerah",)


def region_table(
    board: Scoreboard, arrived: Arrivals, *, order: str = DEFAULT, provisional: Scoreboard | None = None
) -> RegionTable:
    order = known_order(order)
    rows = [_row(place, place.name, board, arrived, provisional) for place in board.regencies]
    own = _row(board.frame.tree.province, "Pemerintah Provinsi", board, arrived, provisional)
    return RegionTable(_columns(board, order), sorted_rows(rows, order), own)


def known_order(order: str) -> str:
    return order if order.removeprefix("-") in SORTS else DEFAULT


def order_in_words(order: str) -> str:
    """'diurutkan menurut kesiapan, dari yang tertinggi'."""
    name = NAMES[order.removeprefix("-")]
    if name in WORDS:
        return f"diurutkan menurut {name}, dari {'Z ke A' if order.startswith('-') else 'A ke Z'}"
    return f"diurutkan menurut {name}, dari yang {'tertinggi' if order.startswith('-') else 'terendah'}"


def sorted_rows(rows: list[RegionRow], order: str) -> tuple[RegionRow, ...]:
    """What is missing stands last, however it is sorted; equals stay in the order of their codes."""
    key = SORTS[order.removeprefix("-")]
    known = [row for row in rows if key(row) is not None]
    known.sort(key=key, reverse=order.startswith("-"))
    return (*known, *(row for row in rows if key(row) is None))


def _row(place: Place, name: str, board: Scoreboard, arrived: Arrivals, provisional: Scoreboard | None) -> RegionRow:
    now, before = board.now.scores.get(place.id), board.before.scores.get(place.id)
    points = board.scores(place.id)
    other = printed(provisional.boards[place.id].score) if provisional else None
    return RegionRow(
        place=place,
        name=name,
        url=reverse("region_board", args=[board.quarter, place.code]) + ("?sementara=1" if provisional else ""),
        arrived=arrived.of(place.id),
        score=now,
        change=change_of(now, before),
        by=now - before if now is not None and before is not None else None,
        shares=tuple(_share(place, board, code) for code in SHARES),
        trend=trend(f"Kesiapan {name}", points, quarters=board.frame.quarters),
        provisional=number(other) if provisional else "",
        provisional_score=other,
    )


def _share(place: Place, board: Scoreboard, code: str) -> tuple[Decimal | None, str]:
    meaning = next((one for one in board.frame.shown if one.code == code), None)
    if meaning is None:
        return None, MISSING
    found = total(board.boards[place.id].lines[code].to_date, rule=meaning.rule).printed
    return found, one_value(meaning, found)


def _columns(board: Scoreboard, order: str) -> tuple[Column, ...]:
    before = board.before.quarter.short_label.rsplit(" ", 1)[0]
    count = len(board.frame.quarters)
    return (
        _column("Daerah", "daerah", order, is_number=False),
        _column("Laporan", "laporan", order, is_number=False),
        _column("OPD melapor", "opd", order),
        _column("Kesiapan", "kesiapan", order),
        _column(f"± {before}", "perubahan", order),
        _column("Focal point", "fp", order),
        _column("ARG", "arg", order),
        Column(f"{count} triwulan", "Kesiapan dari triwulan ke triwulan", True, "", ""),
    )


def _column(label: str, name: str, order: str, *, is_number: bool = True) -> Column:
    """A number is sorted from the highest at first; the second time the other way round."""
    first = f"-{name}" if is_number else name
    other = name if is_number else f"-{name}"
    is_here = order.removeprefix("-") == name
    direction = ("descending" if order.startswith("-") else "ascending") if is_here else ""
    return Column(label, "", is_number, other if order == first else first, direction)
