"""The four numbers that leadership looks at first, each with what stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from dashboards.big_numbers import LABELS
from dashboards.printed import AGENCIES, REGIONS
from dashboards.workbook.history import History
from dashboards.workbook.material import Material, RegionMaterial
from dashboards.workbook.numbers import change, numbers_of, unit_of, unit_of_change, value_of
from formats.quarters import Quarter
from formats.spreadsheets import Column, Counts, Sheet, Table, Value
from formats.spreadsheets import Kind as Cell

SCORE, POINTS = "skor 0–100", "poin"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A row of the sheet."""

    name: str
    value: Value
    unit: str
    by: Value = None
    by_unit: str = ""
    part: Value = None
    whole: Value = None
    answered: Value = None
    asked: Value = None
    regions_answered: Value = None
    regions_asked: Value = None
    means: str = ""

    @property
    def cells(self) -> tuple[Value, ...]:
        return tuple(getattr(self, one.name) for one in fields(self))


def columns(quarter: Quarter) -> tuple[Column, ...]:
    return (
        Column("Ukuran", width=30),
        Column("Nilai", Cell.DECIMAL, counts=Counts.TOTAL),
        Column("Satuan"),
        Column(f"Perubahan dari {quarter.previous.short_label}", Cell.CHANGE),
        Column("Satuan perubahan"),
        Column("Pembilang", Cell.DECIMAL),
        Column("Penyebut", Cell.DECIMAL),
        Column("Menjawab", Cell.WHOLE, counts=Counts.COVERAGE),
        Column("Ditanya", Cell.WHOLE, counts=Counts.COVERAGE),
        Column("Daerah menjawab", Cell.WHOLE, counts=Counts.COVERAGE),
        Column("Daerah ditanya", Cell.WHOLE, counts=Counts.COVERAGE),
        Column("Arti", width=40),
    )


def summary_sheet(material: Material) -> Sheet:
    quarter = material.board.quarter
    measures = _of_region(material) if isinstance(material, RegionMaterial) else _of_province(material)
    table = Table(
        caption=f"Ringkasan {quarter.label}, {material.whose}",
        columns=columns(quarter),
        rows=[one.cells for one in measures],
        notes=("Angka yang sama dengan papan; rinciannya pada lembar-lembar sesudah ini.",),
        source=material.source,
    )
    return Sheet("Ringkasan", table, filters=False)


def _of_province(material: Material) -> Iterator[Measure]:
    now, before = material.board.now, material.board.before
    coverage = {"answered": now.verified, "asked": now.expected}
    coverage |= {"regions_answered": now.verified, "regions_asked": now.expected}
    yield Measure(
        name="Laporan diverifikasi",
        value=now.verified,
        unit=REGIONS,
        by=change(Decimal(now.verified), Decimal(before.verified), digits=0),
        by_unit=REGIONS,
        part=now.verified,
        whole=now.expected,
        means="Laporan kabupaten/kota yang sudah diverifikasi provinsi, dari semua yang diharapkan.",
        **coverage,
    )
    yield from _shares(material)
    yield Measure(
        name="Kesiapan PUG",
        value=now.score,
        unit=SCORE,
        by=change(now.score, before.score, digits=0),
        by_unit=POINTS,
        means="Median kesiapan daerah yang laporannya diverifikasi.",
        **coverage,
    )


def _of_region(material: RegionMaterial) -> Iterator[Measure]:
    before, now = material.history.scores(material.who)[-2:]
    arrived = material.arrived
    yield Measure(
        name="Kesiapan PUG",
        value=now,
        unit=SCORE,
        by=change(now, before, digits=0),
        by_unit=POINTS,
        answered=int(material.own.is_verified),
        asked=1,
        means="Rata-rata tujuh prasyarat; ada hanya bila laporan daerah sudah diverifikasi.",
    )
    yield Measure(
        name="Perangkat daerah melapor",
        value=arrived.agencies_in,
        unit=AGENCIES,
        part=arrived.agencies_in,
        whole=arrived.agencies,
        answered=arrived.agencies_in,
        asked=arrived.agencies,
        means="Perangkat daerah yang sudah mengirim laporan triwulan ini, dari semua yang diharapkan.",
    )
    yield from _shares(material)


def _shares(material: Material) -> Iterator[Measure]:
    history, who = material.history, material.who
    for code, label in LABELS.items():
        if (meaning := history.now.meanings.get(code)) is None:
            continue
        found = history.now.total(code, who, to_date=True)
        shown = numbers_of(meaning, found, instead=material.hiding.of(meaning, history.now, who, to_date=True))
        now, before = (_at(history, code, who, steps=steps) for steps in (0, -1))
        yield Measure(
            name=label,
            value=shown.value,
            unit=unit_of(meaning),
            by=change(now, before, digits=meaning.rule.decimals),
            by_unit=unit_of_change(meaning),
            part=shown.part,
            whole=shown.whole,
            answered=found.coverage.answered,
            asked=found.coverage.expected,
            regions_answered=found.coverage.regions_answered,
            regions_asked=found.coverage.regions_expected,
            means=f"{meaning.name}: {meaning.a_label} ÷ {meaning.b_label}" if meaning.b_label else meaning.name,
        )


def _at(history: History, code: str, who: int, *, steps: int) -> Decimal | None:
    meaning = history.now.meanings[code]
    picture = history.picture_of(meaning, history.board.quarter.plus(steps))
    if picture is None or (who and who not in picture.boards):
        return None
    return value_of(meaning, picture.total(code, who))
