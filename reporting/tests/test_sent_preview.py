"""What a file would change is told before anything is written, by the rules of the save itself."""

from collections.abc import Callable
from typing import Any

import pytest

from indicators.kinds import Shape
from indicators.models import Definition
from institutions.tests.cast import Cast
from reporting.figures import Figure
from reporting.merging import Offer
from reporting.reports import Report, ReturnItem
from reporting.saving import save_reported
from reporting.sent_files.contents import Place, Wrong
from reporting.sent_files.lines import LineKind as L
from reporting.sent_files.lines import Preview
from reporting.sent_files.preview import preview_of
from reporting.statuses import Status
from reporting.tests.files_sent import asks, says
from reporting.tests.samples import number
from reporting.tests.stories import NOW, a_definition, a_figure, a_report, a_window

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue(cast: Cast) -> None:
    a_window(cast.province)
    for code in ("A-01", "A-02", "A-03"):
        a_definition(code)
    a_definition("A-04", shape=Shape.SHARE)


def a_definition_of(code: str) -> Any:
    return Definition.objects.select_related("indicator").get(indicator__code=code)


def kinds(preview: Preview) -> dict[str, L]:
    return {line.code: line.kind for group in preview.groups for line in group.lines}


def test_each_item_is_new_changed_or_the_same(cast: Cast) -> None:
    report = a_report(cast.health)
    for code, value in (("A-01", 5), ("A-02", 7)):
        a_figure(report, a_definition_of(code), value, by=cast.focal_point)
    contents = asks(
        says(cast.health, "A-01", "5", version=1),
        says(cast.health, "A-02", "1.250", version=1),
        says(cast.health, "A-03", "3"),
    )

    preview = preview_of(contents, scope=cast.focal_point, at=NOW)

    assert kinds(preview) == {"A-01": L.SAME, "A-02": L.CHANGED, "A-03": L.NEW}
    assert preview.words == "1 baru, 1 berubah, dan 1 sama"
    [changed] = preview.groups[0].of(L.CHANGED)
    assert (changed.before, changed.after, str(changed.place), changed.read) == (
        "7 orang", "1.250 orang", "Dinkes C7", "1.250",
    )  # fmt: skip
    assert preview.may_confirm


def test_what_fingers_could_not_enter_is_an_error_at_its_cell(cast: Cast) -> None:
    contents = asks(
        says(cast.health, "A-01", "dua belas"),
        says(cast.health, "A-04", "9", "4", cell="C9"),
        says(cast.health, "ZZ-99", "1"),
    )

    preview = preview_of(contents, scope=cast.focal_point, at=NOW)

    assert kinds(preview) == {"A-01": L.WRONG, "A-04": L.WRONG, "ZZ-99": L.WRONG}
    by_code = {line.code: line for line in preview.groups[0].lines}
    first, second = by_code["A-01"], by_code["A-04"]
    assert (str(first.place), first.read) == ("Dinkes C7", "dua belas")
    assert "tidak boleh melebihi" in second.why
    assert not preview.may_confirm


def test_what_somebody_changed_meanwhile_is_a_conflict(cast: Cast) -> None:
    report = a_report(cast.health)
    a_figure(report, a_definition_of("A-01"), 5, by=cast.focal_point)
    save_reported(report, offers={"A-01": Offer(number(8), 1)}, scope=cast.coordinator, at=NOW)

    preview = preview_of(asks(says(cast.health, "A-01", "6", version=1)), scope=cast.focal_point, at=NOW)

    [line] = preview.groups[0].lines
    assert (line.kind, line.before, line.after) == (L.CONFLICT, "8 orang", "6 orang")
    assert line.conflict is not None
    assert line.conflict.who == "Karin Koordinator"


def test_a_report_that_was_sent_refuses_by_name_but_only_what_would_change(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)
    a_figure(report, a_definition_of("A-01"), 5, by=cast.focal_point)

    same = preview_of(asks(says(cast.health, "A-01", "5", version=1)), scope=cast.focal_point, at=NOW)
    other = preview_of(asks(says(cast.health, "A-01", "6", version=1)), scope=cast.focal_point, at=NOW)

    assert (same.wrong, same.changes, same.may_confirm) == (0, 0, False)
    assert other.wrong == 1
    assert "sudah dikirim" in other.groups[0].of(L.WRONG)[0].why


def test_an_item_that_was_not_sent_back_is_locked(cast: Cast) -> None:
    report = a_report(cast.health, Status.RETURNED)
    item = {"opened_by": cast.coordinator.user, "opened_at": NOW, "note": "Periksa."}
    ReturnItem.everything.create(report=report, indicator=a_definition_of("A-01").indicator, **item)

    contents = asks(says(cast.health, "A-01", "1"), says(cast.health, "A-02", "2"))
    preview = preview_of(contents, scope=cast.focal_point, at=NOW)

    assert kinds(preview) == {"A-01": L.NEW, "A-02": L.WRONG}


def test_another_institution_is_not_reached(cast: Cast) -> None:
    contents = asks(says(cast.other_health, "A-01", "1"))

    assert preview_of(contents, scope=cast.focal_point, at=NOW).groups == ()


def test_what_the_reader_refused_stands_with_its_place(cast: Cast) -> None:
    lost = Wrong(None, "", Place("Dinkes", "A3"), "Dinkess", "Perangkat daerah ini tidak dikenal.")
    mine = Wrong(cast.health.pk, "A-01", Place("Dinkes", "C7"), "#REF!", "Rumus di sel ini rusak.")

    preview = preview_of(asks(wrong=(lost, mine)), scope=cast.coordinator, at=NOW)

    assert [(group.name, group.lines[0].why) for group in preview.groups] == [
        ("Tanpa instansi", lost.text),
        ("Dinas Kesehatan", mine.text),
    ]


def test_a_preview_writes_nothing(cast: Cast) -> None:
    preview_of(asks(says(cast.health, "A-01", "1")), scope=cast.focal_point, at=NOW)

    assert (Report.everything.count(), Figure.everything.count()) == (0, 0)


def test_one_query_count_whatever_the_file_holds(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    institutions = [cast.health]
    for institution in (cast.health, cast.schools, cast.own):
        a_figure(a_report(institution), a_definition_of("A-01"), 5, by=cast.coordinator, version=2)

    def weigh() -> None:
        proposed = [says(one, code, "4", version=1) for one in institutions for code in ("A-01", "A-02")]
        preview_of(asks(*proposed), scope=cast.coordinator, at=NOW)

    counted = assert_same_queries(weigh, grow=lambda: institutions.extend([cast.schools, cast.own]))

    assert counted <= 12
