from django.urls import path

from institutions.access.capacity import SwitchCapacity
from institutions.access.downloads import FileDownload

urlpatterns = [
    path("berkas/<int:pk>/", FileDownload.as_view(), name="file_download"),
    path("kapasitas/", SwitchCapacity.as_view(), name="switch_capacity"),
]
