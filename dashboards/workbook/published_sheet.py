"""What others publish (BPS), as they printed it: never added, never averaged."""

from collections.abc import Iterable

from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.published_values import Published, published_of
from dashboards.scoreboard import Scoreboard
from formats.spreadsheets import Column, Sheet, Table, Typed, Value
from formats.spreadsheets import Kind as Cell

COLUMNS = (
    Column("Kode"),
    Column("Indikator", width=44),
    Column("Kode daerah"),
    Column("Daerah", width=30),
    Column("Tahun", Cell.YEAR),
    Column("Jenis kelamin"),
    Column("Nilai", Cell.DECIMAL),
    Column("Satuan"),
    Column("Penerbit"),
    Column("Seri"),
    Column("Tanggal rilis", Cell.DATE),
    Column("Ditemukan di", width=36),
    Column("Sudah dicek", width=22),
)


def published_sheet(board: Scoreboard, *, regions: Iterable[Place]) -> Sheet:
    places = {place.id: place for place in regions}
    table = Table(
        caption=f"Nilai terbit sampai {board.quarter.year}",
        columns=COLUMNS,
        rows=[
            _row(value, places[value.institution_id], board.frame.external.get(value.code))
            for value in published_of(board.frame)
            if value.institution_id in places
        ],
        notes=("Dengan angka di belakang koma seperti dicetak penerbitnya. Tidak dijumlahkan atau dirata-ratakan.",),
        source="penerbit pada setiap baris",
        keys=2,
    )
    return Sheet("Nilai terbit", table)


def _row(value: Published, place: Place, meaning: Meaning | None) -> tuple[Value, ...]:
    unit = meaning.unit if meaning else ""
    return (
        value.code,
        meaning.name if meaning else value.code,
        place.code,
        place.name,
        value.year,
        value.sex_label or "Laki-laki dan perempuan",
        Typed(value.value, Cell.PERCENT if unit == "%" else Cell.DECIMAL, value.decimals),
        unit,
        value.publisher,
        value.series,
        value.released_on,
        value.found_in,
        f"sudah dicek ke {value.publisher}" if value.is_confirmed else f"belum dicek ke {value.publisher}",
    )
