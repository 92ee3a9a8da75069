from django.urls import path

from dashboards.answers.comparison_door import ComparisonDoor
from dashboards.answers.doors import BudgetDoor, PositionDoor, PrerequisitesDoor, QuestionsDoor, StandingsDoor
from dashboards.answers.suspects_door import SuspectsDoor

urlpatterns = [
    path("papan/<quarter:quarter>/pertanyaan/", QuestionsDoor.as_view(), name="questions"),
    path("papan/<quarter:quarter>/posisi/", PositionDoor.as_view(), name="position"),
    path("papan/<quarter:quarter>/peringkat/", StandingsDoor.as_view(), name="standings"),
    path("papan/<quarter:quarter>/prasyarat/", PrerequisitesDoor.as_view(), name="prerequisites"),
    path("papan/<quarter:quarter>/arg/", BudgetDoor.as_view(), name="gender_budget"),
    path("papan/<quarter:quarter>/perlu-dilihat/", SuspectsDoor.as_view(), name="suspects"),
    path("papan/<quarter:quarter>/banding/", ComparisonDoor.as_view(), name="comparison"),
]
