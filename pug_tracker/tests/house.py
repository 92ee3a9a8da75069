"""The rules of the house, read from the source alone: no database, no Django. test_house.py asks them all.

A rule takes a file and yields what is wrong in it; as a `Source`, so that tests can hand it bad snippets.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: From the ground up. An app imports from apps below it; neighbours on one floor do not import each other.
FLOORS = (
    {"formats"},
    {"institutions"},
    {"indicators"},
    {"action_plans", "pprg"},
    {"reporting"},
    {"dashboards"},
    {"pug_tracker"},
)
FLOOR_OF = {app: floor for floor, apps in enumerate(FLOORS) for app in apps}

#: Pure rooms: rules without database and clock. A package name stands for all that is in it, save IMPURE.
PURE = {
    "formats",
    "indicators.kinds",
    "indicators.rollups",
    "indicators.achievement",
    "indicators.readiness",
    "indicators.answers",
    "indicators.arithmetic",
    "indicators.standing",
    "indicators.tallies",
    "indicators.small_cells",
    "indicators.timeliness",
    "action_plans.progress",
    "institutions.kinds",
    "institutions.access.roles",
    "institutions.access.refusals",
    "institutions.codes",
    "institutions.reference",
    "reporting.workdays",
}
IMPURE = {"formats.fields", "formats.apps", "formats.management", "formats.tests"}
CHOICES = {"TextChoices", "IntegerChoices", "Choices"}
FLOATS_ALLOWED = {"formats.charts": "places on paper, not figures"}

#: Who may read past scope, and why. Migrations, commands and tests always may.
PAST_SCOPE: dict[str, str] = {
    "institutions.access.scope": "it is what `objects.visible_to` is made of",
    "institutions.access.middleware": "finds out who somebody is; before that there is no scope",
    "indicators.loading": "reference data of all regions, loaded by a command",
