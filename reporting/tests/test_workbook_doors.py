"""The two doors that hand out forms as workbooks, and the pages that lead to them."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from indicators.loading import load_catalogue
from institutions.tests.cast import Cast
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_report, a_window

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def _the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def report(cast: Cast) -> Report:
    load_catalogue()
    return a_report(cast.health)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("focal_point", 200), ("coordinator", 200), ("schools_focal_point", 404), ("other_focal_point", 404),
        ("other_coordinator", 404), ("leader", 403), ("verifier", 403), ("administrator", 403),
        ("province_coordinator", 403), ("province_leader", 403),
    ],
)  # fmt: skip
def test_whose_form_of_one_report_is_handed_out(cast: Cast, report: Report, name: str, status: int) -> None:
    answer = cast.client(getattr(cast, name)).get(reverse("report_workbook", args=[report.pk]))

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("coordinator", 200), ("other_coordinator", 200), ("province_coordinator", 200), ("focal_point", 403),
        ("leader", 403), ("verifier", 403), ("administrator", 403),
    ],
)  # fmt: skip
def test_who_gets_a_workbook_of_all_agencies(cast: Cast, report: Report, name: str, status: int) -> None:
    answer = cast.client(getattr(cast, name)).get(reverse("collection_workbook", args=[QUARTER]))

    assert answer.status_code == status


def test_a_coordinator_gets_the_sheets_of_the_own_region_alone(cast: Cast, report: Report) -> None:
    answer = cast.client(cast.other_coordinator).get(reverse("collection_workbook", args=[QUARTER]))

    names = load_workbook(BytesIO(answer.content)).sheetnames
    assert names == ["Petunjuk", "Kotim", "Dinas Kesehatan", "Identitas"]
    assert answer["Content-Disposition"] == 'attachment; filename="formulir-pug-62.02-2026-TW3.xlsx"'
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")


def test_a_download_writes_nothing(cast: Cast, report: Report) -> None:
    cast.client(cast.coordinator).get(reverse("collection_workbook", args=[QUARTER]))

    assert list(Report.everything.all()) == [report]


def test_a_report_that_was_handed_in_answers_409(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health, Status.SUBMITTED)

    answer = cast.client(cast.focal_point).get(reverse("report_workbook", args=[report.pk]))

    assert answer.status_code == 409
    assert "Laporan ini sudah dikirim. Tarik kembali" in answer.content.decode()


def test_a_closed_quarter_answers_422(cast: Cast, report: Report) -> None:
    a_window(cast.province, closed_at=NOW)

    for address in (reverse("report_workbook", args=[report.pk]), reverse("collection_workbook", args=[QUARTER])):
        assert cast.client(cast.coordinator).get(address).status_code == 422


def links(client: Client, page: str) -> bool:
    return "formulir.xlsx" in client.get(page).content.decode()


def test_pages_offer_it_while_it_may_be_filled(cast: Cast, report: Report) -> None:
    focal, coordinator = cast.client(cast.focal_point), cast.client(cast.coordinator)
    form, page = reverse("report_form", args=[report.pk]), reverse("report_page", args=[report.pk])
    collection = reverse("collection", args=[QUARTER])
    assert links(focal, form)
    assert links(focal, page)
    assert links(coordinator, collection)
    assert not links(cast.client(cast.leader), page)

    a_window(cast.province, closed_at=NOW)

    assert not links(focal, form)
    assert not links(focal, page)
    assert not links(coordinator, collection)


def test_nothing_is_offered_of_a_report_that_was_handed_in(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health, Status.SUBMITTED)
    a_report(cast.own, Status.SUBMITTED)
    a_report(cast.schools, Status.ACCEPTED)

    assert not links(cast.client(cast.focal_point), reverse("report_form", args=[report.pk]))
    assert not links(cast.client(cast.focal_point), reverse("report_page", args=[report.pk]))
    assert not links(cast.client(cast.coordinator), reverse("collection", args=[QUARTER]))
