"""Which sheets a workbook has: of the province for everybody, of a region for those who reach its agencies."""

from collections.abc import Callable
from datetime import datetime

from dashboards.workbook.agency_sheets import agency_answers_sheet, reports_sheet
from dashboards.workbook.answers_sheet import answers_sheet
from dashboards.workbook.columns_sheet import columns_sheet
from dashboards.workbook.completeness_sheet import completeness_sheet
from dashboards.workbook.cover import cover, title_of
from dashboards.workbook.dictionary_sheet import dictionary_sheet
from dashboards.workbook.indicator_sheet import indicator_sheet
from dashboards.workbook.material import Material, RegionMaterial
from dashboards.workbook.published_sheet import published_sheet
from dashboards.workbook.readiness_sheets import scores_sheet, sums_sheet
from dashboards.workbook.summary_sheet import summary_sheet
from dashboards.workbook.trend_sheets import indicators_trend, scores_trend
from formats.spreadsheets import Book, Sheet, to_xlsx

Maker = Callable[[Material], Sheet]
RegionMaker = Callable[[RegionMaterial], Sheet]

COLUMNS = "kamus-kolom"
#: By the name under which a sheet alone is fetched as CSV.
PROVINCE: dict[str, Maker] = {
    "ringkasan": summary_sheet,
    "kesiapan": lambda m: scores_sheet(m.history, source=m.source),
    "rincian-kesiapan": lambda m: sums_sheet(
        m.history, m.hiding, regions=m.board.frame.regions(m.board.quarter), source=m.source
    ),
    "indikator": lambda m: indicator_sheet(m.history, m.hiding, whose=m.whose, source=m.source),
    "indikator-per-daerah": lambda m: answers_sheet(
        "Indikator per daerah", m.history, m.hiding, regions=m.board.regencies, whose=m.whose, source=m.source
    ),
    "pemerintah-provinsi": lambda m: answers_sheet(
        "Pemerintah Provinsi", m.history, m.hiding,
        regions=[m.board.frame.tree.province], whose="Pemerintah Provinsi", source=m.source,
    ),
    "tren-kesiapan": lambda m: scores_trend(m.history, source=m.source),
    "tren-indikator": lambda m: indicators_trend(m.history, m.hiding, whose=m.whose, source=m.source),
    "kelengkapan": lambda m: completeness_sheet(
        m.history, m.delivered, on=m.on, source=m.marked("waktu pengiriman laporan")
    ),
    "nilai-terbit": lambda m: published_sheet(m.board, regions=m.board.frame.regions(m.board.quarter)),
    "kamus-data": lambda m: dictionary_sheet(m.board.quarter, m.dictionary),
}  # fmt: skip
REGION: dict[str, RegionMaker] = {
    "ringkasan": summary_sheet,
    "rincian-kesiapan": lambda m: sums_sheet(m.history, m.hiding, regions=[m.place], source=m.source),
    "indikator": lambda m: indicator_sheet(m.history, m.hiding, whose=m.whose, source=m.source, who=m.who),
    "indikator-per-triwulan": lambda m: answers_sheet(
        "Indikator per triwulan", m.history, m.hiding, regions=[m.place], whose=m.whose, source=m.source
    ),
    "perangkat-daerah": reports_sheet,
    "jawaban-perangkat-daerah": agency_answers_sheet,
    "tren-kesiapan": lambda m: scores_trend(m.history, source=m.source, who=m.who),
    "nilai-terbit": lambda m: published_sheet(m.board, regions=[m.place]),
    "kamus-data": lambda m: dictionary_sheet(m.board.quarter, m.dictionary),
}


def sheets_of(material: Material) -> list[Sheet]:
    """The cover first, and last what every column of them holds."""
    if isinstance(material, RegionMaterial):
        sheets = [make(material) for make in REGION.values()]
    else:
        sheets = [make(material) for make in PROVINCE.values()]
    first = cover(material, [*sheets, columns_sheet([])])
    return [first, *sheets, columns_sheet([first, *sheets])]


def sheet_named(name: str, material: Material) -> Sheet | None:
    """By the name in an address; nothing where there is none of that name."""
    if name == COLUMNS:
        return sheets_of(material)[-1]
    if isinstance(material, RegionMaterial):
        return REGION[name](material) if name in REGION else None
    return PROVINCE[name](material) if name in PROVINCE else None


def book_of(material: Material) -> Book:
    return Book(
        title=title_of(material),
        subject=f"Pelaksanaan PUG {material.board.quarter.label}",
        creator="PUG Tracker",
        version=material.version,
        keywords=("PUG", material.board.quarter.code, material.code),
        sheets=sheets_of(material),
    )


def workbook_of(material: Material, *, at: datetime) -> bytes:
    return to_xlsx(book_of(material), made_at=at)
