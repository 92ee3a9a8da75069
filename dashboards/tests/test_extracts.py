"""Every view as a file: what the page shows, refuses and says; nothing that may not leave."""

from datetime import date

import pytest

from dashboards.tests.plenty import Plenty
from dashboards.tests.stories import TW2, TW3
from indicators.loading import load_catalogue
from institutions.tests.cast import Cast, wib

FORMS = ("csv", "xlsx", "pdf")
READINESS = "/papan/2026-TW3/kesiapan/"


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    monkeypatch.setattr("dashboards.extracts.extractable.timezone.now", lambda: wib(2026, 11, 24, 10, 42))


@pytest.fixture
def filled(cast: Cast) -> Cast:
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.other, cast.health], quarters=[TW2, TW3])
    return cast


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_named_for_view_scope_and_quarter(filled: Cast, form: str) -> None:
    answer = filled.client(filled.leader).get(f"{READINESS}?bentuk={form}")

    assert answer.status_code == 200
    assert f'filename="kesiapan-62-2026-TW3.{form}"' in answer["Content-Disposition"]


def test_a_form_that_there_is_not_is_not_found(filled: Cast) -> None:
    assert filled.client(filled.leader).get(f"{READINESS}?bentuk=docx").status_code == 404


def test_another_quarter_keeps_the_form(filled: Cast) -> None:
    answer = filled.client(filled.leader).get(f"{READINESS}?bentuk=csv&triwulan=2026-TW2")

    assert answer["Location"] == "/papan/2026-TW2/kesiapan/?bentuk=csv"
