from django.urls import path

from dashboards.answers.urls import urlpatterns as answers
from dashboards.board_pages import Board, ReadinessDoor, TrendDoor
from dashboards.bundles.doors import BundleCancel, BundleDoor, BundleFile
from dashboards.completeness.doors import (
    CompletenessAgencyDoor,
    CompletenessDoor,
    CompletenessLatest,
    CompletenessRegionDoor,
)
from dashboards.completeness.silence_page import NeverReportedDoor
from dashboards.editions.doors import EditionList, IssuedPdf
from dashboards.pages import BoardLatest
from dashboards.papers.doors import (
    BoardPdf,
    BoardReport,
    BoardYear,
    IndicatorPdf,
    RegionPdf,
    RegionProfile,
    RegionReport,
)
from dashboards.region_pages import AgencyDoor, RegionDoor
from dashboards.sex_gaps.doors import SexGapDoor, SexGapsDoor, SexGapsLatest, SexGapsRegionDoor
from dashboards.workbook.doors import BoardSheet, BoardWorkbook, RegionSheet, RegionWorkbook
from formats.converters import register_quarters
from indicators.codes import register_codes

register_quarters()
register_codes()

urlpatterns = [
    path("papan/", BoardLatest.as_view(), name="board_latest"),
    path("papan/<quarter:quarter>/", Board.as_view(), name="board"),
    path("papan/<quarter:quarter>/kesiapan/", ReadinessDoor.as_view(), name="board_readiness"),
    path("papan/<quarter:quarter>/tren/", TrendDoor.as_view(), name="board_trend"),
    path("papan/<quarter:quarter>/ringkasan.pdf", BoardPdf.as_view(), name="board_pdf"),
    path("papan/<quarter:quarter>/laporan.pdf", BoardReport.as_view(), name="board_report"),
    path("papan/<quarter:quarter>/tahunan.pdf", BoardYear.as_view(), name="board_year"),
    path("papan/<quarter:quarter>/indikator/<code:code>.pdf", IndicatorPdf.as_view(), name="indicator_pdf"),
    path("papan/<quarter:quarter>/buku-kerja.xlsx", BoardWorkbook.as_view(), name="board_workbook"),
    path("papan/<quarter:quarter>/data/<str:sheet>.csv", BoardSheet.as_view(), name="board_sheet"),
    path("papan/<quarter:quarter>/berkas/", BundleDoor.as_view(), name="bundles"),
    path("papan/<quarter:quarter>/berkas/<int:pk>/batal/", BundleCancel.as_view(), name="bundle_cancel"),
    path("papan/<quarter:quarter>/berkas/<int:pk>/zip/", BundleFile.as_view(), name="bundle_file"),
    path("papan/<quarter:quarter>/edisi/", EditionList.as_view(), name="editions"),
    path(
        "papan/<quarter:quarter>/edisi/<int:number>/<str:region>/<slug:kind>.pdf",
        IssuedPdf.as_view(),
        name="issued_pdf",
    ),
    *answers,
    path("papan/<quarter:quarter>/<str:region>/buku-kerja.xlsx", RegionWorkbook.as_view(), name="region_workbook"),
    path("papan/<quarter:quarter>/<str:region>/data/<str:sheet>.csv", RegionSheet.as_view(), name="region_sheet"),
    path("papan/<quarter:quarter>/<str:region>/ringkasan.pdf", RegionPdf.as_view(), name="region_pdf"),
    path("papan/<quarter:quarter>/<str:region>/laporan.pdf", RegionReport.as_view(), name="region_report"),
    path("papan/<quarter:quarter>/<str:region>/profil.pdf", RegionProfile.as_view(), name="region_profile"),
    path("papan/<quarter:quarter>/<str:region>/", RegionDoor.as_view(), name="region_board"),
    path("papan/<quarter:quarter>/<str:region>/<str:agency>/", AgencyDoor.as_view(), name="agency_board"),
    path("kelengkapan/", CompletenessLatest.as_view(), name="completeness_latest"),
    path("kelengkapan/tidak-pernah-melapor/", NeverReportedDoor.as_view(), name="never_reported"),
    path("kelengkapan/<quarter:quarter>/", CompletenessDoor.as_view(), name="completeness"),
    path("kelengkapan/<quarter:quarter>/<str:region>/", CompletenessRegionDoor.as_view(), name="completeness_region"),
    path(
        "kelengkapan/<quarter:quarter>/<str:region>/<str:agency>/",
        CompletenessAgencyDoor.as_view(),
        name="completeness_agency",
    ),
    path("kesenjangan/", SexGapsLatest.as_view(), name="sex_gaps_latest"),
    path("kesenjangan/<quarter:quarter>/", SexGapsDoor.as_view(), name="sex_gaps"),
    path("kesenjangan/<quarter:quarter>/daerah/<str:region>/", SexGapsRegionDoor.as_view(), name="sex_gaps_region"),
    path("kesenjangan/<quarter:quarter>/<code:code>/", SexGapDoor.as_view(), name="sex_gap"),
]
