"""What no page of ours sends: signs that no database keeps, names of pages as addresses, items of other reports."""

import pytest
from django.test import Client
from django.utils import timezone

from indicators.kinds import Level
from institutions.tests.cast import Cast
from reporting.reports import Remark, Report, ReturnItem
from reporting.statuses import Status
from reporting.tests.stories import NOW, a_definition, a_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return cast.client(cast.coordinator)


@pytest.fixture
def report(cast: Cast) -> Report:
    a_definition("SDM-01")
    return a_report(cast.health, Status.SUBMITTED)


def test_a_nul_is_dropped_and_the_rest_of_a_remark_is_kept(coordinator: Client, report: Report) -> None:
    answer = coordinator.post(f"/laporan/{report.pk}/catatan/SDM-01/", {"text": "Benar\0kah?"})

    assert answer.status_code == 302
    assert Remark.everything.get().text == "Benarkah?"


def test_a_nul_in_a_step_stops_nothing(coordinator: Client, report: Report) -> None:
    typed = {"note": "Peri\0ksa.", "items": ["SDM-01\0", "\0"]}

    assert coordinator.post(f"/laporan/{report.pk}/langkah/return/", typed).status_code == 302
    assert Report.everything.get().return_note == "Periksa."
    assert ReturnItem.everything.get().indicator.code == "SDM-01"


def test_a_nul_names_no_institution(coordinator: Client) -> None:
    typed = {"institution": "\0tidak-ada", "quarter": "2026-TW3"}

    assert coordinator.post("/laporan/mulai/", typed).status_code == 404


def test_a_nul_in_the_reason_for_unlocking_is_dropped(cast: Cast, coordinator: Client, report: Report) -> None:
    other = a_definition("SDM-02")
    coordinator.post(f"/laporan/{report.pk}/langkah/return/", {"note": "Periksa.", "items": "SDM-01"})

    typed = {"SDM-02.v": "0", "SDM-02.unlock": "Salah\0 tulis.", "langkah": "buka SDM-02"}
    answer = cast.client(cast.focal_point).post(f"/laporan/{report.pk}/isi/", typed)

    assert answer.status_code == 302
    assert ReturnItem.everything.get(indicator=other.indicator).note == "Salah tulis."


@pytest.mark.parametrize("wanted", ["report_page", "//example.com/", "/\\example.com", "https:x", "javascript:x"])
def test_a_step_leads_to_pages_of_ours_only(coordinator: Client, report: Report, wanted: str) -> None:
    answer = coordinator.post(f"/laporan/{report.pk}/langkah/begin_review/", {"next": wanted})

    assert (answer.status_code, answer["Location"]) == (302, f"/laporan/{report.pk}/")


def test_no_remark_on_an_item_that_the_report_is_not_asked(coordinator: Client, report: Report) -> None:
    a_definition("KEL-99", level=Level.REGION)

    answer = coordinator.post(f"/laporan/{report.pk}/catatan/KEL-99/", {"text": "Halo"})

    assert answer.status_code == 422
    assert not Remark.everything.exists()
