"""The agencies of one region: the state of their reports, and their verified answers. For whoever reaches them."""

from collections.abc import Iterator

from django.utils.timezone import localdate

from dashboards.agency_rows import OWN_CHIPS, AgencyRow
from dashboards.masking import BESIDE
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.reading import Answers, verified_answers
from dashboards.workbook.hiding import COLUMNS as HIDDEN
from dashboards.workbook.hiding import Instead
from dashboards.workbook.hiding_agencies import among
from dashboards.workbook.material import RegionMaterial
from dashboards.workbook.numbers import numbers_of, unit_of
from formats.quarters import Quarter
from formats.spreadsheets import Column, Sheet, Table, Value
from formats.spreadsheets import Kind as Cell
from indicators.answers import Measured
from indicators.kinds import Kind, Level, State
from indicators.rollups import total
from indicators.standing import Standing, this_quarter
from indicators.tallies import Tally

REPORTS = (
    Column("Kode"),
    Column("Perangkat daerah", width=44),
    Column("Penggerak"),
    Column("Laporan", width=24),
    Column("Tenggat", Cell.DATE),
    Column("Pertama dikirim", Cell.DATE),
    Column("Terlambat"),
    Column("Lewat tenggat", Cell.WHOLE, unit="hari"),
)
ANSWERS = (
    Column("Kode perangkat daerah", width=20),
    Column("Perangkat daerah", width=36),
    Column("Kode"),
    Column("Indikator", width=40),
    Column("Satuan"),
    Column("Keadaan", width=16),
    Column("Nilai", Cell.DECIMAL),
    Column("Laki-laki", Cell.DECIMAL),
    Column("Perempuan", Cell.DECIMAL),
    Column("Pembilang", Cell.DECIMAL),
    Column("Penyebut", Cell.DECIMAL),
    Column("Jawaban", width=20),
    Column("Dijawab pada", Cell.QUARTER),
)


def reports_sheet(material: RegionMaterial) -> Sheet:
    table = Table(
        caption=f"Perangkat daerah {material.name}, {material.board.quarter.label}",
        columns=REPORTS,
        rows=[report_cells(row) for row in material.agencies],
        notes=("Keadaan laporan pada saat buku kerja dibuat.",),
        source=material.marked("laporan perangkat daerah"),
        keys=2,
    )
    return Sheet("Perangkat daerah", table)


def report_cells(row: AgencyRow) -> tuple[Value, ...]:
    return (
        row.code,
        row.name,
        "ya" if row.is_driver else "",
        OWN_CHIPS.get(row.status, ("none", "Belum melapor"))[1],
        row.due,
        localdate(row.submitted_at) if row.submitted_at else None,
        "ya" if row.is_late or row.days_overdue else "",
        row.days_overdue or None,
    )


def agency_answers_sheet(material: RegionMaterial) -> Sheet:
    """One query."""
    table = Table(
        caption=f"Jawaban perangkat daerah {material.name}, {material.board.quarter.label}",
        columns=ANSWERS,
        rows=list(_answers(material)),
        notes=("Jawaban yang sudah diverifikasi; jawaban terakhir yang masih berlaku menyebut triwulannya.",),
        source=material.source,
        keys=4,
    )
    return Sheet("Jawaban perangkat daerah", table)


def _answers(material: RegionMaterial) -> Iterator[tuple[Value, ...]]:
    quarter, tree = material.board.quarter, material.board.frame.tree
    reached = {row.code for row in material.agencies}
    agencies = [place for place in tree.agencies[material.place.id] if place.stands_in(quarter)]
    found = verified_answers({quarter.year: ({material.place.id}, quarter.number)})
    answers = found.get((material.place.id, quarter.year)) or Answers()
    for meaning in material.board.frame.shown:
        if meaning.level == Level.AGENCY:
            standings = {place.id: _standing(place, meaning, answers, quarter) for place in agencies}
            of_region = material.hiding.of(meaning, material.history.now, material.who)
            instead = among(meaning, standings, of_region=of_region)
            for place in agencies:
                if place.code in reached:
                    yield _answer(place, meaning, standings[place.id], instead(place.id), quarter)


def _standing(place: Place, meaning: Meaning, answers: Answers, quarter: Quarter) -> Standing:
    year, since = answers.of(place.id, meaning.indicator_id), place.since(quarter.year)
    return this_quarter(year, rule=meaning.rule, quarter=quarter.number, since=since)


def _answer(
    place: Place, meaning: Meaning, standing: Standing, instead: Instead, quarter: Quarter
) -> tuple[Value, ...]:
    shown = numbers_of(meaning, total(Tally.of([standing], rule=meaning.rule), rule=meaning.rule), instead=instead)
    is_option = meaning.is_option and standing.numbers is not None and not instead("n")
    return (
        place.code,
        place.name,
        meaning.code,
        meaning.name,
        "" if meaning.is_option else unit_of(meaning, alone=True),
        _state(standing, is_hidden=any(map(instead, HIDDEN))),
        None if is_option else shown.value,
        shown.men,
        shown.women,
        None if is_option else shown.part,
        None if is_option else shown.whole,
        _option(meaning, standing.numbers) if is_option and standing.numbers else "",
        Quarter(quarter.year, standing.quarter) if standing.numbers and standing.quarter else None,
    )


def _state(standing: Standing, *, is_hidden: bool) -> str:
    """Whether a hidden count is zero is not told."""
    if not standing.is_expected:
        return "belum ditanyakan tahun ini"
    return BESIDE if is_hidden and standing.state == State.NIL else standing.state.label.lower()


def _option(meaning: Meaning, numbers: Measured) -> str:
    score = int(numbers.a)
    if meaning.rule.kind == Kind.YESNO:
        return "Ya" if score else "Tidak"
    return dict(meaning.rule.choices).get(score, str(score))
