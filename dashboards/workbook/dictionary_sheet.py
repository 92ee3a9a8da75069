"""The data dictionary: every indicator as it is defined in the quarter, in words. One query."""

from collections.abc import Callable

from dashboards.printed import AGENCIES
from formats.quarters import Quarter
from formats.spreadsheets import Column, Sheet, Table, Value
from formats.spreadsheets import Kind as Cell
from indicators.catalogue import Definition, catalogue_in
from indicators.explained import asked_words, explained
from indicators.kinds import (
    AcrossQuarters,
    Direction,
    EvidenceRule,
    Kind,
    Level,
    Prerequisite,
    RollUp,
    Shape,
    Source,
)  # fmt: skip

COLUMNS = (
    Column("Kode"),
    Column("Indikator", width=40),
    Column("Prasyarat"),
    Column("Jenis"),
    Column("Bentuk", width=22),
    Column("Satuan"),
    Column("Angka pertama", width=26),
    Column("Angka kedua", width=26),
    Column("Desimal", Cell.WHOLE),
    Column("Arah", width=22),
    Column("Ditanyakan kepada", width=18),
    Column("Ditanyakan pada"),
    Column("Sumber", width=18),
    Column("Antarinstansi", width=24),
    Column("Antartriwulan", width=20),
    Column("Rumus", width=60),
    Column("Pertanyaan", width=48),
    Column("Penjelasan", width=48),
    Column("Bukti"),
    Column("Bobot", Cell.WHOLE),
    Column("Peka"),
    Column("Berlaku sejak", Cell.QUARTER),
)
#: One row an indicator, one text a column.
Texts = tuple[tuple[str, ...], ...]
READ: dict[Cell, Callable[[str], Value]] = {Cell.WHOLE: int, Cell.QUARTER: Quarter.parse}
#: Of the lines that explain an indicator, those that say how its number comes about.
FORMULA = ("Jawaban", "Sepanjang tahun", "Total", "Capaian", "Skor kesiapan")


def dictionary_sheet(quarter: Quarter, texts: Texts | None = None) -> Sheet:
    """`texts`: as an edition has stored them; otherwise one query."""
    table = Table(
        caption=f"Kamus data {quarter.label}",
        columns=COLUMNS,
        rows=[_typed(row) for row in texts or dictionary_texts(quarter)],
        notes=("Setiap indikator menurut definisi yang berlaku pada triwulan ini.",),
        source="katalog indikator",
        keys=2,
    )
    return Sheet("Kamus data", table)


def dictionary_texts(quarter: Quarter) -> Texts:
    """Each definition as the texts of its cells. One query."""
    return tuple(tuple(map(str, _row(one))) for one in catalogue_in(quarter).definitions)


def _typed(row: tuple[str, ...]) -> tuple[Value, ...]:
    return tuple(READ.get(column.kind, str)(text) for text, column in zip(row, COLUMNS, strict=True))


def _row(one: Definition) -> tuple[object, ...]:
    return (
        one.code,
        one.name,
        Prerequisite(one.prerequisite).label,
        Kind(one.kind).label,
        Shape(one.shape).label,
        one.unit,
        one.a_label,
        one.b_label,
        one.decimals,
        Direction(one.direction).label,
        _asked_of(one),
        asked_words(one),
        Source(one.source).label,
        RollUp(one.rollup_units).label,
        AcrossQuarters(one.rollup_quarters).label,
        " ".join(line.text for line in explained(one) if line.label in FORMULA),
        one.question,
        one.explanation,
        EvidenceRule(one.evidence).label,
        one.weight,
        "ya" if one.is_sensitive else "tidak",
        one.valid_from.code,
    )


def _asked_of(one: Definition) -> str:
    if one.source == Source.EXTERNAL:
        return "tidak ditanyakan"
    return AGENCIES if one.level == Level.AGENCY else "kabupaten/kota dan provinsi"
