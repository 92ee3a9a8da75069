"""The site's own addresses, and beside them the yardstick."""

from django.urls import path

from bench.five_queries import FiveQueries
from pug_tracker.urls import urlpatterns as the_site

urlpatterns = [*the_site, path("lima-kueri/", FiveQueries.as_view(), name="five_queries")]
