from django.urls import URLPattern, URLResolver, include, path

from institutions.access.capacity import SwitchCapacity
from institutions.access.downloads import FileDownload
from institutions.pages import capacities, institutions, journal, letterheads, users

administration: list[URLPattern] = [
    path("", institutions.Administration.as_view(), name="administration"),
    path("instansi/", institutions.InstitutionList.as_view(), name="institution_list"),
    path("instansi/tambah/", institutions.InstitutionAdd.as_view(), name="institution_add"),
    path("instansi/<str:code>/", institutions.InstitutionEdit.as_view(), name="institution_edit"),
    path("instansi/<str:code>/tutup/", institutions.InstitutionClose.as_view(), name="institution_close"),
    path("pengguna/", users.UserList.as_view(), name="user_list"),
    path("pengguna/tambah/", users.UserAdd.as_view(), name="user_add"),
    path("pengguna/<int:pk>/", users.UserPage.as_view(), name="user_page"),
    path("pengguna/<int:pk>/aktif/", users.UserActivation.as_view(), name="user_activation"),
    path("pengguna/<int:pk>/tautan-sandi/", users.UserPasswordLink.as_view(), name="user_password_link"),
    path("pengguna/<int:pk>/tugas/", capacities.CapacityAdd.as_view(), name="capacity_add"),
    path("tugas/<int:pk>/akhiri/", capacities.CapacityEnd.as_view(), name="capacity_end"),
    path("kop-surat/", letterheads.LetterheadList.as_view(), name="letterhead_list"),
    path("kop-surat/<str:code>/", letterheads.LetterheadEdit.as_view(), name="letterhead_edit"),
    path("jurnal/", journal.Journal.as_view(), name="journal"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/", include(administration)),
    path("berkas/<int:pk>/", FileDownload.as_view(), name="file_download"),
    path("kapasitas/", SwitchCapacity.as_view(), name="switch_capacity"),
]
