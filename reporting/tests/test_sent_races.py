"""Two presses at once, and a press beside somebody who types: threads with connections of their own."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from indicators.loading import load_catalogue
from institutions.access.refusals import Refused
from institutions.tests.cast import Cast, make_cast, wib
from reporting.figures import Figure, FigureChange
from reporting.merging import Offer
from reporting.reports import Report
from reporting.saving import Saved, entry_of, save_reported
from reporting.sent_files.confirming import confirm
from reporting.sent_files.preview import preview_of
from reporting.sent_files.sent import SentFile
from reporting.tests.files_sent import asks, says, sent_by
from reporting.tests.samples import number
from reporting.tests.stories import NOW, a_report
from reporting.tests.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LATER = wib(2026, 10, 6)


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.PRIVATE_FILES = tmp_path
    load_catalogue()
    return make_cast()


def test_two_presses_at_once_store_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "SDM-01", "9", "14"), says(cast.schools, "SDM-01", "1", "2"))
    sent = sent_by(cast.coordinator, contents, monkeypatch)
    digest = preview_of(contents, scope=cast.coordinator, at=LATER).digest
    press = partial(confirm, sent, contents=contents, shown_digest=digest, picks={}, scope=cast.coordinator, at=LATER)

    answers = at_once(press, press)

    assert all(isinstance(answer, SentFile) for answer in answers), answers
    assert FigureChange.everything.count() == 2
    assert Report.everything.count() == 2


def test_beside_somebody_who_types_the_same_item_nothing_is_lost(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        report = a_report(cast.health)
        contents = asks(says(cast.health, "SDM-01", "9", "14"), says(cast.schools, "SDM-01", "1", "2"))
        sent = sent_by(cast.coordinator, contents, monkeypatch)
        digest = preview_of(contents, scope=cast.coordinator, at=NOW).digest
        press = partial(
            confirm, sent, contents=contents, shown_digest=digest, picks={}, scope=cast.coordinator, at=LATER
        )
        offers = {"SDM-01": Offer(number(3, 4))}
        typing = partial(save_reported, report, offers=offers, scope=cast.focal_point, at=LATER)

        stored, typed = at_once(press, typing)

        figures = {f.report.institution_id: entry_of(f) for f in Figure.everything.select_related("report")}
        assert isinstance(typed, Saved)
        if isinstance(stored, Refused):
            assert figures == {cast.health.pk: number(3, 4)}
        else:
            assert figures == {cast.health.pk: number(9, 14), cast.schools.pk: number(1, 2)}
            assert set(typed.conflicts) == {"SDM-01"}
        SentFile.everything.all().delete()
        Report.everything.all().delete()
