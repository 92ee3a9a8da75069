from django.urls import path

from formats.converters import register_quarters
from indicators.codes import register_codes
from indicators.pages.catalogue import CatalogueDoor
from indicators.pages.indicator import IndicatorDoor
from indicators.pages.published import (
    PublishedConfirm,
    PublishedEdit,
    PublishedList,
    PublishedNew,
    PublishedRemove,
)
from indicators.pages.targets import TargetsDoor, TargetsEdit
from indicators.pages.wording import Wording

register_quarters()
register_codes()

urlpatterns = [
    path("indikator/", CatalogueDoor.as_view(), name="catalogue"),
    path("indikator/target/", TargetsDoor.as_view(), name="targets"),
    path("indikator/target/ubah/", TargetsEdit.as_view(), name="targets_edit"),
    path("indikator/<code:code>/", IndicatorDoor.as_view(), name="indicator"),
    path("indikator/<code:code>/kata-kata/<quarter:quarter>/", Wording.as_view(), name="definition_wording"),
    path("indikator/<code:code>/terbitan/", PublishedList.as_view(), name="published"),
    path("indikator/<code:code>/terbitan/masukkan/", PublishedNew.as_view(), name="published_new"),
    path("indikator/<code:code>/terbitan/cek/", PublishedConfirm.as_view(), name="published_confirm"),
    path("indikator/<code:code>/terbitan/<int:pk>/", PublishedEdit.as_view(), name="published_edit"),
    path("indikator/<code:code>/terbitan/<int:pk>/hapus/", PublishedRemove.as_view(), name="published_remove"),
]
