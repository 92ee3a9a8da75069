"""Completeness and timeliness of the whole example, once more: report by report, in plain loops."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from dashboards.completeness.deliveries import deliveries
from dashboards.completeness.reports import opened_windows, reports_in, windows_in
from dashboards.places import tree_of
from dashboards.tests.stories import TW3
from formats.quarters import quarters_back
from indicators.timeliness import Timeliness
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.calendar import Window
from reporting.models import Report

pytestmark = pytest.mark.django_db


def test_every_count_is_what_the_reports_say_one_by_one(example: date) -> None:
    province = Institution.everything.get(kind=Kind.PROVINCE)
    quarters = quarters_back(TW3, 3)
    windows, tree = windows_in(quarters, opened=opened_windows(province.pk)), tree_of(province)
    found = deliveries(reports_in(windows, tree=tree, common=0), tree=tree)

    late = 0
    for quarter in quarters:
        window = Window.objects.get(quarter=quarter)
        for region in Institution.everything.exclude(kind=Kind.AGENCY):
            agencies = Institution.everything.filter(region=region, kind=Kind.AGENCY)
            sent = Report.everything.filter(institution__in=agencies, quarter=quarter).exclude(first_submitted_at=None)
            days = [localdate(one.first_submitted_at) for one in sent if one.first_submitted_at]
            in_time = sum(day <= window.agency_due for day in days)
            late += len(days) - in_time
            assert found.of(region.pk, quarter).agencies == Timeliness(
                31 + 5 * (region == province), len(days), in_time
            )
    assert late > 50
