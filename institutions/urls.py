from django.urls import path

from institutions.access.capacity import SwitchCapacity

urlpatterns = [
    path("kapasitas/", SwitchCapacity.as_view(), name="switch_capacity"),
]
