from django.urls import path

from reporting.pages import filling

urlpatterns = [
    path("laporan/<int:pk>/isi/", filling.FillReport.as_view(), name="report_form"),
]
