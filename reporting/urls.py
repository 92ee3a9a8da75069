from django.urls import path

from reporting.pages import checking, figure_history, filling

urlpatterns = [
    path("laporan/<int:pk>/isi/", filling.FillReport.as_view(), name="report_form"),
    path("laporan/<int:pk>/periksa/", checking.CheckReport.as_view(), name="report_check"),
    path("laporan/<int:pk>/butir/<str:code>/", figure_history.FigureHistory.as_view(), name="figure_history"),
]
